"""The day of a birth told beside a name, in the words of three languages."""

from __future__ import annotations

import pytest

from tocsin.reading import read

BIRTHS = [
    ("ru", "Марфа Лужина, родившаяся 5 июня 1990 года, уехала.", "5 июня 1990 года"),
    ("ru", "Марфа Лужина родилась 5 июня 1990 г. в Заречье.", "5 июня 1990 г."),
    ("uk", "Павло Сорока, народжений 5 червня 1990 року, зник.", "5 червня 1990 року"),
    ("uk", "Павло Сорока народився 5 червня 1990 року.", "5 червня 1990 року"),
    ("pl", "Zatrzymano Annę Walską, urodzoną 5 czerwca 1990 r.", "5 czerwca 1990 r."),
    ("pl", "Anna Walska, ur. 5 czerwca 1990 r., milczy.", "5 czerwca 1990 r."),
]


@pytest.mark.parametrize(("language", "text", "words"), BIRTHS, ids=[text for _, text, _ in BIRTHS])
def test_a_day_of_birth(language: str, text: str, words: str) -> None:
    (person,) = read(text, language=language).persons
    assert person.birth == "1990-06-05"
    assert person.birth_span
    assert text[slice(*person.birth_span)] == words


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Марфа Лужина уехала 5 июня 1990 года."),
        ("uk", "Павло Сорока зник 5 червня 1990 року."),
        ("uk", "Павло Сорока зник 3 червня 1990 р. У п’ятницю, 5 червня 1990 року, його знайшли."),
        ("pl", "Anna Walska wyjechała 5 czerwca 1990 r."),
    ],
)
def test_another_day_is_no_birth(language: str, text: str) -> None:
    assert [person.birth for person in read(text, language=language).persons] == [None]
