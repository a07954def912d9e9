"""Capitals and large cities with their coordinates, known by the words of a place in four languages.

The YAML beside this file is the source. It is for telling how far apart two places are where nobody recorded a point;
a name that it does not know, or that stands beside words which may name another place, is no city.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from tocsin.domain import vocabulary
from tocsin.domain.terms import thesaurus

_ABOUT = re.compile(
    r"(?:.*\s)?(?:in|[Tt]he (?:city|centre|center|capital|outskirts|suburbs) of|central|downtown|в|во|у|w|we"
    r"|(?:городе|центре|місті|центрі|mieście|centrum)|г\.|м\.)\s+",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class City:
    """A city: its key, the country's code, (latitude, longitude), and the hours its clocks are ahead of UTC, at least
    and at most.
    """

    key: str
    country: str
    point: tuple[float, float]
    clock: tuple[float, float]


def city_of(words: str) -> City | None:
    """The city that the words of a place name: “Kyiv”, “a café in Kyiv, Ukraine”, “Києві”; None where they may mean
    another place. Raises VocabularyMissing where the build left no compiled.json.
    """
    place, _, country = (part.strip() for part in " ".join(words.split()).partition(","))
    about = _ABOUT.match(place)
    found = _by_name().get(_plain(place)) or (_by_name().get(_plain(place[about.end() :])) if about else None)
    if found and country and country not in _country_names(found.country):
        return None
    return found


@lru_cache(maxsize=1)
def cities() -> Mapping[str, City]:
    """Every city by its key. Raises VocabularyMissing where the build left no compiled.json."""
    return {
        key: City(key, row["country"], tuple(row["at"]), tuple(row["clock"]))
        for key, row in vocabulary.load("tocsin.domain.places")["cities"].items()
    }


@lru_cache(maxsize=1)
def _by_name() -> Mapping[str, City]:
    rows = vocabulary.load("tocsin.domain.places")["cities"]
    return {
        _plain(name): cities()[key]
        for key, row in rows.items()
        for language in vocabulary.LANGUAGES
        for name in row.get(language, ())
    }


def _country_names(code: str) -> frozenset[str]:
    return frozenset(thesaurus("countries").term(code).labels.values())


def _plain(name: str) -> str:
    return name.replace("ё", "е").replace("'", "’").replace("ʼ", "’")
