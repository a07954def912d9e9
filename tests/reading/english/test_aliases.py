"""One person under several names across a text: short forms, titles, initials, alphabets' spellings."""

from __future__ import annotations

import pytest

from support.rows import quoted, reading_of, sentence


def _aliases(text: str) -> dict[str, tuple[str, ...]]:
    return {person.name: person.aliases for person in reading_of(text).persons}


FIRST = "Journalist Marta Velin was arrested on 3 May 2021."
FORMS = [
    sentence("Velin is 34.", ("Velin",)),
    sentence("Marta is 34.", ("Marta",)),
    sentence("Ms Velin is 34.", ("Ms Velin",)),
    sentence("Ms. Velin is 34.", ("Ms Velin",)),
    sentence("Mrs Velin is 34.", ("Mrs Velin",)),
    sentence("Dr Velin is 34.", ("Dr Velin",)),
    sentence("Marta Velin is 34.", ()),
    sentence("M. Velin is 34.", ("M. Velin",)),
    sentence("Police questioned Velin.", ("Velin",)),
    sentence("The lawyer of Velin came.", ("Velin",)),
    sentence("Velin’s flat was searched.", ("Velin",)),
    sentence("Velin's flat was searched.", ("Velin",)),
    sentence("“Velin is innocent,” he said.", ("Velin",)),
    sentence("Velin is 34. Ms Velin is free. Velin waits.", ("Velin", "Ms Velin")),
]


@pytest.mark.parametrize(("text", "aliases"), FORMS)
def test_a_short_form_in_a_later_sentence(text: str, aliases: tuple[str, ...]) -> None:
    assert _aliases(f"{FIRST} {text}") == {"Marta Velin": aliases}


@pytest.mark.parametrize(("text", "aliases"), FORMS)
def test_a_short_form_in_a_later_paragraph(text: str, aliases: tuple[str, ...]) -> None:
    assert _aliases(f"{FIRST}\n\n{text}") == {"Marta Velin": aliases}


WHOLE = [
    sentence("Marta Velin and Tovan Velin were arrested.", ["Marta Velin", "Tovan Velin"]),
    sentence("Journalist Marta Velin and lawyer Marta Mokk were arrested.", ["Marta Velin", "Marta Mokk"]),
    sentence("Marta Velin was arrested. Ilva Mokk was freed. Velin is 34.", ["Marta Velin", "Ilva Mokk"]),
    sentence("María Velin was arrested. Maria Velin is 34.", ["María Velin"]),
    sentence("Journalist Łucja Żmija was arrested. Lucja Zmija is 34.", ["Łucja Żmija"]),
    sentence("Marta Velin-Orrel was arrested. Marta Velin is 34.", ["Marta Velin-Orrel", "Marta Velin"]),
    sentence("Marta Anna Velin was arrested. Anna Velin is 34.", ["Marta Anna Velin"]),
]


@pytest.mark.parametrize(("text", "names"), WHOLE)
def test_who_is_one_and_who_are_two(text: str, names: list[str]) -> None:
    assert list(_aliases(text)) == names


def test_a_surname_of_two_is_given_to_the_last_named_or_to_nobody() -> None:
    text = "Marta Velin was arrested. Tovan Velin was freed. Velin is 34."
    taken = [name for name, aliases in _aliases(text).items() if "Velin" in aliases]
    assert len(taken) <= 1


def test_a_title_tells_which_of_two_is_meant() -> None:
    text = "Marta Velin and her husband, Tovan Velin, were arrested. Mr Velin is 34."
    assert "Mr Velin" not in _aliases(text)["Marta Velin"]


def test_every_mention_stands_on_a_form_of_the_name() -> None:
    text = "MARTA VELIN MUST BE FREED\n\nMarta Velin was arrested. Ms Velin is 34. Marta said: “Velin waits.”"
    (person,) = reading_of(text).persons
    assert quoted(text, *person.mentions) == ["MARTA VELIN", "Marta Velin", "Velin", "Marta", "Velin"]


def test_mentions_stand_in_the_order_of_the_text() -> None:
    text = "Velin was arrested. Marta Velin is 34. Police beat Velin. Marta Velin is free."
    for person in reading_of(text).persons:
        assert list(person.mentions) == sorted(set(person.mentions))


def test_the_fullest_form_is_the_name_wherever_it_stands() -> None:
    text = "Ms Velin was arrested on 3 May 2021. Journalist Marta Velin is 34."
    assert _aliases(text) == {"Marta Velin": ("Ms Velin",)}


def test_persons_of_one_body_and_one_place_name_stay_out() -> None:
    text = "Marta Velin was arrested. The Velin Foundation wrote. The Velin River is wide."
    (person,) = reading_of(text).persons
    assert quoted(text, *person.mentions) == ["Marta Velin"]
