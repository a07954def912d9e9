"""`keep_view`: name a way of narrowing the events of a case, to come back to it; `forget_view` takes the name away.

It is kept in this copy alone and goes with what it names when that is erased.
"""

from __future__ import annotations

from collections.abc import Collection
from urllib.parse import parse_qsl

from tocsin.access.filter import scope_of
from tocsin.domain.errors import NoSuch
from tocsin.domain.viewer import Viewer
from tocsin.records.local import KeptView

LONGEST_NAME = 80


def keep_view(viewer: Viewer, case: str, name: str, asked: str) -> None:
    """Keep an address under a name; one that had the name before is replaced. Raises NoSuch for the case."""
    known = " ".join(name.split())[:LONGEST_NAME]
    KeptView.objects.update_or_create(scope=scope_of(viewer, case), name=known, defaults={"asked": asked})


def forget_view(viewer: Viewer, case: str, name: str) -> None:
    """Forget a view. Raises NoSuch for the case, and where it has no view of this name."""
    if not KeptView.objects.filter(scope=scope_of(viewer, case), name=name).delete()[0]:
        raise NoSuch(what="view")


def forget_views_of(entities: Collection[str]) -> None:
    """Forget every view that is of these entries or narrows by one of them: they are erased."""
    for row in KeptView.objects.all():
        if not {row.scope.partition(":")[2], *(value for _, value in parse_qsl(row.asked))}.isdisjoint(entities):
            row.delete()
