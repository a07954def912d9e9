"""Whoever is said to have done it is said so by somebody, and always alleged."""

from __future__ import annotations

import pytest

from support.dossiers import DENIES, HEDGES, Case, letter_of, told
from tocsin.composing.telling import degree_of
from tocsin.composing.wording import words


def case_with(*involved: str, **values: object) -> Case:
    case = Case()
    case.grown("a", "Ilona Varga")
    case.add("group", "service", name="Inner Protection Service of Sardovia")
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
        ("010102000000", "the Inner Protection Service of Sardovia allegedly ordered this."),
        ("010104000000", "the Inner Protection Service of Sardovia was allegedly present."),
        ("010105000000", "the Inner Protection Service of Sardovia allegedly planned this."),
        ("010106000000", "the Inner Protection Service of Sardovia is suspected of having a part in this."),
        ("050300000000", "the Inner Protection Service of Sardovia allegedly failed to prevent this."),
        ("060000000000", "the Inner Protection Service of Sardovia is said to bear responsibility for this."),
        ("030300000000", "the Inner Protection Service of Sardovia allegedly failed to prevent this."),
    ],
)
def test_each_degree(degree: str, text: str) -> None:
    assert last(case_with("service", degree=degree)) == f"According to the same account, {text}"


@pytest.mark.parametrize(
    ("degree", "tail"),
    [
        ("010101000000", ", allegedly by two masked men."),
        ("010103000000", ", with the alleged involvement of two masked men."),
        ("990000000000", ", with the alleged involvement of two masked men."),
        ("x.own", ", with the alleged involvement of two masked men."),
        (None, ", with the alleged involvement of two masked men."),
    ],
)
def test_who_did_it_stands_in_the_sentence_where_one_word_tells_both(degree: str | None, tail: str) -> None:
    case = case_with("men", **({"degree": degree} if degree else {}))
    assert told(letter_of(case)) == [f"According to the activists, Ilona Varga was abducted{tail}"]


def test_the_sentence_then_rests_on_the_involvement_too() -> None:
    case = case_with("men")
    row = next(row for row in letter_of(case).basis_table() if row.place == "events 1.1")
    involved = case.entities["i-men"].values
    assert {claim for values in involved.values() for shown in values for claim in shown.claims} <= set(row.claims)


def test_of_several_things_told_none_takes_the_actor_alone() -> None:
    case = case_with("men")
    case.add("act", "other", event="e", victim="a", completion="attempted")
    assert "involvement" not in told(letter_of(case))[0]
    assert told(letter_of(case))[0].endswith("two masked men allegedly had a part in this.")


def test_without_a_degree_it_is_a_part() -> None:
    assert degree_of(()) == "other"


def test_several_with_one_degree_stand_together() -> None:
    text = last(case_with("service", "men", degree="010104000000"))
    assert text.endswith("the Inner Protection Service of Sardovia and two masked men were allegedly present.")


def test_an_unnamed_group() -> None:
    assert told(letter_of(case_with("crowd")))[0].endswith(", with the alleged involvement of a group of 20 people.")


def test_somebody_of_unknown_age_is_not_named_as_the_one_who_did_it() -> None:
    case = case_with("x")
    case.add("person", "x", name="Pallas Rune")
    assert told(letter_of(case))[0].endswith(", with the alleged involvement of a person.")


def test_a_hedge_on_it_is_kept() -> None:
    case = case_with()
    case.add("involvement", "i", act="e-a", actor=case.say("service", stance=HEDGES), degree="010106000000")
    assert "is reportedly suspected" in last(case)


def test_a_denial_is_told_as_one() -> None:
    case = case_with()
    case.add("involvement", "i", act="e-a", actor=case.say("service", stance=DENIES, by="the ministry"))
    assert last(case) == "The ministry denies that the Inner Protection Service of Sardovia had any part in this."


def test_another_word_on_the_actor_than_on_the_act() -> None:
    case = case_with()
    case.add("involvement", "i", act="e-a", actor=case.say("service", by="a former officer"))
    assert last(case).startswith("According to a former officer, the Inner Protection Service of Sardovia allegedly")


def test_an_attribution_of_the_involvement() -> None:
    case = case_with()
    case.statement = "s2"
    case.add("involvement", "i", act="e-a", actor="service", attribution="her lawyer")
    assert last(case).startswith("According to her lawyer, ")


def test_nobody_involved_adds_nothing() -> None:
    assert told(letter_of(case_with())) == ["According to the activists, Ilona Varga was abducted."]


def test_the_word_alleged_is_in_every_pattern() -> None:
    careful = ("alleged", "suspected", "said to", "any part")
    patterns = words()["degree"] | {f"inline {name}": text for name, text in words()["inline"].items()}
    assert [name for name, text in patterns.items() if not any(word in text for word in careful)] == []
