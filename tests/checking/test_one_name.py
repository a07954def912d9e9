"""A name in two alphabets or spellings: when the rule asks whether two people are one, and when it keeps silent."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.checking.names import People, may_be_one
from tocsin.checking.rule import Case
from tocsin.checking.rules.one_name_two_alphabets import MOST_ALIKE, RULE
from tocsin.domain.dates import Kind, bounds
from tocsin.domain.facts import SAME, CaseFacts, Fact, Finding


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Marta Velin", "Марта Велін", True),
        ("Marta Velin", "Марта Велин", True),
        ("Zhanara Akhmetova", "Жанара Ахметова", True),
        ("Ahmed Sultanov", "Ahmed Sułtanow", True),
        ("Olena Varga", "Елена Варга", True),
        ("Velin Marta", "Marta Velin", True),
        ("Marta Ivanivna Velin", "Марта Велін", True),
        ("Marta Velin", "Mirko Velin", False),
        ("Ilona Varga", "Irena Varga", False),
        ("Ivan Holt", "Ivona Holt", False),
        ("Aleksandr Varga", "Aleksandra Varga", False),
        ("Marta Velin", "Marta Holt", False),
        ("Marta", "Марта", False),
        ("Ada Ek", "Ido Ok", False),
    ],
)
def test_two_names_of_one_person(one: str, other: str, same: bool) -> None:
    assert may_be_one(one, other) is same
    assert may_be_one(other, one) is same


def person(entity: str, *names: str, told: str = "", **more: str) -> list[Fact]:
    told = told or f"statement of {entity}"
    facts = [Fact(entity, "person.name", name, f"{entity}={name}", statement=told) for name in names]
    for name, value in more.items():
        dated = bounds(value, Kind.MOMENT) if name == "birth" else None
        facts.append(Fact(entity, f"person.{name}", value, f"{entity}:{name}", dated, statement=told))
    return facts


def found(*people: list[Fact]) -> list[Finding]:
    return list(RULE.check(Case(CaseFacts({}, tuple(fact for facts in people for fact in facts)))))


def test_it_asks_once_for_all_who_hang_together() -> None:
    (finding,) = found(person("a", "Marta Velin"), person("b", "Марта Велін"), person("c", "Martha Velin"))
    assert set(finding.subjects) == {"a", "b", "c"}
    assert "may be one person" in finding.message
    assert finding.message.endswith("?")


def test_one_name_entered_twice() -> None:
    (finding,) = found(person("a", "Marta Velin"), person("b", "Marta Velin"))
    assert finding.message == "“Marta Velin” is entered 2 times. Are they the same?"


def test_whom_a_person_joined_is_not_asked_about() -> None:
    assert found(person("a", "Marta Velin", same="b"), person("b", "Марта Велін")) == []
    assert SAME == "person.same"


def test_one_statement_that_names_both_tells_them_apart() -> None:
    people = [("a", "Marta Velin"), ("b", "Martha Velin")]
    assert found(*(person(entity, name, told="statement") for entity, name in people)) == []
    assert len(found(person("a", "Marta Velin", told="statement"), person("b", "Марта Велін", told="statement"))) == 1


@pytest.mark.parametrize(
    ("one", "other", "number"), [("1990", "1990-05-03", 1), ("1990-05-03", "1990-05-04", 0), ("1990~", "1960", 1)]
)
def test_two_dates_of_birth_are_two_people(one: str, other: str, number: int) -> None:
    assert len(found(person("a", "Marta Velin", birth=one), person("b", "Марта Велін", birth=other))) == number


def test_joined_people_have_one_key() -> None:
    facts = [*person("a", "Marta Velin", same="b"), *person("b", "Marta Holt", same="a")]
    people = People(CaseFacts({}, tuple(facts)))
    assert people.key("Marta Velin") == people.key("Marta Holt") != ""


NAMES = st.sampled_from(
    ["Marta Velin", "Марта Велін", "Martha Velin", "Ivo Brandt", "Иво Брандт", "Ilona Varga", "Marta"]
)


@given(st.lists(NAMES, max_size=8), st.randoms(use_true_random=False))
def test_groups_are_apart_and_the_order_says_nothing(names: list[str], random: object) -> None:
    people = [person(str(number), name) for number, name in enumerate(names)]
    groups = {frozenset(finding.subjects) for finding in found(*people)}
    assert sum(len(group) for group in groups) == len(frozenset[str]().union(*groups))
    random.shuffle(people)  # type: ignore[attr-defined] # hypothesis gives a random.Random
    assert {frozenset(finding.subjects) for finding in found(*people)} == groups


def test_hundreds_of_people_of_one_name_are_one_question() -> None:
    (finding,) = found(*(person(str(number), "Marta Velin") for number in range(300)))
    assert len(finding.subjects) == MOST_ALIKE
