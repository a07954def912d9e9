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
_SHARED = frozenset({"Georgia"})  # a state of another country bears it too
_ALSO = {
    "Türkiye": ("Turkey",),
    "Czechia": ("Czech Republic", "the Czech Republic"),
    "United States": ("the United States", "USA", "the USA"),
    "United Kingdom": ("the United Kingdom", "UK", "the UK"),
    "Netherlands": ("the Netherlands",),
    "Russia": ("Russian Federation", "the Russian Federation"),
    "Кыргызстан": ("Киргизия", "Киргизии"),
    "Киргизия": ("Кыргызстан", "Кыргызстане"),
    "Беларусь": ("Белоруссия", "Белоруссии"),
    "Молдова": ("Молдавия", "Молдавии"),
}
_ENDINGS = {
    "ru": (
        ("ия", ("ии",)),
        ("а", ("е",)),
        ("я", ("е",)),
        ("ы", ("ах",)),
        ("ь", ("и",)),
        ("и", ()),
        ("о", ()),
        ("", ("е",)),
    ),
    "uk": (("ія", ("ії",)), ("а", ("і",)), ("я", ("і", "ї")), ("и", ("ах",)), ("ь", ("і",)), ("о", ()), ("", ("і",))),
    "pl": (
        ("uś", ("usi",)),
        ("ska", ("sce",)),
        ("ia", ("ii",)),
        ("ja", ("ji",)),
        ("na", ("nie",)),
        ("n", ("nie",)),
        ("y", ("ach",)),
    ),
}


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


def named_in(words: str) -> tuple[str, ...]:
    """What the words of a place may name: all of them, and what stands behind “in”."""
    place = " ".join(words.split())
    about = _ABOUT.match(place)
    return (place, place[about.end() :]) if about else (place,)


def country_of(words: str) -> str:
    """The code of the country that these words name in one of four languages, in the form of a list or behind “in”;
    empty where they name none, or something in one.
    """
    return next((code for name in named_in(words) if (code := _by_country().get(_plain(name)))), "")


def city_name(key: str, language: str) -> str:
    """What a city is called in a language. KeyError for a key that is none."""
    return _names(language)[key]


@lru_cache(maxsize=len(vocabulary.LANGUAGES))
def _names(language: str) -> Mapping[str, str]:
    rows = vocabulary.load("tocsin.domain.places")["cities"]
    return {key: str(row.get(language, row["en"])[0]) for key, row in rows.items()}


@lru_cache(maxsize=1)
def _by_country() -> Mapping[str, str]:
    """Every name of a country, and its form behind “in” where that is formed by the rule; none that two share."""
    found: dict[str, set[str]] = {}
    for term in thesaurus("countries"):
        for language, label in term.labels.items():
            for name in (label, *_ALSO.get(label, ()), *behind_in(label, language)):
                found.setdefault(_plain(name), set()).add(term.id)
    return {name: codes.pop() for name, codes in found.items() if len(codes) == 1 and name not in _SHARED}


def behind_in(name: str, language: str) -> list[str]:
    """The forms that the name of a country of one word may have behind “in”, by its ending."""
    if " " in name:
        return []
    for ending, forms in _ENDINGS.get(language, ()):
        if name.endswith(ending):
            return [name.removesuffix(ending) + form for form in forms]
    return []


def _country_names(code: str) -> frozenset[str]:
    return frozenset(thesaurus("countries").term(code).labels.values())


def _plain(name: str) -> str:
    return name.replace("ё", "е").replace("'", "’").replace("ʼ", "’")
