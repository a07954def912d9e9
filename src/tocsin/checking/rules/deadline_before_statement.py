"""A deadline that had passed when the statement asked for something by it."""

from __future__ import annotations

from collections.abc import Iterator

from tocsin.checking.chronology import DAY
from tocsin.checking.datewords import take_apart
from tocsin.checking.glance import where_told
from tocsin.checking.links import TOLD_SLACK
from tocsin.checking.repairs import repair_of
from tocsin.checking.rule import Case, Example, Rule
from tocsin.checking.slips import slips
from tocsin.checking.spoken import worded
from tocsin.checking.wording import mended, when
from tocsin.domain.dates import Kind, bounds
from tocsin.domain.facts import Fact, Finding, Repair, Severity

LONGEST = 183  # days that a deadline may lie ahead for a slip to explain it


def _check(case: Case) -> Iterator[Finding]:
    for deadline in case.facts.facts:
        if deadline.property == "request.deadline":
            for told in case.facts.of(deadline.statement, "statement.date"):
                if _over(deadline, told):
                    yield _finding(deadline, told)


def _over(deadline: Fact, told: Fact) -> bool:
    if deadline.bounds is None or told.bounds is None or deadline.bounds.soft or told.bounds.soft:
        return False
    return deadline.bounds.e_max // DAY + TOLD_SLACK < told.bounds.s_min // DAY


def _finding(deadline: Fact, told: Fact) -> Finding:
    repairs = _repairs(deadline, told)
    return Finding(
        rule=RULE.name,
        version=RULE.version,
        severity=Severity.CONTRADICTION if repairs else Severity.QUESTION,
        message=worded(f"{RULE.name}.asks", deadline=when(deadline), told=when(told)) + mended(repairs),
        subjects=(deadline.entity, told.entity),
        claims=(deadline.claim, told.claim),
        passages=tuple(fact.passages[0] if fact.passages else None for fact in (deadline, told)),
        repairs=repairs,
    )


def _repairs(deadline: Fact, told: Fact) -> tuple[Repair, ...]:
    assert told.bounds is not None
    begin = told.bounds.e_max // DAY
    found = []
    words = take_apart(deadline.original, deadline.value)
    for slip in slips(words):
        day = bounds(slip.value, Kind.MOMENT).e_max // DAY
        if begin <= day <= begin + LONGEST and slip.cost == 1:
            found.append((day, repair_of(deadline, words, slip)))
    return tuple(repair for _, repair in sorted(found, key=lambda row: row[0])[:3])


RULE = Rule(
    name="deadline-before-statement",
    version=1,
    reason="Whoever reads that a deadline has passed does not write.",
    check=_check,
    may_strike=where_told("request.deadline"),
    examples=(
        Example("en", ("Please send appeals to the Ministry of Justice before 1 August 2013.",), ("1 August 2013",)),
        Example("en", ("Please send appeals to the Ministry of Justice before 1 August 2031.",)),
        Example("ru", ("Просим Министерство юстиции освободить её до 1 августа 2013 года.",), ("1 августа 2013",)),
        Example("ru", ("Просим Министерство юстиции освободить её до 1 августа 2031 года.",)),
        Example("uk", ("Просимо Міністерство юстиції звільнити її до 1 серпня 2013 року.",), ("1 серпня 2013",)),
        Example("uk", ("Просимо Міністерство юстиції звільнити її до 1 серпня 2031 року.",)),
        Example(
            "pl", ("Prosimy Ministerstwo Sprawiedliwości o odpowiedź do 1 sierpnia 2013 r.",), ("1 sierpnia 2013",)
        ),
        Example("pl", ("Prosimy Ministerstwo Sprawiedliwości o odpowiedź do 1 sierpnia 2031 r.",)),
    ),
)
