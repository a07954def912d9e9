"""Which order of stages the text gives, kept or broken by one slip of a year."""

from __future__ import annotations

from typing import Any

import pytest

from tocsin.checking.lifecycle import FOLLOWS, orders

WHO = "Vera Molnar"
Stage = tuple[str, str, str]  # type, EDTF, its words


def told(case_of: Any, text: str, *stages: Stage, victim: str = WHO) -> list[tuple[str, str]]:
    """The orders that a text gives, as types (later, earlier); each stage is told where its words stand."""
    case = case_of(text)
    for kind, value, words in stages:
        case.event(kind, value, words, victim=victim)
    kinds = {fact.entity: fact.value for fact in case.rows if fact.property == "event.type"}
    found = orders(case.facts, list(kinds), {"": text})
    return [(kinds[later], kinds[earlier]) for later, earlier in found]


PLAIN = "On 2 May 2021 she was arrested. On 4 May 2021 a court held her. On 9 May 2021 she was charged."
TAKEN: Stage = ("arrest", "2021-05-02", "2 May 2021")
HELD: Stage = ("detention", "2021-05-04", "4 May 2021")
CHARGED: Stage = ("charge", "2021-05-09", "9 May 2021")


def test_stages_in_their_order_bind_each_other(case_of: Any) -> None:
    assert told(case_of, PLAIN, TAKEN, HELD, CHARGED) == [
        ("detention", "arrest"),
        ("charge", "arrest"),
        ("charge", "detention"),
    ]


@pytest.mark.parametrize("year", ["2012", "2011", "2001", "2020"])
def test_a_year_that_a_slip_explains_is_held_to_the_order(case_of: Any, year: str) -> None:
    text = PLAIN.replace("4 May 2021", f"4 May {year}")
    found = told(case_of, text, TAKEN, ("detention", f"{year}-05-04", f"4 May {year}"), CHARGED)
    assert ("detention", "arrest") in found


@pytest.mark.parametrize(
    ("day", "value", "bound"),
    [
        ("30 June 2012", "2012-06-30", True),  # the year of the row closes it, weeks later
        ("30 June 2013", "2013-06-30", False),  # two digits at once
        ("1 May 2011", "2011-05-01", False),  # before the arrest in the year that a slip makes
        ("June 2012", "2012-06", False),
    ],
)
def test_the_last_stage_of_a_row_is_held_to_it(case_of: Any, day: str, value: str, bound: bool) -> None:
    text = PLAIN.replace("9 May 2021", day)
    assert (("charge", "arrest") in told(case_of, text, TAKEN, HELD, ("charge", value, day))) is bound


def test_a_last_stage_in_a_paragraph_of_its_own_is_another_story(case_of: Any) -> None:
    text = PLAIN.replace(" On 9 May 2021", "\n\nOn 30 June 2012")
    stages = (TAKEN, HELD, ("charge", "2012-06-30", "30 June 2012"))
    assert ("charge", "arrest") not in told(case_of, text, *stages)


@pytest.mark.parametrize(
    ("day", "value"),
    [
        ("4 May 2013", "2013-05-04"),  # two digits at once
        ("4 August 2012", "2012-08-04"),  # after the charge
        ("4 April 2012", "2012-04-04"),  # before the arrest, whatever the year
        ("May 2012", "2012-05"),
        ("2012", "2012"),
    ],
)
def test_a_year_that_no_slip_explains_is_another_story(case_of: Any, day: str, value: str) -> None:
    text = PLAIN.replace("4 May 2021", day)
    assert ("detention", "arrest") not in told(case_of, text, TAKEN, ("detention", value, day), CHARGED)


@pytest.mark.parametrize(
    "words",
    [
        "Earlier, on 4 May 2012, a court held her.",
        "Once, on 4 May 2012, a court had held her.",
        "Nine years ago, on 4 May 2012, a court held her.",
        "In another case a court held her on 4 May 2012.",
        "On 4 May 2012 a court held her for the first time.",
    ],
)
def test_a_sentence_that_looks_back_is_another_story(case_of: Any, words: str) -> None:
    text = PLAIN.replace("On 4 May 2021 a court held her.", words)
    assert ("detention", "arrest") not in told(case_of, text, TAKEN, ("detention", "2012-05-04", "4 May 2012"), CHARGED)


def test_an_arrest_told_twice_gives_no_order(case_of: Any) -> None:
    text = PLAIN + " On 30 May 2021 she was taken once more."
    assert told(case_of, text, TAKEN, HELD, ("arrest", "2021-05-30", "30 May 2021")) == []


def test_paragraphs_far_apart_give_no_order(case_of: Any) -> None:
    text = PLAIN.replace(" On 4 May", "\n\nShe is a poet.\n\nShe lives here.\n\nOn 4 May")
    assert ("detention", "arrest") not in told(case_of, text, TAKEN, HELD, CHARGED)


def test_stages_of_two_people_give_no_order(case_of: Any) -> None:
    case = case_of(PLAIN)
    case.event("arrest", "2021-05-02", "2 May 2021", victim=WHO)
    case.event("detention", "2012-05-04", "4 May 2021", victim="Ivo Brandt")
    assert list(orders(case.facts, ["event:0", "event:1"], {"": PLAIN})) == []


def test_an_arrest_of_nobody_named_gives_no_order(case_of: Any) -> None:
    assert told(case_of, PLAIN, TAKEN, HELD, victim="") == []


def test_headlines_give_no_order(case_of: Any) -> None:
    case = case_of(PLAIN)
    case.event("arrest", "2021-05-02", "2 May 2021", victim=WHO, heading="true")
    case.event("detention", "2021-05-04", "4 May 2021", victim=WHO)
    assert list(orders(case.facts, ["event:0", "event:1"], {"": PLAIN})) == []


@pytest.mark.parametrize(
    ("year", "bound"),
    [("2021", True), ("2012", True), ("2011", True), ("2020", False), ("2022", True)],
)
def test_two_stages_alone_need_a_slip_of_years(case_of: Any, year: str, bound: bool) -> None:
    """Last year's arrest is often told; one of ten years ago, on nearly the same day, is not."""
    text = PLAIN.partition(" On 9 May")[0].replace("4 May 2021", f"4 May {year}")
    found = told(case_of, text, TAKEN, ("detention", f"{year}-05-04", f"4 May {year}"))
    assert bool(found) is bound


def test_two_stages_alone_must_lie_close(case_of: Any) -> None:
    text = "On 2 May 2021 she was arrested. On 30 May 2012 a court held her."
    assert told(case_of, text, TAKEN, ("detention", "2012-05-30", "30 May 2012")) == []


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("arrest", "detention"),
        ("arrest", "charge"),
        ("arrest", "release"),
        ("detention", "trial"),
        ("charge", "conviction"),
        ("trial", "conviction"),
        ("conviction", "appeal_court"),
        ("extradition_request", "extradition"),
        ("asylum_application", "asylum_refusal"),
        ("asylum_refusal", "appeal_court"),
    ],
)
def test_what_follows_from_what(earlier: str, later: str) -> None:
    assert later in FOLLOWS[earlier]
    assert earlier not in FOLLOWS.get(later, frozenset())
