"""A slip as the repair of a claim: which characters of which text, what stands there, what would."""

from __future__ import annotations

from collections.abc import Iterable

from tocsin.checking.datewords import DateWords
from tocsin.checking.links import place_of
from tocsin.checking.slips import Slip
from tocsin.domain.facts import Fact, Repair
from tocsin.domain.passages import InText


def makable(repairs: Iterable[Repair]) -> tuple[Repair, ...]:
    """The repairs that change a claim; the others are hints: words of a text, and a received text is sealed."""
    return tuple(repair for repair in repairs if repair.value)


def repair_of(fact: Fact, words: DateWords, slip: Slip) -> Repair:
    """The repair of a date: of the year alone where only the year changes, else of the whole words.

    A date that was typed or corrected, not read, has no passage of its own; then `was` and `becomes` are parts of its
    EDTF value.
    """
    year = words.year is not None and (slip.start, slip.end) == (words.year.start, words.year.end)
    begin, end = (slip.start, slip.end) if year else (0, len(words.words))
    becomes = words.words[begin : slip.start] + slip.becomes + words.words[slip.end : end]
    place = place_of(fact)
    read = place is not None and place.end - place.start == len(words.words)
    here = InText(place.text, place.start + begin, place.start + end) if place and read else None
    return Repair(fact.claim, here, words.words[begin:end], becomes, slip.value)
