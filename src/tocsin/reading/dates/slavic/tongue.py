"""What differs between Russian, Ukrainian and Polish dates: one table of words for each language.

Words that inflect are listed form by form, apart by spaces. Fields that end in `_words` are pieces of patterns, where
a bar parts what is alike and a space stands for any white space; letters are those of the language, in lower case.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from tocsin.reading.dates.model import Unit


@dataclass(frozen=True, slots=True)
class Tongue:
    """The words of dates of one language."""

    # Names: twelve months, seven days from Monday, the seasons as EDTF counts them, the days of a month in words.
    months: tuple[str, ...]
    months_short: tuple[str, ...]
    weekdays: tuple[str, ...]
    seasons: Mapping[int, str]
    season_adverbs: str
    day_ordinals: tuple[str, ...]
    tens: Mapping[int, str]
    ordinals: tuple[str, ...]
    numbers: Mapping[int, str]

    # Around figures.
    ordinal_ending: str
    year_words: str
    short_year: str
    decade: str
    quarter_words: str
    half_words: str
    first_words: str
    last_words: str
    month_words: str
    of_a_month: str

    # Between and before.
    days_to: str
    days_and: str
    days_or: str
    leads: Mapping[str, str]
    forms: Mapping[str, str]
    of_month: str
    about_words: str
    part_words: str
    night_of: str
    night_into: str
    which_year: Mapping[str, str]
    no_year: str
    again_words: str
    alone: str | None

    # The sentence, and the document.
    ahead: str
    asked: str
    denied: str
    label: str
    itself: str
    about_what: str
    place_before: str
    day_before: str


def spaced(words: str) -> str:
    """A piece of a pattern, its spaces standing for any white space."""
    return words.replace(" ", r"\s+")


def any_of(words: str) -> str:
    """A pattern of words that are listed apart by spaces, the longest first."""
    return "|".join(re.escape(word) for word in sorted(set(words.split()), key=lambda word: (-len(word), word)))


__all__ = ["Tongue", "Unit", "any_of", "spaced"]
