"""When a date can have begun and ended: its four bounds, and the members of a set (STANDARDS 5.3).

A moment lies somewhere within its date; an extent fills it. An interval is an extent by its notation. The ends of an
interval are moments within the dates that name them. An open end hangs on `told`, the day of the statement, and never
on today: what is "still going on" was going on at the end of that day.

How wide doubt is taken: ~ and ? each widen by one unit of the part that carries them (a day by a week, a month by a
month, a year by a year, a decade by ten years), % by two; the widest mark counts. A season is the meteorological one
of the northern half, one month wider on both sides; winter of a year is either of two; in the south write the months.
All of these are soft: they can contradict what lies beyond that width, and are never definite.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from tocsin.domain.dates.bounds import OPEN_FUTURE, OPEN_PAST, Bounds, Kind
from tocsin.domain.dates.days import DAY, Cover, cover, end_of, moved, row, seconds_of, start_of
from tocsin.domain.dates.forms import Choice, Day, Edge, Edtf, Instant, Interval, Mode, Range
from tocsin.domain.dates.grammar import parse

WEEK_AROUND_A_DAY = 7
_FACTOR = {"~": 1, "?": 1, "%": 2}


@dataclass(frozen=True, slots=True)
class Members:
    """What a set holds, in its order. A date that is no set is one member, of mode ONE."""

    mode: Mode
    items: tuple[Bounds, ...]


def bounds(value: Edtf | str, kind: Kind, *, told: str | None = None) -> Bounds:
    """The envelope of a date, for a set that of all its members. Raises BadDate where `value` is a bad text."""
    # few different dates make up a whole record; only an interval can have an open end, which hangs on `told`
    return _of_text(value, kind, told if "/" in value else None) if isinstance(value, str) else _of(value, kind, told)


@lru_cache(maxsize=1 << 14)
def _of_text(value: str, kind: Kind, told: str | None) -> Bounds:
    return _of(value, kind, told)


def _of(value: Edtf | str, kind: Kind, told: str | None) -> Bounds:
    found = members(value, kind, told=told)
    items = found.items
    soft = any(item.soft for item in items)
    latest_start, earliest_end = (max, min) if found.mode is Mode.ONE else (min, max)
    return Bounds(
        min(item.s_min for item in items),
        latest_start(item.s_max for item in items),
        earliest_end(item.e_min for item in items),
        max(item.e_max for item in items),
        soft,
    )


def members(value: Edtf | str, kind: Kind, *, told: str | None = None) -> Members:
    """Every member with its bounds, and whether one or all are meant. Raises BadDate where `value` is a bad text."""
    form = (parse(value) if isinstance(value, str) else value).form
    if isinstance(form, Choice):
        return Members(form.mode, tuple(placed for item in form.items for placed in _item(item, kind, form.mode)))
    if isinstance(form, Interval):
        return Members(Mode.ONE, (_interval(form, told),))
    return Members(Mode.ONE, (_point(form, kind),))


def _point(point: Day | Instant, kind: Kind) -> Bounds:
    if isinstance(point, Instant):
        first, last = seconds_of(point)
        return Bounds(first, last, first, last)
    return _placed(point, point, kind)


def _placed(earliest: Day, latest: Day, kind: Kind) -> Bounds:
    """One unit somewhere from the earliest to the latest date; of which size is open where the two differ in it."""
    first, last = _cover(earliest).first, _cover(latest).last
    back, on = _doubt(earliest, -1), _doubt(latest, 1)
    low, high = back(start_of(first[0])), on(end_of(last[1]))
    soft = earliest.soft or latest.soft
    if kind is Kind.MOMENT or len(earliest.parts) != len(latest.parts):
        return Bounds(low, high, low, high, soft)
    return Bounds(low, on(start_of(last[0])), max(low, back(end_of(first[1]))), high, soft)


def _item(item: Day | Range, kind: Kind, mode: Mode) -> list[Bounds]:
    if isinstance(item, Day):
        return [_point(item, kind)]
    if item.first and item.last:
        if mode is Mode.ALL:
            return [_point(day, kind) for day in row(item.first, item.last)]
        return [_placed(item.first, item.last, kind)]
    return [_half_open(item, kind)]


def _half_open(item: Range, kind: Kind) -> Bounds:
    if item.first:
        known = _point(item.first, kind)
        return Bounds(known.s_min, OPEN_FUTURE, known.e_min, OPEN_FUTURE, known.soft)
    assert item.last is not None  # the grammar refuses a range without any date
    known = _point(item.last, kind)
    return Bounds(OPEN_PAST, known.s_max, OPEN_PAST, known.e_max, known.soft)


def _interval(form: Interval, told: str | None) -> Bounds:
    if isinstance(form.start, Edge):
        assert not isinstance(form.end, Edge)
        end = _point(form.end, Kind.MOMENT)
        return Bounds(OPEN_PAST, end.e_max, end.e_min, end.e_max, end.soft)
    start = _point(form.start, Kind.MOMENT)
    if not isinstance(form.end, Edge):
        return _between(start, _point(form.end, Kind.MOMENT))
    going_on = _told(told) if form.end is Edge.OPEN and told else OPEN_PAST
    return Bounds(start.s_min, start.s_max, max(start.s_min, going_on), OPEN_FUTURE, start.soft)


def _between(start: Bounds, end: Bounds) -> Bounds:
    """From a moment to a moment; what neither end can reach because of the other is left out."""
    return Bounds(
        start.s_min,
        min(start.s_max, end.e_max),
        max(end.e_min, start.s_min),
        end.e_max,
        start.soft or end.soft,
    )


def _told(text: str) -> int:
    """The second until which what was going on when it was told went on at least."""
    day = bounds(text, Kind.MOMENT)
    return min(max(day.s_min, OPEN_PAST) + DAY - 1, day.e_max)


def _cover(value: Day) -> Cover:
    found = cover(value)
    assert found is not None  # the grammar refuses dates that do not exist
    return found


def _doubt(value: Day, sign: int) -> Callable[[int], int]:
    """Moves the first or last second of a day by the widest doubt that the date carries, back (-1) or on (1)."""
    months, days = _width(value)
    return lambda second: moved(second, months=sign * months, days=sign * days)


def _width(value: Day) -> tuple[int, int]:
    """Months and days by which the date is widened on each side."""
    marks = [_FACTOR.get(part.mark, 0) for part in value.parts]
    if marks[0]:
        return marks[0] * 12 * 10 ** value.parts[0].digits.count("X"), 0
    months = int(value.season)
    if len(marks) > 1:
        months += marks[1]
    if months or len(marks) < 3:
        return months, 0
    return 0, marks[2] * WEEK_AROUND_A_DAY
