"""Sentences from which nothing was proposed: what a reviewer must see, and what would only be noise."""

from __future__ import annotations

import pytest

from support.rows import quoted, reading_of

LEDE = "On 3 May 2021 police arrested Marta Velin, a journalist. The Lakeside Union condemns the arrest."
SHOWN = [
    "Velin wept for an hour in the corridor.",
    "On 9 May 2021 the lights of the whole street went out.",
    "Nobody was arrested.",
]
SILENT = [
    "It rained in Dovrin.",
    "The Lakeside Union is an independent organisation founded in 1999.",
    "For questions contact Marta Velin, velin@lake.example, since 3 May 2021.",
    "On 9 May 2021 two men followed Velin home.",
    "Tovan Orrel is a lawyer.",
]


@pytest.mark.parametrize("sentence", SHOWN)
def test_a_person_a_date_or_a_word_for_an_act_is_shown_where_nothing_came_of_it(sentence: str) -> None:
    text = f"{LEDE}\n\n{sentence} It was late."
    assert sentence in quoted(text, *reading_of(text).passed_over)


@pytest.mark.parametrize("sentence", SILENT)
def test_what_was_proposed_or_tells_nothing_of_the_case_is_not_shown(sentence: str) -> None:
    text = f"{LEDE}\n\n{sentence} It was late."
    assert sentence not in quoted(text, *reading_of(text).passed_over)


def test_headlines_and_footnotes_are_not_passed_over() -> None:
    told = LEDE.split(". ", maxsplit=1)[0]
    text = f"VELIN NOT RELEASED ON 9 MAY 2021\n\n{told}.\n\n¹ Velin on 9 May 2021, nobody was arrested."
    assert quoted(text, *reading_of(text).passed_over) == []
