"""An event under construction, as one sentence tells it, in whatever language."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tocsin.domain.facts import Stance
from tocsin.reading.model import Span

CARRIED = "carried"
"""The basis of a date that a neighbouring sentence tells."""


@dataclass(frozen=True, slots=True)
class When:
    """A date as an event has it. `text` are its words, `basis` as in `EventRead`."""

    edtf: str
    text: str
    span: Span
    basis: str


@dataclass(frozen=True, slots=True)
class Draft:
    """An event as one sentence tells it. `named` says whether a victim is somebody, not only a group in words.

    `scene`: it happens at one place and moment. `weak`: a mere mention, which stands alone only if nothing tells it.
    """

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


def dated(draft: Draft, when: When) -> Draft:
    """The draft with a date taken over from its neighbour."""
    return replace(draft, when=replace(when, basis=CARRIED))
