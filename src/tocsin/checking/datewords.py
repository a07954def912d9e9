"""Which characters of a date's words are its year, its month and its day.

Words that hold none of them ("three days later") were reckoned from another date and say nothing of their own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from tocsin.checking.calendar_words import month_of

_SIMPLE = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d))?(?:-(?P<day>\d\d))?")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
_FIGURES = re.compile(r"(?<![\d.])(\d{1,4})([./-])(\d{1,2})\2(\d{1,4})(?!\d)")


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a date: code points `start` to `end` of its words, and the number they mean."""

    start: int
    end: int
    number: int


@dataclass(frozen=True, slots=True)
class DateWords:
    """The words of a date, taken apart; `figures` where they are all digits (10.07.2018)."""

    words: str
    value: str
    year: Part | None = None
    month: Part | None = None
    day: Part | None = None
    figures: bool = False

    @property
    def empty(self) -> bool:
        """Whether the words hold no part of a date."""
        return self.year is None and self.month is None and self.day is None

    @property
    def year_is_ours(self) -> bool:
        """Whether the value has a year that the words do not."""
        return self.year is None and _SIMPLE.match(self.value) is not None


@lru_cache(maxsize=1 << 12)  # every rule about dates asks, and a record repeats its dates
def take_apart(words: str, value: str) -> DateWords:
    """Find the parts of an EDTF value in its words; of an interval only the year, where both ends share it.

    Where nothing stood (a date that was typed as EDTF), the value itself is taken for the words.
    """
    words = words or value
    simple = _SIMPLE.fullmatch(value)
    if simple is None:
        years = {int(year) for year in _YEAR.findall(value)}
        return DateWords(words, value, year=_year(words, years.pop()) if len(years) == 1 else None)
    year, month, day = (int(part) if part else None for part in simple.groups())
    figures = _in_figures(words, value, year, month, day)
    if figures is not None:
        return figures
    found_year = _year(words, year)
    return DateWords(words, value, found_year, _month(words, month), _day(words, day, found_year))


def _year(words: str, year: int | None) -> Part | None:
    return next((_part(found) for found in _YEAR.finditer(words) if int(found[0]) == year), None)


def _month(words: str, month: int | None) -> Part | None:
    for found in _WORD.finditer(words):
        if month is not None and month_of(found[0]) == month:
            return Part(found.start(), found.end(), month)
    return None


def _day(words: str, day: int | None, year: Part | None) -> Part | None:
    outside = (found for found in _NUMBER.finditer(words) if year is None or not year.start <= found.start() < year.end)
    return next((_part(found) for found in outside if int(found[0]) == day), None)


def _in_figures(words: str, value: str, year: int | None, month: int | None, day: int | None) -> DateWords | None:
    found = _FIGURES.search(words)
    if found is None or day is None:
        return None
    first, middle, last = (Part(*found.span(group), int(found[group])) for group in (1, 3, 4))
    if first.number < 100 and last.end - last.start == 2 and year is not None and year % 100 == last.number:
        last = Part(last.start, last.end, year)
    read = (first.number, middle.number, last.number)
    if read == (year, month, day):
        return DateWords(words, value, first, middle, last, figures=True)
    if read == (day, month, year):
        return DateWords(words, value, last, middle, first, figures=True)
    if read == (month, day, year):
        return DateWords(words, value, last, first, middle, figures=True)
    return None


def _part(found: re.Match[str]) -> Part:
    return Part(found.start(), found.end(), int(found[0]))
