"""The pieces of a text that events are drawn from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tocsin.reading.draft import When
from tocsin.reading.english.actors import Actor
from tocsin.reading.layout import Sentence


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence with its resolved actors and its dates.

    `around` are the words of its paragraph; `main` is the person whom a list of dates is about, where this is a line of
    one.
    """

    sentence: Sentence
    actors: Sequence[Actor]
    dates: Sequence[When]
    quoted: bool
    heading: bool
    around: frozenset[str] = frozenset()
    main: str | None = None
