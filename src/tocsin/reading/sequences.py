"""Events told by another one that is only named: “after her release”, “the second attempt in nine months”."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence

from tocsin.reading.dates import DateFound
from tocsin.reading.layout import Word
from tocsin.reading.model import RelationRead, Span
from tocsin.reading.sequence_words import SequenceWords
from tocsin.reading.told_events import Told

_NEAR = 2  # paragraphs back in which the event that is named was told
_FEW, _MOST = 3, 6  # events of a type that are looked at: with more of them nobody is sure which is meant
_SLACK = 16  # days: who counts in months does not count days

Types = Callable[[Word], set[str]]


def find_sequences(
    told: Told, dates: Sequence[DateFound], words: SequenceWords, types: Types
) -> Iterator[RelationRead]:
    """The orders and distances that a text states by naming an event of which it told before."""
    text = told.layout.text
    taken = sorted(date.span for date in dates)
    for number, sentence in enumerate(told.layout.sentences):
        for found in words.named.finditer(text, sentence.start, sentence.end):
            if not _within(taken, found.start()):  # “three days after her arrest” is a distance
                yield from _named(told, number, found, types)
        for found in words.counted.finditer(text, sentence.start, sentence.end):
            yield from _counted(told, number, found, words, types)


def _within(taken: Sequence[Span], start: int) -> bool:
    before = bisect_right(taken, (start, sys.maxsize)) - 1
    return before >= 0 and start < taken[before][1]


def _named(told: Told, number: int, found: re.Match[str], types: Types) -> Iterator[RelationRead]:
    first = _only(told, number)
    noun = _word(told, number, found.start("noun"))
    if first is None or noun is None:
        return
    known = {place for kind in types(noun) for place in told.dated_by_type.get(kind, [])[:_FEW]} - {first}
    second = next(iter(known), None)
    if second is None or len(known) > 1 or not _told_before(told, second, first):
        return
    later, earlier = (second, first) if found["before"] else (first, second)
    yield RelationRead("after", later, earlier, found.span())


def _only(told: Told, number: int) -> int | None:
    """The event with the one date of a sentence."""
    places = told.dated_in(number)
    days = {told.events[place].when for place in places}
    return places[0] if len(days) == 1 else None


def _word(told: Told, number: int, start: int) -> Word | None:
    return next((word for word in told.layout.sentences[number].words if word.start == start), None)


def _told_before(told: Told, second: int, first: int) -> bool:
    """Whether an event was told not far before another, of the same person where both name one."""
    event, here = told.events[second], told.events[first]
    same = not event.victims or not here.victims or bool(set(event.victims) & set(here.victims))
    return same and event.sentence < here.sentence and here.block - event.block <= _NEAR and not event.heading


def _counted(
    told: Told, number: int, found: re.Match[str], words: SequenceWords, types: Types
) -> Iterator[RelationRead]:
    first = _meant(told, number)
    noun = _word(told, number, found.start("noun"))
    if first is None or noun is None:
        return
    event = told.events[first]
    attempt = words.attempts.fullmatch(noun.low) is not None and event.completion == "attempted"
    if not attempt and event.type not in types(noun):
        return
    others = [
        place
        for place in told.dated_by_type.get(event.type, [])[:_MOST]
        if place != first and told.events[place].completion == event.completion
    ]
    nth = words.ordinals[found["nth"].casefold()]
    if len(others) == nth - 1 and all(not told.events[place].heading for place in others):
        days = _days(found, words)
        yield from (RelationRead("distance", first, other, found.span(), (0, days)) for other in others)


def _meant(told: Told, number: int) -> int | None:
    """The event that a count is of: the one that the sentence dates, or the sentence before it."""
    if told.by_sentence.get(number):
        return _only(told, number)
    sentences = told.layout.sentences
    before = number > 0 and sentences[number - 1].block == sentences[number].block
    return _only(told, number - 1) if before else None


def _days(found: re.Match[str], words: SequenceWords) -> int:
    said = (found["number"] or "1").casefold()
    count = int(said) if said.isdecimal() else words.numbers.get(said, 1)
    length = words.units[found["unit"].casefold()]
    return count * length + (_SLACK if length > 1 else 1)
