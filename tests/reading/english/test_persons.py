"""Persons with their later short forms, titles, roles and countries; what is no person stays out."""

from __future__ import annotations

import pytest

from tocsin.reading import read
from tocsin.reading.spelling import fold, parts_of


def _names(text: str) -> list[str]:
    return [person.name for person in read(text, date="2021-06-01").persons]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Activist Marta Velin left Orvania.", ["Marta Velin"]),
        ("Journalists Tovan Orrel and Ilva Mokk were arrested.", ["Tovan Orrel", "Ilva Mokk"]),
        ("Police arrested Xanto Brevik, 34, at home.", ["Xanto Brevik"]),
        ("Xanto Brevik, a reporter with the Lake Post, was beaten.", ["Xanto Brevik"]),
        ("Its chair, Xanto Brevik, was beaten.", ["Xanto Brevik"]),
        ("Mr Brevik was beaten by men.", ["Brevik"]),
        ("Dr. Xanto Brevik was beaten.", ["Xanto Brevik"]),
        ("The arrest of Xanto Brevik was condemned.", ["Xanto Brevik"]),
        pytest.param("Xanto Brevik (Orvania) spoke first.", [], marks=pytest.mark.rules_alone),
        ("Xanto Brevik (Poland) spoke first.", ["Xanto Brevik"]),
        ("J. K. Orrel said so, and Orrel was right.", ["J. K. Orrel"]),
        ("María José de la Cruz was arrested.", ["María José de la Cruz"]),
        ("Abd al-Karim Nasser was arrested.", ["Abd al-Karim Nasser"]),
        ("Jean-Pierre N’Dolo was arrested.", ["Jean-Pierre N’Dolo"]),
        ("Łucja Żmijewska was arrested.", ["Łucja Żmijewska"]),
        ("Her daughter Lina hugged her.", ["Lina"]),
        ("His spouse, Nina, was detained.", ["Nina"]),
        ("President Oskar Dremmel signed the law.", ["Oskar Dremmel"]),
        ("President-elect Oskar Dremmel signed the law.", ["Oskar Dremmel"]),
    ],
)
def test_persons_are_found(text: str, wanted: list[str]) -> None:
    assert _names(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Police searched the house in Port Harrow.",
        "The Ministry of Ports answered on Monday.",
        "The Criminal Code and the Human Dignity Award were named.",
        "He went to New Zealand and Costa Rica.",
        "The rally on Freedom Square was banned.",
        "The Supreme Court of Sardovia met.",
        "URGENT ACTION",
        "See Article 311 of the Penal Code.",
        "The Lake Post and Radio Harbour reported it.",
        "On Wednesday, March came to an end.",
        "The Orrel River flows into Lake Brevik.",
        "Special Rapporteur on Freedom of Expression",
        "Eastern Europe and Central Asia",
        "Yesterday Sardovian Authorities Refused",
    ],
)
def test_what_is_no_person(text: str) -> None:
    assert _names(text) == []


FOLLOWED = [
    ("Marta Velin was arrested. Velin is 34.", ("Velin",)),
    ("Marta Velin was arrested. Ms Velin is 34.", ("Ms Velin",)),
    ("Marta Velin was arrested. Marta is 34.", ("Marta",)),
    ("Marta Anna Velin was arrested. Marta Velin is 34.", ("Marta Velin",)),
    ("Governor Samir Dalo was named. Governor Samir hung up.", ("Governor Samir Dalo", "Governor Samir")),
    ("Marta Velin was arrested. M. Velin is 34.", ("M. Velin",)),
    ("MARTA VELIN MUST BE FREED AT ONCE TODAY\n\nMarta Velin was arrested.", ("MARTA VELIN",)),
]


@pytest.mark.parametrize(("text", "aliases"), FOLLOWED)
def test_later_short_forms_are_the_same_person(text: str, aliases: tuple[str, ...]) -> None:
    persons = read(text, date="2021-06-01").persons
    assert len(persons) == 1
    assert set(aliases) <= {*persons[0].aliases, persons[0].name}


def test_two_of_one_surname_stay_two_and_the_surname_means_the_last_named() -> None:
    text = "Petar Brevik was arrested in May. Anton Brevik was arrested in June. Brevik is a lawyer."
    persons = read(text, date="2021-06-01").persons
    assert [person.name for person in persons] == ["Petar Brevik", "Anton Brevik"]
    assert len(persons[1].mentions) == 2


def test_mother_and_daughter_with_nearly_one_name_stay_two() -> None:
    text = (
        "Relatives of Berta Orrel, including her daughter Berta Zora Orrel, were threatened. Berta Orrel was shot dead."
    )
    assert sorted(_names(text)) == ["Berta Orrel", "Berta Zora Orrel"]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Journalist Marta Velin left.", "journalist"),
        ("Human rights lawyer Marta Velin left.", "human rights lawyer"),
        ("Civil society activists Marta Velin and Tovan Orrel left.", "civil society activist"),
        ("Marta Velin, a reporter with Lake Post, left.", "reporter with Lake Post"),
        ("Marta Velin is an opposition activist and journalist.", "opposition activist and journalist"),
        ("Marta Velin, chair of the Lakeside Union, left.", "chair of the Lakeside Union"),
    ],
)
def test_roles(text: str, role: str) -> None:
    assert role in read(text).persons[0].roles


def test_all_of_a_list_share_the_calling() -> None:
    persons = read("Activists Marta Velin, Tovan Orrel and Ilva Mokk were arrested.").persons
    assert [person.roles for person in persons] == [("activist",)] * 3


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Marta Velin (Poland) left.", "Poland"),
        ("Polish journalist Marta Velin left.", "Poland"),
        ("The Kenyan lawyer Marta Velin left.", "Kenya"),
        ("Journalist Marta Velin left.", None),
    ],
)
def test_countries(text: str, country: str | None) -> None:
    assert read(text).persons[0].country == country


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Łucja", "lucja"),
        ("José", "jose"),
        ("N’Dolo", "ndolo"),
        ("ORREL", "orrel"),
        ("Zoë", "zoe"),
        ("O'Hara", "ohara"),
    ],
)
def test_fold(name: str, folded: str) -> None:
    assert fold(name) == folded


def test_parts_of_a_name() -> None:
    assert parts_of("J. K. Orrel-Brevik") == ("j", "k", "orrel-brevik")


def test_every_mention_stands_on_its_words() -> None:
    text = "Ms. Marta Velin spoke. Later Velin left.\n\nVELIN AND HER FRIENDS LEFT THE TOWN TODAY\n"
    for person in read(text).persons:
        for start, end in person.mentions:
            assert "VELIN" in text[start:end].upper()
