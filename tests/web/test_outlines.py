"""The outlines that ship: whose land a town lies in, at each resolution, and what they weigh."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import pytest

import tocsin.web
from tocsin.domain.places import cities
from tocsin.domain.terms import thesaurus
from tocsin.web.areas import COARSE, FINE
from tocsin.web.static_files import shipped

Ring = list[tuple[float, float]]
WIRE = 200_000  # bytes of a first page, over the wire
FONTS = tuple(f"fonts/tocsin-sans-{part}.woff2" for part in ("latin", "latin-europe", "cyrillic", "cyrillic-ext"))
ALWAYS = ("desk.css", "fonts.css", "htmx.js", "desk.js", "keep.js", "bell.svg")
OF_THE_MAP = ("leaflet.css", "leaflet.js", "map.js", COARSE)


@cache
def countries(name: str) -> dict[str, list[list[Ring]]]:
    """Every polygon by its country, as a browser draws it."""
    found: dict[str, list[list[Ring]]] = {}
    for part in json.loads(shipped()[name].content):
        for code, polygons in part["countries"].items():
            found[code] = [[list(corners(ring, part["scale"])) for ring in rings] for rings in polygons]
    return found


def corners(steps: list[int], scale: int) -> Iterator[tuple[float, float]]:
    """The corners of a ring: longitude and latitude."""
    x = y = 0
    for at in range(0, len(steps), 2):
        x, y = x + steps[at], y + steps[at + 1]
        yield x / scale, y / scale


def whose(name: str, latitude: float, longitude: float) -> set[str]:
    """The countries in whose outline a point lies."""
    return {
        code
        for code, (west, south, east, north), rings in bounded(name)
        if west <= longitude <= east
        and south <= latitude <= north
        and sum(encloses(ring, longitude, latitude) for ring in rings) % 2
    }


@cache
def bounded(name: str) -> list[tuple[str, tuple[float, float, float, float], list[Ring]]]:
    """Each polygon with its country, and how far it reaches to the west, south, east and north."""
    return [(code, reach(rings[0]), rings) for code, polygons in countries(name).items() for rings in polygons]


def reach(ring: Ring) -> tuple[float, float, float, float]:
    """How far a ring goes to the west, south, east and north."""
    longitudes, latitudes = zip(*ring, strict=True)
    return min(longitudes), min(latitudes), max(longitudes), max(latitudes)


def encloses(ring: Ring, x: float, y: float) -> bool:
    """Whether a point lies within a ring: a ray from it crosses the ring an odd number of times."""
    crossed = 0
    for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            crossed += 1
    return crossed % 2 == 1


@pytest.mark.parametrize("name", [COARSE, FINE])
@pytest.mark.parametrize(
    ("town", "latitude", "longitude", "country"),
    [
        ("Simferopol", 44.95, 34.10, "UA"), ("Sevastopol", 44.60, 33.53, "UA"), ("Dzhankoi", 45.71, 34.39, "UA"),
        ("Kerch", 45.36, 36.47, "UA"), ("Donetsk", 48.00, 37.80, "UA"), ("Luhansk", 48.57, 39.30, "UA"),
        ("Krasnodar", 45.04, 38.98, "RU"), ("Anadyr", 64.73, 177.1, "RU"), ("Tiraspol", 46.84, 29.60, "MD"),
        ("Sukhumi", 43.05, 41.05, "GE"), ("Pristina", 42.67, 21.17, "XK"), ("Hargeisa", 9.56, 44.06, "SO"),
        ("Kyrenia", 35.30, 33.30, "CY"), ("Laayoune", 27.15, -13.10, "EH"), ("Almaty", 43.25, 76.91, "KZ"),
    ],
)  # fmt: skip
def test_a_town_lies_in_its_country_and_in_no_other(
    name: str, town: str, latitude: float, longitude: float, country: str
) -> None:
    assert whose(name, latitude, longitude) == {country}, town


@pytest.mark.parametrize("name", [COARSE, FINE])
def test_no_known_city_lies_in_another_country_than_its_own(name: str) -> None:
    """A coast or a border may be a few kilometres off, so a city beside one may lie in nobody's land or just beyond."""
    far = {key: whose(name, *city.point) - {city.country} for key, city in cities().items()}
    beyond = {key: codes for key, codes in far.items() if codes}
    assert len(beyond) <= len(cities()) // 50, beyond
    assert not any("RU" in codes for key, codes in beyond.items() if cities()[key].country == "UA")


@pytest.mark.parametrize("name", [COARSE, FINE])
def test_every_outline_is_of_a_country_that_the_record_knows_and_nothing_runs_around_the_world(name: str) -> None:
    for code, polygons in countries(name).items():
        assert not code or code in thesaurus("countries")
        for ring in (ring for rings in polygons for ring in rings):
            assert len(ring) >= 4
            assert code == "AQ" or all(abs(x1 - x2) < 60 for (x1, _), (x2, _) in pairwise(ring))


def test_both_know_the_same_countries() -> None:
    assert countries(FINE).keys() - {""} <= countries(COARSE).keys()


def test_a_first_page_with_a_map_is_light_enough() -> None:
    weights = {name: len(shipped()[name].packed) for name in (*ALWAYS, *OF_THE_MAP)}
    weights |= {name: len(shipped()[name].content) for name in FONTS}
    assert sum(weights.values()) < WIRE - 24_000, weights  # the page itself is the rest
    assert FINE not in (*ALWAYS, *OF_THE_MAP)  # asked for by a person, not by the page


@pytest.mark.parametrize("name", ["htmx.js", "leaflet.js", "leaflet.css", COARSE, FINE])
def test_what_others_made_is_what_the_list_says(name: str) -> None:
    noted = (Path(tocsin.web.__file__).parent / "static" / "VENDORED.md").read_text("utf-8")
    (row,) = [line for line in noted.splitlines() if line.startswith(f"| `{name}`")]
    assert f"`{sha256(shipped()[name].content).hexdigest()}`" in row
