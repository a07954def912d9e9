"""Dates that are counted from another: which words, from which anchor, how far."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.reading.dates import Anchor, Basis, DateFound, Offset, Unit, find_dates, resolve_dates
from tocsin.reading.dates.english.grammar import ENGLISH
from tocsin.reading.dates.relative import find_relative_dates

D, P, N = Anchor.DOCUMENT, Anchor.PREVIOUS, Anchor.NAMED


def _longest(text: str) -> DateFound:
    (found,) = find_dates(text)
    return found


COUNTED = [  # words, anchor, unit, least, most, whole
    ("today", D, Unit.DAY, 0, 0, False),
    ("earlier today", D, Unit.DAY, 0, 0, False),
    ("later today", D, Unit.DAY, 0, 0, False),
    ("tonight", D, Unit.DAY, 0, 0, False),
    ("this morning", D, Unit.DAY, 0, 0, False),
    ("this afternoon", D, Unit.DAY, 0, 0, False),
    ("this evening", D, Unit.DAY, 0, 0, False),
    ("yesterday", D, Unit.DAY, -1, -1, False),
    ("yesterday morning", D, Unit.DAY, -1, -1, False),
    ("yesterday night", D, Unit.DAY, -1, -1, False),
    ("last night", D, Unit.DAY, -1, -1, False),
    ("the day before yesterday", D, Unit.DAY, -2, -2, False),
    ("tomorrow", D, Unit.DAY, 1, 1, False),
    ("tomorrow morning", D, Unit.DAY, 1, 1, False),
    ("the day after tomorrow", D, Unit.DAY, 2, 2, False),
    ("a day ago", D, Unit.DAY, -1, -1, False),
    ("two days ago", D, Unit.DAY, -2, -2, False),
    ("12 days ago", D, Unit.DAY, -12, -12, False),
    ("a couple of days ago", D, Unit.DAY, -2, -2, False),
    ("two nights ago", D, Unit.DAY, -2, -2, False),
    ("24 hours ago", D, Unit.DAY, -1, -1, False),
    ("two hours ago", D, Unit.DAY, -1, 0, False),
    ("36 hours ago", D, Unit.DAY, -2, -1, False),
    ("a week ago", D, Unit.WEEK, -1, -1, False),
    ("three weeks ago", D, Unit.WEEK, -3, -3, False),
    ("two months ago", D, Unit.MONTH, -2, -2, False),
    ("ten years ago", D, Unit.YEAR, -10, -10, False),
    ("last week", D, Unit.WEEK, -1, -1, True),
    ("this week", D, Unit.WEEK, 0, 0, True),
    ("next week", D, Unit.WEEK, 1, 1, True),
    ("last weekend", D, Unit.WEEKEND, -1, -1, True),
    ("this weekend", D, Unit.WEEKEND, 0, 0, True),
    ("last month", D, Unit.MONTH, -1, -1, True),
    ("this month", D, Unit.MONTH, 0, 0, True),
    ("next month", D, Unit.MONTH, 1, 1, True),
    ("last year", D, Unit.YEAR, -1, -1, True),
    ("this year", D, Unit.YEAR, 0, 0, True),
    ("next year", D, Unit.YEAR, 1, 1, True),
    ("the same day", P, Unit.DAY, 0, 0, False),
    ("the very same day", P, Unit.DAY, 0, 0, False),
    ("that same evening", P, Unit.DAY, 0, 0, False),
    ("two days after that", P, Unit.DAY, 2, 2, False),
    ("later the same day", P, Unit.DAY, 0, 0, False),
    ("that day", P, Unit.DAY, 0, 0, False),
    ("later that day", P, Unit.DAY, 0, 0, False),
    ("that very night", P, Unit.DAY, 0, 0, False),
    ("that afternoon", P, Unit.DAY, 0, 0, False),
    ("the next day", P, Unit.DAY, 1, 1, False),
    ("the next morning", P, Unit.DAY, 1, 1, False),
    ("the following day", P, Unit.DAY, 1, 1, False),
    ("the following night", P, Unit.DAY, 1, 1, False),
    ("the day after", P, Unit.DAY, 1, 1, False),
    ("the morning after", P, Unit.DAY, 1, 1, False),
    ("a day after", P, Unit.DAY, 1, 1, False),
    ("the previous day", P, Unit.DAY, -1, -1, False),
    ("the previous evening", P, Unit.DAY, -1, -1, False),
    ("the day before", P, Unit.DAY, -1, -1, False),
    ("the night before", P, Unit.DAY, -1, -1, False),
    ("three days later", P, Unit.DAY, 3, 3, False),
    ("three days afterwards", P, Unit.DAY, 3, 3, False),
    ("two full days later", P, Unit.DAY, 2, 2, False),
    ("an hour later", P, Unit.DAY, 0, 1, False),
    ("48 hours later", P, Unit.DAY, 2, 2, False),
    ("three days earlier", P, Unit.DAY, -3, -3, False),
    ("three days previously", P, Unit.DAY, -3, -3, False),
    ("three days before", P, Unit.DAY, -3, -3, False),
    ("a week later", P, Unit.WEEK, 1, 1, False),
    ("six months later", P, Unit.MONTH, 6, 6, False),
    ("two years earlier", P, Unit.YEAR, -2, -2, False),
    ("the week before", P, Unit.WEEK, -1, -1, True),
    ("the weekend before", P, Unit.WEEKEND, -1, -1, True),
    ("the month before", P, Unit.MONTH, -1, -1, True),
    ("the year before", P, Unit.YEAR, -1, -1, True),
    ("the same week", P, Unit.WEEK, 0, 0, True),
    ("the same month", P, Unit.MONTH, 0, 0, True),
    ("that month", P, Unit.MONTH, 0, 0, True),
    ("later that year", P, Unit.YEAR, 0, 0, True),
    ("the following week", P, Unit.WEEK, 1, 1, True),
    ("the next month", P, Unit.MONTH, 1, 1, True),
    ("the previous year", P, Unit.YEAR, -1, -1, True),
    ("the preceding month", P, Unit.MONTH, -1, -1, True),
]


@pytest.mark.parametrize(
    ("words", "anchor", "unit", "least", "most", "whole"), COUNTED, ids=[row[0] for row in COUNTED]
)
def test_what_the_words_count(words: str, anchor: Anchor, unit: Unit, least: int, most: int, whole: bool) -> None:
    found = _longest(f"He left {words}.")
    assert (found.text, found.anchor, found.basis, found.edtf) == (words, anchor, Basis.RELATIVE, None)
    assert found.offset == Offset(unit, least, most, whole)


@pytest.mark.parametrize("words", [row[0] for row in COUNTED])
def test_case_and_white_space_do_not_matter(words: str) -> None:
    shouted = f"He left {words.upper()}."
    assert _longest(shouted).text == words.upper()
    broken = words.replace(" ", "\n")
    assert _longest(f"He left {broken}.").text == broken


BEHIND = [
    ("Two days after his release he fled.", "Two days after", 2),
    ("Two days after the beating he fled.", "Two days after", 2),
    ("A day after being freed he fled.", "A day after", 1),
    ("Three days before her trial he fled.", "Three days before", -3),
    ("Three days before they met he fled.", "Three days before", -3),
    ("Ten days after that he fled.", "Ten days after", 10),
]


@pytest.mark.parametrize(("text", "words", "days"), BEHIND)
def test_a_distance_from_something_named(text: str, words: str, days: int) -> None:
    found = _longest(text)
    assert (found.text, found.anchor) == (words, N)
    assert found.offset == Offset(Unit.DAY, days, days)


WEEKDAYS = [
    ("on Monday", "Monday", D, 0),
    ("last Monday", "last Monday", D, -1),
    ("next Monday", "next Monday", D, 1),
    ("this Monday", "this Monday", D, 0),
    ("the following Monday", "the following Monday", P, 1),
    ("that Monday", "that Monday", P, 0),
    ("since Monday", "since Monday", D, 0),
    ("until last Monday", "until last Monday", D, -1),
]


@pytest.mark.parametrize(("words", "found_words", "anchor", "count"), WEEKDAYS)
def test_weekdays(words: str, found_words: str, anchor: Anchor, count: int) -> None:
    found = _longest(f"He left {words}.")
    assert (found.text, found.anchor, found.weekday) == (found_words, anchor, 0)
    assert found.offset == Offset(Unit.WEEKDAY, count, count, weekday=0)


def test_the_following_monday_after_a_monday_is_a_week_on() -> None:
    text = "On Monday, 3 May 2021, he was seized. He was freed the following Monday."
    found = resolve_dates(find_dates(text), text, document_date="2021-06-01")
    assert [item.edtf for item in found] == ["2021-05-03", "2021-05-10"]


@pytest.mark.parametrize(
    ("words", "shape"),
    [("since Monday", "{}/.."), ("Since last week", "{}/.."), ("until yesterday", "../{}"), ("till Monday", "../{}")],
)
def test_an_open_extent_keeps_its_shape(words: str, shape: str) -> None:
    found = _longest(f"{words} he is free.")
    assert (found.text, found.shape) == (words, shape)


@pytest.mark.parametrize(
    ("words", "month", "count"),
    [
        ("last October", 10, -1),
        ("this May", 5, 0),
        ("next March", 3, 1),
        ("last Sept", 9, -1),
        ("last OCTOBER", 10, -1),
    ],
)
def test_months_that_are_named(words: str, month: int, count: int) -> None:
    found = _longest(f"He left {words}, they say.")
    assert (found.text, found.anchor) == (words, D)
    assert found.offset == Offset(Unit.MONTH, count, count, whole=True, month=month)


@pytest.mark.parametrize(
    "text",
    [
        "Last year's report was long.",
        "Last week’s meeting was short.",
        "He was the last of the week.",
        "Every Monday he left.",
        "Each Sunday he left.",
        "Cyber Monday came.",
        "The Friday Post wrote.",
        "He was sunday tired.",
        "Two days of rain.",
        "He stayed for three days.",
        "In recent days and weeks.",
        "The next of kin.",
        "Two men later came.",
    ],
)
def test_what_counts_from_nothing(text: str) -> None:
    assert find_relative_dates(text, ENGLISH) == []


@given(st.integers(2, 999), st.sampled_from(["days", "weeks", "months", "years"]))
def test_any_figure_counts(count: int, unit: str) -> None:
    found = _longest(f"He left {count} {unit} ago.")
    assert found.offset is not None
    assert (found.offset.least, found.offset.most) == (-count, -count)


@given(st.text(max_size=80), st.sampled_from([row[0] for row in COUNTED]), st.text(max_size=80))
def test_spans_stand_on_their_words_in_any_text(before: str, words: str, after: str) -> None:
    text = f"{before} {words} {after}"
    for found in find_relative_dates(text, ENGLISH):
        assert text[slice(*found.span)] == found.text
        assert found.offset is not None
        assert found.offset.least <= found.offset.most
        low, high = found.offset.days
        assert low <= high
