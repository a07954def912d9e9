"""One content is one reading, however it is laid out: the plain text's reading is what every layout has to give."""

from __future__ import annotations

import io
from functools import cache
from typing import Any

import pytest
from tests.support.contents import CONTENTS
from tests.support.renderings import LAYOUTS, as_text

from tocsin.intake import Extracted, extract
from tocsin.reading import read
from tocsin.reading.envelope import without_envelope
from tocsin.reading.layout import lay_out
from tocsin.reading.model import EventRead, Reading

EVERY = [pytest.param(language, layout, id=f"{layout}, {language}") for language in CONTENTS for layout in LAYOUTS]


@cache
def text_of(language: str, layout: str | None) -> str:
    """The text that intake takes out of a layout; of plain text for None."""
    made = LAYOUTS[layout] if layout else as_text
    found = extract(io.BytesIO(made(CONTENTS[language])), name=None)
    assert isinstance(found, Extracted)
    return found.text


@cache
def plain_reading(language: str) -> Reading:
    """What the plain text tells."""
    return read(text_of(language, None))


def one_line(words: str | None) -> str | None:
    """Words without the line ends of one layout."""
    return None if words is None else " ".join(words.split())


def sentences(text: str) -> list[tuple[str, str | None]]:
    """Each sentence with the kind of block it stands in; bullets of all kinds are one."""
    said = without_envelope(text)
    return [
        (str(sentence.kind), one_line(said[sentence.start : sentence.end].replace("•", "–")))
        for sentence in lay_out(said).sentences
    ]


def event(told: EventRead) -> tuple[Any, ...]:
    """All of an event but where it stands."""
    return (
        told.type, told.term, told.date, one_line(told.date_text), told.date_basis, told.place, told.victims,
        told.perpetrator, one_line(told.attribution), told.completion, told.stance, told.channel, told.count,
        told.heading, len(told.passages),
    )  # fmt: skip


def told(reading: Reading) -> dict[str, Any]:
    """What a reading says, without places in the text."""
    return {
        "language": reading.language,
        "date": reading.document_date,
        "title": one_line(reading.title),
        "persons": [(one.name, one.aliases, one.roles, one.country, len(one.mentions)) for one in reading.persons],
        "organisations": [(one.name, one.aliases, one.roles, len(one.mentions)) for one in reading.organisations],
        "events": [event(one) for one in reading.events],
        "requests": [(one_line(one.text), one.addressees, one.deadline) for one in reading.requests],
        "relations": [(one.kind, one.first, one.second, one.days) for one in reading.relations],
        "citations": reading.citations,
        "passed over": len(reading.passed_over),
        "place": reading.place and reading.place.name,
        "publisher": reading.publisher and reading.publisher.name,
        "contacts": [(one.kind, one.value, one.name) for one in reading.contacts],
        "notes": [(note.number, len(note.supports)) for note in reading.notes],
        "supported": [len(spans) for spans in reading.citation_of],
    }


@pytest.mark.parametrize(("language", "layout"), EVERY)
def test_every_layout_gives_the_sentences_of_the_plain_text(language: str, layout: str) -> None:
    assert sentences(text_of(language, layout)) == sentences(text_of(language, None))


@pytest.mark.parametrize(("language", "layout"), EVERY)
def test_every_layout_gives_the_reading_of_the_plain_text(language: str, layout: str) -> None:
    assert told(read(text_of(language, layout))) == told(plain_reading(language))


@pytest.mark.parametrize("language", list(CONTENTS))
def test_the_plain_text_tells_what_is_in_it(language: str) -> None:
    reading = plain_reading(language)
    assert reading.language == language
    assert reading.document_date == "2021-07-12"
    assert {person.name for person in reading.persons} >= {*CONTENTS[language].persons}
    assert len(reading.citations) == 4
    assert [len(note.supports) for note in reading.notes] == [1, 1, 1, 1]
    assert reading.place is not None
    assert [one.kind for one in reading.contacts] == ["phone", "email", "web"]
