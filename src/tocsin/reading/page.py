"""What every grammar starts from: the text laid out, its dates, what a model lends; and what it gives back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tocsin.reading.dates import DateFound
from tocsin.reading.draft import Draft, When
from tocsin.reading.layout import Layout, Sentence
from tocsin.reading.model import OrganisationRead, PersonRead, RelationRead, RequestRead, Span
from tocsin.reading.namemodel import NameSpan


@dataclass(frozen=True, slots=True)
class Page:
    """One text before its grammar reads it. `whens` are those of `dates` that an event can have.

    `stated` is where the text gives its own day.
    """

    layout: Layout
    dates: Sequence[DateFound]
    whens: Sequence[When]
    lent: Sequence[NameSpan] = ()
    language: str = "en"
    stated: Span | None = None

    @property
    def own_day(self) -> When | None:
        """The day that the text gives itself."""
        return next((when for when in self.whens if when.span == self.stated), None)

    @property
    def text(self) -> str:
        """The text itself."""
        return self.layout.text


@dataclass(frozen=True, slots=True)
class Told:
    """What a grammar found on a page. `cued` says whether a sentence holds a word that could have told an event."""

    persons: Sequence[PersonRead]
    organisations: Sequence[OrganisationRead]
    drafts: Sequence[Draft]
    requests: Sequence[RequestRead]
    relations: Sequence[RelationRead]
    cued: Callable[[Sentence], bool]


def dates_by_sentence(layout: Layout, whens: Sequence[When]) -> list[list[When]]:
    """The dates of each sentence, in the order of the sentences."""
    found: list[list[When]] = [[] for _ in layout.sentences]
    place = 0
    for when in whens:
        while place + 1 < len(layout.sentences) and layout.sentences[place].end <= when.span[0]:
            place += 1
        if layout.sentences and layout.sentences[place].start <= when.span[0] < layout.sentences[place].end:
            found[place].append(when)
    return found


def quoted(layout: Layout) -> list[bool]:
    """Which sentences begin inside somebody's words, in curly or straight double quotes."""
    result, block, depth = [], -1, False
    for sentence in layout.sentences:
        if sentence.block != block:
            block, depth = sentence.block, False
        words = layout.text[sentence.start : sentence.end]
        result.append(depth or words[:1] in {"“", '"', "«"})
        for sign in words:
            depth = (sign in "“«" or (sign == '"' and not depth)) if sign in '“”"«»' else depth
    return result
