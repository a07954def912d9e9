"""Whoever is said to have done it is said so by somebody, and always alleged."""

from __future__ import annotations

import pytest

from support.dossiers import DENIES, HEDGES, Case, letter_of, told
from tocsin.composing.telling import degree_of
from tocsin.composing.wording import words


def case_with(*involved: str, **values: object) -> Case:
    case = Case()
    case.grown("a", "Ilona Varga")
    case.add("group", "service", name="State Protection Service of Kordania")
    case.add("group", "men", name="two masked men")
    case.add("group", "crowd", size="20")
    case.event("e", "abduction", "a", attribution="the activists")
    for actor in involved:
        case.add("involvement", f"i-{actor}", act="e-a", **({"actor": actor} | values))
    return case


def last(case: Case) -> str:
    return told(letter_of(case))[0].split(". ", 1)[1]


@pytest.mark.parametrize(
    ("degree", "text"),
    [
        ("010101000000", "the State Protection Service of Kordania allegedly carried this out."),
        ("010102000000", "the State Protection Service of Kordania allegedly ordered this."),
        ("010103000000", "the State Protection Service of Kordania allegedly had a part in this."),
        ("010104000000", "the State Protection Service of Kordania was allegedly present."),
        ("010105000000", "the State Protection Service of Kordania allegedly planned this."),
        ("010106000000", "the State Protection Service of Kordania is suspected of having a part in this."),
        ("050300000000", "the State Protection Service of Kordania allegedly failed to prevent this."),
        ("060000000000", "the State Protection Service of Kordania is said to bear responsibility for this."),
        ("030300000000", "the State Protection Service of Kordania allegedly failed to prevent this."),
        ("990000000000", "the State Protection Service of Kordania allegedly had a part in this."),
        ("x.own", "the State Protection Service of Kordania allegedly had a part in this."),
    ],
)
def test_each_degree(degree: str, text: str) -> None:
    assert last(case_with("service", degree=degree)) == f"According to the same account, {text}"


def test_without_a_degree() -> None:
    assert degree_of(()) == "other"
    assert last(case_with("men")) == "According to the same account, two masked men allegedly had a part in this."


def test_several_with_one_degree_stand_together() -> None:
    text = last(case_with("service", "men", degree="010104000000"))
    assert text.endswith("the State Protection Service of Kordania and two masked men were allegedly present.")


def test_an_unnamed_group() -> None:
    assert last(case_with("crowd")).endswith("a group of 20 people allegedly had a part in this.")


def test_somebody_of_unknown_age_is_not_named_as_the_one_who_did_it() -> None:
    case = case_with("x")
    case.add("person", "x", name="Castor Vane")
    assert last(case).endswith("a person allegedly had a part in this.")


def test_a_hedge_on_it_is_kept() -> None:
    case = case_with()
    case.add("involvement", "i", act="e-a", actor=case.say("service", stance=HEDGES), degree="010106000000")
    assert "is reportedly suspected" in last(case)


def test_a_denial_is_told_as_one() -> None:
    case = case_with()
    case.add("involvement", "i", act="e-a", actor=case.say("service", stance=DENIES, by="the ministry"))
    assert last(case) == "The ministry denies that the State Protection Service of Kordania had any part in this."


def test_another_word_on_the_actor_than_on_the_act() -> None:
    case = case_with()
    case.add("involvement", "i", act="e-a", actor=case.say("service", by="a former officer"))
    assert last(case).startswith("According to a former officer, the State Protection Service of Kordania allegedly")


def test_an_attribution_of_the_involvement() -> None:
    case = case_with()
    case.statement = "s2"
    case.add("involvement", "i", act="e-a", actor="service", attribution="her lawyer")
    assert last(case).startswith("According to her lawyer, ")


def test_nobody_involved_adds_nothing() -> None:
    assert told(letter_of(case_with())) == ["According to the activists, Ilona Varga was abducted."]


def test_the_word_alleged_is_in_every_pattern() -> None:
    careful = ("alleged", "suspected", "said to", "any part")
    assert [name for name, text in words()["degree"].items() if not any(word in text for word in careful)] == []
