"""The document's own date, from its first or its last lines."""

from __future__ import annotations

import re

from tocsin.reading.dates.find import find_dates
from tocsin.reading.dates.model import Anchor, DateFound, Span

FIRST_LINES = 15
LAST_LINES = 8
_LABEL = re.compile(
    r"^\W*(?:date|dated|publication\s+date|date\s+of\s+publication|published(?:\s+on)?|issued(?:\s+on)?|posted(?:\s+on)?"
    r"|released?|updated)\b[^0-9]{0,20}$",
    re.IGNORECASE,
)
_SELF = re.compile(
    r"^\W*(?:this|the)\s+(?:statement|article|report|letter|appeal|alert|text|press\s+release)\b.{0,80}"
    r"\b(?:published|issued|posted|released)\b.{0,60}$",
    re.IGNORECASE,
)
# A place or nothing before the date: “Warsaw,”, “(New York,”, “Kyiv, Ukraine –”; no verb fits in.
_PLACE = re.compile(
    r"^\W*(?:[A-Z][\w.'’-]*(?:[ ,]+(?:(?:de|la|of|the|and)\s)?[A-Z][\w.'’-]*){0,4}\s*[,:–—(|/-]*\s*)?\(?$"
)
_AFTER = re.compile(r"^\W*$|^\s*\)?\s*(?:[-–—:|]|\.\s?[-–—])")
_ONE_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")


def document_date(text: str) -> tuple[str, Span] | None:
    """EDTF and place of the date that the document gives itself, as “Warsaw, 12 July 2018” or “Date: 6 March 2020”."""
    lines = [match.span() for match in re.finditer(r"[^\n]+", text) if not match[0].isspace()]
    head, tail = lines[:FIRST_LINES], lines[FIRST_LINES:][-LAST_LINES:]
    for rule in (_LABEL, _PLACE, _SELF):
        for start, end in [*head, *reversed(tail)]:
            if found := _stated(text, start, end, rule):
                return found
    return None


def _stated(text: str, start: int, end: int, rule: re.Pattern[str]) -> tuple[str, Span] | None:
    line = text[start:end]
    for date in find_dates(line[:160]):
        if (
            _is_day(date)
            and rule.search(line[: date.span[0]])
            and (rule is _LABEL or _AFTER.search(line[date.span[1] :]))
        ):
            assert date.edtf is not None
            return date.edtf, (start + date.span[0], start + date.span[1])
    return None


def _is_day(date: DateFound) -> bool:
    return date.anchor is Anchor.NONE and date.flaw is None and bool(date.edtf and _ONE_DAY.fullmatch(date.edtf))
