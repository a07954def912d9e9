"""Whom a verb without a subject is told of: the one who tells it, or the one whom a letter addresses."""

from __future__ import annotations

import pytest

from tocsin.reading import read

TOLD = [
    ("ru", "Дамир Лужин сообщил, что 20 мая 2020 года был задержан в Дубраве.", "arrest", ("Дамир Лужин",)),
    ("ru", "Гражданину Дамиру Лужину.\n\nВы указали, что 20 мая 2020 года были задержаны полицией.", "arrest",
     ("Дамир Лужин",)),
    ("uk", "Мирослава Тиха розповіла, що 20 травня 2020 року була затримана поліцією.", "arrest", ("Мирослава Тиха",)),
    ("pl", "Wnioskodawca Jan Dolny zeznał, że 20 maja 2020 r. został zatrzymany podczas demonstracji.", "arrest",
     ("Jan Dolny",)),
]  # fmt: skip

OF_SOMEBODY_ELSE = [
    ("ru", "Марта Лужина сообщила, что 20 мая 2020 года был задержан Игнат Валев.", ("Игнат Валев",)),
    ("ru", "Марта Лужина сообщила, что 20 мая 2020 года полицией был задержан её муж.", None),
    ("pl", "Anna Walska zeznała, że 20 maja 2020 r. został zatrzymany Jan Dolny.", ("Jan Dolny",)),
]


@pytest.mark.parametrize(("language", "text", "kind", "victims"), TOLD, ids=[row[1][:40] for row in TOLD])
def test_who_tells_is_meant(language: str, text: str, kind: str, victims: tuple[str, ...]) -> None:
    events = read(text, date="2021-06-01", language=language).events
    assert [(event.type, event.date, event.victims) for event in events] == [(kind, "2020-05-20", victims)]


@pytest.mark.parametrize(
    ("language", "text", "victims"), OF_SOMEBODY_ELSE, ids=[row[1][:50] for row in OF_SOMEBODY_ELSE]
)
def test_who_tells_is_not_meant_beside_another(language: str, text: str, victims: tuple[str, ...] | None) -> None:
    found = [event.victims for event in read(text, date="2021-06-01", language=language).events]
    teller = text.split(",", maxsplit=1)[0].rsplit(" ", 1)[0]
    assert len(found) == 1
    assert teller not in found[0]
    assert victims is None or found == [victims]


def test_a_citizens_land_is_no_part_of_the_name() -> None:
    text = "Гражданину Орвании Дамиру Ильясовичу Лужину.\n\nВас задержали 20 мая 2020 года."
    assert [person.name for person in read(text, language="ru").persons] == ["Дамир Ильясович Лужин"]


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("pl", "Odmawiam Panu Ilji Warkowowi azylu.", "Ilja Warkow"),
        ("uk", "Остапа Гримайла, водія, затримали 20 травня 2020 року.", "Остап Гримайло"),
        ("uk", "Суд засудив журналіста Павла Дзиґу.", "Павло Дзиґа"),
        ("uk", "Затримали журналіста Марка Тишка.", "Марко Тишко"),
    ],
)
def test_the_nominative_of_a_surname(language: str, text: str, name: str) -> None:
    assert [person.name for person in read(text, language=language).persons] == [name]


def test_an_official_decides_by_writing_on_the_day_of_the_letter() -> None:
    text = "Wolica, dnia 16 października 2023 r.\n\nDECYZJA\n\nOdmawiam Annie Walskiej azylu."
    events = read(text, language="pl").events
    assert [(event.type, event.date, event.victims) for event in events] == [
        ("asylum_refusal", "2023-10-16", ("Anna Walska",))
    ]


@pytest.mark.parametrize(
    ("language", "text", "kind", "victim"),
    [
        ("ru", "Люди в штатском следят за Мартой Лужиной с марта 2020 года.", "surveillance", "Марта Лужина"),
        ("ru", "Неизвестные разбили окна в квартире журналистки Марты Лужиной.", "intimidation_harassment",
         "Марта Лужина"),
        ("uk", "З березня 2020 року за Мартою Тихою стежать люди в цивільному.", "surveillance", "Марта Тиха"),
        ("uk", "Суд 12 травня 2020 року продовжив арешт Марти Тихої на два місяці.", "detention", "Марта Тиха"),
        ("pl", "Jan Dolny zmarł w areszcie 12 maja 2020 r.", "killing", "Jan Dolny"),
        ("pl", "12 maja 2020 r. został zatrzymany Jan Dolny.", "arrest", "Jan Dolny"),
    ],
)  # fmt: skip
def test_strangers_homes_and_names_of_the_genre(language: str, text: str, kind: str, victim: str) -> None:
    found = [(event.type, event.victims) for event in read(text, date="2021-06-01", language=language).events]
    assert found == [(kind, (victim,))]


def test_a_journalist_who_watches_a_trial_shadows_nobody() -> None:
    assert read("Журналисты следят за Мартой Лужиной с марта 2020 года.", date="2021-06-01").events == ()
