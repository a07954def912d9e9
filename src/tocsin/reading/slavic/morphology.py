"""What endings say: the case, gender and nominative that a form can have. Nothing here knows a word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from tocsin.reading.slavic.forms import Case
from tocsin.reading.slavic.paradigms import (
    ADJECTIVE_ENDINGS,
    ADJECTIVE_SHORT,
    ADJECTIVE_SUFFIXES,
    ADJECTIVES,
    LETTERS,
    PLURALS,
    STRESSED_ENDING,
    TABLES,
)

CASES = (
    Case.NOMINATIVE,
    Case.GENITIVE,
    Case.DATIVE,
    Case.ACCUSATIVE,
    Case.INSTRUMENTAL,
    Case.LOCATIVE,
    Case.VOCATIVE,
)
ALL_CASES = frozenset(CASES)
PLURAL = "p"
_LONGEST_ENDING = 5
_LONGEST_WORD = 60  # code points; what is longer is no word and declines as none
_CYRILLIC_NOUNS_PLURAL = {
    "ru": {"ы": "NA", "и": "NA", "ов": "GA", "ев": "GA", "ей": "GA", "ам": "D", "ям": "D", "ами": "I", "ями": "I",
           "ах": "L", "ях": "L"},
    "uk": {"и": "NA", "і": "NA", "ї": "NA", "ів": "GA", "їв": "GA", "ей": "GA", "ам": "D", "ям": "D", "ами": "I",
           "ями": "I", "ах": "L", "ях": "L"},
    "pl": {"y": "NA", "i": "NA", "e": "NA", "owie": "N", "ów": "GA", "om": "D", "ami": "I", "ach": "L"},
}  # fmt: skip
_GENITIVE_OF_THINGS = {"uk": ("у", "ю"), "pl": ("u",)}
_SHORT = {
    "N": Case.NOMINATIVE,
    "G": Case.GENITIVE,
    "D": Case.DATIVE,
    "A": Case.ACCUSATIVE,
    "I": Case.INSTRUMENTAL,
    "L": Case.LOCATIVE,
}


@dataclass(frozen=True, slots=True)
class Row:
    """One class of a table: what its stems end in, its gender, its endings by case; `same` keeps one form."""

    stems: tuple[str, ...]
    gender: str
    endings: tuple[tuple[str, ...], ...]
    weight: int
    same: bool

    def fits(self, stem: str) -> bool:
        """Whether a stem can belong to this class."""
        return bool(stem) and (not self.stems or stem.endswith(self.stems))


class Form(NamedTuple):
    """One thing that a word form can be. `gender` is m, f, n, or p for a plural; `nominative` is in small letters."""

    nominative: str
    gender: str
    cases: frozenset[Case]
    weight: int


@lru_cache(maxsize=8)
def _rows(language: str, adjectives: bool) -> tuple[Row, ...]:
    table = (ADJECTIVES if adjectives else TABLES)[language]
    return tuple(_row(line, LETTERS[language]) for line in table.strip().splitlines())


@lru_cache(maxsize=8)
def _longest_first(language: str, adjectives: bool) -> tuple[Row, ...]:
    return tuple(sorted(_rows(language, adjectives), key=lambda row: (-len(row.endings[0][0]), -row.weight)))


def _row(line: str, letters: dict[str, str]) -> Row:
    stems, gender, endings, weight = (part.strip() for part in line.split("|"))
    ends = [end for stem in stems.split() if stem != "-" for end in letters.get(stem, stem).split()]
    columns = endings.split()
    kept = columns[-1] == "="
    if kept:
        own = columns[0] if len(columns) > 1 else "-"
        columns = [own] * len(CASES)
    return Row(tuple(ends), gender, tuple(_alternatives(column) for column in columns), int(weight), kept)


def _alternatives(column: str) -> tuple[str, ...]:
    return tuple("" if ending == "-" else ending for ending in column.split("/"))


@lru_cache(maxsize=8)
def _by_ending(language: str, adjectives: bool) -> dict[str, tuple[tuple[Row, frozenset[Case]], ...]]:
    """For each ending the rows that have it, with the cases in which they do."""
    found: dict[str, list[tuple[Row, frozenset[Case]]]] = {}
    for row in _rows(language, adjectives):
        places: dict[str, set[Case]] = {}
        for case, alternatives in zip(CASES, row.endings, strict=True):
            for ending in alternatives:
                places.setdefault(ending, set()).add(case)
        for ending, cases in places.items():
            found.setdefault(ending, []).append((row, frozenset(cases)))
    return {ending: tuple(rows) for ending, rows in found.items()}


@lru_cache(maxsize=20_000)
def forms_of(low: str, language: str) -> tuple[Form, ...]:
    """All that a name or noun can be by its ending, the likeliest class first. `low` is in small letters."""
    return tuple(sorted(_read(low, language, adjectives=False), key=lambda form: -form.weight))


@lru_cache(maxsize=20_000)
def adjective_forms(low: str, language: str) -> tuple[Form, ...]:
    """All that a word can be as an adjective or participle."""
    return tuple(_read(low, language, adjectives=True))


def _read(low: str, language: str, *, adjectives: bool) -> Iterator[Form]:
    for stem, row, cases in _split(low, language, adjectives=adjectives):
        yield Form(stem + row.endings[0][0], row.gender, cases, row.weight)


def _split(low: str, language: str, *, adjectives: bool) -> Iterator[tuple[str, Row, frozenset[Case]]]:
    """The stems that a form can have, each with its class and the cases; the longest endings last."""
    if language not in TABLES or len(low) > _LONGEST_WORD:
        return
    index = _by_ending(language, adjectives)
    for size in range(min(_LONGEST_ENDING, len(low) - 1) + 1):
        stem, ending = low[: len(low) - size], low[len(low) - size :]
        for row, cases in index.get(ending, ()):
            if row.fits(stem):
                yield stem, row, cases


@lru_cache(maxsize=8_000)
def agree(low: str, language: str, gender: str) -> str:
    """An adjective, in whatever form, in the nominative of a gender; a word that is none stays as it is."""
    split = [*_split(low, language, adjectives=True)]
    if not split:
        return low
    stem, kind = min(((stem, row.weight) for stem, row, _ in split), key=lambda pair: len(pair[0]))
    if language == "ru" and gender == "m" and stem.endswith(STRESSED_ENDING):
        return f"{stem}ой"
    made = (
        row.endings[0][0]
        for row in _rows(language, True)
        if row.gender == gender and row.weight == kind and row.fits(stem)
    )
    return stem + next(made, low[len(stem) :])


@lru_cache(maxsize=2_000)
def plural_forms(nominative: str, language: str, *, adjective: bool = False) -> dict[str, frozenset[Case]]:
    """The plural of a word for people; it may hold forms that nobody uses."""
    if adjective:
        return decline(agree(nominative, language, PLURAL), language, PLURAL, adjective=True)
    stem = nominative.rstrip("аяеоьйaeo")
    stem = stem[:-2] + stem[-1] if len(nominative) > 4 and stem.endswith(("ец", "ець", "iec")) else stem
    found: dict[str, set[Case]] = {}
    for case, endings in zip(CASES, PLURALS[language], strict=True):
        for ending in endings.split("/"):
            found.setdefault(stem + ending, set()).add(case)
    if nominative.endswith(("ка", "ka")):  # журналистка, журналисток
        loose = stem[:-1] + {"pl": "ek"}.get(language, "ок")
        found.setdefault(loose, set()).update({Case.GENITIVE, Case.ACCUSATIVE})
    return {form: frozenset(cases) for form, cases in found.items()}


@lru_cache(maxsize=20_000)
def cases_of(low: str, language: str) -> frozenset[Case]:
    """The cases that a word can be in, as noun, name or adjective, by its ending alone."""
    found = {case for form in forms_of(low, language) if form.cases != ALL_CASES for case in form.cases}
    found |= {case for form in adjective_forms(low, language) for case in form.cases}
    for ending, cases in _CYRILLIC_NOUNS_PLURAL.get(language, {}).items():
        if low.endswith(ending) and len(low) > len(ending) + 1:
            found |= {_SHORT[case] for case in cases}
    things = _GENITIVE_OF_THINGS.get(language)
    if things is not None and low.endswith(things) and not low.endswith(("ою", "ею", "єю")):
        found.add(Case.GENITIVE)
    if Case.NOMINATIVE in found:  # a thing has one form for nominative and accusative
        found.add(Case.ACCUSATIVE)
    return frozenset(found) or ALL_CASES


@lru_cache(maxsize=20_000)
def is_adjective(low: str, language: str) -> bool:
    """Whether a word looks like a full adjective: by a long ending of its own, or a short one behind its suffix."""
    if len(low) < 5 or language not in TABLES:
        return False
    if low.endswith(ADJECTIVE_ENDINGS[language]):
        return True
    suffixes = ADJECTIVE_SUFFIXES[language]
    return any(
        low[: len(low) - size].endswith(suffixes) and low[len(low) - size :] in ADJECTIVE_SHORT[language]
        for size in (1, 2, 3)
    )


@lru_cache(maxsize=8_000)
def decline(
    nominative: str, language: str, gender: str, *, adjective: bool = False, thing: bool = False
) -> dict[str, frozenset[Case]]:
    """The forms of a word whose nominative and gender are known, with the cases of each; always its own form.

    Of a masculine `thing` the accusative is the nominative, and in Ukrainian and Polish the genitive may end in -u.
    """
    for ending, row in _declinable(language, adjective, gender):
        if nominative.endswith(ending) and row.fits(stem := nominative.removesuffix(ending)):
            ends = _cases_by_ending(row, language, thing=thing and gender == "m")
            return {stem + end: cases for end, cases in ends.items()}
    return {nominative: ALL_CASES}


@lru_cache(maxsize=32)
def _declinable(language: str, adjective: bool, gender: str) -> tuple[tuple[str, Row], ...]:
    """The rows of a gender that have forms, each behind the ending of its nominative."""
    rows = _longest_first(language, adjective)
    return tuple((row.endings[0][0], row) for row in rows if row.gender == gender and not row.same)


@lru_cache(maxsize=1_000)
def _cases_by_ending(row: Row, language: str, *, thing: bool) -> dict[str, frozenset[Case]]:
    """The cases that each ending of a class tells; many words have the same."""
    columns = dict(zip(CASES, row.endings, strict=True))
    if thing:
        columns[Case.ACCUSATIVE] = columns[Case.NOMINATIVE]
        if language != "ru":
            dative_like = {"uk": ("у", "ю"), "pl": ("u",)}[language]
            loose = tuple(ending[:-1] + sign for ending in columns[Case.GENITIVE] for sign in dative_like)
            columns[Case.GENITIVE] = (*columns[Case.GENITIVE], *loose)
    found: dict[str, set[Case]] = {}
    for case, endings in columns.items():
        for ending in endings:
            found.setdefault(ending, set()).add(case)
    return {ending: frozenset(cases) for ending, cases in found.items()}
