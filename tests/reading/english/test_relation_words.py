"""Order, distance and report between events: the words that state them, and those that state nothing."""

from __future__ import annotations

import pytest

from support.rows import quoted, reading_of, sentence, sentences
from tocsin.domain.facts import RelationKind

Row = tuple[str, str, str, tuple[int, int] | None]


def _relations(text: str) -> list[Row]:
    reading = reading_of(text)
    return [
        (relation.kind, reading.events[relation.first].type, reading.events[relation.second].type, relation.days)
        for relation in reading.relations
    ]


BEATEN = "On 6 May 2021 men beat Marta Velin."
DISTANCES = [
    sentence("Three days later, on 9 May 2021, she was arrested.", (3, 3), "Three days later"),
    sentence("On 9 May 2021, three days later, she was arrested.", (3, 3), "three days later"),
    sentence("Two days later, on 8 May 2021, police searched her flat.", (2, 2), "Two days later"),
    sentence("10 days later, on 16 May 2021, she was arrested.", (10, 10), "10 days later"),
    sentence("The next day, on 7 May 2021, she was arrested.", (1, 1), "The next day"),
    sentence("The following day, 7 May 2021, she was arrested.", (1, 1), "The following day"),
    sentence("Two days earlier, on 4 May 2021, a man threatened her.", (-2, -2), "Two days earlier"),
    sentence("The previous day, on 5 May 2021, a man threatened her.", (-1, -1), "The previous day"),
    sentence("Forty-eight hours later, on 8 May 2021, she was arrested.", (2, 2), "Forty-eight hours later"),
]


@pytest.mark.parametrize(("text", "days", "words"), DISTANCES)
def test_a_distance_that_is_stated_beside_a_date(text: str, days: tuple[int, int], words: str) -> None:
    whole = f"{BEATEN} {text}"
    reading = reading_of(whole)
    (relation,) = [relation for relation in reading.relations if relation.kind == "distance"]
    assert relation.days == days
    assert reading.events[relation.second].type == "assault"
    assert quoted(whole, relation.span) == [words]


NAMED = [
    sentence(
        "On 9 May 2021, three days after the beating, she was arrested.", ("distance", "arrest", "assault", (3, 3))
    ),
    sentence(
        "On 9 May 2021, three days after being beaten, she was arrested.", ("distance", "arrest", "assault", (3, 3))
    ),
    sentence(
        "On 4 May 2021, two days before the beating, she was threatened.", ("distance", "threat", "assault", (-2, -2))
    ),
    sentence("On 13 May 2021, a week after the beating, she was arrested.", ("distance", "arrest", "assault", (7, 7))),
]


@pytest.mark.parametrize(("text", "row"), NAMED)
def test_a_distance_from_an_event_that_is_named(text: str, row: Row) -> None:
    assert row in _relations(f"{BEATEN} {text}")


NO_DISTANCE = sentences(
    "On 9 May 2021 she was arrested.",
    "Less than a week later, on 9 May 2021, she was arrested.",
    "More than two days later, on 9 May 2021, she was arrested.",
    "About three days later, on 9 May 2021, she was arrested.",
    "Almost three days later, on 9 May 2021, she was arrested.",
    "Within three days, on 9 May 2021, she was arrested.",
    "A year earlier, in February 2020, she was fined.",
    "Three days later she was arrested.",
    "Later, on 9 May 2021, she was arrested.",
    "On 9 May 2021 she was arrested for three days.",
    "Last week, on 25 May 2021, she was arrested.",
)


@pytest.mark.parametrize("text", NO_DISTANCE)
def test_nothing_is_counted_that_is_not_stated_exactly(text: str) -> None:
    assert not [row for row in _relations(f"{BEATEN} {text}") if row[0] == "distance"]


