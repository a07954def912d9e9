"""Order and distance between events where words state them; nothing is inferred from the order of telling."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tocsin.reading.dates import Anchor, DateFound, Unit
from tocsin.reading.events.collect import CARRIED
from tocsin.reading.events.draft import Draft
from tocsin.reading.layout import Layout
from tocsin.reading.model import RelationRead, Span
from tocsin.reading.words import english

_THEN = re.compile(r"(?:Subsequently|Afterwards|Thereafter|After that)\b")
_CONTENT = re.compile(r"(?i)\b(?:at|during|in the course of)\s+(?:the|this|that)\s+(?:press|news)\s+conference\b")
_SEQUEL = re.compile(r"(?i)\b(?:then|later|after|following|subsequently|since|next|shortly|soon)\b")
_LOOSELY = re.compile(
    r"(?i)\b(?:less than|more than|about|almost|nearly|over|around|some|within|at least|up to|first)\s+$"
)


def find_relations(layout: Layout, events: Sequence[Draft], dates: Sequence[DateFound]) -> list[RelationRead]:
    """The relations between the events, by their places in `events`."""
    found = [*_reports(layout, events), *_then(layout, events), *_distances(layout, events, dates)]
    return list(dict.fromkeys(found))


def _reports(layout: Layout, events: Sequence[Draft]) -> Iterator[RelationRead]:
    """A press conference reports what its paragraph tells behind "during the press conference"."""
    for first, conference in enumerate(events):
        if conference.type != "press_conference":
            continue
        for passage in conference.passages:
            sentence = next(sentence for sentence in layout.sentences if sentence.start <= passage[0] < sentence.end)
            cue = _CONTENT.search(layout.text, sentence.start, sentence.end)
            if cue is None:
                continue
            for second, event in enumerate(events):
                told = layout.sentences[event.sentence]
                content = (
                    told.block == sentence.block
                    and told.start >= sentence.start
                    and second != first
                    and event.completion != "planned"
                )
                if (
                    content
                    and event.when is not None
                    and event.when.basis != CARRIED
                    and not _SEQUEL.search(layout.text, told.start, event.span[1])
                ):
                    yield RelationRead("reports", first, second, (cue.start(), cue.end()))


def _then(layout: Layout, events: Sequence[Draft]) -> Iterator[RelationRead]:
    """A sentence that opens with "Subsequently" tells what came after the sentence before."""
    for first, event in enumerate(events):
        sentence = layout.sentences[event.sentence]
        cue = _THEN.match(layout.text, sentence.start)
        opens = cue is not None and not any(
            other.sentence == event.sentence and other.span < event.span for other in events
        )
        if cue is None or not opens:
            continue
        before = [
            place
            for place, other in enumerate(events)
            if other.block == event.block and other.sentence == event.sentence - 1
        ]
        if before:
            yield RelationRead("after", first, before[-1], (cue.start(), cue.end()))


def _distances(layout: Layout, events: Sequence[Draft], dates: Sequence[DateFound]) -> Iterator[RelationRead]:
    for date in dates:
        if date.offset is None or date.anchor not in {Anchor.PREVIOUS, Anchor.NAMED}:
            continue
        first = _event_at(layout, events, date.span)
        if first is None:
            continue
        second = (
            _told_before(events, first) if date.anchor is Anchor.PREVIOUS else _event_named(layout, events, date, first)
        )
        if second is None or second == first:
            continue
        days = date.offset.days
        if days == (0, 0):
            yield RelationRead("same_day", first, second, date.span)
        elif _counted(date) and not _LOOSELY.search(layout.text, max(0, date.span[0] - 20), date.span[0]):
            yield RelationRead("distance", first, second, date.span, days)


def _counted(date: DateFound) -> bool:
    """Only a number of days, weeks, months or years states a distance that dates can be held against.

    What lies months or years back counts from what the text is about, seldom from what was told last.
    """
    assert date.offset is not None
    plain = date.offset.weekday is None and date.offset.month is None and not date.offset.whole
    far = date.offset.unit in {Unit.MONTH, Unit.YEAR} and date.anchor is Anchor.PREVIOUS
    return plain and (date.offset.least > 0 or not far)


def _event_at(layout: Layout, events: Sequence[Draft], span: Span) -> int | None:
    """The event whose own date stands within a few words of the words of distance, in the same sentence."""
    best: tuple[int, int] | None = None
    for place, event in enumerate(events):
        if event.when is None or event.when.basis == CARRIED or event.when.span == span:
            continue
        sentence = layout.sentences[event.sentence]
        if not sentence.start <= span[0] < sentence.end or not sentence.start <= event.when.span[0] < sentence.end:
            continue
        gap = max(event.when.span[0] - span[1], span[0] - event.when.span[1])
        if gap <= 40 and (best is None or gap < best[0]):
            best = (gap, place)
    return best[1] if best else None


def _told_before(events: Sequence[Draft], first: int) -> int | None:
    """The last event with a date of its own that was told before."""
    here = events[first]
    before = [
        place
        for place, event in enumerate(events)
        if event.when is not None and event.when.basis != CARRIED and event.span < here.span and not event.heading
    ]
    near = [place for place in before if here.block - events[place].block <= 1 and events[place].when != here.when]
    return near[-1] if near else None


def _event_named(layout: Layout, events: Sequence[Draft], date: DateFound, first: int) -> int | None:
    """The event that the words name: "eight days after the beating"."""
    lexicon = english()
    sentence = layout.sentences[events[first].sentence]
    behind = [word for word in sentence.words if word.start >= date.span[0] + 3][:12]
    for word in behind:
        types = {cue.act.type for cue in lexicon.noun_cues.get(word.low, ())}
        for form in lexicon.forms.get(word.low, ()):
            types |= {cue.act.type for cue in lexicon.verb_cues.get(form.lemma, ()) if not cue.pattern.tail}
        named = [
            place
            for place, event in enumerate(events)
            if event.type in types and place != first and event.when is not None and event.when.basis != CARRIED
        ]
        if named:
            return min(named, key=lambda place: abs(place - first)) if len(named) == 1 else None
    return None
