"""Cases as lists show them, and finding one by what a person types."""

from __future__ import annotations

from dataclasses import dataclass

from tocsin.access.filter import visible
from tocsin.access.page import MOST, Page
from tocsin.domain.errors import NoSuch, SeveralFit
from tocsin.domain.names import fold_name
from tocsin.domain.viewer import Viewer
from tocsin.records.derived import CaseRow, Entity
from tocsin.records.words import SCOPES


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One case in a list."""

    id: str
    scope: str
    title: str


def list_cases(viewer: Viewer, start: int = 0) -> Page[CaseLine]:
    """Cases by folded title."""
    rows = visible(viewer, CaseRow.objects.order_by("sort_key", "entity"))
    found = list(rows[start : start + MOST])
    uids = dict(Entity.objects.filter(id__in=[row.entity for row in found]).values_list("id", "uid"))
    lines = tuple(CaseLine(uids[row.entity], SCOPES.word(row.scope), row.title) for row in found)
    total = rows.count()
    return Page(lines, start + MOST if start + MOST < total else None, total)


def find_case(viewer: Viewer, words: str) -> CaseLine:
    """The one case with this id, or whose folded title is or begins with these words. Raises NoSuch, SeveralFit."""
    key = fold_name(words)
    lines = [line for line in _all(viewer) if line.id == words or (key and fold_name(line.title).startswith(key))]
    exact = [line for line in lines if line.id == words or fold_name(line.title) == key]
    chosen = exact if len(exact) == 1 else lines
    if len(chosen) != 1:
        raise SeveralFit(what="case") if chosen else NoSuch(what="case")
    return chosen[0]


def _all(viewer: Viewer) -> list[CaseLine]:
    lines: list[CaseLine] = []
    start: int | None = 0
    while start is not None:
        page = list_cases(viewer, start)
        lines.extend(page.items)
        start = page.next
    return lines
