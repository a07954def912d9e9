"""What a run of capitalised words can be as the name of a person: its nominative, sex and cases, part by part."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, reduce

from tocsin.reading.slavic.forms import Case
from tocsin.reading.slavic.morphology import ALL_CASES, Form, forms_of
from tocsin.reading.slavic.words import name_words

GIVEN, INITIAL, PATRONYMIC, SURNAME = "given", "initial", "patronymic", "surname"

_KNOWN = 3  # what a given name of the lexicon is worth more than an ending class
_MOST_FORMS = 14
_LONGEST_WORD, _MOST_HYPHENS = 60, 3
_PATRONYMICS = {
    "ru": ("ович", "евич", "ич", "овна", "евна", "ична", "инична"),
    "uk": ("ович", "евич", "йович", "івна", "ївна"),
    "pl": ("owicz", "ewicz", "ówna"),
}
_UNDECLINED = ("енко", "дзе", "швили", "швілі", "иани", "заде")
TURKIC = ("оглы", "оглу", "кызы", "кизи", "гызы", "угли", "улы", "уулу")


@dataclass(frozen=True, slots=True)
class Piece:
    """One word of a name in small letters, and what part it plays."""

    low: str
    part: str


@dataclass(frozen=True, slots=True)
class NameReading:
    """One way to understand a run: the nominatives of its pieces in their order, sex, cases, and how likely."""

    words: tuple[str, ...]
    gender: str
    cases: frozenset[Case]
    weight: int


@lru_cache(maxsize=20_000)
def readings_of(pieces: tuple[Piece, ...], language: str) -> tuple[NameReading, ...]:
    """All ways in which the pieces agree in sex and case, the likeliest first."""
    choices = [_forms(piece, language) for piece in pieces]
    found: dict[tuple[tuple[str, ...], str], NameReading] = {}
    for combination in itertools.product(*choices):
        reading = _agreeing(combination)
        if reading is None:
            continue
        key = (reading.words, reading.gender)
        before = found.get(key)
        if before is not None:
            best = max(before.weight, reading.weight)
            reading = NameReading(reading.words, reading.gender, before.cases | reading.cases, best)
        found[key] = reading
    return tuple(sorted(found.values(), key=lambda one: (-one.weight, one.words, one.gender)))


def _agreeing(forms: Sequence[Form]) -> NameReading | None:
    sexes = {form.gender for form in forms if form.gender in {"m", "f"}}
    if len(sexes) != 1:
        return None
    cases = reduce(lambda one, other: one & other, (form.cases for form in forms))
    if not cases:
        return None
    return NameReading(tuple(form.nominative for form in forms), sexes.pop(), cases, sum(form.weight for form in forms))


def _forms(piece: Piece, language: str) -> tuple[Form, ...]:
    if piece.part == INITIAL or piece.low in TURKIC or piece.low in name_words(language).plain("particles"):
        return (Form(piece.low, "", ALL_CASES, 0),)
    if piece.part == GIVEN:
        return given_forms(piece.low, language) or surname_forms(piece.low, language)
    if piece.part == PATRONYMIC:
        return tuple(form for form in surname_forms(piece.low, language) if is_patronymic(form.nominative, language))
    return surname_forms(piece.low, language)


@lru_cache(maxsize=20_000)
def given_forms(low: str, language: str) -> tuple[Form, ...]:
    """What a known given name can be in this form; nothing for an unknown one."""
    known = name_words(language).given.get(low)
    if known is None and "-" in low and low.count("-") <= _MOST_HYPHENS:
        known = _hyphenated([given_forms(part, language) for part in low.split("-")])
    return tuple(Form(form.nominative, form.gender, form.cases, _KNOWN + form.weight) for form in known or ())


@lru_cache(maxsize=20_000)
def surname_forms(low: str, language: str) -> tuple[Form, ...]:
    """What a surname, or an unknown given name, can be in this form."""
    if len(low) > _LONGEST_WORD or low.count("-") > _MOST_HYPHENS:
        return ()
    if "-" in low:
        first, *rest = low.split("-")
        if rest and len(first) <= 3:  # аль-Хатиб
            return tuple(
                Form(f"{first}-{form.nominative}", form.gender, form.cases, form.weight)
                for form in surname_forms("-".join(rest), language)
            )
        return _hyphenated([(*given_forms(part, language), *_surname(part, language)) for part in low.split("-")])
    return _surname(low, language)


def _surname(low: str, language: str) -> tuple[Form, ...]:
    return tuple(form for form in forms_of(low, language) if form.weight and form.gender in {"m", "f"})[:_MOST_FORMS]


def _hyphenated(choices: Sequence[Sequence[Form]]) -> tuple[Form, ...]:
    """The halves of a double name agree; one half may keep its form."""
    if len(choices) > 3 or not all(choices):
        return ()
    found = []
    for combination in itertools.product(*choices):
        one = _agreeing(combination)
        if one is not None:
            found.append(Form("-".join(one.words), one.gender, one.cases, one.weight // len(choices)))
    return tuple(dict.fromkeys(sorted(found, key=lambda form: -form.weight)))[:_MOST_FORMS]


def is_patronymic(nominative: str, language: str) -> bool:
    """Whether a nominative has the ending of a patronymic (some surnames have it too)."""
    return len(nominative) > 5 and nominative.endswith(_PATRONYMICS.get(language, ()))


def may_be_patronymic(low: str, language: str) -> bool:
    """Whether a form can be that of a patronymic."""
    return low in TURKIC or any(is_patronymic(form.nominative, language) for form in surname_forms(low, language))


def surname_shaped(low: str, language: str) -> bool:
    """Whether the ending is one that surnames have and few other words."""
    ends = tuple(name_words(language).plain("surname_ends"))
    if low.endswith(_UNDECLINED) and len(low) > 4:
        return True
    return len(low) > 4 and any(form.nominative.endswith(ends) for form in _shapes(low, language))


def _shapes(low: str, language: str) -> Iterator[Form]:
    for part in low.split("-"):
        yield from (form for form in surname_forms(part, language) if form.cases != ALL_CASES)
