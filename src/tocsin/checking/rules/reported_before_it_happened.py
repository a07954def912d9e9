"""A press conference, a publication or the statement itself is dated before what it tells of."""

from __future__ import annotations

from collections.abc import Iterator

from tocsin.checking.conflicts import Conflict
from tocsin.checking.links import LinkKind
from tocsin.checking.rule import Case, Rule
from tocsin.checking.wording import chief, day_of, finding, label, listed, of_kind, sentence
from tocsin.domain.facts import CaseFacts, Finding

_KINDS = (LinkKind.REPORTS, LinkKind.TOLD)


def _check(case: Case) -> Iterator[Finding]:
    for conflict in of_kind(case.conflicts, *_KINDS):
        yield finding(RULE, conflict, _message(case.facts, conflict))


def _message(facts: CaseFacts, conflict: Conflict) -> str:
    report = chief(conflict).first
    told = dict.fromkeys(link.second for link in conflict.links if link.kind in _KINDS and link.first == report)
    days = listed(list(dict.fromkeys(day_of(conflict, entity) for entity in told)))
    return f"{sentence(label(facts, report))} is dated {day_of(conflict, report)} but tells of {days}."


RULE = Rule(
    name="reported-before-it-happened",
    version=1,
    reason="Nobody can report what has not happened yet; one of the dates is likely a slip.",
    check=_check,
)
