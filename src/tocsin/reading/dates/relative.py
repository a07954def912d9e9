"""Dates that are counted from another: “yesterday”, “last Thursday”, “three days later”, “the same month”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tocsin.reading.dates.grammar import FIGURES, Grammar, Rule
from tocsin.reading.dates.model import Anchor, Basis, DateFound, Unit
from tocsin.reading.dates.mood import looks_ahead

_TOKEN = re.compile(r"\w+(?:'\w+)?")
_LONGEST_TOKEN = 24
_SHAPES = {"since": "{}/..", "until": "../{}"}


def find_relative_dates(text: str, grammar: Grammar) -> list[DateFound]:
    """Every date that is counted from another; the spans may overlap, the longer stands first at one place."""
    dates = (_dated(match, rule, text, grammar) for match, rule in _matches(text, grammar))
    found = [date for date in dates if date is not None]
    return sorted(found, key=lambda date: (date.span[0], -date.span[1]))


def _matches(text: str, grammar: Grammar) -> Iterator[tuple[re.Match[str], Rule]]:
    for token in _TOKEN.finditer(text):
        start, end = token.span()
        if end - start > _LONGEST_TOKEN:
            continue
        word = FIGURES if "0" <= text[start] <= "9" else token[0].lower()
        for rule in grammar.openers.get(word, ()):
            match = rule.pattern.match(text, start)
            if match is not None and not grammar.counting.is_name(match, text):
                yield match, rule


def _dated(match: re.Match[str], rule: Rule, text: str, grammar: Grammar) -> DateFound | None:
    opening = grammar.counting.opening.search(text, max(0, match.start() - 24), match.start())
    if rule.bound and opening is None:
        return None
    anchor, offset = rule.made(match)
    start = opening.start() if opening else match.start()
    ahead = (rule.turns or offset.unit is Unit.WEEKDAY) and looks_ahead(text, start, match.end(), grammar.mood)
    return DateFound(
        span=(start, match.end()),
        text=text[start : match.end()],
        edtf=None,
        basis=Basis.RELATIVE,
        weekday=offset.weekday,
        anchor=Anchor.DOCUMENT if rule.turns and ahead else anchor,
        offset=offset,
        shape=_SHAPES[opening.lastgroup] if opening and opening.lastgroup else rule.shape,
        future=ahead and offset.unit is Unit.WEEKDAY,
    )
