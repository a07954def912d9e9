"""Order and distance between events: only where words state them."""

from __future__ import annotations

import pytest

from tocsin.reading import read

CONFERENCE = """On 10 May 2021, a press conference of the union was held.

During the press conference, the activists reported an attack. On 5 May 2021, men beat Marta Velin.
"""


def _relations(text: str) -> list[tuple[str, str, str, tuple[int, int] | None]]:
    reading = read(text, date="2021-06-01")
    return [
        (relation.kind, reading.events[relation.first].type, reading.events[relation.second].type, relation.days)
        for relation in reading.relations
    ]


def test_a_press_conference_reports_what_its_paragraph_tells() -> None:
    assert _relations(CONFERENCE) == [("reports", "press_conference", "assault", None)]


def test_a_press_conference_is_not_dated_by_what_was_said_there() -> None:
    text = (
        "On 10 May 2021, a press conference was held. At the press conference, she said that on 5 May 2021 men hit her."
    )
    events = read(text, date="2021-06-01").events
    assert [(event.type, event.date) for event in events] == [
        ("press_conference", "2021-05-10"),
        ("assault", "2021-05-05"),
    ]
    assert _relations(text) == [("reports", "press_conference", "assault", None)]


def test_what_came_after_the_press_conference_is_not_reported_by_it() -> None:
    text = "On 10 May 2021, a press conference was held. The next day, men beat Marta Velin."
    assert not [row for row in _relations(text) if row[0] == "reports"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "On 6 May 2021 men beat Marta Velin. Three days later, on 9 May 2021, men set fire to her car.",
            ("distance", "assault", "assault", (3, 3)),
        ),
        (
            "On 3 May 2021 men beat Marta Velin. On 14 May 2021, eleven days after the beating, she was arrested.",
            ("distance", "arrest", "assault", (11, 11)),
        ),
        (
            "On 14 February 2020 men beat Marta Velin. Seven weeks later, on 3 April 2020, she was arrested.",
            ("distance", "arrest", "assault", (49, 49)),
        ),
        (
            "On 14 February 2020 men beat Marta Velin. She was arrested two months later, on 14 April 2020.",
            ("distance", "arrest", "assault", (56, 62)),
        ),
        (
            "On 14 February 2020 men beat Marta Velin. A year later, on 20 February 2021, she was arrested.",
            ("distance", "arrest", "assault", (365, 366)),
        ),
        (
            "On 14 May 2020 men arrested Marta Velin. Seven weeks after her arrest, on 2 July 2020, she was freed.",
            ("distance", "release", "arrest", (49, 49)),
        ),
        (
            "Marta Velin was beaten by men on 3 May 2021. Subsequently, she was arrested.",
            ("after", "arrest", "assault", None),
        ),
    ],
)
def test_stated_order(text: str, wanted: tuple[str, str, str, tuple[int, int] | None]) -> None:
    assert wanted in _relations(text)


@pytest.mark.parametrize(
    "text",
    [
        "On 6 May 2021 men beat Marta Velin. On 9 May 2021 she was arrested.",
        "On 6 May 2021 men beat Marta Velin. Less than a week later, on 9 May 2021, she was arrested.",
        "She was fined a year earlier, in February 2019. On 6 May 2021 men beat Marta Velin.",
    ],
)
def test_nothing_is_made_of_the_order_of_telling(text: str) -> None:
    assert not [row for row in _relations(text) if row[0] == "distance"]


def test_a_distance_that_another_name_takes_is_not_that_of_the_one_before() -> None:
    text = "Marta Velin was convicted on 9 May 2021. Ivan Orrel was arrested on 3 May 2021 and Velin nine days later."
    assert _relations(text) == []
