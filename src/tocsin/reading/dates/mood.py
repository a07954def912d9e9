"""What the sentence around a date says of it: that it is still to come, that it is asked for, that it is denied."""

from __future__ import annotations

import re

from tocsin.reading.dates.grammar import Mood

_SENTENCE_END = re.compile(r"[.!?]\s|\n\s*\n")
_CLAUSE_END = re.compile(r"[.;:!?]\s|,\s|\n\s*\n")


def denied_before(text: str, start: int, mood: Mood) -> bool:
    """Whether the clause before a place denies: “was not told until 5 May” tells of 5 May itself."""
    clause = _CLAUSE_END.split(text[max(0, start - 100) : start])[-1]
    return bool(mood.denied.search(clause))


def asked_before(text: str, start: int, mood: Mood) -> bool:
    """Whether the sentence asks somebody for something before a place: “must answer by 30 June” is still to come."""
    return bool(mood.asked.search(_SENTENCE_END.split(text[max(0, start - 200) : start])[-1]))


def looks_ahead(text: str, start: int, end: int, mood: Mood) -> bool:
    """Whether the sentence around a date speaks of what is still to come."""
    before = _SENTENCE_END.split(text[max(0, start - 120) : start])[-1]
    after = _SENTENCE_END.split(text[end : end + 40], maxsplit=1)[0]
    return bool(mood.ahead.search(before + after))
