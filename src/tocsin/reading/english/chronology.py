"""Lists of dates: "13 May 2016 – arrested at home", one life told line by line, without saying each time whose."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tocsin.reading.draft import When
from tocsin.reading.english.persons import Person
from tocsin.reading.layout import Layout

_AHEAD = re.compile(r"\W{0,6}(?:(?:on|in|since)\s+)?", re.IGNORECASE)
_BEHIND = re.compile(r"[).\]]?\s*(?:[–—:|-]\s|,?\s*\n)")


class Chronology:
    """Which sentences are lines of a list of dates, and whom the list is about."""

    def __init__(self, layout: Layout, persons: Sequence[Person], dates: Sequence[Sequence[When]]) -> None:
        self._layout, self._persons = layout, persons
        self._leads = self._by_block(dates)
        self._main = _most_told_of(layout, persons) if self._leads else None

    def _by_block(self, dates: Sequence[Sequence[When]]) -> dict[int, When]:
        """The date that leads each block of a list."""
        found: dict[int, When] = {}
        for number, sentence in enumerate(self._layout.sentences):
            first = dates[number][0] if dates[number] else None
            if first is None or self._layout.blocks[sentence.block].start != sentence.start:
                continue
            opens = _AHEAD.fullmatch(self._layout.text, sentence.start, first.span[0])
            if opens and _BEHIND.match(self._layout.text, first.span[1], sentence.end):
                found[sentence.block] = first
        return found

    def main(self, number: int) -> str | None:
        """Whom a sentence is about that leaves it out, where it stands in a list of dates."""
        return self._main if self._layout.sentences[number].block in self._leads else None

    def dates(self, number: int) -> Sequence[When]:
        """The date that leads the line of a sentence without one of its own."""
        lead = self._leads.get(self._layout.sentences[number].block)
        return (lead,) if lead is not None else ()


def _most_told_of(layout: Layout, persons: Sequence[Person]) -> str | None:
    """The person of the headline, else the one who is named most often, the first of several."""
    if layout.title is not None:
        for person in persons:
            if any(layout.title[0] <= mention.start < layout.title[1] for mention in person.mentions):
                return person.name
    return max(persons, key=lambda person: len(person.mentions)).name if persons else None
