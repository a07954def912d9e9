"""Whatever stands in a file of whatever format, a reading's spans lie in its text and on their words."""

from __future__ import annotations

import html as escaping
from collections.abc import Callable
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support import packages

from tocsin.intake.container import Package
from tocsin.intake.formats import docx, html, mail, plain
from tocsin.reading import read

# right-to-left runs, signs without width, letters of two alphabets in one word, brackets, marks of notes and of quoting
PIECES = st.sampled_from(
    ["Marta Velin", "Мarta Velin", "Марта\u200b Велін", "police arrested", "поліція затримала", "on 3 May\u00a02021",
     "\u202eon 3 May 2021\u202c", "שלום", "مرحبا", "(((", "]]]", "¹", "[2]", "> ", "https://a.ex\u200bample/1\u202e",
     "From: a@b.example", "Contact:", "+000 55 010 203", ".", ":", "–", "1.", "\ud7ff", "é", "e\u0301", "\t",
     "Dovrin, 12 July 2021"]
)  # fmt: skip
LINES = st.lists(st.lists(PIECES, max_size=8).map(" ".join), max_size=10)


def as_plain(lines: list[str]) -> str:
    return plain.read("\n\n".join(lines).encode()).text


def as_page(lines: list[str]) -> str:
    return html.from_text("".join(f"<p>{escaping.escape(line)}</p>" for line in lines))


def as_docx(lines: list[str]) -> str:
    body = "".join(packages.paragraph(packages.run(escaping.escape(line))) for line in lines)
    return docx.read(Package(packages.docx(body))).text


def as_mail(lines: list[str]) -> str:
    message = EmailMessage()
    message["From"], message["To"], message["Date"] = "a@b.example", "c@d.example", "Mon, 12 Jul 2021 09:12:00 +0200"
    message.set_content("\n".join(lines))
    return mail.read(message.as_bytes()).text


@pytest.mark.parametrize("made", [as_plain, as_page, as_docx, as_mail])
@given(LINES)
@settings(deadline=None, max_examples=25)
def test_spans_lie_on_their_words(made: Callable[[list[str]], str], lines: list[str]) -> None:
    text = made(lines)
    reading = read(text)
    spans = [span for one in (*reading.persons, *reading.organisations) for span in one.mentions]
    spans += [span for one in reading.events for span in one.passages] + list(reading.passed_over)
    spans += [note.span for note in reading.notes] + [span for note in reading.notes for span in note.supports]
    spans += [*reading.citation_spans, *(span for spans_ in reading.citation_of for span in spans_)]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    named = [one for one in (reading.place, reading.publisher) if one]
    assert all(0 <= one.span[0] < one.span[1] <= len(text) for one in named)
    assert all(text[slice(*one.span)] == one.value for one in reading.contacts)
    assert all(text[slice(*one.date_span)] == one.date_text for one in reading.events if one.date_span)
    if reading.place:
        assert text[slice(*reading.place.span)] == reading.place.name
