"""What came of letters, counted: asked, answered, days, demands, effects. Counts only, no rates; unknowns are shown.

An office that was written to twice about one letter, or in two languages, was asked once. What came back was not
asked. A median is given from three answers on whose days are known: of fewer it would say more than there is. What was
answered in confidence is left out whole, so that no count shows the office as silent. Letters of one number in one case
are one appeal, in however many languages. A person is counted once for each appeal, by the effect that was seen last,
beside what was asked: what changed afterwards, not because of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import median

from tocsin.domain.correspondence import Asked, Outcome
from tocsin.domain.dates import Kind, bounds
from tocsin.domain.dates.days import DAY
from tocsin.domain.deadlines import days_of
from tocsin.domain.effects import Effect, Impact, once_each, tally
from tocsin.domain.follow_up import Reply, State
from tocsin.domain.names import fold_name

MEDIAN_FROM = 3
NOT_KNOWN = "not known"
NO_GRANT = "no grant"
_MOST_FIRST = (Outcome.MET, Outcome.PARTLY, Outcome.REVERSED, Outcome.REFUSED, Outcome.UNKNOWN)
_UNASKED = frozenset({State.NOT_ASKED, State.CAME_BACK})


class By(StrEnum):
    """What the counts are of."""

    APPEAL = "appeal"
    INSTITUTION = "institution"
    CASE = "case"
    GRANT = "grant"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Count:
    """The counts of one appeal, institution, case, grant or year. `median_days` is None where too few days are known.

    `waiting` are those that are not answered and not overdue, with a holding reply or without.
    """

    key: str
    asked: int
    answered: int
    holding_only: int
    overdue: int
    waiting: int
    days_known: int
    median_days: float | None
    demands: dict[Outcome, int]
    effects: dict[Impact, int]


def narrowed(rows: Iterable[Asked], *, grant: str = "", year: str = "") -> tuple[Asked, ...]:
    """Only what counts under this grant and this year, where they are given."""
    return tuple(
        row
        for row in rows
        if (not grant or fold_name(grant) in _keys(row, By.GRANT)) and (not year or year in _keys(row, By.YEAR))
    )


def public(rows: Iterable[Asked]) -> tuple[Asked, ...]:
    """Without what was answered in confidence, by whichever delivery."""
    every = tuple(rows)
    hidden = {_once(row) for row in every if row.confidential}
    return tuple(row for row in every if _once(row) not in hidden)


def count(rows: Iterable[Asked], by: By, effects: Iterable[Effect] = ()) -> tuple[Count, ...]:
    """The counts of what was asked, in the order in which each key first comes; years in theirs.

    A letter under two grants counts under both.
    """
    groups: dict[str, list[Asked]] = defaultdict(list)
    first: dict[str, str] = {}
    for row in rows:
        for key in _keys(row, by) if row.delivery and row.state not in _UNASKED else ():
            known = first.setdefault(row.appeal, key) if by is By.APPEAL else key
            groups[known].append(row)
    after = _by_letter(effects)
    keys = sorted(groups) if by is By.YEAR else list(groups)
    return tuple(_counted(key, groups[key], after) for key in keys)


def whole(rows: Iterable[Asked], effects: Iterable[Effect] = ()) -> Count:
    """The counts of everything together."""
    return _counted("", [row for row in rows if row.delivery and row.state not in _UNASKED], _by_letter(effects))


def plain_names(
    rows: Iterable[Asked], letter: str = "appeal {number}", case: str = "case {number}"
) -> dict[By, dict[str, str]]:
    """What each key is called in what goes out: letters and cases by their numbers, or places, never by a title."""
    names: dict[By, dict[str, str]] = {by: {} for by in By}
    for row in rows:
        letters, cases = names[By.APPEAL], names[By.CASE]
        letters.setdefault(row.intervention, row.number or letter.format(number=len(letters) + 1))
        cases.setdefault(row.case, row.case_reference or case.format(number=len(cases) + 1))
        names[By.INSTITUTION].setdefault(fold_name(row.office), row.office)
        for grant in row.grants:
            names[By.GRANT].setdefault(fold_name(grant), grant)
    return names


def spoken_titles(rows: Iterable[Asked], language: str) -> dict[str, str]:
    """By the key of each appeal what it is called in this language, else in the first in which it went."""
    keys: dict[str, str] = {}
    found: dict[str, tuple[bool, str]] = {}
    for row in rows:
        key = keys.setdefault(row.appeal, row.intervention)
        spoken = row.language == language
        if key not in found or (spoken and not found[key][0]):
            found[key] = spoken, row.title
    return {key: title for key, (_, title) in found.items()}


def days_between(sent: str, received: str) -> int | None:
    """How many days lie between, where both are known to the day."""
    first, last = _the_day(sent), _the_day(received)
    return None if first is None or last is None or last < first else last - first


def _by_letter(effects: Iterable[Effect]) -> dict[str, list[Effect]]:
    found: dict[str, list[Effect]] = defaultdict(list)
    for effect in effects:
        found[effect.letter].append(effect)
    return found


def _counted(key: str, rows: Sequence[Asked], after: Mapping[str, Sequence[Effect]]) -> Count:
    letters: dict[tuple[str, ...], list[Asked]] = defaultdict(list)
    for row in rows:
        letters[_once(row)].append(row)
    answered = [several for several in letters.values() if any(_answers(row) for row in several)]
    holding = [several for several in letters.values() if several not in answered and any(row.came for row in several)]
    days = [found for several in answered if (found := _days(several)) is not None]
    overdue = sum(several[-1].state is State.OVERDUE for several in letters.values() if several not in answered)
    return Count(
        key=key,
        asked=len(letters),
        answered=len(answered),
        holding_only=len(holding),
        overdue=overdue,
        waiting=len(letters) - len(answered) - overdue,
        days_known=len(days),
        median_days=float(median(days)) if len(days) >= MEDIAN_FROM else None,
        demands=_demands(rows),
        effects=tally(
            once_each(effect for letter in {row.intervention: 0 for row in rows} for effect in after.get(letter, ()))
        ),
    )


def _demands(rows: Sequence[Asked]) -> dict[Outcome, int]:
    """Each demand once, in however many languages: by the last word of each office, of several by what was done most.

    That one office refuses does not undo what another did; that it was taken back does.
    """
    said: dict[tuple[str, ...], dict[str, Outcome]] = {}
    for row in rows:
        said |= {demand: {} for demand in _numbered(row).values()}
    told = sorted(((came, row) for row in rows for came in row.came), key=lambda one: _start(one[0].day))
    for came, row in told:
        numbered = _numbered(row)
        for demand, outcome in came.outcomes:
            if outcome is Outcome.REVERSED and demand in numbered:
                said[numbered[demand]].clear()
            if demand in numbered:
                said[numbered[demand]][_once(row)[-1]] = outcome
    found = dict.fromkeys(Outcome, 0)
    for outcomes in said.values():
        found[min(outcomes.values(), key=_MOST_FIRST.index, default=Outcome.UNKNOWN)] += 1
    return found


def _numbered(row: Asked) -> dict[str, tuple[str, ...]]:
    """What an office was asked, by id, and what it is in every language: its number in the letter, if it has one."""
    numbers = row.numbers or ("",) * len(row.demands)
    return {one: (*row.letter, number) if number else (one,) for one, number in zip(row.demands, numbers, strict=True)}


def _days(several: Sequence[Asked]) -> int | None:
    """From the first sending to the first answer."""
    first = min((row.sent for row in several), key=_start)
    answers = [came.day for row in several for came in row.came if came.reply is not Reply.HOLDING]
    return days_between(first, min(answers, key=_start))


def _answers(row: Asked) -> bool:
    return any(came.reply is not Reply.HOLDING for came in row.came)


def _once(row: Asked) -> tuple[str, ...]:
    return *row.letter, fold_name(row.office) or row.addressee or row.delivery


def _keys(row: Asked, by: By) -> tuple[str, ...]:
    match by:
        case By.APPEAL:
            return (row.intervention,)
        case By.INSTITUTION:
            return (fold_name(row.office) or NOT_KNOWN,)
        case By.CASE:
            return (row.case,)
        case By.GRANT:
            return tuple(dict.fromkeys(map(fold_name, row.grants))) or (NO_GRANT,)
    first, last = days_of(bounds(row.sent, Kind.MOMENT)) if row.sent else (None, None)
    return (str(first.year) if first and last and first.year == last.year else NOT_KNOWN,)


def _the_day(text: str) -> int | None:
    """The number of a day that is known to the day; None for any other."""
    placed = bounds(text, Kind.MOMENT) if text else None
    if placed is None or placed.soft or placed.s_min // DAY != placed.e_max // DAY:
        return None
    return placed.s_min // DAY


def _start(text: str) -> int:
    return bounds(text, Kind.MOMENT).s_min if text else 2**62
