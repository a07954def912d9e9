"""Tables of sentences for the reader: what a text tells, in the few words that a row of a table has room for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

import pytest

from tocsin.reading import read
from tocsin.reading.model import EventRead

TODAY: Final = "2021-06-01"
"""The day of every statement of the tables."""


@dataclass(frozen=True, slots=True)
class Told:
    """One event that a row expects. What defaults to None must be absent; what defaults to ANY is not looked at."""

    type: str
    victims: tuple[str, ...]
    on: str | None
    by: str | None
    source: str | None
    completion: str
    stance: str
    count: int | None
    via: str | None
    rest: dict[str, Any] = field(default_factory=dict)


def told(
    type: str,  # noqa: A002 - the word of DESIGN 5
    *victims: str,
    on: str | None = None,
    by: str | None = None,
    source: str | None = None,
    completion: str = "done",
    stance: str = "asserts",
    count: int | None = None,
    via: str | None = None,
    **rest: Any,
) -> Told:
    """What one event must be. `rest` may hold term, at (the place), words (its passages), when (the date's words)."""
    assert rest.keys() <= {"term", "at", "words", "when", "basis", "heading"}
    return Told(type, victims, on, by, source, completion, stance, count, via, rest)


def row(text: str, *events: Told) -> Any:
    """A row of a table: a text and all that it tells, in order. Its id is the text."""
    return pytest.param(text, events, id=text.replace("\n", " ")[:150])


def nothing(*texts: str) -> list[Any]:
    """Rows of texts that tell no event at all."""
    return [row(text) for text in texts]


def events_of(text: str) -> tuple[EventRead, ...]:
    """The events of a text of the tables."""
    return read(text, date=TODAY).events


def assert_told(text: str, expected: tuple[Told, ...]) -> None:
    """Hold the events of a text against a row: no more, no fewer, in the order of the text."""
    found = events_of(text)
    assert [_as_row(event) for event in found] == [_plain(item) for item in expected]
    for event, item in zip(found, expected, strict=True):
        assert {key: _rest(event, text)[key] for key in item.rest} == item.rest


def _as_row(event: EventRead) -> dict[str, Any]:
    return {
        "type": event.type,
        "victims": event.victims,
        "on": event.date,
        "by": event.perpetrator,
        "source": event.attribution,
        "completion": event.completion,
        "stance": str(event.stance),
        "count": event.count,
        "via": event.channel,
    }


def _plain(item: Told) -> dict[str, Any]:
    return {key: getattr(item, key) for key in Told.__slots__ if key != "rest"}


def _rest(event: EventRead, text: str) -> dict[str, Any]:
    return {
        "term": event.term,
        "at": event.place,
        "words": [text[start:end] for start, end in event.passages],
        "when": event.date_text,
        "basis": event.date_basis,
        "heading": event.heading,
    }
