"""Until when a request under Rule 39 must reach the Registry in Strasbourg to be read before a removal.

The Registry reads requests from Monday to Friday, 08:00 to 16:00 Strasbourg time. What reaches it less than one working
day before the removal may go unexamined, so a whole working day is left between: the last moment is the end of
the working day before that one. Its holidays were not verified: days on which it may be closed are reckoned both ways.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from tocsin.domain.dates import Bounds
from tocsin.domain.dates.compare import EASTMOST, WESTMOST
from tocsin.domain.dates.days import DAY, start_of
from tocsin.domain.deadlines import Passed

CLOSES = 16 * 3600
_HOUR = 3600
_EPOCH = date(1970, 1, 1).toordinal()
_FIXED = frozenset(
    {(1, 1), (1, 2), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 24), (12, 25), (12, 26), (12, 31)}
)
_FROM_EASTER = frozenset({-3, -2, 1, 39, 50})  # Maundy Thursday, Good Friday, Easter, Ascension, Whitsun
_SUNDAY = 6
_FIRST, _LAST = date(1960, 1, 1), date(2999, 12, 31)  # the Court's first sitting was in 1959


@dataclass(frozen=True, slots=True)
class LastMoment:
    """The earliest and the latest second that may be the last one for filing; None where that side is open."""

    earliest: int | None
    latest: int | None
    soft: bool = False


def last_moment(removal: Bounds) -> LastMoment:
    """The last moment for filing before a removal whose time may be imprecise."""
    # a whole day is that of the place's clock, which nobody wrote down
    whole = removal.s_min % DAY == 0 and removal.e_max % DAY == DAY - 1
    east, west = (EASTMOST, WESTMOST) if whole else (0, 0)
    first = _before(removal.s_min - east, _perhaps_open) if _sensible(removal.s_min) else None
    last = _before(removal.e_max + west, _weekday) if _sensible(removal.e_max) else None
    return LastMoment(first, last, removal.soft)


def moment_passed(limit: LastMoment, now: int) -> Passed:
    """Whether the last moment lies in the past; that moment is still in time."""
    if limit.soft:
        return Passed.MAYBE
    if limit.latest is not None and now > limit.latest:
        return Passed.YES
    return Passed.NO if limit.earliest is not None and now <= limit.earliest else Passed.MAYBE


def strasbourg(second: int) -> tuple[date, int]:
    """The day in Strasbourg, and the second of that day."""
    day, rest = divmod(second + _offset(second), DAY)
    return date.fromordinal(day + _EPOCH), rest


def may_be_closed(day: date) -> bool:
    """Whether a weekday is a holiday at the seat of the Court, or one on which it is known to close early or wholly."""
    return (day.month, day.day) in _FIXED or (day - _easter(day.year)).days in _FROM_EASTER


def _sensible(second: int) -> bool:
    """Whether a bound is no open one, and no slip that lies outside any calendar of working days."""
    return start_of(_FIRST) <= second < start_of(_LAST)


def _before(removal: int, is_open: Callable[[date], bool]) -> int:
    """The end of the working day before the last one that is over by the removal."""
    day, second = strasbourg(removal)
    whole = day if is_open(day) and second >= CLOSES else _open_before(day, is_open)
    return _at_close(_open_before(whole, is_open))


def _open_before(day: date, is_open: Callable[[date], bool]) -> date:
    day -= timedelta(days=1)
    while not is_open(day):
        day -= timedelta(days=1)
    return day


def _weekday(day: date) -> bool:
    return day.weekday() < _SUNDAY - 1


def _perhaps_open(day: date) -> bool:
    return _weekday(day) and not may_be_closed(day)


def _at_close(day: date) -> int:
    second = start_of(day) + CLOSES
    return second - _offset(second)


def _offset(second: int) -> int:
    """How far Strasbourg's clock stands ahead: summer time from the last Sunday of March to that of October, 01:00."""
    year = date.fromordinal(second // DAY + _EPOCH).year
    begins, ends = (start_of(_last_sunday(year, month)) + _HOUR for month in (3, 10))
    return 2 * _HOUR if begins <= second < ends else _HOUR


def _last_sunday(year: int, month: int) -> date:
    last = date(year, month, 31)
    return last - timedelta(days=(last.weekday() - _SUNDAY) % 7)


def _easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar, by the rule of the anonymous correspondent of Nature (1876)."""
    century, rest = divmod(year, 100)
    golden = year % 19
    correction = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - century // 4 - correction + 15) % 30
    week = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    shift = (golden + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * shift + 114, 31)
    return date(year, month, day + 1)
