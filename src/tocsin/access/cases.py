"""Cases as lists show them, and finding one by what a person types."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from tocsin.access.filter import entity_row, visible
from tocsin.access.page import MOST, Page
from tocsin.domain.errors import NoSuch, SeveralFit
from tocsin.domain.names import fold_name
from tocsin.domain.viewer import Viewer
from tocsin.records.derived import CaseRow, Entity
from tocsin.records.words import SCOPES

LAST = "\U0010ffff"  # behind every sign that a folded title may go on with


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One case in a list."""

    id: str
    scope: str
    title: str


def list_cases(viewer: Viewer, start: int = 0) -> Page[CaseLine]:
    """Cases by folded title."""
    rows = visible(viewer, CaseRow.objects.order_by("sort_key", "entity"))
    lines = _lines(rows[start : start + MOST])
    total = rows.count()
    return Page(lines, start + MOST if start + MOST < total else None, total)


def get_case(viewer: Viewer, case: str) -> CaseLine:
    """The case with this id. Raises NoSuch."""
    row = entity_row(viewer, case, "case")
    found = _lines(visible(viewer, CaseRow.objects.filter(entity=row.id)))
    if not found:
        raise NoSuch(what="case")
    return found[0]


def find_case(viewer: Viewer, words: str) -> CaseLine:
    """The one case with this id, or whose folded title is or begins with these words. Raises NoSuch, SeveralFit."""
    rows = visible(viewer, CaseRow.objects.order_by("sort_key", "entity"))
    named = _lines(rows.filter(entity__in=visible(viewer, Entity.objects.filter(uid=words)).values("id"))[:1])
    if named:
        return named[0]
    key = fold_name(words)
    if not key:
        raise NoSuch(what="case")
    # two are as good as many; a title that is meant whole counts before one that only begins so
    exact = _lines(rows.filter(sort_key=key)[:2])
    chosen = exact if len(exact) == 1 else _lines(rows.filter(sort_key__gte=key, sort_key__lt=key + LAST)[:2])
    if len(chosen) != 1:
        raise SeveralFit(what="case") if chosen else NoSuch(what="case")
    return chosen[0]


def _lines(rows: QuerySet[CaseRow]) -> tuple[CaseLine, ...]:
    found = list(rows)
    uids = dict(Entity.objects.filter(id__in=[row.entity for row in found]).values_list("id", "uid"))
    return tuple(CaseLine(uids[row.entity], SCOPES.word(row.scope), row.title) for row in found)
