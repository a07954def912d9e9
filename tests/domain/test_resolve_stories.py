"""Resolving as stories of an office: who said what, what a person decided, and what is then on the screen."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest

from support.record import ident
from tocsin.domain.dossier import Shown, State
from tocsin.domain.facts import Stance
from tocsin.domain.names import fold_name
from tocsin.domain.resolve import ClaimState, Holds, Rank, resolve
from tocsin.domain.schema import schema

KNOWN, DISPUTED, ABSENT = State.KNOWN, State.DISPUTED, State.ABSENT
GOOD, LAST = Rank.PREFERRED, Rank.DEPRECATED
DENIES, HEDGES = Stance.DENIES, Stance.HEDGES


def claim(value: Any = None, **more: Any) -> dict[str, Any]:
    return {"value": value, **more}


def made(rows: list[dict[str, Any]]) -> list[ClaimState]:
    """The claims in the order in which they were made."""
    return [ClaimState(id=ident(n), order=(n, "changeset", 0), **row) for n, row in enumerate(rows, 1)]


def shown(property_id: str, *rows: dict[str, Any]) -> Shown:
    (found,) = resolve(made(list(rows)), schema().property(property_id))
    return found


STORIES: list[tuple[str, str, list[dict[str, Any]], str, State, int]] = [
    ("a month, then the day", "event.date", [claim("2018-07"), claim("2018-07-05")], "2018-07-05", KNOWN, 0),
    ("the day, then a month", "event.date", [claim("2018-07-05"), claim("2018-07")], "2018-07-05", KNOWN, 0),
    ("about the 5th, then the 9th", "event.date", [claim("2018-07-05~"), claim("2018-07-09")], "2018-07-09", KNOWN, 0),
    (
        "3rd or 5th, then the 5th",
        "event.date",
        [claim("[2018-07-03,2018-07-05]"), claim("2018-07-05")],
        "2018-07-05",
        KNOWN,
        0,
    ),
    ("the 5th, then the 6th", "event.date", [claim("2018-07-05"), claim("2018-07-06")], "2018-07-06", DISPUTED, 1),
    (
        "the 6th was preferred",
        "event.date",
        [claim("2018-07-06", rank=GOOD), claim("2018-07-05")],
        "2018-07-06",
        KNOWN,
        1,
    ),
    ("a wide one was preferred", "event.date", [claim("2018", rank=GOOD), claim("2018-07-05")], "2018", KNOWN, 0),
    (
        "the 6th was set aside",
        "event.date",
        [claim("2018-07-06", rank=LAST), claim("2018-07-05")],
        "2018-07-05",
        KNOWN,
        1,
    ),
    (
        "the 6th was taken back",
        "event.date",
        [claim("2018-07-06", retracted=True), claim("2018-07-05")],
        "2018-07-05",
        KNOWN,
        0,
    ),
    (
        "the 6th is contradicted",
        "event.date",
        [claim("2018-07-06", holds=Holds.CONTRADICTED), claim("2018-07-05")],
        "2018-07-05",
        KNOWN,
        1,
    ),
    (
        "the 6th is supported",
        "event.date",
        [claim("2018-07-06", holds=Holds.SUPPORTED), claim("2018-07-05")],
        "2018-07-06",
        KNOWN,
        1,
    ),
    ("nobody knew, then a day", "event.date", [claim(absent="unknown"), claim("2018-07-05")], "2018-07-05", KNOWN, 0),
    (
        "a day, then nobody asked",
        "event.date",
        [claim("2018-07-05"), claim(absent="not_asked")],
        "2018-07-05",
        KNOWN,
        0,
    ),
    (
        "a day, then it was withheld",
        "event.date",
        [claim("2018-07-05"), claim(absent="withheld")],
        "2018-07-05",
        KNOWN,
        0,
    ),
    ("only that nobody knows", "event.date", [claim(absent="unknown")], "", ABSENT, 0),
    (
        "a wide act and a narrow",
        "act.type",
        [claim("killing"), claim("killing.extrajudicial")],
        "killing.extrajudicial",
        KNOWN,
        0,
    ),
    ("3 to 5, then 4", "event.count", [claim((3, 5)), claim((4, 4))], "4", KNOWN, 0),
    ("at least 3, then 4", "event.count", [claim((3, None)), claim((4, 4))], "4", KNOWN, 0),
    ("at least 3, then 2", "event.count", [claim((3, None)), claim((2, 2))], "2", DISPUTED, 1),
    (
        "a title, then a better",
        "event.title",
        [claim("A threat"), claim("A threat at night")],
        "A threat at night",
        KNOWN,
        0,
    ),
]


@pytest.mark.parametrize(("story", "rule", "rows", "value", "state", "dissent"), STORIES, ids=[s[0] for s in STORIES])
def test_what_is_on_the_screen(
    story: str, rule: str, rows: list[dict[str, Any]], value: str, state: State, dissent: int
) -> None:
    found = shown(rule, *rows)
    assert (found.value, found.state, found.dissent) == (value, state, dissent), story


PROTECTED: list[tuple[str, str, list[dict[str, Any]], str]] = [
    ("once a minor", "person.minor", [claim(True), claim(False)], "true"),
    ("once a minor, whatever is preferred", "person.minor", [claim(True), claim(False, rank=GOOD)], "true"),
    ("once a minor, even set aside", "person.minor", [claim(True, rank=LAST), claim(False, rank=GOOD)], "true"),
    ("once a minor, even contradicted", "person.minor", [claim(True, holds=Holds.CONTRADICTED), claim(False)], "true"),
    ("once a minor, hedged", "person.minor", [claim(True, stance=HEDGES), claim(False)], "true"),
    ("taken back by a person", "person.minor", [claim(True, retracted=True), claim(False)], "false"),
    ("to stay anonymous", "person.anonymise", [claim(False), claim(True), claim(False)], "true"),
    ("no contact", "person.no_contact", [claim(True), claim(absent="unknown")], "true"),
    ("not to be published", "person.do_not_publish", [claim(False), claim(True)], "true"),
    ("consent refused later", "consent.granted", [claim(True), claim(False)], "false"),
    ("consent refused before", "consent.granted", [claim(False), claim(True, rank=GOOD)], "false"),
    ("consent denied", "consent.granted", [claim(True), claim(True, stance=DENIES)], "false"),
    ("a source not publishable", "source.publishable", [claim(True), claim(False)], "false"),
    (
        "a statement not publishable",
        "statement.publishable",
        [claim(False), claim(True, holds=Holds.SUPPORTED)],
        "false",
    ),
]


@pytest.mark.parametrize(("story", "rule", "rows", "value"), PROTECTED, ids=[row[0] for row in PROTECTED])
def test_the_strictest_word_protects(story: str, rule: str, rows: list[dict[str, Any]], value: str) -> None:
    found = shown(rule, *rows)
    assert found.value == value, story
    assert found.stance is not DENIES


@pytest.mark.parametrize("rule", [rule.id for rule in schema().properties.values() if rule.protective])
def test_every_protective_property_has_a_strict_value_that_wins_in_any_order(rule: str) -> None:
    strict = schema().property(rule).strictest
    rows = [claim(strict), claim(not strict, rank=GOOD), claim(not strict, holds=Holds.SUPPORTED)]
    for order in permutations(rows):
        assert shown(rule, *order).value == str(strict).lower()


@pytest.mark.parametrize("reason", ["unknown", "not_asked", "withheld", "not_applicable"])
@pytest.mark.parametrize("rule", ["event.date", "event.place_words", "person.age", "person.name"])
def test_a_reason_without_a_value_is_shown_as_a_reason(rule: str, reason: str) -> None:
    found = shown(rule, claim(absent=reason))
    assert (found.value, found.state, found.absent, found.others) == ("", ABSENT, reason, ())


def test_what_does_not_apply_stands_against_a_value() -> None:
    assert shown("person.death", claim("2018-07-05"), claim(absent="not_applicable")).state is DISPUTED


SPEAKERS = [
    ([claim("2018-07-05", said_by="Ana")], ("Ana",), 1),
    ([claim("2018-07-05", said_by="Ana"), claim("2018-07-05", said_by="Ben")], ("Ana", "Ben"), 2),
    ([claim("2018-07-05", said_by="Ana"), claim("2018-07-05", said_by="Ana")], ("Ana",), 2),
    ([claim("2018-07", said_by="Ana"), claim("2018-07-05", said_by="Ben")], ("Ben",), 1),
    ([claim("2018-07-05"), claim("2018-07-05", said_by="Ben", retracted=True)], (), 1),
]


@pytest.mark.parametrize(("rows", "speakers", "claims"), SPEAKERS)
def test_a_value_carries_those_who_say_just_this(
    rows: list[dict[str, Any]], speakers: tuple[str, ...], claims: int
) -> None:
    found = shown("event.date", *rows)
    assert found.attributed_to == speakers
    assert len(found.claims) == claims


STANCES = [
    ([Stance.ASSERTS], Stance.ASSERTS),
    ([HEDGES], HEDGES),
    ([HEDGES, HEDGES], HEDGES),
    ([HEDGES, Stance.ASSERTS], Stance.ASSERTS),
    ([DENIES], DENIES),
    ([DENIES, DENIES], DENIES),
]


@pytest.mark.parametrize(("stances", "stance"), STANCES)
def test_a_hedge_holds_until_somebody_asserts(stances: list[Stance], stance: Stance) -> None:
    assert shown("event.date", *(claim("2018-07-05", stance=each) for each in stances)).stance is stance


def test_an_assertion_and_a_denial_of_one_day_are_two_sides() -> None:
    found = shown("event.date", claim("2018-07-05"), claim("2018-07-05", stance=DENIES))
    assert found.state is DISPUTED
    assert {found.stance, *(other.stance for other in found.others)} == {Stance.ASSERTS, DENIES}


@pytest.mark.parametrize("looked", [(True, True), (True, False), (False, False)])
def test_one_claim_that_nobody_looked_at_marks_the_value(looked: tuple[bool, bool]) -> None:
    found = shown("event.date", *(claim("2018-07-05", looked=each) for each in looked))
    assert found.looked is all(looked)


def test_taking_everything_back_leaves_nothing() -> None:
    for _, rule, rows, _, _, _ in STORIES:
        gone = [one._replace(retracted=True) for one in made(rows)]
        assert resolve(gone, schema().property(rule)) == ()


ALIKE = [
    ("Жанара Темирова", "Zhanara Temirova"),
    ("Зємба", "Ziemba"),
    ("Łucja Żak", "lucja zak"),
    ("Ґанна", "Ganna"),
    ("Їжак", "Izhak"),
    ("O’Hara", "O'Hara"),
    ("Anna–Maria", "Anna Maria"),
    ("Müller", "Muller"),
    ("Zoë\u0308", "Zoe"),
    ("ILONA\u00a0VARGA", "Ilona Varga"),
    ("Ілона", "ilona"),
]
UNLIKE = [("Varga", "Vargas"), ("Ilona", "Ilina"), ("Koval", "Kovalenko"), ("Zięba", "Ziemba"), ("Ann", "Anna")]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_spellings_of_one_name_fold_alike(one: str, other: str) -> None:
    assert fold_name(one) == fold_name(other)


@pytest.mark.parametrize(("one", "other"), UNLIKE)
def test_names_of_two_people_do_not(one: str, other: str) -> None:
    assert fold_name(one) != fold_name(other)
