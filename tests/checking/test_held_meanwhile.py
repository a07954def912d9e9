"""What cannot be done within a closed term of detention: by its days, and by what the text says beside it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.outlines import outline_of_facts
from tests.support.told_cases import told_case

from tocsin.checking import check
from tocsin.checking.rows import Row, case_of_rows
from tocsin.checking.rules.held_meanwhile import RULE
from tocsin.domain.facts import Finding, Severity

HELD = "Ilona Varga was held in detention from 3 to 20 May 2030."
NAMED: list[Row] = [("person:1", "person.name", "Ilona Varga")]


def _asked(*texts: str, language: str = "en") -> list[Finding]:
    facts, by_digest = told_case(texts, language, "2031-06-01")
    return list(check(facts, by_digest, only={RULE.name}))


def _typed(kind: str, day: str, event: str = "event:1") -> list[Row]:
    return [(event, "event.type", kind), (event, "event.date", day), (event, "event.victim", "Ilona Varga")]


@given(st.integers(1, 28), st.integers(2, 28), st.integers(1, 28))
def test_asks_exactly_where_an_arrest_lies_well_within(begin: int, long: int, arrest: int) -> None:
    end = begin + long
    month, last = (6, end - 31) if end > 31 else (5, end)
    span = f"2030-05-{begin:02}/2030-{month:02}-{last:02}"
    case = case_of_rows([*NAMED, *_typed("detention", span), *_typed("arrest", f"2030-05-{arrest:02}", "event:2")])
    found = check(case, only={RULE.name})
    assert bool(found) is any(arrest == day for day in range(begin + 2, end - 1))
    assert not found or RULE.may_strike(outline_of_facts(case))


@pytest.mark.parametrize(
    "rows",
    [
        [("event:1", "event.term", "house-arrest")],
        [("act:1", "act.event", "event:1"), ("act:1", "act.type", "house-arrest")],
        [("event:2", "event.completion", "attempted")],
        [("event:1", "event.date", "2030-05-03/2030-05-05")],
        [("person:2", "person.name", "Ilona Varga")],
    ],
)
def test_a_term_that_is_not_certain_asks_nothing(rows: list[Row]) -> None:
    typed = [*NAMED, *_typed("detention", "2030-05-03/2030-05-20"), *_typed("arrest", "2030-05-10", "event:2")]
    assert check(case_of_rows(typed), only={RULE.name})
    assert not check(case_of_rows([*typed, *rows]), only={RULE.name})


def test_it_is_a_question_with_both_sides() -> None:
    (found,) = _asked(HELD, "On 12 May 2030 police arrested Ilona Varga.")
    assert found.severity is Severity.QUESTION
    assert "from 3 to 20 May 2030" in found.message
    assert "arrested on 12 May 2030" in found.message
    assert len(found.claims) == len(found.passages) == 2


def test_where_both_places_are_too_far_apart_only_that_is_asked() -> None:
    far = "On 12 May 2030 police arrested Ilona Varga in Almaty."
    facts, texts = told_case([HELD.replace("detention", "detention in Warsaw"), far], "en", "2031-06-01")
    assert [finding.rule for finding in check(facts, texts)] == ["two-places"]


SILENT = [
    "On 10 May 2030 Ilona Varga's lawyer gave a press conference in Brod.",
    "On 10 May 2030 Ilona Varga gave a press conference by telephone.",
    "On 10 May 2030 Ilona Varga gave an interview to a newspaper.",
    "Her brother said that on 10 May 2030 Ilona Varga gave a press conference.",
    "On 10 May 2030 Ilona Varga was transferred to a hospital. On 11 May 2030 Ilona Varga left the country.",
    "Ilona Varga was released on bail. On 12 May 2030 police arrested Ilona Varga.",
    "On 12 May 2030 Ilona Varga was arrested again on new charges.",
    "On 12 May 2030 Ilona Varga was charged. On 13 May 2030 Ilona Varga appeared before the court.",
    "On 12 May 2030 police arrested Marta Velin, who worked with Ilona Varga.",
    "On 12 May 2029 Ilona Varga crossed the border.",
    "On 4 May 2030 Ilona Varga gave a press conference in Brod.",
]


@pytest.mark.parametrize("text", SILENT)
def test_what_goes_on_from_a_cell_or_outside_it_asks_nothing(text: str) -> None:
    assert not _asked(HELD, text)


@pytest.mark.parametrize(
    ("language", "held", "act"),
    [
        ("en", HELD, "On 10 May 2030 Ilona Varga crossed the border."),
        ("en", HELD, "On 10 May 2030 Ilona Varga spoke at a rally in Brod."),
        (
            "ru",
            "Илона Варга содержалась под стражей с 3 по 20 мая 2030 года.",
            "10 мая 2030 года Илона Варга выступила на митинге.",
        ),
        (
            "uk",
            "Ілона Варга перебувала під вартою з 3 до 20 травня 2030 року.",
            "10 травня 2030 року Ілона Варга взяла участь у мітингу.",
        ),
        (
            "pl",
            "Ilona Varga przebywała w areszcie od 3 do 20 maja 2030 r.",
            "W dniu 10 maja 2030 r. Ilona Varga przekroczyła granicę.",
        ),
    ],
)
def test_what_only_the_free_do_is_asked_about_in_each_language(language: str, held: str, act: str) -> None:
    assert len(_asked(held, act, language=language)) == 1
