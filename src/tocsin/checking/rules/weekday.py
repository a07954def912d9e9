"""A date with the day of the week that it did not fall on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import islice

from tocsin.checking.calendar_words import weekday_like, weekday_of
from tocsin.checking.glance import only_in_texts
from tocsin.checking.rule import Case, Example, Rule
from tocsin.checking.saying import MOST_FINDINGS, Saying, day_in, fact_at, fitting_years, sayings, words_claim
from tocsin.checking.set_right import days_instead, still_said, year_repairs
from tocsin.checking.spoken import worded
from tocsin.checking.wording import day_words, weekday_name
from tocsin.domain.facts import CaseFacts, Fact, Finding, Repair, Severity

NEAR = 92  # days before its statement within which a date without a year can be of no other year
_YEAR = re.compile(r"\d{4}")


def _check(case: Case) -> Iterator[Finding]:
    for saying in (saying for digest, text in case.texts.items() for saying in sayings(text, digest)):
        severity = _wrong(case.facts, saying)
        if severity is not None and not _set_right(case.facts, saying):
            yield _finding(case, saying, severity)


def _wrong(facts: CaseFacts, saying: Saying) -> Severity | None:
    if saying.weekday is None:
        return None
    if saying.year is not None:
        return None if _falls(saying, saying.year) in (True, None) else Severity.CONTRADICTION
    fact = fact_at(facts, saying)
    if fact is None or not _YEAR.match(fact.value):
        return None
    year = int(fact.value[:4])
    if day_in(saying, year) is None:
        return None
    if any(_falls(saying, other) for other in (year - 1, year, year + 1)):
        return None if _falls(saying, year) or not _recent(facts, fact, saying, year) else Severity.CONTRADICTION
    return Severity.CONTRADICTION if _recent(facts, fact, saying, year) else Severity.QUESTION


def _falls(saying: Saying, year: int) -> bool | None:
    """Whether the day fell on its weekday in that year; None where there is no such day."""
    day = day_in(saying, year)
    return None if day is None or saying.weekday is None else day.weekday() == weekday_of(saying.weekday)


def _set_right(facts: CaseFacts, saying: Saying) -> bool:
    """Whether the record has a day by now that fell on this weekday."""
    named = weekday_of(saying.weekday or "")
    return any(day.weekday() == named for day in days_instead(facts, saying))


def _recent(facts: CaseFacts, fact: Fact, saying: Saying, year: int) -> bool:
    told = next((date.value for date in facts.of(fact.statement, "statement.date")), "")
    day = day_in(saying, year)
    if day is None or not re.fullmatch(r"\d{4}-\d\d-\d\d", told):
        return False
    return 0 <= (date.fromisoformat(told) - day).days <= NEAR


def _finding(case: Case, saying: Saying, severity: Severity) -> Finding:
    fact = still_said(case.facts, saying) or fact_at(case.facts, saying)
    year = saying.year or int(fact.value[:4] if fact else 0)
    day = day_in(saying, year)
    assert day is not None
    assert saying.weekday is not None
    claim, named = fact.claim if fact else words_claim(saying.place()), weekday_of(saying.weekday)
    fell, meant = (weekday_name(number) for number in (day.weekday(), named or 0))
    other = Repair(claim, saying.place("weekday"), saying.weekday, weekday_like(saying.weekday, day.weekday()))
    years = fitting_years(case.facts, saying, claim, lambda fits: fits.weekday() == named)
    return Finding(
        rule=RULE.name,
        version=RULE.version,
        severity=severity,
        message=worded(f"{RULE.name}.asks", date=day_words(saying.day, saying.month, year), fell=fell, meant=meant),
        subjects=(fact.entity,) if fact else (),
        claims=(claim,),
        passages=(saying.place(),),
        repairs=(*year_repairs(case.facts, saying, years), other),
    )


RULE = Rule(
    name="weekday",
    version=1,
    reason="The calendar decides which day of the week a date was; a reader with a calendar will notice.",
    check=lambda case: islice(_check(case), MOST_FINDINGS),
    may_strike=only_in_texts,
    examples=(
        Example("en", ("She was arrested on Monday, 1 May 2031.",), ("Monday",)),
        Example("en", ("She was arrested on Thursday, 1 May 2031.",)),
        Example("ru", ("Её задержали в понедельник, 1 мая 2031 года.",), ("понедельник",)),
        Example("ru", ("Её задержали в четверг, 1 мая 2031 года.",)),
        Example("uk", ("Її затримали 1 травня 2031 року (понеділок).",), ("1 травня",)),
        Example("uk", ("Її затримали 1 травня 2031 року (четвер).",)),
        Example("pl", ("Zatrzymano ją w poniedziałek, 1 maja 2031 r.",), ("poniedziałek",)),
        Example("pl", ("Zatrzymano ją w czwartek, 1 maja 2031 r.",)),
    ),
)
