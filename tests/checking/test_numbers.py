"""Numbers in words of four languages."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.checking.words.numbers import NUMBER, number_of, written_like


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("four", 4), ("Four", 4), ("twelve", 12), ("twenty", 20), ("twenty-five", 25), ("twenty five", 25), ("17", 17),
        ("двое", 2), ("двух", 2), ("пятеро", 5), ("пятерых", 5), ("четырёх", 4), ("тридцать два", 32),
        ("двоє", 2), ("п’ять", 5), ("п'ятьох", 5), ("пʼятеро", 5), ("дев’ятнадцять", 19), ("сорок одна", 41),
        ("dwóch", 2), ("trzej", 3), ("czworo", 4), ("pięciu", 5), ("dwudziestu trzech", 23),
    ],
)  # fmt: skip
def test_words_for_a_number(words: str, number: int) -> None:
    assert re.fullmatch(NUMBER, words, re.IGNORECASE)
    assert number_of(words) == number


@pytest.mark.parametrize("words", ["a", "twelve five", "fourth", "семья", "Стокгольм", "twenty-eleven", ""])
def test_words_for_none(words: str) -> None:
    assert number_of(words) is None


@pytest.mark.parametrize("text", ["1.5", "2021-05", "3/4", "12:30", "12345", "fourteenth", "7th"])
def test_no_number_within_something_else(text: str) -> None:
    assert re.search(NUMBER, text, re.IGNORECASE) is None


@given(st.integers(1, 20), st.integers(1, 20))
def test_a_number_is_written_as_the_other_was(one: int, other: int) -> None:
    words = written_like("Two", one)
    assert words is not None
    assert number_of(words) == one
    assert written_like(words, other) == written_like("Two", other)
    assert written_like(str(one), other) == str(other)


def test_no_word_is_made_up_for_what_is_not_english_or_too_large() -> None:
    assert written_like("two", 21) is None
    assert written_like("двое", 3) is None
