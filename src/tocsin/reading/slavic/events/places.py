"""Where it happened, in the words of the text."""

from __future__ import annotations

from collections.abc import Sequence

from tocsin.reading.layout import Word
from tocsin.reading.slavic.events.binding import preposition_before
from tocsin.reading.slavic.events.lexicon import Lexicon, plain
from tocsin.reading.slavic.morphology import is_adjective

_LONGEST = 6


def place_of(text: str, words: Sequence[Word], bounds: tuple[int, int], head: int, lexicon: Lexicon) -> str | None:
    """The place behind the head of an act, else ahead of it: "у здания суда", "Довринск" in "в Довринске"."""
    first, last = bounds
    ahead = range(first + 1, head)
    for at in (*range(head + 1, last), *ahead):
        found = _place_at(text, words, at, last, lexicon)
        if found is not None:
            return found
    return None


def _place_at(text: str, words: Sequence[Word], at: int, last: int, lexicon: Lexicon) -> str | None:
    prep = preposition_before(words, at, lexicon)
    inside, beside = lexicon.words("inside"), lexicon.words("beside")
    if not prep or (prep not in inside and prep not in beside):
        return None
    end = _spot(words, at, last, lexicon)
    if end is None:
        return None
    begin = at if prep in inside else at - len(prep.split())
    return " ".join(text[words[begin].start : words[end - 1].end].split())


def _spot(words: Sequence[Word], at: int, last: int, lexicon: Lexicon) -> int | None:
    """Where the words of a place end: a name, or a noun such as "квартира" with what stands ahead of and behind it."""
    spots = lexicon.words("spots")
    place = at
    while place < min(last, at + _LONGEST):
        low = plain(words[place].low)
        if low in spots:
            break
        if words[place].capital and place == at and low.isalpha():
            break
        if not is_adjective(low, lexicon.language) and low not in lexicon.table("possessives"):
            return None
        place += 1
    else:
        return None
    place += 1
    while place < min(last, at + _LONGEST) and words[place].capital and words[place].low.isalpha():
        place += 1
    return place
