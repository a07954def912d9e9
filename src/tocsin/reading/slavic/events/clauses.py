"""A sentence cut where its commas, dashes and brackets are: these languages mark every clause with them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from tocsin.reading.layout import Word
from tocsin.reading.slavic.events.lexicon import Lexicon, plain

SIGNS = frozenset({",", ";", ":", "–", "—", "-", "(", ")", "―"})
_OPENING = 4  # words in which a relative pronoun opens a clause: "в ходе которой"


class Opening(StrEnum):
    """How a piece of a sentence begins."""

    PLAIN = "plain"
    RELATIVE = "relative"
    SUBORDINATE = "subordinate"
    ASIDE = "aside"  # between brackets


@dataclass(frozen=True, slots=True)
class Piece:
    """Words `first` to `last` (excluded) between two signs; `pronoun` is where its relative pronoun stands."""

    first: int
    last: int
    opening: Opening = Opening.PLAIN
    pronoun: int | None = None


def pieces_of(words: Sequence[Word], lexicon: Lexicon) -> list[Piece]:
    """The pieces of a sentence in order, without the signs between them."""
    found: list[Piece] = []
    first, aside = 0, False
    for place in range(len(words) + 1):
        sign = words[place].text if place < len(words) else ";"
        if sign not in SIGNS:
            continue
        if place > first:
            found.append(Piece(first, place, Opening.ASIDE) if aside else _piece(words, first, place, lexicon))
        first = place + 1
        aside = sign == "(" or (aside and sign not in {")", ";"})
    return found


def _piece(words: Sequence[Word], first: int, last: int, lexicon: Lexicon) -> Piece:
    relative, joiners = lexicon.words("relative"), lexicon.words("conjunctions")
    for place in range(first, min(last, first + _OPENING)):
        if plain(words[place].low) in relative:
            return Piece(first, last, Opening.RELATIVE, place)
    begin = first + (plain(words[first].low) in joiners and last - first > 1)
    if plain(words[begin].low) in lexicon.words("subordinators"):
        return Piece(first, last, Opening.SUBORDINATE)
    return Piece(first, last)


def piece_at(pieces: Sequence[Piece], place: int) -> int:
    """The number of the piece that holds a word, or of the one before it."""
    return max(0, bisect_right(pieces, place, key=lambda piece: piece.first) - 1)
