"""What needs a living person and is dated after the death: by its days, by its words, and by who is meant."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.outlines import outline_of_facts

from tocsin.checking import check
from tocsin.checking.lives import ALIVE
from tocsin.checking.rows import Row, case_of_rows
from tocsin.checking.rules.act_after_death import RULE
from tocsin.domain.dates import Kind, bounds
from tocsin.domain.facts import CaseFacts
from tocsin.domain.terms import thesaurus
from tocsin.reading import read
from tocsin.reading.facts import facts_of

DAYS = ("2031-05-03", "2031-05-04", "2031-05", "2031", "2030-12", "2032", "2031-05-03~", "2031-06-01/2031-06-05", "..")
KINDS = ("arrest", "killing", "conviction", "search_seizure", "press_conference")
BASE: list[Row] = [
    ("person:1", "person.name", "Ilona Varga"),
    ("person:1", "person.death", "2031-05-03"),
    ("event:1", "event.type", "arrest"),
    ("event:1", "event.date", "2031-06-01"),
    ("event:1", "event.victim", "Ilona Varga"),
]


def _asks(case: CaseFacts) -> bool:
    return bool(check(case, only={RULE.name}))


def _with(*rows: Row) -> CaseFacts:
    return case_of_rows([*BASE, *rows])


def test_an_arrest_after_the_recorded_death_is_asked_about_and_names_the_person() -> None:
    (found,) = check(_with(), only={RULE.name})
    assert "the death of" in found.message
    assert set(found.subjects) == {"event:1", "person:1"}
    assert set(found.claims) == {"row:1", "row:3"}


@pytest.mark.parametrize(
    "rows",
    [
        [("event:1", "event.completion", "attempted")],
        [("event:1", "event.completion", "planned")],
        [("person:2", "person.name", "Ilona Varga")],
        [("act:1", "act.event", "event:1"), ("act:1", "act.status", "refuted")],
        [("act:1", "act.event", "event:1"), ("act:1", "act.completion", "threatened")],
    ],
)
def test_what_was_not_done_or_not_to_her_is_left_alone(rows: list[Row]) -> None:
    assert not _asks(_with(*rows))


@pytest.mark.parametrize("kind", sorted(thesaurus("event_types").terms))
def test_only_what_needs_a_living_person_is_asked_about(kind: str) -> None:
    rows = [("event:1", "event.type", kind) if row[1] == "event.type" else row for row in BASE]
    assert _asks(case_of_rows(rows)) is (kind in ALIVE)


def test_two_recorded_deaths_and_a_death_before_the_birth_are_asked_about_by_their_rules() -> None:
    twice = case_of_rows([*BASE[:2], ("person:1", "person.death", "2031-05-09")])
    assert [finding.rule for finding in check(twice)] == ["two-dates"]
    early = case_of_rows([*BASE[:2], ("person:1", "person.birth", "2031-05-09")])
    assert [finding.rule for finding in check(early)] == ["order-of-events"]


def _earliest_begin(day: str) -> int:
    return bounds(day, Kind.MOMENT).s_min // 86_400


def _latest_end(day: str) -> int:
    return bounds(day, Kind.MOMENT).e_max // 86_400


@st.composite
def _lives(draw: Callable[..., str]) -> tuple[list[Row], list[str], list[tuple[str, str]]]:
    """A person, up to two days of death, and what is told of the person, each with one date."""
    days = st.sampled_from([day for day in DAYS if day != ".."])
    rows: list[Row] = [("person:1", "person.name", "Ilona Varga")]
    deaths, acts = [], []
    if draw(st.booleans()):
        deaths.append(draw(days))
        rows.append(("person:1", "person.death", deaths[0]))
    for number in range(int(draw(st.integers(1, 3)))):
        kind, day = draw(st.sampled_from(KINDS)), draw(days)
        rows += [
            (f"event:{number}", "event.type", kind),
            (f"event:{number}", "event.date", day),
            (f"event:{number}", "event.victim", "Ilona Varga"),
        ]
        if kind == "killing":
            deaths.append(day)
        elif kind in ALIVE:
            acts.append((f"event:{number}", day))
    return rows, deaths, acts


@settings(max_examples=400, deadline=None)
@given(_lives())
def test_asks_exactly_where_an_act_begins_after_a_death_can_have_been(
    life: tuple[list[Row], list[str], list[tuple[str, str]]],
) -> None:
    rows, deaths, acts = life
    firm = [day for day in deaths if "~" not in day]
    wrong = any(_earliest_begin(act) > _latest_end(death) for _, act in acts if "~" not in act for death in firm)
    case = case_of_rows(rows)
    assert _asks(case) is wrong
    assert not wrong or RULE.may_strike(outline_of_facts(case))


SILENT = [
    ("en", "Ilona Varga was killed on 3 May 2031. On 5 May 2031 police arrested the man with whom Ilona Varga lived."),
    (
        "en",
        "Ilona Varga was killed on 3 May 2031. On 5 May 2031 Marta Velin was arrested for writing about Ilona Varga.",
    ),
    ("en", "Ilona Varga was killed on 3 May 2031. On 5 May 2031 the Ilona Varga Committee gave a press conference."),
    ("en", "Ilona Varga was killed on 3 May 2031. She was detained on 9 May 2032 in Brod."),
    ("en", "The family said Ilona Varga was killed on 3 May 2031. On 5 May 2031 police arrested Ilona Varga."),
    ("ru", "Илону Варгу убили 3 мая 2031 года. 5 мая 2031 года напали на дом Илоны Варги."),
    ("ru", "3 мая 2031 года убили Илону Варгу. 5 мая 2031 года на похоронах Илоны Варги задержали Марту Велин."),
    ("ru", "Илону Варгу чуть не убили 3 мая 2031 года. 5 мая 2031 года полиция задержала Илону Варгу."),
    ("uk", "Ілону Варгу вбили 3 травня 2031 року. 5 травня 2031 року затримали сусіда Ілони Варги."),
    ("uk", "Батько Ілони Варги помер 3 травня 2031 року. 9 травня 2031 року Ілону Варгу затримали."),
    ("pl", "3 maja 2031 r. zabito Ilonę Vargę. W dniu 5 maja 2031 r. nad ciałem Ilony Vargi zatrzymano jej brata."),
    ("pl", "Ilonę Vargę zabito 3 maja 2031 r. W dniu 5 maja 2031 r. policja zatrzymała kolegę Ilony Vargi."),
]


@pytest.mark.parametrize(("language", "text"), SILENT)
def test_mourners_suspects_and_what_was_hers_raise_no_question(language: str, text: str) -> None:
    assert not check(facts_of(read(text, language=language), text), text)
