"""Bodies without a head noun: abbreviations, bodies known by name, Latin names in a Cyrillic text, quoted names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from tocsin.reading.slavic.headed import Seen
from tocsin.reading.slavic.morphology import ALL_CASES
from tocsin.reading.slavic.scan import OPENING, Line, Scan, quote_end
from tocsin.reading.slavic.tokens import Token
from tocsin.reading.vocabulary import lexicons

_ROMAN = re.compile(r"[IVXLCDMІХ]+$")
_ABBREVIATION = re.compile(r"[A-ZА-ЯЁІЇЄҐŁŚ]{2,6}(?:-[^\W\d_]{2,12})?$|[A-ZА-ЯІЇЄ][а-яіїєa-z]{0,2}[A-ZА-ЯІЇЄ]{2,5}$")
_LONGEST_LATIN = 6


def plain(scan: Scan, number: int, line: Line, busy: frozenset[int]) -> list[Seen]:
    """The bodies of a line outside the tokens that are `busy`."""
    found: list[Seen] = []
    place = 0
    while place < len(line.tokens):
        seen = None if place in busy else _at(scan, number, line, place)
        if seen is not None and not busy.isdisjoint(range(seen.first, seen.last)):
            seen = None
        if seen is not None:
            found.append(seen)
        place = seen.last if seen is not None else place + 1
    return found


def _at(scan: Scan, number: int, line: Line, place: int) -> Seen | None:
    token = line.tokens[place]
    if not token.capital or _tagged(line.tokens, place):
        return None
    for attempt in (_known, _legal, _abbreviated, _latin):
        seen = attempt(scan, number, line, place)
        if seen is not None:
            return seen
    return None


def _tagged(tokens: Sequence[Token], place: int) -> bool:
    return place > 0 and tokens[place - 1].text in {"#", "@"} and tokens[place - 1].end == tokens[place].start


def _known(scan: Scan, number: int, line: Line, place: int) -> Seen | None:
    """A body of the lexicon, in any case of its last word where it is one word."""
    known, longest = scan.words.known_bodies, 5
    lows = [token.low for token in line.tokens[place : place + longest]]
    for size in range(len(lows), 1 if line.tokens[place].shouted else 0, -1):
        name = known.get(tuple(lows[:size]))
        if name is not None and (size > 1 or line.tokens[place].text == name or not name.isupper()):
            return Seen(number, place, place + size, name, ALL_CASES)
    single = scan.words.known_words.get(lows[0])
    return Seen(number, place, place + 1, single[0], single[1]) if single else None


def _chain(scan: Scan, line: Line, place: int) -> int:
    """Where a row of abbreviations ends: "УВКБ ООН" is one body."""
    last = place + 1
    while last < len(line.tokens) and line.tokens[last].shouted:
        if line.tokens[last].text not in scan.words.plain_as_written("known_bodies"):
            break
        last += 1
    return last


def _legal(scan: Scan, number: int, line: Line, place: int) -> Seen | None:
    """A legal form with a name in quotes."""
    token = line.tokens[place]
    if token.low not in scan.words.plain("legal_forms") or place + 1 >= len(line.tokens):
        return None
    close = quote_end(line.tokens, place + 1)
    if close is None:
        return None
    text = scan.layout.text
    quoted = " ".join(text[line.tokens[place + 2].start : line.tokens[close - 1].end].split())
    name = " ".join(text[token.start : line.tokens[close].end].split())
    return Seen(number, place, close + 1, name, ALL_CASES, token.low, quoted)


def _abbreviated(scan: Scan, number: int, line: Line, place: int) -> Seen | None:
    token = line.tokens[place]
    if line.shouted or token.initial or not _ABBREVIATION.match(token.text) or _ROMAN.match(token.text):
        return None
    if token.low in scan.words.plain("no_body") or (place and line.tokens[place - 1].low in {"ст", "art", "ч"}):
        return None
    behind = line.tokens[place + 1] if place + 1 < len(line.tokens) else None
    if behind is not None and (behind.initial or behind.text[0].isdigit() or behind.text == "№"):
        return None
    if scan.layout.text[token.end : token.end + 2].strip("-/").isdigit():  # a reference: "UM-4410/2023"
        return None
    last = _chain(scan, line, place)
    name = " ".join(one.text for one in line.tokens[place:last])
    return Seen(number, place, last, name, ALL_CASES)


def _latin(scan: Scan, number: int, line: Line, place: int) -> Seen | None:
    """Capitalised Latin words in a Cyrillic line that are no foreign sentence and no person."""
    if scan.language == "pl" or line.shouted:
        return None
    last = place
    while last < len(line.tokens) and last - place < _LONGEST_LATIN and _latin_name(line.tokens[last]):
        last += 1
    words = line.tokens[place:last]
    if not words or _foreign(line.tokens, place, last) or words[0].low in _english_given():
        return None
    if len(words) == 1 and (words[0].low in scan.words.plain("no_body") or len(words[0].text) < 3):
        return None
    text = scan.layout.text
    return Seen(number, place, last, " ".join(text[words[0].start : words[-1].end].split()), ALL_CASES)


def _latin_name(token: Token) -> bool:
    capitals = sum(sign.isupper() for sign in token.text)
    plain = token.text.replace("-", "").replace("'", "").isalpha() and (token.text.isupper() or capitals < 3)
    return token.latin and token.capital and token.text.isascii() and plain


def _foreign(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether Latin words in small letters stand beside: a passage in another language."""
    beside = [*tokens[max(0, first - 1) : first], *tokens[last : last + 1]]
    return any(token.text[0].isascii() and token.text[0].isalpha() and not token.capital for token in beside)


@lru_cache(maxsize=1)
def _english_given() -> frozenset[str]:
    return frozenset(str(lexicons()["en_given"]["given"]).lower().split())


def quoted_spans(line: Line) -> Iterator[tuple[int, int]]:
    """The quotations of a line that may be names: those that begin with a capital letter."""
    for place, token in enumerate(line.tokens):
        if token.text in OPENING and place + 1 < len(line.tokens) and line.tokens[place + 1].capital:
            close = quote_end(line.tokens, place)
            if close is not None and close > place + 1:
                yield place, close
