"""Views of a case's events that somebody named, to come back to: of this copy alone, and of no other case."""

from __future__ import annotations

from dataclasses import dataclass

from tocsin.access.filter import scope_of
from tocsin.domain.viewer import Viewer
from tocsin.records.local import KeptView


@dataclass(frozen=True, slots=True)
class ViewLine:
    """One view: what it is called, and the address that it narrows by."""

    name: str
    asked: str


def list_views(viewer: Viewer, case: str) -> tuple[ViewLine, ...]:
    """The views of a case by name. Raises NoSuch."""
    rows = KeptView.objects.filter(scope=scope_of(viewer, case))
    return tuple(ViewLine(row.name, row.asked) for row in rows)
