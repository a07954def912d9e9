"""What the record says by now where a text says something that cannot be: somebody may have set it right already.

A text that was received stays as it is. What is corrected is the claim on its words, which keeps their passage: a rule
that reads the words must look at the claim before it asks again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from tocsin.checking.saying import Saying
from tocsin.checking.slips import with_year
from tocsin.domain.facts import CaseFacts, Fact, Repair
from tocsin.domain.passages import InText

_DAY = r"\d{4}-\d\d-\d\d"


def facts_at(facts: CaseFacts, place: InText) -> Iterator[Fact]:
    """The facts of which a passage overlaps this one."""
    for fact in facts.facts:
        if any(isinstance(other, InText) and _overlap(other, place) for other in fact.passages):
            yield fact


def still_said(facts: CaseFacts, saying: Saying) -> Fact | None:
    """The date fact on these words that says what they say, if there is one."""
    return next((fact for fact in _dates(facts, saying) if _says(fact, saying)), None)


def days_instead(facts: CaseFacts, saying: Saying) -> tuple[date, ...]:
    """The days that the facts on these words name, where none of them says any more what the words say."""
    dated = tuple(_dates(facts, saying))
    if any(_says(fact, saying) for fact in dated):
        return ()
    return tuple(date.fromisoformat(day) for fact in dated for day in re.findall(_DAY, fact.value))


def year_repairs(facts: CaseFacts, saying: Saying, repairs: Sequence[Repair]) -> tuple[Repair, ...]:
    """Repairs of the year of these words as repairs of the claim on them: an interval or an hour keeps its other parts.

    Where no claim says what the words say they are repairs of the words alone.
    """
    fact, year = still_said(facts, saying), saying.year
    if fact is None or year is None:
        return tuple(replace(repair, value="") for repair in repairs)
    return tuple(
        replace(repair, claim=fact.claim, value=with_year(fact.value, year, int(repair.becomes))) for repair in repairs
    )


def _dates(facts: CaseFacts, saying: Saying) -> Iterator[Fact]:
    return (fact for fact in facts_at(facts, saying.place()) if fact.bounds)


def _says(fact: Fact, saying: Saying) -> bool:
    year = "" if saying.year is None else f"{saying.year:04d}"
    return f"{year}-{saying.month:02d}-{saying.day:02d}" in fact.value


def _overlap(one: InText, other: InText) -> bool:
    return one.text == other.text and one.start < other.end and other.start < one.end
