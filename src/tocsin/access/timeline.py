"""Events in the order of time, as a timeline shows them: doubt stays visible, what has no date stands at the end."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import F

from tocsin.access.filter import entity_row, visible
from tocsin.access.page import MOST, Page
from tocsin.domain.dates import Bounds
from tocsin.domain.viewer import Viewer
from tocsin.lib import ids
from tocsin.records import bulk
from tocsin.records.derived import Entity, EventRow

_SAID = ("type", "completion", "date", "disputed")
_BOUNDS = ("s_min", "s_max", "e_min", "e_max", "soft")


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
    shown = list(in_time.values_list("entity", flat=True)[start : start + MOST])
    total = rows.count()
    lines = lines_of(shown)
    return Page(tuple(lines[number] for number in shown), start + MOST if start + MOST < total else None, total)


def count_events(viewer: Viewer, case: str) -> int:
    """How many events a case has. Raises NoSuch."""
    scope = entity_row(viewer, case, "case").scope
    return visible(viewer, EventRow.objects.filter(scope=scope)).count()


def lines_of(numbers: Collection[int]) -> dict[int, EventLine]:
    """The lines of these events by number: past Django's objects, of which a map would make thousands."""
    uids = {number: ids.short(bytes(uid)) for number, uid in bulk.select(Entity, ("id", "uid"), "id", numbers)}
    rows = bulk.select(EventRow, ("entity", *_SAID, *_BOUNDS), "entity", numbers)
    return {
        number: EventLine(uids[number], kind, completion, date, _bounds(*bounds, soft=bool(soft)), bool(disputed))
        for number, kind, completion, date, disputed, *bounds, soft in rows
    }


def _bounds(s_min: int | None, s_max: int | None, e_min: int | None, e_max: int | None, *, soft: bool) -> Bounds | None:
    if s_min is None or s_max is None or e_min is None or e_max is None:
        return None
    return Bounds(s_min, s_max, e_min, e_max, soft)
