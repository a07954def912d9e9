"""Who is named and who appears as a role."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from support.dossiers import DENIES, HEDGES, Case
from tocsin.composing.people import Person, people_of

TODAY = date(2026, 11, 22)


def people(case: Case, chosen: tuple[str, ...] | None = None) -> dict[str, Person]:
    return people_of(case.dossier, chosen, list(case.dossier.entities), TODAY)


def one(**values: Any) -> Person:
    case = Case()
    made = {key: value(case) if callable(value) else value for key, value in values.items()}
    case.add("person", "ilona", **({"name": "Ilona Varga"} | made))
    return people(case)["ilona"]


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({}, "of unknown age"),
        ({"age": "18"}, ""),
        ({"age": "17"}, "under 18"),
        ({"age": "30..40"}, ""),
        ({"age": "16..20"}, "under 18"),
        ({"age_group": "18_to_29"}, ""),
        ({"age_group": "60_and_over"}, ""),
        ({"age_group": "under_18"}, "under 18"),
        ({"minor": "false"}, ""),
        ({"minor": "true"}, "under 18"),
        ({"minor": "true", "age": "40"}, "under 18"),
        ({"age": "40", "age_group": "under_18"}, "under 18"),
        ({"birth": "1990"}, ""),
        ({"birth": "2008-11-20"}, ""),
        ({"birth": "2008-11-25"}, "under 18"),
        ({"birth": "2008"}, "under 18"),
        ({"birth": "199X"}, ""),
        ({"birth": "2015~"}, "under 18"),
        ({"birth": "1990", "death": "2000"}, "under 18"),
        ({"birth": "1990", "death": "2020"}, ""),
        ({"age": "40", "anonymise": "true"}, "to stay anonymous"),
        ({"age": "40", "do_not_publish": "true"}, "not to be published"),
        ({"age": "40", "anonymise": "false"}, ""),
        ({"age": "40", "no_contact": "true"}, ""),
        ({"age": "40", "name": []}, "no name is recorded"),
        ({"age": lambda case: case.say("40", stance=HEDGES)}, "of unknown age"),
        ({"age": lambda case: case.say("40", stance=DENIES)}, "of unknown age"),
        ({"age": lambda case: case.say("15", stance=HEDGES)}, "under 18"),
        ({"age": lambda case: case.absent()}, "of unknown age"),
        ({"age": lambda case: case.disputed(case.say("40"), case.say("17"))}, "under 18"),
        ({"minor": lambda case: case.disputed(case.say("false"), case.say("true"))}, "under 18"),
        ({"age": "40", "name": lambda case: case.absent("withheld")}, "no name is recorded"),
    ],
)
def test_who_may_be_named(values: dict[str, Any], why: str) -> None:
    person = one(**values)
    assert person.why == why
    assert person.named is (why == "")
    assert ("Varga" in person.first + person.later) is person.named


def test_only_the_chosen_are_named() -> None:
    case = Case()
    case.grown("a", "Ilona Varga")
    case.grown("b", "Oleksa Marchuk")
    found = people(case, ("a",))
    assert found["a"].named
    assert found["b"].why == "not chosen in the brief"


def test_a_refusal_to_be_named_hides() -> None:
    case = Case()
    case.grown("a", "Ilona Varga")
    case.add("consent", "no", subject="a", use="publish_named", granted="false")
    assert people(case)["a"].why == "consent to the name was refused"


def test_a_refusal_of_another_use_does_not_hide() -> None:
    case = Case()
    case.grown("a", "Ilona Varga")
    case.add("consent", "no", subject="a", use="photo", granted="false")
    assert people(case)["a"].named


@pytest.mark.parametrize(
    ("hidden", "other", "named"),
    [
        ("Ilona Varga", "Ilona Varga", False),
        ("Варга Ілона", "Ilona Varga", False),
        ("Ilona", "Ilona Varga", False),
        ("Ilona Maria Varga", "Ilona Varga", False),
        ("Danylo Varga", "Ilona Varga", True),
        ("Petro Lis", "Ilona Varga", True),
    ],
)
def test_who_may_be_a_hidden_person_is_hidden_too(hidden: str, other: str, named: bool) -> None:
    case = Case()
    case.add("person", "child", name=hidden, minor="true")
    case.grown("other", other)
    assert people(case)["other"].named is named


@pytest.mark.parametrize(
    ("names", "first"),
    [
        (["Ілона Варга", "Ilona Varga"], "Ilona Varga"),
        (["Ілона Варга"], "Ілона Варга"),
        (["Ilona Varga", "I. Varga"], "Ilona Varga"),
        (["Łucja Żak"], "Łucja Żak"),
    ],
)
def test_the_name_in_latin_letters_comes_first(names: list[str], first: str) -> None:
    assert one(name=names, age="40").first == first


@pytest.mark.parametrize(
    ("short", "later"), [("Varga", "Varga"), ("Ilona", "Ilona"), ("Lys", "Ilona Varga"), ("", "Ilona Varga")]
)
def test_the_short_name_serves_if_it_is_part_of_the_name(short: str, later: str) -> None:
    assert one(age="40", **({"short_name": short} if short else {})).later == later


def test_a_short_name_that_a_hidden_person_bears_is_not_used() -> None:
    case = Case()
    case.add("person", "child", name="Danylo Varga", minor="true")
    case.grown("a", "Ilona Varga", short_name="Varga")
    assert people(case)["a"].later == "Ilona Varga"


@pytest.mark.parametrize(
    ("occupation", "first", "later"),
    [
        ("journalist", "a journalist", "the journalist"),
        ("Editor", "an editor", "the editor"),
        ("editor-in-chief of Ostrava Weekly", "a person", "the person"),
        ([], "a person", "the person"),
        (["poet", "lawyer"], "a lawyer", "the lawyer"),
    ],
)
def test_one_alone_is_called_by_a_common_trade_or_a_person(occupation: Any, first: str, later: str) -> None:
    person = one(occupation=occupation)
    assert (person.first, person.later) == (first, later)


def test_the_trade_that_a_role_is_from_is_a_ground() -> None:
    person = one(occupation="journalist")
    assert [shown.value for shown in person.grounds] == ["journalist"]
    assert one(occupation="poet").grounds == ()


def test_several_carry_letters_in_the_order_of_the_events() -> None:
    case = Case()
    case.add("person", "x", name="Xenia Lis", occupation="journalist")
    case.add("person", "y", name="Yan Bor")
    case.add("person", "z", name="Zoya Kut", occupation="journalist")
    found = people_of(case.dossier, None, ["z", "x"], TODAY)
    assert (found["z"].first, found["z"].later) == ("a journalist (A)", "journalist A")
    assert (found["x"].first, found["x"].later) == ("a journalist (B)", "journalist B")
    assert found["y"].first == "another person"


def test_a_trade_of_somebody_named_asks_for_a_letter() -> None:
    case = Case()
    case.grown("a", "Ilona Varga", occupation="journalist")
    case.add("person", "x", name="Xenia Lis", occupation="journalist")
    assert people(case)["x"].later == "journalist A"


def test_more_than_the_alphabet_has_letters() -> None:
    case = Case()
    for number in range(28):
        case.add("person", f"p{number}", name=f"Name{number:02} Bor{number:02}")
    labels = [person.later for person in people(case).values()]
    assert len(set(labels)) == 28
    assert labels[26] == "person A2"
