"""Where something was, as an area on a map: never nearer than what is known.

A place that is known as a town is the town and its surroundings, one that is known as a country the whole country. What
has no point and no name that is known here lies nowhere on a map; nobody guesses.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tocsin.domain.dossier import EntityView
from tocsin.domain.places import City, city_of, country_of

# metres around a point, at the least, by how exactly the place is known
LEAST = {"exact": 50, "street": 500, "district": 3_000, "settlement": 10_000, "region": 100_000, "country": 300_000}
UNSAID = "settlement"  # a point of which nobody says how exact it is
WITHIN_A_TOWN = frozenset({"", "exact", "street", "district", "settlement"})


@dataclass(frozen=True, slots=True)
class Area:
    """Around a point (latitude, longitude; `radius` in metres), or a whole country, or nowhere that is known.

    `precision` says how exactly the place is known, as a term; empty where nobody says it. `city` is the key of the
    city whose middle the point is.
    """

    point: tuple[float, float] | None = None
    radius: int = 0
    country: str = ""
    precision: str = ""
    city: str = ""

    @property
    def is_known(self) -> bool:
        """Whether it can be drawn."""
        return self.point is not None or bool(self.country)


NOWHERE = Area()


def area_of_place(place: EntityView, country: str = "") -> Area:
    """The area of a place that is recorded; `country` is what is recorded of the event there."""
    precision = _value(place, "place.precision")
    country = _value(place, "place.country") or country
    names = [name.value for name in place.all("place.name") if name.value]
    if precision == "country":
        return _country(country or _one(country_of(name) for name in names))
    if point := _point(place, precision):
        return point
    city = _city(names, country) if precision in WITHIN_A_TOWN else None
    if city:
        return Area(city.point, LEAST["settlement"], city.country, "settlement", city.key)
    return _country(country or _one(country_of(name) for name in names))


def area_of_words(words: str, country: str = "") -> Area:
    """The area that the words of a statement name, where they can mean no other."""
    if city := _city([words], country):
        return Area(city.point, LEAST["settlement"], city.country, "settlement", city.key)
    return _country(country or country_of(words) or country_of(words.rpartition(",")[2]))


def _point(place: EntityView, precision: str) -> Area | None:
    found = place.one("place.point")
    if found is None or not found.value:
        return None
    latitude, longitude, radius = (float(part) for part in found.value.split(","))
    by_itself = not precision and radius > 0
    least = LEAST["exact"] if by_itself else LEAST.get(precision, LEAST[UNSAID])
    return Area((latitude, longitude), max(round(radius), least), "", precision)


def _city(names: Iterable[str], country: str) -> City | None:
    found = {city.key: city for name in names if (city := city_of(name))}
    city = next(iter(found.values())) if len(found) == 1 else None
    return city if city and country in {"", city.country} else None


def _country(code: str) -> Area:
    return Area(country=code, precision="country") if code else NOWHERE


def _one(found: Iterable[str]) -> str:
    several = set(filter(None, found))
    return several.pop() if len(several) == 1 else ""


def _value(place: EntityView, property_id: str) -> str:
    found = place.one(property_id)
    return found.value if found else ""
