"""By whose word, through a whole paragraph: turns, hedges, denials, several sources, other words on one detail."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from support.dossiers import DENIES, HEDGES, Case, letter_of, told
from tocsin.composing.letter import PartKind

Make = Callable[[Case], Any]


def paragraph(**values: Any) -> str:
    """An arrest of Ilona Varga; each value is text, or made from the case."""
    case = sources()
    made = {key: value(case) if callable(value) else value for key, value in values.items()}
    case.add("event", "e", **({"type": "arrest"} | made))
    case.add("act", "x", event="e", victim="a")
    return told(letter_of(case))[0]


def sources() -> Case:
    """Three sources; an article that repeats a release; a page of Harbour Light that may be named; our own entry."""
    case = Case()
    case.grown("a", "Ilona Varga")
    case.add("group", "light", name="Harbour Light")
    for source in ("one", "two", "three"):
        case.add("source", source)
        case.add("statement", f"by-{source}", source=source)
    case.add("statement", "article", source="two", origin="by-one")
    case.add("statement", "page", publishable="true", publisher="light", title="Held in Brod")
    case.add("statement", "sheet", publishable="true", title="Held")
    case.add("statement", "ours", entered_by="Ada")
    return case


def said(value: str, *statements: str, **more: Any) -> Make:
    return lambda case: case.say(value, statements=statements, **more)


WHO = [
    (("by-one",), "A source known to us reports that Ilona Varga was arrested."),
    (("by-one", "by-two"), "According to two sources, Ilona Varga was arrested."),
    (("by-one", "by-two", "by-three"), "According to three sources, Ilona Varga was arrested."),
    (("by-one", "article"), "A source known to us reports that Ilona Varga was arrested."),
    (("by-one", "article", "by-three"), "According to two sources, Ilona Varga was arrested."),
    (("page",), "According to Harbour Light, Ilona Varga was arrested."),
    (("page", "by-one"), "According to Harbour Light, Ilona Varga was arrested."),
    (("sheet",), "A published document reports that Ilona Varga was arrested."),
    (("ours",), "To our knowledge, Ilona Varga was arrested."),
    (("ours", "by-one"), "A source known to us reports that Ilona Varga was arrested."),
]


@pytest.mark.parametrize(("statements", "text"), WHO)
def test_who_says_so(statements: tuple[str, ...], text: str) -> None:
    assert paragraph(type=said("arrest", *statements)) == text


DETAILS: list[tuple[dict[str, Any], str]] = [
    (
        {"date": said("2018-07-05", by="her lawyer")},
        "According to her lawyer, Ilona Varga was arrested on 5 July 2018.",
    ),
    (
        {"date": said("2018-07-05", by="the police")},
        "According to her lawyer, Ilona Varga was arrested. According to the police, this happened on 5 July 2018.",
    ),
    (
        {"date": said("2018-07-05", by="the police", stance=HEDGES)},
        (
            "According to her lawyer, Ilona Varga was arrested. "
            "According to the police, reportedly this happened on 5 July 2018."
        ),
    ),
    (
        {"date": said("2018-07-05", by="the police", stance=DENIES)},
        "According to her lawyer, Ilona Varga was arrested.",
    ),
    (
        {"country": said("Orvania", by="the police"), "date": said("2018-07", by="her lawyer")},
        (
            "According to her lawyer, Ilona Varga was arrested in July 2018. "
            "According to the police, this happened in Orvania."
        ),
    ),
    (
        {"count": said("3..", by="the police")},
        (
            "According to her lawyer, Ilona Varga was arrested. "
            "According to the police, at least three people were affected."
        ),
    ),
    (
        {"count": said("3", by="the police", stance=DENIES)},
        "According to her lawyer, Ilona Varga was arrested. The police deny that three people were affected.",
    ),
    (
        {"instrument": said("a knife", by="her lawyer", stance=HEDGES)},
        (
            "According to her lawyer, Ilona Varga was arrested. "
            "According to the same account, reportedly the following was used: a knife."
        ),
    ),
    (
        {"instrument": said("a knife", by="the police", stance=DENIES)},
        "According to her lawyer, Ilona Varga was arrested. The police deny that the following was used: a knife.",
    ),
    (
        {"description": said("Two men got out.", by="a neighbour")},
        "According to her lawyer, Ilona Varga was arrested. According to a neighbour: two men got out.",
    ),
    (
        {"description": said("Two men got out.", by="a neighbour", stance=DENIES)},
        "According to her lawyer, Ilona Varga was arrested. A neighbour denies the following: two men got out.",
    ),
]


@pytest.mark.parametrize(("values", "text"), DETAILS)
def test_each_detail_has_its_own_word(values: dict[str, Any], text: str) -> None:
    assert paragraph(type=said("arrest", by="her lawyer"), **values) == text


SIDES: list[tuple[str, list[tuple[str, dict[str, Any]]], str]] = [
    ("date", [("2018-07-05", {}), ("2018-07", {})], "the date: 5 July 2018 or July 2018."),
    ("date", [("2018-07-05~", {}), ("2018-08?", {})], "the date: about 5 July 2018 or perhaps in August 2018."),
    ("date", [("[..2017-10]", {}), ("2018", {})], "the date: in or before October 2017 or 2018."),
    ("date", [("2017-03/..", {}), ("2018", {})], "the date: since March 2017 or 2018."),
    (
        "date",
        [("2018-07-05", {"by": "Ana Moss"}), ("2018-07-06", {})],
        "the date: 5 July 2018 (Ana Moss) or 6 July 2018.",
    ),
    ("date", [("2018-07-05", {}), ("2018-07-06", {"stance": DENIES})], "the date."),
    ("country", [("Orvania", {}), ("Sardovia", {})], "the country: Orvania or Sardovia."),
    ("channel", [("phone", {}), ("post", {})], "how it was conveyed"),
    ("instrument", [("a knife", {}), ("a rod.", {})], "what was used: a knife or a rod."),
    ("place_words", [("Brod", {}), ("Ostrava Bay", {})], "the place: Brod or Ostrava Bay."),
    ("type", [("arrest", {}), ("abduction", {})], "what happened: an arrest or an abduction."),
    ("completion", [("done", {}), ("attempted", {}), ("planned", {})], "how far it went: done, attempted or planned."),
]


@pytest.mark.parametrize(("field", "sides", "text"), SIDES)
def test_what_sources_differ_on_is_told_with_every_side(
    field: str, sides: list[tuple[str, dict[str, Any]]], text: str
) -> None:
    found = paragraph(**{field: lambda case: case.disputed(*(case.say(value, **more) for value, more in sides))})
    assert f"Sources differ on {text}" in found


@pytest.mark.parametrize("field", ["date", "country", "channel", "instrument", "place_words"])
def test_no_side_of_a_dispute_slips_into_the_sentence(field: str) -> None:
    values = {
        "date": "2018-07-05",
        "country": "Orvania",
        "channel": "phone",
        "instrument": "a rod",
        "place_words": "Brod",
    }
    plain = paragraph()
    both = paragraph(**{field: lambda case: case.disputed(case.say(values[field]), case.say("2031"))})
    assert both.startswith(plain)


SHARPER = ["[..2017-10]", "[2017-10..]", "2017-1X", "201X", "2017-10~", "2017-23", "2017-10?", "[2017-10,2018-03]"]


@pytest.mark.parametrize("date", [*SHARPER, "2017-03/..", "../2017-10", "2017-03/", "2017", "20XX~"])
def test_no_date_is_told_sharper_than_it_is_known(date: str) -> None:
    found = paragraph(date=date).removeprefix("A source known to us reports that Ilona Varga ")
    days = {word for word in found.replace(".", "").split() if word.isdigit() and len(word) < 4}
    assert days == set()
    assert "arrested" in found


@pytest.mark.parametrize(
    "date", ["2018-07-05", "2018-07", "2017-03/..", "../2017-10", "2017-10-1X", "[2017,2018]", "2018-07-05~"]
)
def test_a_bullet_names_an_event_by_a_plain_day_only(date: str) -> None:
    case = Case()
    case.event("e", "arrest", date=date, place=case.absent())
    when = " of 5 July 2018" if date == "2018-07-05" else ""
    assert told(letter_of(case), PartKind.UNKNOWN) == [f"The place of the arrest{when} is not known to us."]


@pytest.mark.parametrize("reason", ["unknown", "not_asked", "withheld"])
@pytest.mark.parametrize("field", ["date", "country", "place", "instrument", "count", "channel", "link_to_work"])
def test_an_absent_value_is_a_bullet_and_no_part_of_the_story(field: str, reason: str) -> None:
    case = sources()
    case.event("e", "arrest", "a", **{field: case.absent(reason)})
    letter = letter_of(case)
    assert told(letter) == ["A source known to us reports that Ilona Varga was arrested."]
    (bullet,) = told(letter, PartKind.UNKNOWN)
    assert bullet.endswith("is withheld." if reason == "withheld" else "is not known to us.")


def test_turns_are_taken_from_event_to_event_and_never_within() -> None:
    case = sources()
    for number in range(4):
        case.event(f"e{number}", "threat", "a", attribution="the activists", date=f"2018-07-0{number + 1}")
    leads = [text.split(" Ilona")[0] for text in told(letter_of(case))]
    assert leads == ["According to the activists,", "The activists report that"] * 2
