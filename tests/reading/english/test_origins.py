"""Callings with an origin: the country goes to the country, and a calling is not told twice."""

from __future__ import annotations

import pytest

from tocsin.reading import read

CALLED = [
    ("Irena Vantor, a journalist from Georgia, was arrested.", ("journalist",), "Georgia"),
    ("Irena Vantor is a journalist from Georgia.", ("journalist",), "Georgia"),
    ("Irena Vantor is a journalist from Varsenia. Varsenia's secret service is near.", ("journalist",), "Varsenia"),
    ("Irena Vantor is a journalist from Varsenia. The government of Varsenia fell.", ("journalist",), "Varsenia"),
    ("Irena Vantor is a poet from Dovrin.", ("poet from Dovrin",), None),
    ("Irena Vantor is a poet from Dovrin. The poet Irena Vantor left.", ("poet",), None),
    ("Irena Vantor is a lawyer.", ("lawyer",), None),
]


@pytest.mark.parametrize(("text", "roles", "country"), CALLED)
def test_callings_and_country(text: str, roles: tuple[str, ...], country: str | None) -> None:
    (person,) = read(text, date="2021-06-01").persons
    assert (person.name, person.roles, person.country) == ("Irena Vantor", roles, country)


@pytest.mark.parametrize(
    "text",
    [
        "Zbelka Ardon is a journalist.",
        "Zbelka Ardon was a teacher and a friend of all.",
        "Zbelka Ardon is the editor of the Havrel Courier.",
        "Zbelka Ardon is an independent journalist from Brennik.",
    ],
)
def test_a_calling_makes_a_person_of_an_unknown_name(text: str) -> None:
    assert [person.name for person in read(text, date="2021-06-01").persons] == ["Zbelka Ardon"]


@pytest.mark.rules_alone
@pytest.mark.parametrize("text", ["Nova Zarya is a newspaper.", "Green Harbour is a town.", "Red River is a border."])
def test_what_is_no_calling_makes_none(text: str) -> None:
    assert read(text, date="2021-06-01").persons == ()
