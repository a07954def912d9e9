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
        # Russian and Ukrainian
        "ул",         "вул",         "пр",         "просп",         "пер",         "пл",         "обл",
        "р-н",         "пос",         "с",         "м",         "д",         "кв",         "им",
        "ім",         "ст",         "ч",         "п",         "пп",         "т.е",         "т.к",
        "т.п",         "т.д",         "тов",         "гр",         "проф",         "доц",         "акад",
        "св",         "см",         "див",         "ред",         "т",         "тел",         "напр",
        "о",         "и.о",         "в.о",         "ген",         "полк",         "янв",         "фев",
        "апр",         "авг",         "сент",         "окт",         "нояб",         "дек",         "тис",
        "тыс",         "млн",         "руб",         "грн",         "коп",         "рис",         "табл",
        # Polish
        "ul",         "pl",         "os",         "św",         "prok",         "red",         "mec",
        "inż",         "mgr",         "hab",         "ks",         "płk",         "mjr",         "kpt",
        "por",         "sierż",         "asp",         "insp",         "kom",         "podkom",         "nadkom",
        "woj",         "pow",         "ur",         "zm",         "nr",         "pkt",         "ust",
        "np",         "tzn",         "tzw",         "tj",         "m.in",         "ww",         "godz",
        "str",         "zob",
    }
)  # fmt: skip
_DATELINE = re.compile(
    r"(?i)^\W*(?:(?:date|дата|data):?\s+|[\w .'’-]{2,40},\s*)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?"
    r"(?:\d{1,2}(?:st|nd|rd|th)?\s+[^\W\d_]{3,12}\.?,?\s+\d{4}(?:\s*(?:года?|г|року|рік|р|roku|r)\b)?"
    r"|[^\W\d_]{3,9}\.?\s+\d{1,2},?\s+\d{4}|\d{1,4}[./-]\d{1,2}[./-]\d{1,4})\W*$"
)
_INITIALS = re.compile(r"(?:[^\W\d_]\.){0,4}[A-ZА-ЯЁІЇЄҐŁŚŻŹĆ]$|(?:Дж|Ch|Cz|Sz|Dz|St)$")
_YEARS = frozenset({"г", "гг", "р", "рр", "r", "rr"})
_DATED_OPENING = 45  # code points
# Two words at most, a night, or a comma right before the day: “В среду, 3 мая 2019 г. …”
_OPENS_WITH_DATE = re.compile(
    r"\W*(?:(?:[^\W\d]+,?\s+){0,2}|[^\d]*(?<!\w)(?:ночь|ніч|nocy|noc)\s[^\d]{0,6}|[^\d]*,\s+)\d", re.IGNORECASE
)


def is_abbreviation(word: str) -> bool:
    """Whether a full stop after this word belongs to it ("Mr", "U.S", "J")."""
    return word.lower() in _ABBREVIATIONS or _INITIALS.match(word) is not None


def is_year_mark(word: str, written: str) -> bool:
    """Whether a stop behind "г", "р", "r" (year) belongs to it, behind what is `written` of the sentence.

    A sentence that begins with its date goes on behind it; elsewhere the year mostly ends the sentence.
    """
    opens = len(written) < _DATED_OPENING and _OPENS_WITH_DATE.match(written) is not None
    return word.lower() in _YEARS and opens


def is_dateline(words: str) -> bool:
    """Whether a line is only a place and a date."""
    return len(words) < 80 and _DATELINE.match(words) is not None
