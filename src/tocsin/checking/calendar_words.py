"""Months and days of the week in English, Russian, Ukrainian and Polish: what a word means, and another in its form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from tocsin.checking.words.calendar import (
    CONFUSED,
    DATED_FORMS,
    ENGLISH,
    MONTHS,
    ROMAN_MONTHS,
    SHORT_MONTHS,
    WEEKDAYS,
)
from tocsin.domain.lemmas import is_cyrillic

_Rows = tuple[Sequence[str], ...]
LATIN = frozenset({ENGLISH, "pl"})
_LATIN_FIGURES = str.maketrans("ІХ", "IX")  # Roman figures are typed with whatever keyboard is at hand


def _all(*tables: Mapping[str, Sequence[Sequence[str]]]) -> _Rows:
    return tuple(row for table in tables for rows in table.values() for row in rows)


def _plain(word: str) -> str:
    return word.casefold().replace("'", "’").replace("ʼ", "’").replace("ё", "е")


def _numbered(rows: Iterable[Sequence[str]], first: int) -> dict[str, tuple[int, Sequence[str]]]:
    """The number and the row of each word; the first row that has it counts."""
    found: dict[str, tuple[int, Sequence[str]]] = {}
    for row in rows:
        for number, name in enumerate(row, first):
            found.setdefault(_plain(name), (number, row))
    return found


_MONTH = _numbered(_all(MONTHS, SHORT_MONTHS), 1)
_LANGUAGE = {
    _plain(name): language
    for table in (SHORT_MONTHS, MONTHS)
    for language, rows in table.items()
    for row in rows
    for name in row
}
_WEEKDAY = _numbered(_all(WEEKDAYS), 0)


def _patterns(names: Iterable[str]) -> tuple[str, ...]:
    spelt = dict.fromkeys(name.replace("’", "[’'ʼ]").replace("ё", "[ёе]") for name in names)
    return tuple(sorted(spelt, key=lambda name: (-len(name), name)))


MONTH_WORDS = _patterns(name for rows in MONTHS.values() for row in rows[:DATED_FORMS] for name in row)
SHORT_MONTH_WORDS = _patterns(name for row in _all(SHORT_MONTHS) for name in row)
WEEKDAY_WORDS = _patterns(name for row in _all(WEEKDAYS) for name in row)


def is_foreign(words: str, language: str) -> bool:
    """Whether words of a date are in letters of another alphabet than this language's, or name another's month."""
    own = {_plain(name) for row in (*MONTHS[language], *SHORT_MONTHS[language]) for name in row}
    latin = language in LATIN
    letters = re.findall(r"[^\W\d_]+", words)
    return any(is_cyrillic(word) is latin or (_plain(word) in _MONTH and _plain(word) not in own) for word in letters)


def any_of(rows: Iterable[str]) -> str:
    """A pattern of words that are listed apart by spaces, the longest first."""
    words = {word for row in rows for word in row.split()}
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def month_of(word: str) -> int | None:
    """1 to 12 for a month's name in any form, its first letters, or a Roman figure in capitals; else None."""
    figure = word.translate(_LATIN_FIGURES)
    if figure in ROMAN_MONTHS:
        return ROMAN_MONTHS.index(figure) + 1
    known = _MONTH.get(_plain(word))
    return known[0] if known else None


def confused(word: str, one: int, other: int) -> bool:
    """Whether a hand or an eye exchanges these two months in the language of this name."""
    language = _LANGUAGE.get(_plain(word), ENGLISH)
    return any({one, other} <= months for months in CONFUSED[language])


def month_like(word: str, number: int) -> str:
    """Another month in the language, the case and the capitals of this one, short or in Roman figures as it is."""
    if word.translate(_LATIN_FIGURES) in ROMAN_MONTHS:
        return ROMAN_MONTHS[number - 1]
    return _capitals_of(word, _MONTH[_plain(word)][1][number - 1])


def weekday_of(word: str) -> int | None:
    """0 (Monday) to 6 for the name of a day of the week in any form, else None."""
    known = _WEEKDAY.get(_plain(word))
    return known[0] if known else None


def weekday_like(word: str, number: int) -> str:
    """Another day of the week in the language, the case and the capitals of this word."""
    return _capitals_of(word, _WEEKDAY[_plain(word)][1][number])


def _capitals_of(word: str, name: str) -> str:
    if word.isupper() and len(word) > 1:
        return name.upper()
    return name.capitalize() if word[:1].isupper() else name
