"""Letters of every template in four languages: none is struck for a list of names, and each is once one is planted."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.tongues import WORDS
from tocsin.domain.redaction import Listed, Protected, Strike
from tocsin.letters.searching import search_files

LETTERS = sorted((Path(__file__).parent.parent / "golden" / "letters").glob("*.txt"))
GIVEN = """
Надія Віра Любов Олена Оксана Тарас Микола Андрій Юрій Сергій Павло Лев Роман Богдан Яна Катерина Єва Ігор Федір Остап
Вера Надежда Ольга Жанара Алексей Светлана Пётр Мария Илья Зоя Тимур Лейла Ян Ева Анна Paweł Małgorzata Łukasz Zofia
Róża Jagoda Marek Piotr Wanda Ewa Hope Grace Rose Mark Will May April Victor Iris Roman Sergey Anna Elena Ivan Lev
"""
SURNAMES = """
Велін Мельник Гнатюк Шевчук Кравець Бондар Яремко Дуб Лисенко Мороз Вовк Ткач Зінчук Гай Сокіл Рудий Корж Гук
Велин Кузнец Орлов Белый Зимин Дроздов Ильин Черных Абаева Сулейманов Ким Цой Ли Раков Łąka Zieliński Wrona Kowal Lis
Mróz Gołąb Sowa Biały Zima Wilk Velin White Young King Long Hill Marsh Reed Law Day Price Stone Brook West Winter
"""
PROTECTED = tuple(
    Protected(f"{number}", (f"{given} {surname}",))
    for number, (given, surname) in enumerate(zip(GIVEN.split(), SURNAMES.split(), strict=False))
)
CLEARED = (*(name for words in WORDS.values() for name in words[:2]), "Ilona Varga")  # of whom the letters tell
LISTED = Listed(PROTECTED, CLEARED)
PLANTED = ("Олени Мельник", "Юрію Шевчуку", "Алексеем Раковым", "Zofią Wroną", "Victor Price", "Надію Велін")


def strikes(text: str) -> tuple[Strike, ...]:
    return search_files({"letter.txt": text.encode("utf-8")}, LISTED).strikes


def test_there_are_letters_and_names() -> None:
    assert len(LETTERS) >= 20
    assert len(PROTECTED) >= 50


@pytest.mark.parametrize("path", LETTERS, ids=lambda path: path.stem)
def test_a_clean_letter_is_not_struck(path: Path) -> None:
    assert strikes(path.read_text("utf-8")) == ()


@pytest.mark.parametrize("path", LETTERS, ids=lambda path: path.stem)
def test_each_name_that_is_planted_in_it_strikes(path: Path) -> None:
    lines = path.read_text("utf-8").split("\n")
    at = len(lines) // 2
    listed = Listed((*PROTECTED, *_also()), LISTED.cleared)
    for name, who in zip(PLANTED, _entities(listed), strict=True):
        text = "\n".join([*lines[:at], f"… {name} …", *lines[at:]])
        found = search_files({"letter.txt": text.encode("utf-8")}, listed).strikes
        assert who in {strike.entity for strike in found}, name


def _also() -> tuple[Protected, ...]:
    names = ("Олена Мельник", "Юрій Шевчук", "Алексей Раков", "Zofia Wrona", "Victor Price", "Надія Велін")
    return tuple(Protected(f"planted {number}", (name,)) for number, name in enumerate(names))


def _entities(listed: Listed) -> list[str]:
    return [person.entity for person in listed.persons if person.entity.startswith("planted")]