AFTERWARDS = [
    sentence("Subsequently, she was arrested.", "Subsequently"),
    sentence("Afterwards, police arrested her.", "Afterwards"),
    sentence("Thereafter police arrested her.", "Thereafter"),
    sentence("After that, police arrested her.", "After that"),
]


@pytest.mark.parametrize(("text", "words"), AFTERWARDS)
def test_what_came_after(text: str, words: str) -> None:
    whole = f"{BEATEN} {text}"
    (relation,) = [relation for relation in reading_of(whole).relations if relation.kind == "after"]
    assert quoted(whole, relation.span) == [words]
    assert _relations(whole) == [("after", "arrest", "assault", None)]


@pytest.mark.parametrize(
    "text",
    sentences("She was arrested.", "She was arrested subsequently to the law.", "Police also arrested her."),
)
def test_the_order_of_telling_is_no_order_of_time(text: str) -> None:
    assert _relations(f"{BEATEN} {text}") == []


def test_afterwards_in_another_paragraph_follows_nothing() -> None:
    assert _relations(f"{BEATEN}\n\nAfterwards, police arrested her.") == []


SAME_DAY = [
    sentence("The same day, 6 May 2021, police arrested her.", "The same day"),
    sentence("That evening, on 6 May 2021, police arrested her.", "That evening"),
    sentence("Later that day, on 6 May 2021, police arrested her.", "Later that day"),
]


@pytest.mark.parametrize(("text", "words"), SAME_DAY)
def test_the_same_day(text: str, words: str) -> None:
    whole = f"{BEATEN} {text}"
    for relation in reading_of(whole).relations:
        assert relation.kind == "same_day"
        assert quoted(whole, relation.span) == [words]


HELD = "On 10 May 2021, a press conference of the union was held in Dovrin."
REPORTED = [
    sentence(
        "During the press conference, the union reported an attack: on 5 May 2021 men beat Marta Velin.", ["assault"]
    ),
    sentence("At the press conference, the union said that men beat Marta Velin on 5 May 2021.", ["assault"]),
    sentence(
        "In the course of the press conference the union told of 5 May 2021, when men beat Marta Velin.", ["assault"]
    ),
    sentence(
        "During the press conference, the union told of two attacks. On 5 May 2021 men beat Marta Velin. "
        "On 7 May 2021 police searched her flat.",
        ["assault", "search_seizure"],
    ),
]


@pytest.mark.parametrize(("text", "types"), REPORTED)
def test_a_press_conference_reports_what_is_told_in_it(text: str, types: list[str]) -> None:
    told = [row[2] for row in _relations(f"{HELD}\n\n{text}") if row[0] == "reports"]
    assert told == types


NOT_REPORTED = sentences(
    "After the press conference men beat Marta Velin on 11 May 2021.",
    "On 11 May 2021 men beat Marta Velin.",
    "During the press conference, the union thanked its members.",
    "During the press conference, the union announced that a rally will be held on 20 May 2021.",
)


@pytest.mark.parametrize("text", NOT_REPORTED)
def test_what_a_press_conference_does_not_report(text: str) -> None:
    assert not [row for row in _relations(f"{HELD}\n\n{text}") if row[0] == "reports"]


EVERY = [
    *(f"{BEATEN} {param.values[0]}" for param in [*DISTANCES, *NAMED, *NO_DISTANCE, *AFTERWARDS, *SAME_DAY]),
    *(f"{HELD}\n\n{param.values[0]}" for param in [*REPORTED, *NOT_REPORTED]),
]


@pytest.mark.parametrize("text", EVERY)
def test_relations_join_two_events_of_the_reading_by_a_kind_that_checks_know(text: str) -> None:
    reading = reading_of(text)
    for relation in reading.relations:
        assert relation.first != relation.second
        assert {relation.first, relation.second} <= set(range(len(reading.events)))
        assert RelationKind(relation.kind)
        assert (relation.days is not None) == (relation.kind == "distance")
    assert len(set(reading.relations)) == len(reading.relations)
