"""A date with the day of the week that it did not fall on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from tocsin.checking.datewords import MONTHS, WEEKDAYS, take_apart
from tocsin.checking.rule import Case, Rule
from tocsin.checking.saying import Saying, claim_at, fact_at, sayings
from tocsin.checking.slips import Slip, year_slips
from tocsin.domain.facts import CaseFacts, Finding, Repair, Severity
from tocsin.domain.passages import InText

NEAR = 92  # days before its statement within which a date without a year can be of no other year
_YEAR = re.compile(r"\d{4}")


def _check(case: Case) -> Iterator[Finding]:
    if case.text is None:
        return
    for saying in sayings(case.text):
        severity = _wrong(case.facts, saying)
        if severity is not None:
            yield _finding(case, case.text, saying, severity)


def _wrong(facts: CaseFacts, saying: Saying) -> Severity | None:
    if saying.weekday is None:
        return None
    if saying.year is not None:
        return None if _falls(saying, saying.year) in (True, None) else Severity.CONTRADICTION
    fact = fact_at(facts, saying.start, saying.end)
    if fact is None or not _YEAR.match(fact.value):
        return None
    year = int(fact.value[:4])
    if any(_falls(saying, other) for other in (year - 1, year, year + 1)):
        return None if _falls(saying, year) or not _recent(facts, saying, year) else Severity.CONTRADICTION
    return Severity.CONTRADICTION if _recent(facts, saying, year) else Severity.QUESTION


def _falls(saying: Saying, year: int) -> bool | None:
    """Whether the day fell on its weekday in that year; None where there is no such day."""
    day = _day(saying, year)
    return None if day is None or saying.weekday is None else WEEKDAYS[day.weekday()] == saying.weekday.casefold()


def _day(saying: Saying, year: int) -> date | None:
    try:
        return date(year, saying.month, saying.day)
    except ValueError:
        return None


def _recent(facts: CaseFacts, saying: Saying, year: int) -> bool:
    told = next((fact.value for fact in facts.facts if fact.property == "statement.date"), "")
    day = _day(saying, year)
    if day is None or not re.fullmatch(r"\d{4}-\d\d-\d\d", told):
        return False
    return 0 <= (date.fromisoformat(told) - day).days <= NEAR


def _finding(case: Case, text: str, saying: Saying, severity: Severity) -> Finding:
    fact = fact_at(case.facts, saying.start, saying.end)
    year = saying.year or int(fact.value[:4] if fact else 0)
    day = _day(saying, year)
    assert day is not None
    fell, claim = WEEKDAYS[day.weekday()].capitalize(), claim_at(case.facts, saying.start, saying.end)
    said = f"{saying.day} {MONTHS[saying.month - 1].capitalize()} {year}"
    return Finding(
        rule=RULE.name,
        version=RULE.version,
        severity=severity,
        message=f"{said} was a {fell}, not a {saying.weekday}. Is the date right, or the day of the week?",
        subjects=(fact.entity,) if fact else (),
        claims=(claim,),
        passages=(InText("", saying.start, saying.end),),
        repairs=(*_years(case.facts, text, saying, claim), _other_weekday(saying, claim, fell)),
    )


def _years(facts: CaseFacts, text: str, saying: Saying, claim: str) -> tuple[Repair, ...]:
    """Slips of the year that make it fall right, where other dates of the case have that year and none has this."""
    if saying.year is None:
        return ()
    value = f"{saying.year:04d}-{saying.month:02d}-{saying.day:02d}"
    others = {fact.value[:4] for fact in facts.facts if fact.bounds and fact.claim != claim}
    words = take_apart(text[slice(*saying.spans["year"])], value)
    fitting = [slip for slip in year_slips(words) if _falls(saying, int(slip.becomes)) and slip.becomes in others]
    return () if str(saying.year) in others else tuple(_repair(saying, claim, slip) for slip in fitting)


def _repair(saying: Saying, claim: str, slip: Slip) -> Repair:
    return Repair(claim, InText("", *saying.spans["year"]), slip.was, slip.becomes)


def _other_weekday(saying: Saying, claim: str, fell: str) -> Repair:
    return Repair(claim, InText("", *saying.spans["weekday"]), saying.weekday or "", fell)


RULE = Rule(
    name="weekday",
    version=1,
    reason="The calendar decides which day of the week a date was; a reader with a calendar will notice.",
    check=_check,
)
