"""Reading EDTF strictly: the forms of STANDARDS 5.1 and nothing else, each refused text with its reason.

Refused on purpose: days that do not exist, intervals that end before they begin, years outside 0001-9999 or without
any digit, clock times without their offset or with a doubt mark, open sets of {all of}, sets of one, spaces.
"""

from __future__ import annotations

import calendar
import re
from functools import lru_cache

from tocsin.domain.dates.days import LONGEST_ROW, cover, end_of, row, seconds_of, start_of, years
from tocsin.domain.dates.forms import Choice, Day, Edge, Edtf, Form, Instant, Interval, Mode, Part, Range
from tocsin.domain.errors import BadDate, Cause, RejectedError

LONGEST = 1000
_YEAR_PART = "([?~%]?)([0-9X]{4})([?~%]?)"
_PART = "([?~%]?)([0-9X]{2})([?~%]?)"
_DAY = re.compile(f"{_YEAR_PART}(?:-{_PART}(?:-{_PART})?)?")
_INSTANT = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})T([0-9]{2}:[0-9]{2}(?::[0-9]{2})?)(Z|[+-][0-9]{2}:[0-9]{2})?")
_YEAR = re.compile("[0-9]+X*")
_SEASONS = range(21, 25)
_EDGES = {edge.value: edge for edge in Edge}


def parse(text: str) -> Edtf:
    """One EDTF date; `parse(text).text == text`. Raises BadDate with the reason."""
    try:
        return _parse(text)
    except RejectedError as refused:
        raise BadDate(text=text[:80], why=refused.why) from None


@lru_cache(maxsize=8192)
def _parse(text: str) -> Edtf:
    if len(text) > LONGEST:
        raise RejectedError(Cause("it is longer than {most} characters", most=LONGEST))
    return Edtf(_form(text))


def _form(text: str) -> Form:
    if text[:1] in {"[", "{"}:
        return _choice(text)
    if "/" in text:
        return _interval(text)
    return _point(text)


def _point(text: str) -> Day | Instant:
    return _instant(text) if "T" in text else _day(text)


def _day(text: str) -> Day:
    match = _DAY.fullmatch(text)
    if match is None:
        raise RejectedError(Cause("it is not one of the accepted forms"))
    groups = match.groups()
    parts = [Part(groups[i + 1], groups[i], groups[i + 2]) for i in (0, 3, 6) if groups[i + 1]]
    value = Day(tuple(parts))
    _check_marks(value)
    _check_year(value.parts[0])
    if not value.season and cover(value) is None:
        raise RejectedError(_absent(value))
    return value


def _check_marks(value: Day) -> None:
    if any(part.left and part.right for part in value.parts):
        raise RejectedError(Cause("one part carries two marks of doubt"))


def _check_year(year: Part) -> None:
    if not _YEAR.fullmatch(year.digits):
        raise RejectedError(Cause("a year is digits, and X only at its end"))
    if not years(year):
        raise RejectedError(Cause("years run from 0001 to 9999"))


def _absent(value: Day) -> Cause:
    """Why no day of the calendar fits."""
    month = value.parts[1].digits
    if month.isdigit() and int(month) in _SEASONS:
        return Cause("a season has no days")
    if month.isdigit() and not 1 <= int(month) <= 12:
        return Cause("there is no month {month}", month=month)
    if len(value.parts) == 3 and month.isdigit() and value.parts[0].digits.isdigit():
        length = calendar.monthrange(int(value.parts[0].digits), int(month))[1]
        return Cause(
            "{month} {year} has {days} days",
            month=calendar.month_name[int(month)],
            year=value.parts[0].digits,
            days=length,
        )
    return Cause("no day of the calendar fits it")


def _instant(text: str) -> Instant:
    match = _INSTANT.fullmatch(text)
    if match is None:
        raise RejectedError(Cause("a clock time is written like 2017-10-03T22:00+03:00, without X, ~, ? or %"))
    day, clock, zone = match.groups()
    if zone is None:
        raise RejectedError(Cause("a clock time needs its offset, like +03:00 or Z"))
    if any(figure > limit for figure, limit in zip(map(int, clock.split(":")), (23, 59, 59), strict=False)):
        raise RejectedError(Cause("there is no such clock time"))
    if zone != "Z" and not _offset_exists(zone):
        raise RejectedError(Cause("offsets run from -12:00 to +14:00, and none is written Z"))
    return Instant(_day(day), clock, zone)


def _offset_exists(zone: str) -> bool:
    hours, minutes = int(zone[1:3]), int(zone[4:])
    total = hours * 60 + minutes
    return minutes < 60 and 0 < total <= (14 if zone[0] == "+" else 12) * 60


def _interval(text: str) -> Interval:
    ends = text.split("/")
    if len(ends) != 2:
        raise RejectedError(Cause("an interval has one slash"))
    start, end = (_EDGES[part] if part in _EDGES else _point(part) for part in ends)
    if isinstance(start, Edge) and isinstance(end, Edge):
        raise RejectedError(Cause("an interval needs at least one date"))
    if not isinstance(start, Edge) and not isinstance(end, Edge):
        _check_order(start, end)
    return Interval(start, end)


def _check_order(start: Day | Instant, end: Day | Instant) -> None:
    if isinstance(start, Instant) != isinstance(end, Instant):
        raise RejectedError(Cause("an interval runs from day to day or from clock time to clock time"))
    if _limits(start)[0] > _limits(end)[1]:
        raise RejectedError(Cause("it ends before it begins"))


def _limits(point: Day | Instant) -> tuple[int, int]:
    if isinstance(point, Instant):
        return seconds_of(point)
    found = cover(point)
    assert found is not None
    return start_of(found.first[0]), end_of(found.last[1])


def _choice(text: str) -> Choice:
    mode = Mode.ONE if text[0] == "[" else Mode.ALL
    if text[-1] != ("]" if mode is Mode.ONE else "}"):
        raise RejectedError(Cause("a set is closed with the bracket that fits"))
    items = tuple(_item(part) for part in text[1:-1].split(","))
    if len(set(items)) < len(items):
        raise RejectedError(Cause("a set names one date twice"))
    if len(items) == 1 and isinstance(items[0], Day):
        raise RejectedError(Cause("a set needs two dates or a range"))
    if mode is Mode.ALL:
        for item in items:
            _check_row(item)
    return Choice(mode, items)


def _check_row(item: Day | Range) -> None:
    """What {all of} a range means must be countable."""
    if isinstance(item, Day):
        return
    if item.first is None or item.last is None:
        raise RejectedError(Cause("all of an endless row of dates cannot be meant; write an interval"))
    if not row(item.first, item.last):
        raise RejectedError(
            Cause(
                "all of a range means at most {most} plain days, plain months or plain years",
                most=LONGEST_ROW,
            )
        )


def _item(text: str) -> Day | Range:
    if ".." not in text:
        return _day(text)
    first, _, last = text.partition("..")
    if not first and not last:
        raise RejectedError(Cause("a range needs at least one date"))
    found = Range(_day(first) if first else None, _day(last) if last else None)
    if found.first and found.last:
        _check_order(found.first, found.last)
    return found
