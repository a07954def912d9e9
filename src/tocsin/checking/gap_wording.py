"""The findings of a procedure's rules: built from facts, days and hours written out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tocsin.checking.rule import Rule
from tocsin.checking.spoken import spoken, worded
from tocsin.domain.dates import phrase
from tocsin.domain.facts import Fact, Finding, Severity
from tocsin.domain.passages import Passage
from tocsin.domain.registry_hours import strasbourg

_MINUTE = 60
_MOST_QUOTED = 5


def said(
    rule: Rule, message: str, subjects: Sequence[str], rows: Sequence[Fact] = (), severity: Severity = Severity.GAP
) -> Finding:
    """A finding that stands on these facts.

    The last of `subjects` is no entity: it names what the procedure asks (`wgad/person:person.birth`), so that an
    answer settles this question and no other about the same person.
    """
    unique = {fact.claim: fact for fact in rows}
    return Finding(
        rule=rule.name,
        version=rule.version,
        severity=severity,
        message=message,
        subjects=tuple(subjects),
        claims=tuple(unique),
        passages=tuple(_place(fact, number) for number, fact in enumerate(unique.values())),
    )


def _place(fact: Fact, number: int) -> Passage | None:
    """Where the first few stand: what fifty events lack in common needs no fifty quotations."""
    return fact.passages[0] if fact.passages and number < _MOST_QUOTED else None


def on_day(day: date) -> str:
    """“on 5 August 2031”."""
    return phrase(day.isoformat(), language=spoken())


def at_moment(second: int) -> str:
    """“at 16:00 on 5 August 2031, Strasbourg time”."""
    day, of_day = strasbourg(second)
    hour, minute = divmod(of_day // _MINUTE, _MINUTE)
    return worded("gap-time-limit.moment", clock=f"{hour:02}:{minute:02}", day=on_day(day))
