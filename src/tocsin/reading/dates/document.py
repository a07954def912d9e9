"""The document's own date, from its first or its last lines."""

from __future__ import annotations

import re

from tocsin.reading.dates.find import find_dates
from tocsin.reading.dates.languages import grammar_of
from tocsin.reading.dates.model import Anchor, DateFound, Span

FIRST_LINES = 15
LAST_LINES = 8
_LONGEST_LINE = 160
_ONE_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")


def document_date(text: str, language: str = "en") -> tuple[str, Span] | None:
    """EDTF and place of the date that the document gives itself, as “Warsaw, 12 July 2018” or “Date: 6 March 2020”.

    Heads of mail and of pages are often English, whatever the language of what follows.
    """
    lines = _first_and_last(text)
    found = _by_rules(text, lines, language)
    return found or (_by_label(text, lines) if language != "en" else None)


def _first_and_last(text: str) -> list[Span]:
    lines = [match.span() for match in re.finditer(r"[^\n]+", text) if not match[0].isspace()]
    head, tail = lines[:FIRST_LINES], lines[FIRST_LINES:][-LAST_LINES:]
    return [*head, *reversed(tail)]


def _by_rules(text: str, lines: list[Span], language: str) -> tuple[str, Span] | None:
    grammar = grammar_of(language)
    if grammar is None:
        return None
    heading = grammar.heading
    behind = (None, heading.after, heading.after_itself)
    for rule, after in zip((heading.label, heading.place, heading.itself), behind, strict=True):
        for start, end in lines:
            if found := _stated(text, start, end, rule, after, language):
                return found
    return None


def _by_label(text: str, lines: list[Span]) -> tuple[str, Span] | None:
    grammar = grammar_of("en")
    assert grammar is not None
    found = (_stated(text, start, end, grammar.heading.label, None, "en") for start, end in lines)
    return next((date for date in found if date), None)


def _stated(
    text: str, start: int, end: int, rule: re.Pattern[str], after: re.Pattern[str] | None, language: str
) -> tuple[str, Span] | None:
    line = text[start : min(end, start + _LONGEST_LINE)]
    rest = text[start + len(line) : end]
    for date in find_dates(line, language):
        behind = line[date.span[1] :] + rest
        if _is_day(date) and rule.search(line[: date.span[0]]) and (after is None or after.search(behind)):
            assert date.edtf is not None
            return date.edtf, (start + date.span[0], start + date.span[1])
    return None


def _is_day(date: DateFound) -> bool:
    return date.anchor is Anchor.NONE and date.flaw is None and bool(date.edtf and _ONE_DAY.fullmatch(date.edtf))
