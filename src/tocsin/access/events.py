"""Events across cases, narrowed and in the order of time; deep pages cost what the first one does.

Where few events fit, the index names them and they are sorted here. Where many fit, the rows are walked in the order of
time until the page is full: then a page is soon full.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import QuerySet, Sum

from tocsin.access import event_walk, index
from tocsin.access.event_filter import EventFilter, chosen, counted, events_of, rows_in_time
from tocsin.access.event_walk import Key, Order, key_of
from tocsin.access.filter import entity_row, visible
from tocsin.access.index import MOST_COUNTED
from tocsin.access.page import Slice
from tocsin.access.timeline import EventLine, lines_of
from tocsin.domain.viewer import Viewer
from tocsin.records.derived import EventRow

__all__ = ["Order", "list_events"]

SHOWN = 50  # on one page
FEW = 1_500  # events that are sorted here
MOST_LOOKED = 20_000  # events of a time that are looked at to be counted
EVERY = 2**31  # of one person or place: all of them


def list_events(
    viewer: Viewer, wanted: EventFilter, *, order: Order = Order.EARLIEST, after: str | None = None, most: int = SHOWN
) -> Slice[EventLine]:
    """At most so many events that fit, behind the one with the id `after` if it is given.

    Raises NoSuch: case, person, place, statement, after.
    """
    rows = rows_in_time(viewer, wanted)
    start = None if after is None else _key_after(viewer, after, order)
    holding = rows.filter(wanted.holding())
    numbers, total = named(viewer, wanted, FEW)
    if numbers is not None:
        found = [row for some in chosen(holding, numbers) for row in some.values_list("s_min", "e_max", "entity")]
        ordered = sorted((key_of(s_min, e_max, number, order), number) for s_min, e_max, number in found)
        page = [number for key, number in ordered if start is None or key > start][: most + 1]
        total = len(found)
    else:
        page = event_walk.walk(holding, wanted, order, start, most + 1)
        if total is None or wanted.dated:
            total = _count(rows, holding, wanted)
    lines = _lines(page[:most])
    return Slice(
        items=lines,
        next=lines[-1].id if len(page) > most else None,
        total=None if total is None else min(total, MOST_COUNTED),
        more=total is None or total > MOST_COUNTED,
    )


def named(viewer: Viewer, wanted: EventFilter, few: int) -> tuple[list[int] | None, int | None]:
    """Which events hold the values asked for, whenever they were, and how many, where that was counted.

    None in place of the events where they are more than `few`, or no value is asked for.

    Raises NoSuch: place, statement, person.
    """
    for uid, kind in ((wanted.place, "place"), (wanted.told_in, "statement")):
        if uid is not None:
            entity_row(viewer, uid, kind)
    if wanted.person is not None:
        return _of_person(viewer, wanted), None
    if not (tokens := wanted.tokens()):
        return None, None
    if (known := counted(viewer, wanted)) is not None:
        total = known.aggregate(events=Sum("events"))["events"] or 0
        return (index.find(viewer, tokens, limit=few) if total <= few else None), total
    if _of_few(wanted):
        return index.find(viewer, tokens, case=wanted.case, limit=EVERY), None
    found = index.find(viewer, tokens, case=wanted.case, limit=max(few, MOST_COUNTED) + 1)
    return (found if len(found) <= few else None), len(found)


def _of_few(wanted: EventFilter) -> bool:
    """Whether it asks for a place or a statement: of each a case has few events, and no row holds it."""
    return wanted.place is not None or wanted.told_in is not None


def _of_person(viewer: Viewer, wanted: EventFilter) -> list[int]:
    numbers = events_of(viewer, wanted.person or "")
    if not _of_few(wanted):
        return numbers
    there = set(index.find(viewer, wanted.tokens(), case=wanted.case, limit=EVERY))
    return [number for number in numbers if number in there]


def _count(rows: QuerySet[EventRow], holding: QuerySet[EventRow], wanted: EventFilter) -> int | None:
    """How many fit, as far as the bound; None where many are of that time, and to count them all would take long."""
    if wanted.tokens() and event_walk.count(rows, wanted, MOST_LOOKED + 1) > MOST_LOOKED:
        return None
    return event_walk.count(holding, wanted, MOST_COUNTED + 1)


def _key_after(viewer: Viewer, after: str, order: Order) -> Key:
    number = entity_row(viewer, after, "event").id
    row = visible(viewer, EventRow.objects.all()).get(entity=number)
    return key_of(row.s_min, row.e_max, row.entity, order)


def _lines(page: Sequence[int]) -> tuple[EventLine, ...]:
    """The lines of these events, in the order given."""
    lines = lines_of(page)
    return tuple(lines[number] for number in page)
