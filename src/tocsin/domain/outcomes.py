"""What came of letters, counted: asked, answered, days, demands. Counts only, no rates; what is unknown is shown.

An office that was written to twice about one letter was asked once. What came back was not asked. A median is given
from three answers on whose days are known: of fewer it would say more than there is. What was answered in confidence
is left out whole, so that no count shows the office as silent.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import median

from tocsin.domain.correspondence import Asked, Outcome
from tocsin.domain.dates import Kind, bounds
from tocsin.domain.dates.days import DAY
from tocsin.domain.deadlines import days_of
from tocsin.domain.follow_up import Reply, State
from tocsin.domain.names import fold_name

MEDIAN_FROM = 3
NOT_KNOWN = "not known"
_UNASKED = frozenset({State.NOT_ASKED, State.CAME_BACK})


class By(StrEnum):
    """What the counts are of."""

    APPEAL = "appeal"
    INSTITUTION = "institution"
    CASE = "case"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Count:
    """The counts of one appeal, institution, case or year. `median_days` is None where too few days are known."""

    key: str
    asked: int
    answered: int
    holding_only: int
    overdue: int
    days_known: int
    median_days: float | None
    demands: dict[Outcome, int]


def public(rows: Iterable[Asked]) -> tuple[Asked, ...]:
    """Without what was answered in confidence, by whichever delivery."""
    every = tuple(rows)
    hidden = {_once(row) for row in every if row.confidential}
    return tuple(row for row in every if _once(row) not in hidden)


def count(rows: Iterable[Asked], by: By) -> tuple[Count, ...]:
    """The counts of what was asked, in the order in which each key first comes; years in theirs."""
    groups: dict[str, list[Asked]] = defaultdict(list)
    for row in rows:
        if row.delivery and row.state not in _UNASKED:
            groups[_key(row, by)].append(row)
    keys = sorted(groups) if by is By.YEAR else list(groups)
    return tuple(_counted(key, groups[key]) for key in keys)


def days_between(sent: str, received: str) -> int | None:
    """How many days lie between, where both are known to the day."""
    first, last = _the_day(sent), _the_day(received)
    return None if first is None or last is None or last < first else last - first


def _counted(key: str, rows: Sequence[Asked]) -> Count:
    letters: dict[tuple[str, str], list[Asked]] = defaultdict(list)
    for row in rows:
        letters[_once(row)].append(row)
    answered = [several for several in letters.values() if any(_answers(row) for row in several)]
    holding = [several for several in letters.values() if several not in answered and any(row.came for row in several)]
    days = [found for several in answered if (found := _days(several)) is not None]
    return Count(
        key=key,
        asked=len(letters),
        answered=len(answered),
        holding_only=len(holding),
        overdue=sum(several[-1].state is State.OVERDUE for several in letters.values() if several not in answered),
        days_known=len(days),
        median_days=float(median(days)) if len(days) >= MEDIAN_FROM else None,
        demands=_demands(rows),
    )


def _demands(rows: Sequence[Asked]) -> dict[Outcome, int]:
    """Each demand once, by the last response that speaks of it."""
    said = dict.fromkeys((demand for row in rows for demand in row.demands), Outcome.UNKNOWN)
    came = sorted((came for row in rows for came in row.came), key=lambda one: _start(one.day))
    for one in came:
        said.update((demand, outcome) for demand, outcome in one.outcomes if demand in said)
    found = dict.fromkeys(Outcome, 0)
    for outcome in said.values():
        found[outcome] += 1
    return found


def _days(several: Sequence[Asked]) -> int | None:
    """From the first sending to the first answer."""
    first = min((row.sent for row in several), key=_start)
    answers = [came.day for row in several for came in row.came if came.reply is not Reply.HOLDING]
    return days_between(first, min(answers, key=_start))


def _answers(row: Asked) -> bool:
    return any(came.reply is not Reply.HOLDING for came in row.came)


def _once(row: Asked) -> tuple[str, str]:
    return row.intervention, fold_name(row.office) or row.addressee or row.delivery


def _key(row: Asked, by: By) -> str:
    match by:
        case By.APPEAL:
            return row.intervention
        case By.INSTITUTION:
            return fold_name(row.office) or NOT_KNOWN
        case By.CASE:
            return row.case
    first, last = days_of(bounds(row.sent, Kind.MOMENT)) if row.sent else (None, None)
    return str(first.year) if first and last and first.year == last.year else NOT_KNOWN


def _the_day(text: str) -> int | None:
    """The number of a day that is known to the day; None for any other."""
    placed = bounds(text, Kind.MOMENT) if text else None
    if placed is None or placed.soft or placed.s_min // DAY != placed.e_max // DAY:
        return None
    return placed.s_min // DAY


def _start(text: str) -> int:
    return bounds(text, Kind.MOMENT).s_min if text else 2**62
