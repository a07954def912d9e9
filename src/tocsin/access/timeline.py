"""Events in the order of time, as a timeline shows them: doubt stays visible, what has no date stands at the end."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import F

from tocsin.access.filter import entity_row, visible
from tocsin.access.page import MOST, Page
from tocsin.domain.dates import Bounds
from tocsin.domain.viewer import Viewer
from tocsin.records.derived import Entity, EventRow


@dataclass(frozen=True, slots=True)
class EventLine:
    """One event in a timeline. `bounds` is None where no date is known."""

    id: str
    type: str
    completion: str
    date: str
    bounds: Bounds | None
    disputed: bool


def list_events(viewer: Viewer, case: str, start: int = 0) -> Page[EventLine]:
    """The events of a case by their earliest start. Raises NoSuch."""
    scope = entity_row(viewer, case, "case").scope
    rows = visible(viewer, EventRow.objects.filter(scope=scope))
    in_time = rows.order_by(F("s_min").asc(nulls_last=True), "e_max", "entity")
    shown = list(in_time[start : start + MOST])
    total = rows.count()
    uids = dict(Entity.objects.filter(id__in=[row.entity for row in shown]).values_list("id", "uid"))
    lines = tuple(line_of(uids[row.entity], row) for row in shown)
    return Page(lines, start + MOST if start + MOST < total else None, total)


def count_events(viewer: Viewer, case: str) -> int:
    """How many events a case has. Raises NoSuch."""
    scope = entity_row(viewer, case, "case").scope
    return visible(viewer, EventRow.objects.filter(scope=scope)).count()


def line_of(uid: str, row: EventRow) -> EventLine:
    """An event's row as lists hand it out."""
    return EventLine(uid, row.type, row.completion, row.date, _bounds(row), row.disputed)


def _bounds(row: EventRow) -> Bounds | None:
    four = (row.s_min, row.s_max, row.e_min, row.e_max)
    s_min, s_max, e_min, e_max = four
    if s_min is None or s_max is None or e_min is None or e_max is None:
        return None
    return Bounds(s_min, s_max, e_min, e_max, row.soft)
