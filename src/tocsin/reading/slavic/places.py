"""Capitalised words that belong to places and dates, and so to nobody's name."""

from __future__ import annotations

from collections.abc import Sequence

from tocsin.reading.model import Span
from tocsin.reading.slavic.candidates import given_forms
from tocsin.reading.slavic.morphology import is_adjective
from tocsin.reading.slavic.scan import Scan
from tocsin.reading.slavic.tokens import Token

_SHORT = 2  # letters of words that are rather prepositions than places: "с", "м", "г"


def place_words(scan: Scan) -> set[Span]:
    """The spans of words in names of places: "города Ветлин", "Ветлинской области", "Красной площади", "Киева"."""
    found: set[Span] = set()
    for line in scan.lines:
        for place, token in enumerate(line.tokens):
            if token.capital and not token.initial and _in_place(scan, line.tokens, place):
                found.add((token.start, token.end))
    return found


def _in_place(scan: Scan, tokens: Sequence[Token], place: int) -> bool:
    token, words = tokens[place], scan.words
    if token.low in words.places and not given_forms(token.low, scan.language):
        return True
    before = tokens[place - 1] if place else None
    if before is not None and _is_head(scan, before, tokens, place) and not given_forms(token.low, scan.language):
        return True
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    return after is not None and is_adjective(token.low, scan.language) and _owns(scan, after)


def _is_head(scan: Scan, before: Token, tokens: Sequence[Token], place: int) -> bool:
    """Whether a word for a kind of place stands before, or its abbreviation with a stop ("г. Ветлин")."""
    if before.text == "." and place > 1 and len(tokens[place - 2].low) <= 5 and not tokens[place - 2].capital:
        return tokens[place - 2].low in scan.words.plain("place_heads")
    return len(before.low) > _SHORT and before.low in scan.words.place_heads


def _owns(scan: Scan, after: Token) -> bool:
    words = scan.words
    if after.capital or len(after.low) <= _SHORT:  # "за Ольгой Валевой с мая": no village ("с.") of hers
        return False
    return after.low in words.place_heads or after.low in words.heads or after.low in words.quoted_nouns
