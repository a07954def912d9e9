"""What a sentence is read with: its actors and dates, and what it inherits from the sentences before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tocsin.reading.draft import When
from tocsin.reading.layout import Sentence
from tocsin.reading.slavic.events.actor import Actor


@dataclass(frozen=True, slots=True)
class Context:
    """What a sentence inherits: the one in focus and their sex, who "I" is, the text and its own day."""

    topic: str | None
    topic_female: bool | None
    teller: str
    text: str
    day: When | None = None


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence with its resolved actors and its dates."""

    sentence: Sentence
    number: int
    actors: Sequence[Actor]
    dates: Sequence[When]
    quoted: bool
    heading: bool
    context: Context

    @property
    def text(self) -> str:
        """The whole text."""
        return self.context.text
