"""When a time limit ends and whether it has passed, in three values where the day that it runs from is imprecise.

Nothing here knows what today is; whoever asks says so. A limit of months ends on the day with the same number, or on
the last day of a month that has no such day; the day that a limit runs from is not counted. Of an imprecise day both
bounds are reckoned with. A soft day (~, ?, %) gives a limit that may have passed, never one that surely has or has not.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from tocsin.domain.dates import OPEN_FUTURE, OPEN_PAST, Bounds
from tocsin.domain.dates.days import DAY, add_days, add_months

_EPOCH = date(1970, 1, 1).toordinal()
_BEHIND, _AHEAD = 12 * 3600, 14 * 3600  # how far a place's clock may stand behind and ahead of UTC


class Passed(StrEnum):
    """Whether the last day of a limit lies in the past."""

    YES = "passed"
    NO = "not passed"
    MAYBE = "may have passed"


@dataclass(frozen=True, slots=True)
class Span:
    """How long a limit is: so many months of the calendar, then so many days."""

    months: int = 0
    days: int = 0


@dataclass(frozen=True, slots=True)
class LastDay:
    """The earliest and the latest day on which a limit may end; None where that side is open."""

    earliest: date | None
    latest: date | None
    soft: bool = False


def last_day(start: date, span: Span) -> date:
    """The last day of a limit that runs from this day."""
    return add_days(add_months(start, span.months), span.days)


def reckoned(start: Bounds, span: Span) -> LastDay:
    """The last day of a limit that runs from an imprecise day."""
    first, last = days_of(start)
    return LastDay(first and last_day(first, span), last and last_day(last, span), start.soft)


def days_of(value: Bounds) -> tuple[date | None, date | None]:
    """The first and last calendar day of a date; of a clock time every day that it may be where it was read."""
    whole = value.s_min % DAY == 0 and value.e_max % DAY == DAY - 1
    behind, ahead = (0, 0) if whole or value.s_min == OPEN_PAST or value.e_max == OPEN_FUTURE else (_BEHIND, _AHEAD)
    first = None if value.s_min == OPEN_PAST else _day(value.s_min - behind)
    return first, None if value.e_max == OPEN_FUTURE else _day(value.e_max + ahead)


def not_before(value: Bounds) -> Bounds:
    """A day that nobody recorded, of which is known that it does not lie before another one."""
    return replace(value, s_max=OPEN_FUTURE, e_min=value.s_min, e_max=OPEN_FUTURE)


def passed(limit: LastDay, today: date) -> Passed:
    """Whether a limit has passed on this day; its last day is still within it."""
    if limit.soft:
        return Passed.MAYBE
    if limit.latest is not None and today > limit.latest:
        return Passed.YES
    return Passed.NO if limit.earliest is not None and today <= limit.earliest else Passed.MAYBE


def _day(second: int) -> date:
    return date.fromordinal(min(max(second // DAY + _EPOCH, date.min.toordinal()), date.max.toordinal()))
