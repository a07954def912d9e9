"""An age that does not fit the day of birth, on the day of the statement that gives it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from tocsin.checking.glance import where_told
from tocsin.checking.rule import Case, Example, Rule
from tocsin.checking.spoken import worded
from tocsin.checking.wording import label, when
from tocsin.domain.dates import OPEN_FUTURE, OPEN_PAST
from tocsin.domain.facts import CaseFacts, Fact, Finding, Severity


def _check(case: Case) -> Iterator[Finding]:
    for age in case.facts.facts:
        if age.property == "person.age" and age.value.isdigit():
            for birth in case.facts.of(age.entity, "person.birth"):
                told = case.facts.of(age.statement, "statement.date")
                if told and (off := _off(age, birth, told[0])):
                    yield _finding(case.facts, age, birth, told[0], off)


def _off(age: Fact, birth: Fact, told: Fact) -> int:
    """By how many years the age lies outside what the dates allow; 0 where it may be right."""
    if birth.bounds is None or told.bounds is None or birth.bounds.soft or told.bounds.soft:
        return 0
    if any(one.s_min <= OPEN_PAST or one.e_max >= OPEN_FUTURE for one in (birth.bounds, told.bounds)):
        return 0
    least = _years(birth.bounds.e_max, told.bounds.s_min)
    most = _years(birth.bounds.s_min, told.bounds.e_max)
    said = int(age.value)
    return max(least - said, said - most, 0)


def _years(born: int, day: int) -> int:
    first, then = (datetime.fromtimestamp(second, UTC) for second in (born, day))
    return then.year - first.year - ((then.month, then.day) < (first.month, first.day))


def _finding(facts: CaseFacts, age: Fact, birth: Fact, told: Fact, off: int) -> Finding:
    rows = (age, birth, told)
    return Finding(
        rule=RULE.name,
        version=RULE.version,
        severity=Severity.CONTRADICTION if off > 1 else Severity.QUESTION,
        message=worded(
            f"{RULE.name}.asks", who=label(facts, age.entity), age=age.value, birth=when(birth), told=when(told)
        ),
        subjects=(age.entity,),
        claims=tuple(fact.claim for fact in rows),
        passages=tuple(fact.passages[0] if fact.passages else None for fact in rows),
    )


RULE = Rule(
    name="age-and-birth",
    version=1,
    reason="Age decides who counts as a child, and a wrong one is held against the person. One year off is a question.",
    check=_check,
    may_strike=where_told("person.age"),
    examples=(
        Example("en", ("Ilona Varga, 34, was born on 3 May 1960.",), ("3 May 1960",)),
        Example("en", ("Ilona Varga, 34, was born on 3 May 1997.",)),
        Example("ru", ("34-летняя Марта Велина, родившаяся 3 мая 1960 года, живёт в Заречье.",), ("3 мая 1960",)),
        Example("ru", ("34-летняя Марта Велина, родившаяся 3 мая 1997 года, живёт в Заречье.",)),
        Example("uk", ("Марта Веліна (34 роки), народилася 3 травня 1960 року.",), ("3 травня 1960",)),
        Example("uk", ("Марта Веліна (34 роки), народилася 3 травня 1997 року.",)),
        Example("pl", ("Marta Welin, lat 34, ur. 3 maja 1960 r., jest dziennikarką.",), ("3 maja 1960",)),
        Example("pl", ("Marta Welin, lat 34, ur. 3 maja 1997 r., jest dziennikarką.",)),
    ),
)
