"""What layout needs to know of how people write: abbreviations with a stop, lines that are only a place and a date."""

from __future__ import annotations

import re

_ABBREVIATIONS = frozenset(
    {
        "mr",         "mrs",         "ms",         "dr",         "prof",         "st",         "no",
        "nos",         "art",         "arts",         "sec",         "vs",         "etc",         "vol",
        "fig",         "ed",         "eds",         "rev",         "gen",         "col",         "lt",
        "sgt",         "capt",         "jr",         "sr",         "inc",         "ltd",         "co",
        "corp",         "al",         "cf",         "p",         "pp",         "hon",         "gov",
        "sen",         "rep",         "dept",         "approx",         "jan",         "feb",         "mar",
        "apr",         "jun",         "jul",         "aug",         "sep",         "sept",         "oct",
        "nov",         "dec",         "e.g",         "i.e",         "u.s",         "u.n",         "u.k",
        "ph.d",         "messrs",         "para",         "paras",         "tel",
    }
)  # fmt: skip
_DATELINE = re.compile(
    r"(?i)^\W*(?:date:?\s+|[\w .'’-]{2,40},\s*)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?"
    r"(?:\d{1,2}(?:st|nd|rd|th)?\s+[a-z]{3,9}\.?,?\s+\d{4}|[a-z]{3,9}\.?\s+\d{1,2},?\s+\d{4}|\d{1,4}[./-]\d{1,2}[./-]\d{1,4})\W*$"
)
_INITIALS = re.compile(r"(?:[A-Za-z]\.)*[A-Z]$")


def is_abbreviation(word: str) -> bool:
    """Whether a full stop after this word belongs to it ("Mr", "U.S", "J")."""
    return word.lower() in _ABBREVIATIONS or _INITIALS.match(word) is not None


def is_dateline(words: str) -> bool:
    """Whether a line is only a place and a date."""
    return len(words) < 80 and _DATELINE.match(words) is not None
