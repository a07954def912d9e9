"""Rows of tables of invented sentences, whose ids are the sentences themselves."""

from __future__ import annotations

from typing import Any, Final

import pytest

from tocsin.reading import read
from tocsin.reading.model import Reading, Span

DAY: Final = "2021-06-01"
"""The day of every statement of the tables, a Tuesday."""


def sentence(text: str, *wanted: Any) -> Any:
    """A row: a text and what is wanted of it; its id is the text."""
    return pytest.param(text, *wanted, id=" ".join(text.split())[:150])


def sentences(*texts: str) -> list[Any]:
    """Rows of texts alone."""
    return [sentence(text) for text in texts]


def reading_of(text: str) -> Reading:
    """The reading of a statement of `DAY`."""
    return read(text, date=DAY)


def quoted(text: str, *spans: Span) -> list[str]:
    """The words on which spans stand."""
    return [text[start:end] for start, end in spans]


def spans_of(reading: Reading) -> list[Span]:
    """Every span that a reading holds."""
    named = [*reading.persons, *reading.organisations]
    spans = [span for one in named for span in one.mentions]
    for event in reading.events:
        spans += [(event.start, event.end), *event.passages]
        spans += [event.date_span] if event.date_span else []
    spans += [(request.start, request.end) for request in reading.requests]
    spans += [relation.span for relation in reading.relations]
    spans += [reading.document_date_span] if reading.document_date_span else []
    return [*spans, *reading.citation_spans, *reading.passed_over]
