"""Cities known by the words of a place, and distances on the globe."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.domain import vocabulary
from tocsin.domain.globe import metres_apart
from tocsin.domain.places import cities, city_of
from tocsin.domain.terms import thesaurus

POINTS = st.tuples(st.floats(-90, 90), st.floats(-180, 180))


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("Kyiv", "kyiv"), ("Kiev", "kyiv"), ("a café in Kyiv", "kyiv"), ("the centre of Warsaw", "warsaw"),
        ("central Almaty", "almaty"), ("Kyiv, Ukraine", "kyiv"), ("Washington D.C.", "washington_dc"),
        ("in  the\nHague", "the_hague"), ("The Hague", "the_hague"),
        ("Киеве", "kyiv"), ("кафе в Киеве", "kyiv"), ("городе Киев", "kyiv"), ("Могилёве", "mogilev"),
        ("Могилеве", "mogilev"), ("Нижнем Новгороде", "nizhny_novgorod"),
        ("Києві", "kyiv"), ("Харкові", "kharkiv"), ("Рейк'явіку", "reykjavik"), ("місті Львові", "lviv"),
        ("Warszawie", "warsaw"), ("mieszkaniu w Krakowie", "krakow"), ("Paryżu", "paris"),
    ],
)  # fmt: skip
def test_the_words_of_a_place(words: str, key: str | None) -> None:
    found = city_of(words)
    assert (found.key if found else None) == key


@pytest.mark.parametrize(
    "words",
    [
        "Kyiv Street", "the Warsaw Hotel", "Kyiv region", "near Kyiv", "Paris, Texas", "Kyiv, Kharkiv", "kyiv", "КИЕВЕ",
        "Киевской области", "Киевом", "Варшаву", "", ",", "in", "between Kyiv and Warsaw", "Dovrinsk", "New Kyiv",
    ],
)  # fmt: skip
def test_words_that_may_mean_another_place(words: str) -> None:
    assert city_of(words) is None


def test_every_name_is_one_city_and_every_city_lies_in_a_country() -> None:
    names: dict[str, str] = {}
    for key, row in vocabulary.load("tocsin.domain.places")["cities"].items():
        for name in [name for language in vocabulary.LANGUAGES for name in row.get(language, ())]:
            assert names.setdefault(name, key) == key
            found = city_of(name)
            assert found is not None
            assert found.key == key
    for city in cities().values():
        assert city.country in thesaurus("countries")
        assert city.point != (0, 0)
        assert -12 <= city.clock[0] <= city.clock[1] <= 14
        # clocks follow the sun within a few hours, so a swapped sign or a wrong city shows
        assert city.clock[0] - 3.5 <= city.point[1] / 15 <= city.clock[1] + 3.5, city


def test_a_known_distance() -> None:
    warsaw, almaty = cities()["warsaw"], cities()["almaty"]
    assert metres_apart(warsaw.point, almaty.point) == pytest.approx(4_170_000, rel=0.02)
    assert metres_apart((0, 0), (0, 180)) == pytest.approx(20_015_000, rel=0.001)


@given(POINTS, POINTS, POINTS)
def test_distances_are_distances(
    one: tuple[float, float], other: tuple[float, float], third: tuple[float, float]
) -> None:
    assert metres_apart(one, one) == 0
    assert metres_apart(one, other) == pytest.approx(metres_apart(other, one))
    assert 0 <= metres_apart(one, other) <= 20_016_000
    assert metres_apart(one, other) <= metres_apart(one, third) + metres_apart(third, other) + 0.5
