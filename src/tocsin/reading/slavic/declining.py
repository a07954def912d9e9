"""Proposals of name forms: the cases of a person's name in Ukrainian, Russian and Polish, and how a letter greets.

What is proposed here stands in no letter before somebody confirms it (`domain.name_forms`). Nothing is guessed of the
bearer: without the sex, which the record says or somebody is asked for, nothing is proposed but the name as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tocsin.domain.name_forms import CASES, FIELDS, NOMINATIVE, OBLIQUE, SALUTATION, VOCATIVE, NameForms, confirmed
from tocsin.reading.slavic.candidates import is_patronymic
from tocsin.reading.slavic.name_tables import OWN_STEMS, TABLES
from tocsin.reading.slavic.words import name_words

FEMALE, MALE = "female", "male"
_SEX = {FEMALE: "f", MALE: "m"}
_ANY = "*"
_GIVEN, _PATRONYMIC, _SURNAME = "g", "p", "s"
_APOSTROPHES = str.maketrans("’ʼ", "''")
_GREETING = {
    "en": {"f": "Dear Ms {surname}", "m": "Dear Mr {surname}"},
    "uk": {"f": "Шановна пані {given}", "m": "Шановний пане {given}"},
    "ru": {"f": "Уважаемая госпожа {surname}", "m": "Уважаемый господин {surname}"},
    "pl": {"f": "Szanowna Pani", "m": "Szanowny Panie"},
}
_BY_PATRONYMIC = {"f": "Уважаемая {given} {patronymic}", "m": "Уважаемый {given} {patronymic}"}


@dataclass(frozen=True, slots=True)
class _Row:
    end: re.Pattern[str]
    sexes: str
    part: str
    dropped: int
    endings: tuple[str, ...]  # none: the name keeps its form

    def fits(self, low: str, sex: str, part: str) -> bool:
        """Whether a word, its sex and its part are those of this class."""
        return sex in self.sexes and self.part in {_ANY, part} and bool(self.end.search(low))


def propose_forms(name: str, language: str, sex: str) -> dict[str, str]:
    """The forms of a name by `FIELDS`, as far as the language has them; only the name itself where no sex is given."""
    words = name.split()
    short = _SEX.get(sex, "")
    if not words or not short or language not in CASES:
        return {NOMINATIVE: name}
    parts = _parts(words, language)
    found = {NOMINATIVE: name}
    for case in CASES[language]:
        declined = (_word(word, part, language, short, case) for word, part in zip(words, parts, strict=True))
        found[case] = " ".join(declined)
    found[SALUTATION] = _greeting(words, parts, language, short)
    return {field: found[field] for field in FIELDS if field in found}


def forms_to_confirm(kept: Iterable[NameForms], name: str, language: str, sex: str) -> dict[str, str]:
    """What is proposed of a name, and in its place what somebody confirmed before."""
    before = confirmed(kept, language).get(name, {})
    return propose_forms(name, language, sex) | {field: shown.value for field, shown in before.items()}


def _parts(words: Sequence[str], language: str) -> list[str]:
    """Which word is a given name, which a patronymic: by the lists of names, else the first word is given."""
    if len(words) == 1:
        return [_GIVEN if language in TABLES and _is_given(words[0], language) else _SURNAME]
    known = [language in TABLES and _is_given(word, language) for word in words]
    parts = [_GIVEN if given else _SURNAME for given in known]
    if not any(known):
        parts[0] = _GIVEN
    elif all(known):
        parts[-1] = _SURNAME
    for at, word in enumerate(words):
        if at and len(words) > len((_GIVEN, _SURNAME)) and is_patronymic(word.lower(), language):
            parts[at] = _PATRONYMIC
    return parts


def _is_given(word: str, language: str) -> bool:
    low = word.lower().translate(_APOSTROPHES)
    return any(form.nominative == low for form in name_words(language).given.get(low, ()))


def _greeting(words: Sequence[str], parts: Sequence[str], language: str, sex: str) -> str:
    """How a letter greets: in Ukrainian by the given name, in Russian by the patronymic where there is one."""
    by_part: dict[str, str] = {}
    for word, part in zip(words, parts, strict=True):
        by_part.setdefault(part, _word(word, part, language, sex, VOCATIVE) if language == "uk" else word)
    pattern = _GREETING[language][sex]
    if language == "ru" and {_GIVEN, _PATRONYMIC} <= by_part.keys():
        pattern = _BY_PATRONYMIC[sex]
    called = {"surname": _SURNAME, "given": _GIVEN, "patronymic": _PATRONYMIC}
    return pattern.format_map({name: by_part.get(part) or words[-1] for name, part in called.items()})


def _word(word: str, part: str, language: str, sex: str, case: str) -> str:
    """One word of a name in a case; both halves of a double name."""
    return "-".join(_piece(piece, part, language, sex, case) for piece in word.split("-"))


def _piece(piece: str, part: str, language: str, sex: str, case: str) -> str:
    low = piece.lower().translate(_APOSTROPHES)
    if len(low) < len("Іа") or piece != piece[:1].upper() + piece[1:] or low.endswith("."):
        return piece  # an initial, a particle
    stem = OWN_STEMS.get(language, {}).get(low, "") if part == _GIVEN and sex == "m" else ""
    if stem:
        piece, low = piece[:1] + stem[1:], stem
    row = next((row for row in _rows(language) if row.fits(low, sex, part)), None)
    if row is None or not row.endings:
        return piece
    ending = row.endings[(*OBLIQUE, VOCATIVE).index(case)]
    return piece[: len(piece) - row.dropped] + _as_written(ending, piece)


def _as_written(ending: str, piece: str) -> str:
    return ending.upper() if len(piece) > 1 and piece.isupper() else ending


@lru_cache(maxsize=4)
def _rows(language: str) -> tuple[_Row, ...]:
    return tuple(_read(TABLES[language]))


def _read(table: str) -> Iterator[_Row]:
    for line in table.strip().splitlines():
        end, sexes, part, dropped, endings = (cell.strip() for cell in line.split(" | "))
        columns = () if endings == "=" else tuple("" if one == "-" else one for one in endings.split())
        yield _Row(re.compile(f"(?:{end})$"), sexes, part, 0 if dropped == "-" else len(dropped), columns)
