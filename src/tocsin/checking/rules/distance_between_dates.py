"""The text says how many days lie between two events, or how long one lasted, and the dates give another number."""

from __future__ import annotations

from collections.abc import Iterator

from tocsin.checking.chronology import DAY, LinkKind
from tocsin.checking.conflicts import Conflict
from tocsin.checking.rule import Case, Rule
from tocsin.checking.wording import chief, dated, day_of, finding, label, of_kind, sentence
from tocsin.domain.facts import CaseFacts, Finding, Relation


def _check(case: Case) -> Iterator[Finding]:
    for conflict in of_kind(case.conflicts, LinkKind.DISTANCE, LinkKind.DURATION):
        yield finding(RULE, conflict, _message(case.facts, conflict))


def _message(facts: CaseFacts, conflict: Conflict) -> str:
    link = chief(conflict)
    assert link.relation is not None
    said = _days(link.relation)
    first = label(facts, link.first)
    if link.kind is LinkKind.DURATION:
        return f"{sentence(first)} is said to have lasted {said}, but is dated {day_of(conflict, link.first)}."
    counted = _counted(conflict, link.relation)
    return (
        f"{sentence(first)} ({day_of(conflict, link.first)}) is said to be {said} after "
        f"{label(facts, link.second)} ({day_of(conflict, link.second)}){counted}. Which of these is right?"
    )


def _days(relation: Relation) -> str:
    least, most = relation.days or (0, 0)
    number = str(least) if least == most else f"{least} to {most}"
    return f"{number} day" if number == "1" else f"{number} days"


def _counted(conflict: Conflict, relation: Relation) -> str:
    first, second = dated(conflict, relation.first), dated(conflict, relation.second)
    if first is None or second is None:
        return ""
    between = first.bounds.s_min // DAY - second.bounds.s_min // DAY
    return f"; by their dates it is {between}"


RULE = Rule(
    name="distance-between-dates",
    version=1,
    reason="A number of days that the dates do not give points at a slip in one of them, or in the number.",
    check=_check,
)
