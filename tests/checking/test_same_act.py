"""The same act told by two statements: when the rule asks, and when it keeps silent. Kin acts, near days, slips."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.told_cases import told_case

from tocsin.checking.accounts import accounts_of
from tocsin.checking.differing import days_to_ask
from tocsin.checking.names import People, letters, same_place
from tocsin.checking.rule import Case
from tocsin.checking.rules.same_act_told_differently import RULE
from tocsin.domain.dates import Kind, bounds
from tocsin.domain.facts import CaseFacts, Fact, Finding, Firmness, Severity, Stance

NAME = "Marta Velin"


def event(
    number: int, day: str = "", *, told: str = "", kind: str = "arrest", name: str = NAME, **more: str
) -> list[Fact]:
    """An event as a statement of its own tells it; `told` is the statement where two tell of several."""
    entity, statement = f"event:{number}", told or f"statement:{number}"
    values = {"event.type": kind, "event.completion": "done", "event.victim": name}
    values |= {f"event.{part}": value for part, value in more.items()} | {"event.date": day}
    return [
        Fact(
            entity,
            property_id,
            value,
            f"claim:{number}:{property_id}",
            bounds=bounds(value, Kind.MOMENT) if property_id == "event.date" else None,
            statement=statement,
        )
        for property_id, value in values.items()
        if value
    ]


def found(*events: list[Fact], names: tuple[str, ...] = (NAME,)) -> list[Finding]:
    persons = [Fact(f"person:{name}", "person.name", name, f"claim:{name}") for name in names]
    facts = tuple(fact for several in events for fact in several)
    return list(RULE.check(Case(CaseFacts({fact.entity: "event" for fact in facts}, (*persons, *facts)))))


@pytest.mark.parametrize(
    ("first", "second", "number"),
    [
        ("2031-05-14", "2031-05-15", 1),
        ("2031-05-14", "2031-05-17", 1),
        ("2031-05-14", "2031-05-18", 0),  # she may well have been arrested twice
        ("2031-05-14", "2013-05-14", 1),  # a slip of the year
        ("2031-06-14", "2031-07-14", 1),  # two months that are taken for each other
        ("2031-05-14", "2031-09-14", 0),
        ("2031-05-14", "2031-05-14", 0),
        ("2031-05", "2031-05-15", 0),
        ("2031-05-14~", "2031-05-15", 0),
        ("2031-05-14/2031-05-16", "2031-05-15", 0),
        ("2031-05-14", "", 0),
    ],
)
def test_two_days_of_an_arrest(first: str, second: str, number: int) -> None:
    findings = found(event(1, first), event(2, second))
    assert len(findings) == number
    for finding in findings:
        assert finding.severity is Severity.QUESTION
        assert finding.claims == ("claim:1:event.date", "claim:2:event.date") or first > second
        assert set(finding.subjects) == {"event:1", "event:2"}


@pytest.mark.parametrize(
    ("kind", "first", "second", "number"),
    [
        ("killing", "2031-05-14", "2031-08-30", 1),
        ("threat", "2031-05-14", "2031-05-15", 0),
        ("surveillance", "2031-05-14", "2031-05-15", 0),
        ("abduction", "2031-05-14", "2031-05-15", 1),
        ("asylum_refusal", "2031-05-14", "2031-05-16", 0),  # decided and served are two days
    ],
)
def test_what_is_done_again_and_again_is_not_asked_about(kind: str, first: str, second: str, number: int) -> None:
    assert len(found(event(1, first, kind=kind), event(2, second, kind=kind))) == number


@pytest.mark.parametrize(("place", "number"), [("Brod", 1), ("Selmora", 0), ("", 0)])
def test_a_slip_in_what_is_done_again_and_again_needs_one_place(place: str, number: int) -> None:
    events = [
        event(1, "2031-05-14", kind="threat", place_words="Brod"),
        event(2, "2013-05-14", kind="threat", place_words=place),
    ]
    assert len(found(*events)) == number


def test_whoever_knows_both_days_tells_of_two_arrests() -> None:
    first, second = event(1, "2031-05-14"), event(2, "2031-05-15")
    assert found(first, second, event(3, "2031-05-14", told="statement:2")) == []


def test_one_statement_does_not_differ_from_itself() -> None:
    assert found(event(1, "2031-05-14"), event(2, "2031-05-15", told="statement:1")) == []


def test_set_free_in_between_is_arrested_twice() -> None:
    arrests = [event(1, "2031-05-14"), event(2, "2031-05-16")]
    assert len(found(*arrests)) == 1
    assert found(*arrests, event(3, "2031-05-15", kind="release")) == []
    assert (
        len(found(*arrests, event(3, "2031-05-15", kind="release", name="Ivo Brandt"), names=(NAME, "Ivo Brandt"))) == 1
    )


def test_a_denial_or_a_plan_is_no_other_account() -> None:
    first, second = event(1, "2031-05-14"), event(2, "2031-05-15")
    denied = [replace(fact, stance=Stance.DENIES) for fact in second]
    planned = [replace(fact, value="planned") if fact.property == "event.completion" else fact for fact in second]
    carried = [replace(fact, firmness=Firmness.SOFT) if fact.property == "event.date" else fact for fact in second]
    for other in (denied, planned, carried):
        assert found(first, other) == []


@pytest.mark.parametrize(
    ("name", "number"),
    [("Марта Велин", 1), ("Marta Wielin", 0), ("Ivo Brandt", 0), ("Velin", 0), ("two people", 0)],
)
def test_only_one_person_is_meant_by_one_name(name: str, number: int) -> None:
    names = (NAME, "Марта Велин", "Ivo Brandt", "Marta Wielin", "Velin")
    assert len(found(event(1, "2031-05-14"), event(2, "2031-05-15", name=name), names=names)) == number


@pytest.mark.parametrize(
    ("first", "second", "number"),
    [
        ("Brod", "Selmora", 1),
        ("Brod", "Brod", 0),
        ("Броді", "Брода", 0),
        ("Brod", "her flat", 0),
        ("Brod", "Селморе", 0),  # of another language nobody can tell
        ("Brod", "Poland", 0),  # where a country is named, a town may lie in it
    ],
)
def test_two_places_on_one_day(first: str, second: str, number: int) -> None:
    findings = found(event(1, "2031-05-14", place_words=first), event(2, "2031-05-14", place_words=second))
    assert len(findings) == number
    for finding in findings:
        assert f"{first} and {second}" in finding.message


@pytest.mark.parametrize(
    ("first", "second", "number"), [("4", "5", 1), ("4", "4", 0), ("3..5", "5", 0), ("4..", "9", 0)]
)
def test_two_numbers_of_one_day_and_place(first: str, second: str, number: int) -> None:
    events = [
        event(at, "2031-05-14", name="", place_words="Brod", count=count) for at, count in enumerate((first, second))
    ]
    assert len(found(*events)) == number


@pytest.mark.parametrize(
    ("name", "number"),
    [("Maria Velin", 1), ("Marta Holt", 1), ("Marta Velina", 0), ("Ivo Brandt", 0)],
)
def test_two_names_of_one_day_and_place(name: str, number: int) -> None:
    events = [event(1, "2031-05-14", place_words="Brod"), event(2, "2031-05-14", name=name, place_words="Brod")]
    assert len(found(*events, names=(NAME, name))) == number


def test_a_text_that_knows_the_other_place_does_not_differ() -> None:
    one = "On 14 May 2031, police arrested Marta Velin in Brod. She was taken to Selmora."
    facts, texts = told_case((one, "Marta Velin was arrested in Selmora on 14 May 2031."), "en", "2031-06-01")
    assert list(RULE.check(Case(facts, texts))) == []


def test_many_accounts_of_two_days_are_one_question() -> None:
    events = [event(number, f"2031-05-{14 + number % 2}") for number in range(40)]
    (finding,) = found(*events)
    assert len(finding.claims) == 40


def test_hundreds_of_accounts_are_not_held_each_against_each() -> None:
    days = [f"{year}-{month:02d}-{day:02d}" for year in range(1975, 2000) for month in (1, 5) for day in (1, 8, 15, 22)]
    assert found(*(event(number, day) for number, day in enumerate(days))) != []
    accounts = accounts_of(Case(CaseFacts({}, tuple(fact for at, day in enumerate(days) for fact in event(at, day)))))
    assert len(days_to_ask(accounts, once=False, seldom=True)) < 40 * len(days)


DAYS = st.sampled_from(["2031-05-14", "2031-05-15", "2013-05-14", "2031-05", "2031-09-01", ""])
PLACES = st.sampled_from(["Brod", "Selmora", "her flat", ""])
TOLD = st.lists(st.tuples(DAYS, PLACES, st.sampled_from(["arrest", "threat", "killing"])), min_size=2, max_size=6)


@given(TOLD, st.randoms(use_true_random=False))
def test_it_does_not_matter_who_is_asked_first(told: list[tuple[str, str, str]], random: object) -> None:
    events = [event(number, day, place_words=place, kind=kind) for number, (day, place, kind) in enumerate(told)]
    before = {(finding.rule, frozenset(finding.subjects)) for finding in found(*events)}
    random.shuffle(events)  # type: ignore[attr-defined] # hypothesis gives a random.Random
    assert {(finding.rule, frozenset(finding.subjects)) for finding in found(*events)} == before


@given(TOLD)
def test_an_account_that_is_repeated_word_for_word_adds_no_question(told: list[tuple[str, str, str]]) -> None:
    one, *_ = told
    events = [event(number, one[0], place_words=one[1], kind=one[2]) for number in range(len(told))]
    assert found(*events) == []


def test_names_meet_across_alphabets() -> None:
    assert letters("Жанара Ахметова") == letters("Zhanara Akhmetova") == letters("Zhanara Ahmetova")
    facts = [Fact("p", "person.name", name, "c") for name in ("Marta Velin", "Марта Велина")]
    people = People(CaseFacts({}, tuple(facts)))
    assert people.key("Marta Velin") == people.key("Марта Велина") != ""
    assert people.key("Ivo Brandt") == people.key("Velin") == ""


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("Brod", "Броді", True), ("Warszawa", "Warszawie", True), ("Київ", "Киев", True), ("Brod", "Selmora", False)],
)
def test_forms_of_one_place(one: str, other: str, same: bool) -> None:
    assert same_place(one, other) is same
