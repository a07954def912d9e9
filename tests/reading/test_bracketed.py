"""A name in brackets in another alphabet is another spelling of the name before it, and nothing else is."""

from __future__ import annotations

import pytest

from tocsin.reading import read

ONE_PERSON = [
    ("ru", "Журналистка Марта Лужина (Marta Luzhina) задержана 3 мая 2020 года.", "Марта Лужина", "Marta Luzhina"),
    ("ru", "Журналистка Марта Лужина (англ. Marta Luzhyna) задержана.", "Марта Лужина", "Marta Luzhyna"),
    ("uk", "Марта Тиха (Marta Tykha), журналістка, затримана.", "Марта Тиха", "Marta Tykha"),
    ("en", "The journalist Marta Luzhina (Марта Лужина) was arrested.", "Marta Luzhina", "Марта Лужина"),
    ("pl", "Jan Dolny (Ян Дольны) został zatrzymany 3 maja 2020 r.", "Jan Dolny", "Ян Дольны"),
]

NO_NAME = [
    ("ru", "Марта Лужина (Human Rights Union) задержана 3 мая 2020 года."),
    ("ru", "Марта Лужина (Игнат Валев был рядом) задержана 3 мая 2020 года."),
    ("en", "The journalist Marta Luzhina (Марко Лис) was arrested."),
    ("en", "The journalist Marta Luzhina (Орвания) was arrested."),
]


@pytest.mark.parametrize(("language", "text", "name", "other"), ONE_PERSON)
def test_one_person_in_two_alphabets(language: str, text: str, name: str, other: str) -> None:
    persons = read(text, date="2021-06-01", language=language).persons
    person = next(person for person in persons if person.name == name)
    assert other in person.aliases
    assert other in {text[start:end] for start, end in person.mentions}


@pytest.mark.parametrize(("language", "text"), NO_NAME)
def test_what_else_stands_in_brackets_is_no_name(language: str, text: str) -> None:
    first = read(text, date="2021-06-01", language=language).persons[0]
    assert not [alias for alias in first.aliases if alias in text[text.index("(") : text.index(")")]]
