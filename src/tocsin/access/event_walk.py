"""The rows of events in the order of time, read from one index until there are enough.

The index holds the classes of width (`records.widths`) one behind the other, each in the order of time. All are asked
in one question, and the database merges them: it reads no further in any of them than the answer needs.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Any

from django.db.models import Q, QuerySet

from tocsin.access.event_filter import EventFilter
from tocsin.records.derived import EventRow
from tocsin.records.widths import CLASSES, starts

Key = tuple[bool, int, int, int]  # undated at the end, earliest start, latest end, number
KEY = ("s_min", "e_max", "entity")


class Order(StrEnum):
    """In which order events come; what has no date stands at the end."""

    EARLIEST = "earliest"
    LATEST = "latest"


def key_of(s_min: int | None, e_max: int | None, number: int, order: Order) -> Key:
    """What rows are sorted by."""
    sign = 1 if order is Order.EARLIEST else -1
    return (s_min is None, sign * (s_min or 0), sign * (e_max or 0), sign * number)


def walk(rows: QuerySet[EventRow], wanted: EventFilter, order: Order, start: Key | None, most: int) -> list[int]:
    """The numbers of the first rows behind a key, dated ones first."""
    found: list[int] = []
    if start is None or not start[0]:
        found = [number for _, _, number in _merged(_classes(rows, wanted), order, start, KEY)[:most]]
        start = None
    if not wanted.dated and len(found) < most:
        undated = rows.filter(width__isnull=True, s_min__isnull=True, e_max__isnull=True)
        behind = undated if start is None else undated.filter(_behind(start, order))
        ordered = behind.order_by("entity" if order is Order.EARLIEST else "-entity")
        found += ordered.values_list("entity", flat=True)[: most - len(found)]
    return found


def held_of_earliest(rows: QuerySet[EventRow], wanted: EventFilter, most: int) -> list[str]:
    """What the first rows of the time that is asked for hold."""
    return [held for *_, held in _merged(_classes(rows, wanted), Order.EARLIEST, None, (*KEY, "held"))[:most]]


def count(rows: QuerySet[EventRow], wanted: EventFilter, most: int) -> int:
    """How many rows there are of the time that is asked for, counted as far as `most`."""
    if not wanted.dated:
        return rows[:most].count()
    parts = [one.order_by().values_list("entity") for one in _classes(rows, wanted)]
    return parts[0].union(*parts[1:], all=True)[:most].count()


def _classes(rows: QuerySet[EventRow], wanted: EventFilter) -> list[QuerySet[EventRow]]:
    """The rows of each class; of a time, no further from it than the class is wide."""
    if not wanted.dated:
        return [rows.filter(width=place) for place in range(CLASSES)]
    first, last = wanted.seconds()
    if wanted.surely:
        return [rows.filter(width=place, s_min__range=(first, last)) for place in range(CLASSES)]
    return [rows.filter(width=place, s_min__range=(low, high)) for place, low, high in starts(first, last)]


def _merged(
    classes: Sequence[QuerySet[EventRow]], order: Order, start: Key | None, columns: Sequence[str]
) -> QuerySet[EventRow, tuple[Any, ...]]:
    behind = Q() if start is None else _behind(start, order)
    parts = [one.filter(behind).order_by().values_list(*columns) for one in classes]
    sign = "" if order is Order.EARLIEST else "-"
    return parts[0].union(*parts[1:], all=True).order_by(*(f"{sign}{name}" for name in KEY))


def _behind(key: Key, order: Order) -> Q:
    """The rows behind a key, so put that the index on the start is used."""
    than = "gt" if order is Order.EARLIEST else "lt"
    undated, s_min, e_max, number = key if order is Order.EARLIEST else (key[0], -key[1], -key[2], -key[3])
    if undated:
        return Q(**{f"entity__{than}": number})
    later_end = Q(**{f"e_max__{than}": e_max}) | Q(e_max=e_max, **{f"entity__{than}": number})
    return Q(**{f"s_min__{than}e": s_min}) & (Q(**{f"s_min__{than}": s_min}) | later_end)
