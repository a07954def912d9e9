"""What a letter's file and its metadata are called: type and number, never a title, never a person."""

from __future__ import annotations

import re

from anyascii import anyascii

from tocsin.composing.letter import NOT_CLEARED, Letter
from tocsin.composing.wording import ENGLISH
from tocsin.domain.dates.tongues import TONGUES

_MONTHS = "|".join(
    (
        *("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November"),
        "December",
        *(month.of for tongue in TONGUES.values() for month in tongue.months),
    )
)
_DATE = re.compile(rf"\b(?:\d{{1,2}} )?(?:{_MONTHS})(?: \d{{4}})?\b")
_LONGEST = 60  # of an office in the name of a file
_NO_BREAK = "\u00a0"
_ANNEX = re.compile(r" annex \d+\.[a-z]+$")
_NOT_PLAIN = re.compile(r"[^A-Za-z0-9]+")


def label(letter: Letter) -> str:
    """“Urgent appeal UA 4/2026”: the header, and the title in the metadata."""
    return f"{letter.kind} {letter.number}".strip()


def letter_name(letter: Letter) -> str:
    """A file name without ending: “DRAFT-NOT-CLEARED urgent appeal UA-4-2026 v1 2026-11-22”."""
    marks = [name_part(NOT_CLEARED) for _ in letter.marks[:1]]  # a file is called in the letters of every system
    marks += ["NOBODY-LOOKED"] if letter.nobody_looked else []
    kind = letter.kind.lower() if letter.kind.isascii() and letter.language == ENGLISH else f"letter {letter.language}"
    update = f"update-{letter.update}" if letter.update else ""
    rest = [kind, name_part(letter.number), update, f"v{letter.version}", letter.day.isoformat()]
    return " ".join(part for part in (*marks, *rest) if part)


def leaving_name(number: str, version: str, day: str, update: str = "", language: str = "") -> str:
    """A file name without ending for what leaves, by what the record says: “letter uk UA-4-2026 v1 2026-11-22”.

    English is not named; the languages of one number lie in one folder.
    """
    kind = ("letter", "" if language == ENGLISH else name_part(language))
    counted = (update and f"update-{name_part(update)}", version and f"v{name_part(version)}")
    return " ".join(part for part in (*kind, name_part(number), *counted, name_part(day)) if part)


def to_office(name: str, office: str) -> str:
    """The same for what goes to one office: “letter UA-4-2026 v1 2026-11-22 to Prosecutor-General”."""
    return f"{name} to {name_part(anyascii(office))[:_LONGEST].strip('-') or 'office'}"


def annex_name(name: str, number: int) -> str:
    """The same for an annex: “letter UA-4-2026 v1 2026-11-22 annex 1”. What the file was called before is not told."""
    return f"{name} annex {number}"


def is_annex(file_name: str) -> bool:
    """Whether a file that leaves is an annex, by its name."""
    return _ANNEX.search(file_name) is not None


def published_name(template: str, number: str, day: str, update: str = "") -> str:
    """A file name without ending for a page on our own site: “public-statement-ua-4-2026”."""
    parts = (
        name_part(template) or "statement",
        name_part(number) or name_part(day),
        update and f"update-{name_part(update)}",
    )
    return "-".join(part for part in parts if part).lower()


def name_part(text: str) -> str:
    """The text as a file name may hold it on every system; empty where none of its letters can be kept."""
    return _NOT_PLAIN.sub("-", text).strip("-")


def tied(text: str) -> str:
    """The text with day, month and year held together at the end of a line."""
    return _DATE.sub(lambda found: found.group().replace(" ", _NO_BREAK), text)


# “Page 1 of 3”, around the two figures
PAGE = {"en": ("Page", "of"), "uk": ("Сторінка", "з"), "ru": ("Страница", "из"), "pl": ("Strona", "z")}
LANGUAGE_NAMES = {"en": "English", "uk": "Українська", "ru": "Русский", "pl": "Polski"}  # each in itself
DIRECTIONS = {"en": "ltr", "uk": "ltr", "ru": "ltr", "pl": "ltr"}
REGIONS = {"en": "en-GB", "uk": "uk-UA", "ru": "ru-RU", "pl": "pl-PL"}
