"""Names of months and days in four languages."""

from __future__ import annotations

import re

import pytest

from tocsin.checking.calendar_words import MONTH_WORDS, WEEKDAY_WORDS, month_of, weekday_like, weekday_of

MONTHS = [
    ("January", "января", "січня", "stycznia"),
    ("February", "февраля", "лютого", "lutego"),
    ("March", "марта", "березня", "marca"),
    ("April", "апреля", "квітня", "kwietnia"),
    ("May", "мая", "травня", "maja"),
    ("June", "июня", "червня", "czerwca"),
    ("July", "июля", "липня", "lipca"),
    ("August", "августа", "серпня", "sierpnia"),
    ("September", "сентября", "вересня", "września"),
    ("October", "октября", "жовтня", "października"),
    ("November", "ноября", "листопада", "listopada"),
    ("December", "декабря", "грудня", "grudnia"),
]
DAYS = [
    ("Monday", "понедельник", "понеділок", "poniedziałek"),
    ("Tuesday", "вторник", "вівторок", "wtorek"),
    ("Wednesday", "среду", "середу", "środę"),
    ("Thursday", "четверг", "четвер", "czwartek"),
    ("Friday", "пятницу", "п’ятницю", "piątek"),
    ("Saturday", "субботу", "суботу", "sobotę"),
    ("Sunday", "воскресенье", "неділю", "niedzielę"),
]


@pytest.mark.parametrize(("number", "names"), list(enumerate(MONTHS, 1)))
def test_months(number: int, names: tuple[str, ...]) -> None:
    for name in names:
        assert month_of(name) == month_of(name.upper()) == number
        assert any(re.fullmatch(word, name, re.IGNORECASE) for word in MONTH_WORDS)


@pytest.mark.parametrize(("number", "names"), list(enumerate(DAYS)))
def test_days(number: int, names: tuple[str, ...]) -> None:
    for name in names:
        assert weekday_of(name) == weekday_of(name.upper()) == number
        assert any(re.fullmatch(word, name, re.IGNORECASE) for word in WEEKDAY_WORDS)


@pytest.mark.parametrize(
    ("word", "number", "other"),
    [
        ("Monday", 4, "Friday"),
        ("monday", 4, "friday"),
        ("MONDAY", 4, "FRIDAY"),
        ("среда", 5, "суббота"),
        ("среду", 5, "субботу"),
        ("вторник", 2, "среду"),  # “во вторник” is what a date says
        ("П'ятниця", 6, "Неділя"),
        ("пʼятницю", 0, "понеділок"),
        ("środa", 4, "piątek"),
        ("sobotę", 6, "niedzielę"),
    ],
)
def test_another_day_in_the_same_form(word: str, number: int, other: str) -> None:
    assert weekday_like(word, number) == other


@pytest.mark.parametrize("word", ["", "Mond", "середина", "maybe", "Junes", "день"])
def test_other_words_are_neither(word: str) -> None:
    assert month_of(word) is None
    assert weekday_of(word) is None


@pytest.mark.parametrize(("word", "number"), [("Jan", 1), ("feb", 2), ("SEP", 9), ("sept", 9), ("Dec", 12)])
def test_short_english_months(word: str, number: int) -> None:
    assert month_of(word) == number
