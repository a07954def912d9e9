"""Where something was, as an area: never nearer than what is known."""

from __future__ import annotations

import pytest

from tocsin.domain.dossier import EntityView, Shown
from tocsin.domain.places import city_of, country_of
from tocsin.domain.places.areas import LEAST, NOWHERE, Area, area_of_place, area_of_words


def place(**values: str) -> EntityView:
    """A place with these values."""
    return EntityView("p", "place", {f"place.{name}": (Shown(value, ()),) for name, value in values.items()})


def shape(area: Area) -> tuple[object, ...]:
    """What a map draws of it."""
    return (area.point, area.radius, area.country if area.point is None else "")


ODESA_POINT = (46.49, 30.74)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"point": "46.49,30.74,0", "precision": "exact"}, (ODESA_POINT, 50, "")),
        ({"point": "46.49,30.74,200", "precision": "exact"}, (ODESA_POINT, 200, "")),
        ({"point": "46.49,30.74,0", "precision": "street"}, (ODESA_POINT, 500, "")),
        ({"point": "46.49,30.74,0", "precision": "settlement"}, (ODESA_POINT, 10_000, "")),
        ({"point": "46.49,30.74,0", "precision": "region"}, (ODESA_POINT, 100_000, "")),
        ({"point": "46.49,30.74,0"}, (ODESA_POINT, 10_000, "")),  # nobody says how exact it is
        ({"point": "46.49,30.74,800"}, (ODESA_POINT, 800, "")),
        ({"point": "46.49,30.74,0", "precision": "country", "country": "UA"}, (None, 0, "UA")),
        ({"point": "46.49,30.74,0", "precision": "another word"}, (ODESA_POINT, 10_000, "")),
        ({"name": "Ukraine", "precision": "country"}, (None, 0, "UA")),
        ({"name": "the hills", "country": "UA"}, (None, 0, "UA")),
        ({"name": "Kyiv", "precision": "region"}, (None, 0, "")),  # the region around it is not the town
        ({"name": "Kyiv", "precision": "region", "country": "UA"}, (None, 0, "UA")),
        ({"name": "Kyiv", "country": "PL"}, (None, 0, "PL")),  # a town of that name elsewhere
        ({"name": "Brod"}, (None, 0, "")),
        ({}, (None, 0, "")),
    ],
)
def test_a_recorded_place_is_as_wide_as_it_is_known(values: dict[str, str], expected: tuple[object, ...]) -> None:
    assert shape(area_of_place(place(**values))) == expected


@pytest.mark.parametrize("values", [{"name": "Kyiv"}, {"name": "a flat in Kyiv", "precision": "exact"}])
def test_a_town_that_is_known_by_its_name_is_the_whole_town(values: dict[str, str]) -> None:
    city = city_of("Kyiv")
    area = area_of_place(place(**values))
    assert city
    assert (area.point, area.radius, area.city) == (city.point, LEAST["settlement"], "kyiv")


@pytest.mark.parametrize(
    ("words", "country", "expected"),
    [
        ("Kyiv", "", "kyiv"),
        ("a café in Kyiv", "UA", "kyiv"),
        ("Kyiv", "PL", "PL"),
        ("Brod, Ukraine", "", "UA"),
        ("Казахстане", "", "KZ"),
        ("Brod", "KZ", "KZ"),
        ("near Kyiv", "", ""),
        ("Brod", "", ""),
        ("", "", ""),
    ],
)
def test_the_words_of_a_statement(words: str, country: str, expected: str) -> None:
    area = area_of_words(words, country)
    assert (area.city or area.country) == expected
    assert (area == NOWHERE) == (not expected)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Ukraine", "UA"), ("in Ukraine", "UA"), ("Україні", "UA"), ("Украине", "UA"), ("Ukrainie", "UA"),
        ("Казахстане", "KZ"), ("Kazachstanie", "KZ"), ("Польше", "PL"), ("Польщі", "PL"), ("Polsce", "PL"),
        ("Rosji", "RU"), ("России", "RU"), ("Białorusi", "BY"), ("Беларуси", "BY"), ("Нидерландах", "NL"),
        ("the Netherlands", "NL"), ("Turkey", "TR"), ("Türkiye", "TR"), ("Киргизии", "KG"), ("Кыргызстане", "KG"),
        ("Georgia", ""), ("Ordavia", ""), ("the Ukrainian border", ""), ("northern Ukraine and Poland", ""), ("", ""),
    ],
)  # fmt: skip
def test_the_words_of_a_country(words: str, code: str) -> None:
    assert country_of(words) == code
