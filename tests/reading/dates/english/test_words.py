"""The English words of dates: months, weekdays, numbers, and what turns a date around."""

from __future__ import annotations

import calendar
import re

import pytest

from tocsin.reading.dates.english.grammar import ENGLISH
from tocsin.reading.dates.english.words import (
    DAY,
    MONTH,
    MONTHS,
    NUMBER,
    NUMBERS,
    SEASONS,
    WEEKDAY,
    WEEKDAYS,
    month,
    number,
)
from tocsin.reading.dates.grammar import YEAR
from tocsin.reading.dates.mood import asked_before, denied_before, looks_ahead


def test_months_are_those_of_the_calendar() -> None:
    for place, name in enumerate(calendar.month_name):
        if name:
            assert MONTHS[name.lower()] == place
            assert MONTHS[calendar.month_abbr[place].lower()] == place


def test_weekdays_are_those_of_the_calendar() -> None:
    assert {name.lower(): place for place, name in enumerate(calendar.day_name)} == WEEKDAYS


def test_seasons_are_those_of_edtf() -> None:
    assert SEASONS == {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}


@pytest.mark.parametrize(
    ("word", "value"),
    [("July", 7), ("JULY", 7), ("Jul.", 7), ("Jul", 7), ("Sept.", 9), ("Sep", 9), ("May", 5), ("December", 12)],
)
def test_the_number_of_a_month(word: str, value: int) -> None:
    assert month(word) == value


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("two", 2),
        ("Two", 2),
        ("TWELVE", 12),
        ("a", 1),
        ("an", 1),
        ("one", 1),
        ("couple", 2),
        ("twenty", 20),
        ("forty-eight", 48),
        ("seventy-two", 72),
        ("7", 7),
        ("07", 7),
        ("365", 365),
        ("ninety", 90),
    ],
)
def test_numbers_in_words_and_figures(word: str, value: int) -> None:
    assert number(word) == value


def test_the_words_of_numbers_run_without_a_gap_to_twenty() -> None:
    assert {NUMBERS[word] for word in NUMBERS} >= set(range(1, 21))


@pytest.mark.parametrize("word", ["may", "march", "Mays", "Janu", "august", "Ma", "Marches"])
def test_what_is_no_month(word: str) -> None:
    assert re.fullmatch(MONTH, word) is None


@pytest.mark.parametrize("word", ["Monday", "SUNDAY", "Saturday"])
def test_weekdays_have_a_capital(word: str) -> None:
    assert re.fullmatch(WEEKDAY, word)
    assert re.fullmatch(WEEKDAY, word.lower()) is None


@pytest.mark.parametrize("word", ["1900", "1999", "2000", "2099"])
def test_years_of_two_centuries(word: str) -> None:
    assert re.fullmatch(YEAR, word)


@pytest.mark.parametrize("word", ["1899", "2100", "18", "201", "20180"])
def test_other_figures_are_no_years(word: str) -> None:
    assert re.fullmatch(YEAR, word) is None


@pytest.mark.parametrize("word", ["1", "01", "9", "10", "31", "1st", "22nd", "3rd", "30th", "35"])
def test_days_of_a_month_right_or_wrong(word: str) -> None:
    assert re.fullmatch(DAY, word)


@pytest.mark.parametrize("word", ["0", "00", "40", "1nth", "st", "123"])
def test_what_is_no_day(word: str) -> None:
    assert re.fullmatch(DAY, word) is None


@pytest.mark.parametrize("word", sorted(NUMBERS))
def test_every_number_word_is_matched_whole(word: str) -> None:
    found = re.match(NUMBER, word)
    assert found is not None
    assert found.group() == word


AHEAD = [
    "The court will meet on {}.",
    "A hearing is scheduled for {}.",
    "A hearing is due on {}.",
    "She is expected on {}.",
    "The deadline is {}.",
    "The trial is set for {}.",
    "The trial is planned for {}.",
    "The next hearing, on {}, is the last.",
    "On {} the court will meet.",
]
BACK = [
    "The court met on {}.",
    "She was arrested on {}.",
    "It will rain. She was arrested on {}.",
    "She was arrested on {}. It will rain.",
    "It will rain.\n\nShe was arrested on {}",
    "{}",
]


def _placed(form: str) -> tuple[str, int, int]:
    text = form.format("5 July")
    start = text.index("5 July")
    return text, start, start + len("5 July")


@pytest.mark.parametrize("form", AHEAD)
def test_a_sentence_that_looks_ahead(form: str) -> None:
    assert looks_ahead(*_placed(form), ENGLISH.mood)


@pytest.mark.parametrize("form", BACK)
def test_a_sentence_that_looks_back(form: str) -> None:
    assert not looks_ahead(*_placed(form), ENGLISH.mood)


@pytest.mark.parametrize(
    "form",
    [
        "The ministry must answer by {}.",
        "We call on it to answer by {}.",
        "We urge it to answer by {}.",
        "The police should answer before {}.",
        "The union demands an answer by {}.",
    ],
)
def test_a_sentence_that_asks(form: str) -> None:
    text, start, _ = _placed(form)
    assert asked_before(text, start, ENGLISH.mood)


@pytest.mark.parametrize(
    "form", ["She had left by {}.", "The ministry must answer. She had left by {}.", "By {} it must answer.", "{}"]
)
def test_a_sentence_that_asks_nothing_before_the_date(form: str) -> None:
    text, start, _ = _placed(form)
    assert not asked_before(text, start, ENGLISH.mood)


@pytest.mark.parametrize(
    ("clause", "denied"),
    [
        ("He was not told until ", True),
        ("He was never told until ", True),
        ("They didn’t answer until ", True),
        ("They didn't answer until ", True),
        ("No lawyer came until ", True),
        ("Only then, until ", False),
        ("He was held until ", False),
        ("It was not cold; he was held until ", False),
        ("It was not cold. He was held until ", False),
        ("Not knowing why, he was held until ", False),
        ("", False),
    ],
)
def test_a_clause_that_denies(clause: str, denied: bool) -> None:
    text = f"{clause}5 July"
    assert denied_before(text, len(clause), ENGLISH.mood) is denied
