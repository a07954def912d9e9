"""Days of the calendar and the seconds they cover. A date with X digits covers a first and a last possible unit."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TypeVar

from tocsin.domain.dates.forms import Day, Instant, Part, plain

_T = TypeVar("_T")
DAY = 86_400
LONGEST_ROW = 366
_EPOCH = date(1970, 1, 1).toordinal()
# First months of the meteorological seasons of the northern half, three months each: EDTF has no hemisphere.
_SEASONS = {"21": 3, "22": 6, "23": 9, "24": 12}


@dataclass(frozen=True, slots=True)
class Cover:
    """First and last day of the earliest unit that the digits allow, and of the latest."""

    first: tuple[date, date]
    last: tuple[date, date]


def start_of(day: date) -> int:
    """First second of a day."""
    return (day.toordinal() - _EPOCH) * DAY


def end_of(day: date) -> int:
    """Last second of a day."""
    return start_of(day) + DAY - 1


def seconds_of(instant: Instant) -> tuple[int, int]:
    """First and last second that a clock time covers: a minute where no seconds are given."""
    year, month, day = (int(part.digits) for part in instant.day.parts)
    hour, minute, *rest = (int(figure) for figure in instant.clock.split(":"))
    first = start_of(date(year, month, day)) + hour * 3600 + minute * 60 + sum(rest) - _offset(instant.zone)
    return (first, first) if rest else (first, first + 59)


def _offset(zone: str) -> int:
    if zone == "Z":
        return 0
    seconds = int(zone[1:3]) * 3600 + int(zone[4:6]) * 60
    return -seconds if zone[0] == "-" else seconds


def add_months(day: date, months: int) -> date:
    """The same day of another month, or that month's last; held within the years 1 to 9999."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year < date.min.year:
        return date.min
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def add_days(day: date, days: int) -> date:
    """A day further on or back, held within the years 1 to 9999."""
    ordinal = min(max(day.toordinal() + days, date.min.toordinal()), date.max.toordinal())
    return date.fromordinal(ordinal)


def moved(second: int, *, months: int, days: int) -> int:
    """The first or last second of a day, moved; the last of a month stays the last of a month."""
    if not (months or days):
        return second
    whole_days, rest = divmod(second, DAY)
    first = date.fromordinal(whole_days + _EPOCH)
    if not rest:
        return start_of(add_days(add_months(first, months), days))
    found = start_of(add_days(add_months(add_days(first, 1), months), days)) - 1
    return max(found, second) if months + days > 0 else found  # the year 9999 has no day after its last


@lru_cache(maxsize=4096)
def cover(value: Day) -> Cover | None:
    """The first and last unit that fit the digits; None where no such date exists."""
    first = next(_units(value, forward=True), None)
    last = next(_units(value, forward=False), None)
    return Cover(first, last) if first and last else None


def _units(value: Day, *, forward: bool) -> Iterator[tuple[date, date]]:
    for year in _ordered(years(value.parts[0]), forward):
        if value.season:
            yield from _seasons(year, value.parts[1].digits, forward)
        elif len(value.parts) == 1:
            yield date(year, 1, 1), date(year, 12, 31)
        else:
            yield from _in_year(year, value.parts[1:], forward)


def _in_year(year: int, parts: tuple[Part, ...], forward: bool) -> Iterator[tuple[date, date]]:
    for month in _ordered(_matching(parts[0].digits, 12), forward):
        length = calendar.monthrange(year, month)[1]
        if len(parts) == 1:
            yield date(year, month, 1), date(year, month, length)
            continue
        for day in _ordered(_matching(parts[1].digits, length), forward):
            yield date(year, month, day), date(year, month, day)


def _seasons(year: int, season: str, forward: bool) -> Iterator[tuple[date, date]]:
    """Winter of a year is the one that begins in it or the one that ends in it."""
    starts = [date(year, _SEASONS[season], 1)]
    if season == "24":
        starts.insert(0, add_months(starts[0], -12))
    for start in _ordered(starts, forward):
        yield start, add_days(add_months(start, 3), -1) if start.year < date.max.year else date(year, 12, 31)


def years(part: Part) -> range:
    """The years that a year's digits allow, from 1 to 9999."""
    low, high = int(part.digits.replace("X", "0")), int(part.digits.replace("X", "9"))
    return range(max(low, 1), high + 1)


def _matching(digits: str, greatest: int) -> list[int]:
    if "X" not in digits:
        return [int(digits)] if 1 <= int(digits) <= greatest else []
    return [n for n in range(1, greatest + 1) if all(d in ("X", f) for d, f in zip(digits, f"{n:02}", strict=True))]


def _ordered(values: Iterable[_T], forward: bool) -> Iterable[_T]:
    kept = list(values)
    return kept if forward else reversed(kept)


def row(first: Day, last: Day) -> list[Day]:
    """Every plain year, month or day from first to last; nothing where they are not alike or are too many."""
    if not (plain(first) and plain(last) and len(first.parts) == len(last.parts)):
        return []
    found = [first.text]
    while found[-1] < last.text and len(found) <= LONGEST_ROW:
        found.append(_next(found[-1]))
    return [_plain_day(text) for text in found] if found[-1] == last.text and len(found) <= LONGEST_ROW else []


def _next(text: str) -> str:
    if len(text) == 4:
        return f"{int(text) + 1:04}"
    if len(text) == 7:
        return add_months(date.fromisoformat(f"{text}-01"), 1).isoformat()[:7]
    return add_days(date.fromisoformat(text), 1).isoformat()


def _plain_day(text: str) -> Day:
    return Day(tuple(Part(digits) for digits in text.split("-")))
