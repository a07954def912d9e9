"""Order and distance between events where words state them; nothing is inferred from the order of telling.

What is shared by all languages: a grammar brings the words as `RelationWords`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from tocsin.reading.dates import Anchor, DateFound, Unit
from tocsin.reading.draft import Draft
from tocsin.reading.layout import Layout, Word
from tocsin.reading.model import RelationRead, Span
from tocsin.reading.sequence_words import SequenceWords
from tocsin.reading.sequences import find_sequences
from tocsin.reading.told_events import Told, dated_here

_MOST_REPORTED = 200
_BEHIND = 12  # words behind a distance among which the event may be named


@dataclass(frozen=True, slots=True)
class RelationWords:
    """The words of a language that state order and distance.

    `then` opens a sentence that tells what came after, `conference` is "during the press conference", `sequel` says
    that something came later, `loosely` stands ahead of a distance that is only about right; `types` are the types of
    event that a word can name, `sequences` the words that tell an event by another one.
    """

    then: re.Pattern[str]
    conference: re.Pattern[str]
    sequel: re.Pattern[str]
    loosely: re.Pattern[str]
    types: Callable[[Word], set[str]]
    sequences: SequenceWords


def find_relations(
    layout: Layout, events: Sequence[Draft], dates: Sequence[DateFound], words: RelationWords
) -> list[RelationRead]:
    """The relations between the events, by their places in `events`, which stand in the order of the text."""
    told = Told(layout, events)
    found = [
        *_reports(told, words),
        *_then(told, words),
        *_distances(told, dates, words),
        *find_sequences(told, dates, words.sequences, words.types),
    ]
    return list(dict.fromkeys(found))


def _reports(told: Told, words: RelationWords) -> Iterator[RelationRead]:
    """A press conference reports what its paragraph tells behind "during the press conference"."""
    text, sentences = told.layout.text, told.layout.sentences
    for first, conference in enumerate(told.events):
        cues: dict[int, re.Match[str]] = {}  # the first of each block: what it reports, a later one reports too
        for passage in conference.passages if conference.type == "press_conference" else ():
            sentence = sentences[told.sentence_at(passage[0])]
            cue = words.conference.search(text, sentence.start, sentence.end)
            if cue is not None:
                cues.setdefault(sentence.block, cue)
        for block, cue in cues.items():
            here = told.by_block.get(block, [])
            begin = bisect_left(here, told.sentence_at(cue.start()), key=lambda place: told.events[place].sentence)
            for second in here[begin : begin + _MOST_REPORTED]:
                event = told.events[second]
                content = second != first and event.completion != "planned"
                start = sentences[event.sentence].start
                if content and dated_here(event) and not words.sequel.search(text, start, event.span[1]):
                    yield RelationRead("reports", first, second, (cue.start(), cue.end()))


def _then(told: Told, words: RelationWords) -> Iterator[RelationRead]:
    """A sentence that opens with "Subsequently" tells what came after the sentence before."""
    for number, places in told.by_sentence.items():
        cue = words.then.match(told.layout.text, told.layout.sentences[number].start)
        first = min(places, key=lambda place: told.events[place].span)
        before = [
            place
            for place in told.by_sentence.get(number - 1, ())
            if told.events[place].block == told.events[first].block
        ]
        if cue is not None and before:
            yield RelationRead("after", first, before[-1], (cue.start(), cue.end()))


def _distances(told: Told, dates: Sequence[DateFound], words: RelationWords) -> Iterator[RelationRead]:
    for date in dates:
        if date.offset is None or date.anchor not in {Anchor.PREVIOUS, Anchor.NAMED}:
            continue
        first = _event_at(told, date.span)
        if first is None:
            continue
        previous = date.anchor is Anchor.PREVIOUS
        second = _told_before(told.events, first) if previous else _event_named(told, date, first, words)
        if second is None or second == first:
            continue
        days = date.offset.days
        if days == (0, 0):
            yield RelationRead("same_day", first, second, date.span)
        elif _counted(date) and not words.loosely.search(told.layout.text, max(0, date.span[0] - 20), date.span[0]):
            yield RelationRead("distance", first, second, date.span, days)


def _counted(date: DateFound) -> bool:
    """Only a number of days, weeks, months or years states a distance that dates can be held against.

    What lies months or years back counts from what the text is about, seldom from what was told last.
    """
    assert date.offset is not None
    plain = date.offset.weekday is None and date.offset.month is None and not date.offset.whole
    far = date.offset.unit in {Unit.MONTH, Unit.YEAR} and date.anchor is Anchor.PREVIOUS
    return plain and (date.offset.least > 0 or not far)


def _event_at(told: Told, span: Span) -> int | None:
    """The event whose own date stands within a few words of the words of distance, in the same sentence."""
    number = told.sentence_at(span[0])
    sentence = told.layout.sentences[number]
    best: tuple[int, int] | None = None
    for place in told.by_sentence.get(number, ()):
        when = told.events[place].when
        own = when is not None and dated_here(told.events[place]) and when.span != span
        if when is None or not own or not sentence.start <= when.span[0] < sentence.end:
            continue
        if any(word.capital for word in sentence.words if when.span[1] <= word.start < span[0]):
            continue  # "X was arrested on 3 May and Y nine days later": the distance is Y's
        gap = max(when.span[0] - span[1], span[0] - when.span[1])
        if gap <= 40 and (best is None or gap < best[0]):
            best = (gap, place)
    return best[1] if best else None


def _told_before(events: Sequence[Draft], first: int) -> int | None:
    """The last event with a date of its own that was told before, in this paragraph or the one ahead of it."""
    here = events[first]
    for place in range(first - 1, -1, -1):
        event = events[place]
        if here.block - event.block > 1:
            return None
        if dated_here(event) and event.span < here.span and not event.heading and event.when != here.when:
            return place
    return None


def _event_named(told: Told, date: DateFound, first: int, words: RelationWords) -> int | None:
    """The event that the words name: "eight days after the beating"; nothing where several may be meant."""
    sentence = told.layout.sentences[told.events[first].sentence]
    behind = [word for word in sentence.words if word.start >= date.span[0] + 3][:_BEHIND]
    for word in behind:
        types = words.types(word)
        known = [told.dated_by_type.get(event_type, [])[:3] for event_type in types]
        named = {place for places in known for place in places} - {first}
        if named:
            return named.pop() if len(named) == 1 else None
    return None
