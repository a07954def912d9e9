"""The events of a text by their sentence, block and type, so that none is sought among all."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from tocsin.reading.draft import CARRIED, Draft
from tocsin.reading.layout import Layout


class Told:
    """The events, by their places in the text; `dated_by_type` holds those with a date of their own."""

    def __init__(self, layout: Layout, events: Sequence[Draft]) -> None:
        self.layout, self.events = layout, events
        self.by_sentence: dict[int, list[int]] = {}
        self.by_block: dict[int, list[int]] = {}
        self.dated_by_type: dict[str, list[int]] = {}
        self._starts = [sentence.start for sentence in layout.sentences]
        for place, event in enumerate(events):
            self.by_sentence.setdefault(event.sentence, []).append(place)
            self.by_block.setdefault(event.block, []).append(place)
            if dated_here(event):
                self.dated_by_type.setdefault(event.type, []).append(place)

    def sentence_at(self, offset: int) -> int:
        """The number of the sentence in which a place of the text lies."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def dated_in(self, number: int) -> list[int]:
        """The events of a sentence whose date stands in it."""
        sentence = self.layout.sentences[number]
        return [
            place
            for place in self.by_sentence.get(number, ())
            if self._dated_within(place, sentence.start, sentence.end)
        ]

    def _dated_within(self, place: int, start: int, end: int) -> bool:
        when = self.events[place].when
        return when is not None and dated_here(self.events[place]) and start <= when.span[0] < end


def dated_here(event: Draft) -> bool:
    """Whether an event has a date that was not taken over from its neighbour."""
    return event.when is not None and event.when.basis != CARRIED
