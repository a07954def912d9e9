"""An event under construction, and the pieces of a text that events are drawn from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tocsin.domain.facts import Stance
from tocsin.reading.actors import Actor
from tocsin.reading.events.timing import When
from tocsin.reading.layout import Sentence
from tocsin.reading.model import Span


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence with its resolved actors and its dates."""

    sentence: Sentence
    actors: Sequence[Actor]
    dates: Sequence[When]
    quoted: bool
    heading: bool


@dataclass(frozen=True, slots=True)
class Draft:
    """An event as one sentence tells it. `named` says whether a victim is somebody, not only a group in words."""

    type: str
    term: str
    when: When | None
    place: str | None
    victims: tuple[str, ...]
    perpetrator: str | None
    attribution: str | None
    completion: str
    stance: Stance
    channel: str | None
    count: int | None
    span: Span
    block: int
    sentence: int
    scene: bool
    named: bool
    weak: bool
    heading: bool
    passages: tuple[Span, ...] = ()
