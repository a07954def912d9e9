"""Names of months and days in four languages."""

from __future__ import annotations

import re

import pytest

from tocsin.checking.calendar_words import (
    MONTH_WORDS,
    WEEKDAY_WORDS,
    month_like,
    month_of,
    weekday_like,
    weekday_of,
)
from tocsin.checking.words.calendar import MONTHS, SHORT_MONTHS, WEEKDAYS

NAMES = [
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


@pytest.mark.parametrize(("number", "names"), list(enumerate(NAMES, 1)))
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
        ("среды", 4, "пятницы"),
        ("пятницей", 0, "понедельником"),
        ("четвергу", 2, "среде"),
        ("П’ЯТНИЦІ", 6, "НЕДІЛІ"),
        ("п'ятницею", 1, "вівторком"),
        ("piątku", 2, "środy"),
        ("sobocie", 1, "wtorkowi"),
    ],
)
def test_another_day_in_the_same_form(word: str, number: int, other: str) -> None:
    assert weekday_like(word, number) == other


@pytest.mark.parametrize(
    ("word", "number", "other"),
    [
        ("July", 6, "June"),
        ("JUL", 6, "JUN"),
        ("sept", 1, "jan"),
        ("May", 6, "June"),
        ("января", 5, "мая"),
        ("январём", 3, "мартом"),
        ("январем", 3, "мартом"),
        ("Январь", 3, "Март"),
        ("янв", 9, "сен"),
        ("нояб", 9, "сент"),
        ("січня", 5, "травня"),
        ("листопаді", 1, "січні"),
        ("верес", 3, "берез"),
        ("stycznia", 5, "maja"),
        ("styczniu", 10, "październiku"),
        ("paź", 9, "wrz"),
        ("IX", 10, "X"),
        ("ІХ", 7, "VII"),
    ],
)
def test_another_month_in_the_same_form(word: str, number: int, other: str) -> None:
    assert month_like(word, number) == other


TABLES = [(MONTHS, 12), (SHORT_MONTHS, 12), (WEEKDAYS, 7)]


@pytest.mark.parametrize(("table", "length"), TABLES)
def test_every_row_names_them_all(table: dict[str, list[list[str]]], length: int) -> None:
    assert set(table) == {"en", "ru", "uk", "pl"}
    assert {len(row) for rows in table.values() for row in rows} == {length}


@pytest.mark.parametrize("tables", [(MONTHS, SHORT_MONTHS), (WEEKDAYS,)])
def test_no_word_means_two_months_or_days(tables: tuple[dict[str, list[list[str]]], ...]) -> None:
    meant: dict[str, set[int]] = {}
    for row in (row for table in tables for rows in table.values() for row in rows):
        for number, name in enumerate(row):
            meant.setdefault(name, set()).add(number)
    assert {name: numbers for name, numbers in meant.items() if len(numbers) > 1} == {}


@pytest.mark.parametrize("word", ["", "Mond", "середина", "maybe", "Junes", "день"])
def test_other_words_are_neither(word: str) -> None:
    assert month_of(word) is None
    assert weekday_of(word) is None


@pytest.mark.parametrize(("word", "number"), [("Jan", 1), ("feb", 2), ("SEP", 9), ("sept", 9), ("Dec", 12)])
def test_short_english_months(word: str, number: int) -> None:
    assert month_of(word) == number
