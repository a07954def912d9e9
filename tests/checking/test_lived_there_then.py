"""When “while she lived in …” and the years there do not fit, and when they may."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.support.told_cases import told_case

from tocsin.checking import check
from tocsin.checking.rows import Row, case_of_rows
from tocsin.checking.rules.lived_there_then import RULE
from tocsin.domain.facts import CaseFacts, Finding, Severity

LIVED = "Marta Velin lived in Ordavia from 2015 to 2018. "
WHILE = "While Marta Velin lived in Ordavia, on 3 May 2020 unknown men attacked Marta Velin."


def _found(text: str, *rows: Row) -> list[Finding]:
    facts, texts = told_case([text], "en", "2031-06-01")
    recorded = case_of_rows(rows, {})
    both = CaseFacts({**recorded.kinds, **facts.kinds}, (*facts.facts, *recorded.facts), facts.relations, facts.labels)
    return list(check(replace(both), texts, only={RULE.name}))


def test_both_sides_are_shown_and_it_is_a_question() -> None:
    (found,) = _found(LIVED + WHILE)
    assert found.severity is Severity.QUESTION
    assert "lived in Ordavia from 2015 to 2018" in found.message
    assert len(found.claims) == len(found.passages) == 2


@pytest.mark.parametrize(
    ("year", "asks"), [("2014", True), ("2015", False), ("2018", False), ("2019", True), ("2016", False)]
)
def test_the_years_are_taken_at_their_widest(year: str, asks: bool) -> None:
    assert bool(_found(LIVED + WHILE.replace("2020", year))) is asks


def _residence(period: str, name: str = "Ordavia") -> list[Row]:
    return [
        ("place:1", "place.name", name),
        ("residence:1", "residence.person", "person:Marta Velin"),
        ("residence:1", "residence.place", "place:1"),
        ("residence:1", "residence.period", period),
    ]


@pytest.mark.parametrize(
    ("rows", "asks"),
    [
        (_residence("2015-03/2018-06"), True),
        (_residence("2019/2021"), False),
        (_residence("2015/.."), False),
        (_residence("2015~/2018~"), False),
        (_residence("2015-03/2018-06", "Orvania"), False),
    ],
)
def test_the_record_gives_the_time_where_the_text_does_not(rows: list[Row], asks: bool) -> None:
    assert bool(_found(WHILE, *rows)) is asks


@pytest.mark.parametrize(
    "text",
    [
        WHILE,
        LIVED + WHILE.replace("Ordavia", "Orvania"),
        LIVED + "In 2019 she returned to Ordavia. " + WHILE,
        LIVED + "Ilona Varga lived in Ordavia too. While she lived in Ordavia, on 3 May 2020 men attacked Marta Velin.",
        LIVED.replace("Marta Velin", "Ilona Varga") + WHILE,
        LIVED.replace("2018.", "2018 and from 2019 to 2021.") + WHILE,
        LIVED + WHILE.replace("While", "Her brother said that while"),
        LIVED + "While Marta Velin lived in Ordavia, unknown men attacked Marta Velin.",
    ],
)
def test_what_may_be_another_time_person_or_place_asks_nothing(text: str) -> None:
    assert not _found(text)
