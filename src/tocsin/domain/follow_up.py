"""When we look whether an answer came, and how it stands: pure reckoning, silence computed and never typed in.

Every day to ask again is ours: the day by which the letter asks for an answer, one that a person set, or the usual
wait. No rule of a procedure stands behind it. It falls on a working day: none of the office's weekly days off, which
are Saturday and Sunday where nobody recorded others, and none on which it is known to be closed. A day is over when it
is over where the office is; where its clock is not known, when it is over everywhere on earth.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from tocsin.domain.dates import Bounds
from tocsin.domain.dates.days import add_days
from tocsin.domain.deadlines import LastDay, days_of

USUAL_WAIT = 15  # working days: three weeks
WEEKEND = frozenset({5, 6})  # Saturday and Sunday, as `date.weekday` counts
_WEEK = 7
_WESTMOST, _EASTMOST = timedelta(hours=-12), timedelta(hours=14)
_ENDED = ("04", "07")  # how the codes of MT45 begin under which nobody waits: not continuing, closed
_HOLDING, _COUNTER = "05", "03"  # how the codes of MT27 begin


class Basis(StrEnum):
    """Where our day to ask again comes from."""

    SET = "set by us"
    ASKED = "asked for in the letter"
    USUAL = "our usual wait"


class State(StrEnum):
    """How a letter to one office stands. Only `overdue` is silence."""

    NOT_DUE = "not due"
    DUE = "due"
    OVERDUE = "overdue"
    REPLIED = "replied"
    COUNTER = "counter"
    CAME_BACK = "came back"
    NOT_ASKED = "for information"
    NO_DAY = "day not known"


class Reply(StrEnum):
    """What a response does to the waiting."""

    HOLDING = "holding"  # “received, passed on”: restarts and ends nothing
    COUNTER = "counter"  # against us: the event denied, or the way barred
    ANSWER = "answer"


@dataclass(frozen=True, slots=True)
class Due:
    """Our day to ask again, and why it is that one; imprecise where the day that it is counted from is."""

    day: LastDay
    basis: Basis


def is_working_day(day: date, holidays: Collection[date] = (), weekend: Collection[int] = WEEKEND) -> bool:
    """Whether an office may be at work: no weekly day off, and no day on which it is known to be closed."""
    return day.weekday() not in weekend and day not in holidays


def working_day_from(day: date, holidays: Collection[date] = (), weekend: Collection[int] = WEEKEND) -> date:
    """This day, or the next working day after it. An office that never works is taken to work on every weekday."""
    weekend = weekend if len(set(weekend)) < _WEEK else ()
    while day < date.max and not is_working_day(day, holidays, weekend):
        day += timedelta(days=1)
    return day


def after_working_days(
    start: date, days: int, holidays: Collection[date] = (), weekend: Collection[int] = WEEKEND
) -> date:
    """The working day that comes so many working days after a day, which is not counted itself."""
    day = start
    for _ in range(days):
        day = working_day_from(add_days(day, 1), holidays, weekend)
    return day


def due_on(day: Bounds, basis: Basis, holidays: Collection[date] = (), weekend: Collection[int] = WEEKEND) -> Due:
    """Our day to ask again, from the day that was named, or for the usual wait from the day of sending."""
    first, last = (one and _moved(one, basis, holidays, weekend) for one in days_of(day))
    return Due(LastDay(first, last, day.soft), basis)


def _moved(day: date, basis: Basis, holidays: Collection[date], weekend: Collection[int]) -> date:
    if basis is Basis.USUAL:
        return after_working_days(day, USUAL_WAIT, holidays, weekend)
    return working_day_from(day, holidays, weekend)


def todays(moment: datetime, zone: str = "") -> tuple[date, date]:
    """The earliest and the latest day that it may be at an office at this moment; one day where its clock is known."""
    if zone:
        try:
            there = moment.astimezone(ZoneInfo(zone)).date()
        except (ZoneInfoNotFoundError, ValueError, OSError):
            return todays(moment)
        return there, there
    world = moment.astimezone(UTC)
    return (world + _WESTMOST).date(), (world + _EASTMOST).date()


def is_closed(standing: str) -> bool:
    """Whether nobody waits on a letter that stands so, by its code of MT45."""
    return standing.startswith(_ENDED)


def kind_of(response_type: str) -> Reply:
    """What a response of this type of MT27 does; one that nobody classified is an answer."""
    if response_type.startswith(_HOLDING):
        return Reply.HOLDING
    return Reply.COUNTER if response_type.startswith(_COUNTER) else Reply.ANSWER


def waiting_state(due: Due | None, today: tuple[date, date]) -> State:
    """How it stands while nothing came. What may be over and may not is due, never overdue."""
    if due is None:
        return State.NO_DAY
    earliest, latest, soft = due.day.earliest, due.day.latest, due.day.soft
    if latest is not None and today[0] > latest and not soft:
        return State.OVERDUE
    return State.NOT_DUE if earliest is not None and today[1] < earliest and not soft else State.DUE


def answered_state(replies: Iterable[Reply]) -> State | None:
    """How replies in their order leave it: the last that is no holding reply counts; None where there is none."""
    telling = [reply for reply in replies if reply is not Reply.HOLDING]
    if not telling:
        return None
    return State.COUNTER if telling[-1] is Reply.COUNTER else State.REPLIED
