"""The English words of dates: months, weekdays, seasons, numbers, and what stands before a date."""

from __future__ import annotations

import re

_MONTH_NAMES = (
    ("January", "Jan"),
    ("February", "Feb"),
    ("March", "Mar"),
    ("April", "Apr"),
    ("May",),
    ("June", "Jun"),
    ("July", "Jul"),
    ("August", "Aug"),
    ("September", "Sept", "Sep"),
    ("October", "Oct"),
    ("November", "Nov"),
    ("December", "Dec"),
)
_WEEKDAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = {name.lower(): number for number, names in enumerate(_MONTH_NAMES, 1) for name in names}
WEEKDAYS = {name.lower(): number for number, name in enumerate(_WEEKDAY_NAMES)}
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_NUMBER_WORDS = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty"
)
NUMBERS = {word: number for number, word in enumerate(_NUMBER_WORDS.split(" "), 2)} | {
    "a": 1,
    "an": 1,
    "one": 1,
    "couple": 2,
    "thirty": 30,
    "forty": 40,
    "forty-eight": 48,
    "fifty": 50,
    "sixty": 60,
    "seventy-two": 72,
    "ninety": 90,
}

_FULL = "|".join(names[0] for names in _MONTH_NAMES)
_SHORT = "|".join(name for names in _MONTH_NAMES for name in names[1:])
# Capitals only: “may” and “march” are verbs.
MONTH = rf"(?:{_FULL}|{_FULL.upper()}|(?:{_SHORT})\b\.?)"
WEEKDAY = f"(?:{'|'.join(_WEEKDAY_NAMES)}|{'|'.join(_WEEKDAY_NAMES).upper()})"
YEAR = "(?:19|20)[0-9]{2}"
DAY = "(?:0?[1-9]|[12][0-9]|3[0-9])(?:st|nd|rd|th)?(?![0-9])"
NUMBER = f"(?:[0-9]{{1,3}}|{'|'.join(sorted(NUMBERS, key=len, reverse=True))})"


def number(word: str) -> int:
    """The number that a word or figures stand for."""
    return int(word) if word.isdigit() else NUMBERS[word.lower()]


def month(word: str) -> int:
    """The number of a month's name or abbreviation."""
    return MONTHS[word.lower().rstrip(".")]


_LOOK_AHEAD = re.compile(
    r"\b(?:will|shall|scheduled|due|upcoming|forthcoming|expected|planned|is to be|are to be|set for|deadline"
    r"|next (?:week|month|year|hearing|session))\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?]\s|\n\s*\n")
_DENIAL = re.compile(r"\b(?:not|never|no|nor|only)\b|n['’]t\b", re.IGNORECASE)


def denied_before(text: str, start: int) -> bool:
    """Whether the clause before a place denies: “was not told until 5 May” tells of 5 May itself."""
    clause = re.split(r"[.;:!?]\s|,\s|\n\s*\n", text[max(0, start - 100) : start])[-1]
    return bool(_DENIAL.search(clause))


_ASKED = re.compile(r"\b(?:must|should|calls?\s+(?:up)?on|urges?|demands?|appeals?\s+to)\b", re.IGNORECASE)


def asked_before(text: str, start: int) -> bool:
    """Whether the sentence asks somebody for something before a place: “must answer by 30 June” is still to come."""
    return bool(_ASKED.search(_SENTENCE_END.split(text[max(0, start - 200) : start])[-1]))


def looks_ahead(text: str, start: int, end: int) -> bool:
    """Whether the sentence around a date speaks of what is still to come."""
    before = _SENTENCE_END.split(text[max(0, start - 120) : start])[-1]
    after = _SENTENCE_END.split(text[end : end + 40], maxsplit=1)[0]
    return bool(_LOOK_AHEAD.search(before + after))
