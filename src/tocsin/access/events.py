"""Events across cases, narrowed and in the order of time; deep pages cost what the first one does.

Where few events fit, the index names them and they are sorted here. Where many fit, the rows are walked in the order of
time until the page is full: then a page is soon full.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import islice

from django.db.models import Q, QuerySet

from tocsin.access import index
from tocsin.access.event_filter import EventFilter, events_of, holding, rows_in_time, rows_of
from tocsin.access.filter import entity_row, visible
from tocsin.access.index import MOST_COUNTED
from tocsin.access.page import Slice
from tocsin.access.timeline import EventLine, line_of
from tocsin.domain.viewer import Viewer
from tocsin.records.derived import Entity, EventRow

SHOWN = 50  # on one page
STEP = 500  # rows of one step of a walk
FEW = 3_000  # events that are sorted here

Key = tuple[bool, int, int, int]  # undated at the end, earliest start, latest end, number


class Order(StrEnum):
    """In which order events come; what has no date stands at the end."""

    EARLIEST = "earliest"
    LATEST = "latest"


def list_events(
    viewer: Viewer, wanted: EventFilter, *, order: Order = Order.EARLIEST, after: str | None = None
) -> Slice[EventLine]:
    """Events that fit, behind the one with the id `after` if it is given. Raises NoSuch: case, person, place, after."""
    rows = rows_in_time(viewer, wanted)
    start = None if after is None else _key_after(viewer, after, order)
    numbers = _numbers(viewer, wanted)
    if numbers is not None and (wanted.person is not None or len(numbers) <= FEW):
        every = sorted(_fitting(rows, numbers, wanted), key=lambda row: _key(row, order))
        page = [row for row in every if start is None or _key(row, order) > start][: SHOWN + 1]
        total: int | None = len(every)
    else:
        page = list(islice(_walk(rows, wanted, order, start), SHOWN + 1))
        total = _count(wanted, rows, numbers)
    lines = _lines(page[:SHOWN])
    return Slice(
        items=lines,
        next=lines[-1].id if len(page) > SHOWN else None,
        total=None if total is None else min(total, MOST_COUNTED),
        more=total is None or total > MOST_COUNTED,
    )


def _numbers(viewer: Viewer, wanted: EventFilter) -> list[int] | None:
    """Which events the index names, as far as they are counted; None where it is not asked: every event will do."""
    if wanted.place is not None:
        entity_row(viewer, wanted.place, "place")
    if wanted.person is not None:
        return events_of(viewer, wanted.person)
    tokens = wanted.tokens()
    return index.find(viewer, tokens, case=wanted.case, limit=MOST_COUNTED + 1) if tokens else None


def _fitting(rows: QuerySet[EventRow], numbers: Sequence[int], wanted: EventFilter) -> Iterator[EventRow]:
    """The rows with these numbers, which hold what is asked for already, unless a person named them."""
    named = rows_of(rows, numbers)
    return named if wanted.person is None else holding(named, wanted.tokens())


def _count(wanted: EventFilter, rows: QuerySet[EventRow], numbers: Sequence[int] | None) -> int | None:
    """How many fit, as far as the bound; None where many are of that time and many hold the values asked for."""
    if numbers is None:
        return rows[: MOST_COUNTED + 1].count()
    if not wanted.dated:
        return len(numbers)
    return sum(1 for _ in holding(rows, wanted.tokens())) if rows[: FEW + 1].count() <= FEW else None


def _walk(rows: QuerySet[EventRow], wanted: EventFilter, order: Order, start: Key | None) -> Iterator[EventRow]:
    stepped = _in_order(rows, order, start)
    return holding(stepped, wanted.tokens()) if wanted.tokens() else stepped


def _in_order(rows: QuerySet[EventRow], order: Order, start: Key | None) -> Iterator[EventRow]:
    """The rows behind a key, read in steps: dated ones first."""
    if start is None or not start[0]:
        yield from _steps(rows.filter(s_min__isnull=False), order, start)
        start = None
    yield from _steps(rows.filter(s_min__isnull=True), order, start)


def _steps(rows: QuerySet[EventRow], order: Order, start: Key | None) -> Iterator[EventRow]:
    sign = "" if order is Order.EARLIEST else "-"
    ordered = rows.order_by(f"{sign}s_min", f"{sign}e_max", f"{sign}entity")
    step = list((ordered if start is None else ordered.filter(_behind(start, order)))[:STEP])
    while step:
        yield from step
        step = list(ordered.filter(_behind(_key(step[-1], order), order))[:STEP]) if len(step) == STEP else []


def _behind(key: Key, order: Order) -> Q:
    """The rows behind a key, so put that the index on the start is used."""
    than = "gt" if order is Order.EARLIEST else "lt"
    undated, s_min, e_max, number = key if order is Order.EARLIEST else (key[0], -key[1], -key[2], -key[3])
    if undated:
        return Q(**{f"entity__{than}": number})
    later_end = Q(**{f"e_max__{than}": e_max}) | Q(e_max=e_max, **{f"entity__{than}": number})
    return Q(**{f"s_min__{than}e": s_min}) & (Q(**{f"s_min__{than}": s_min}) | later_end)


def _key(row: EventRow, order: Order) -> Key:
    sign = 1 if order is Order.EARLIEST else -1
    return (row.s_min is None, sign * (row.s_min or 0), sign * (row.e_max or 0), sign * row.entity)


def _key_after(viewer: Viewer, after: str, order: Order) -> Key:
    number = entity_row(viewer, after, "event").id
    return _key(visible(viewer, EventRow.objects.all()).get(entity=number), order)


def _lines(rows: Sequence[EventRow]) -> tuple[EventLine, ...]:
    uids = dict(Entity.objects.filter(id__in=[row.entity for row in rows]).values_list("id", "uid"))
    return tuple(line_of(uids[row.entity], row) for row in rows)
