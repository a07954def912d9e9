"""The same invented statement in every format comes out as the same paragraphs."""

from __future__ import annotations

import io
import re

import pytest
from tests.support import statement

from tocsin.intake import Extracted, extract


def read(data: bytes) -> Extracted:
    found = extract(io.BytesIO(data), name=None)
    assert isinstance(found, Extracted), found
    return found


def paragraphs(text: str) -> list[str]:
    return [" ".join(part.split()) for part in re.split(r"\n\n+", text)]


@pytest.mark.parametrize("form", statement.FORMATS)
def test_every_format_says_the_same(form: str) -> None:
    found = paragraphs(read(statement.FORMATS[form]()).text)
    assert found[-len(statement.LINES) :] == [*statement.LINES]


@pytest.mark.parametrize(
    ("form", "media_type", "extractor"),
    [
        ("text", "text/plain", "plain"),
        ("html", "text/html", "html"),
        ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
        ("odt", "application/vnd.oasis.opendocument.text", "odt"),
        ("rtf", "application/rtf", "rtf"),
        ("mail", "message/rfc822", "mail"),
        ("pdf", "application/pdf", "pdf"),
    ],
)
def test_the_kind_is_told_from_the_content(form: str, media_type: str, extractor: str) -> None:
    found = read(statement.FORMATS[form]())
    assert (found.media_type, found.extractor) == (media_type, extractor)
    assert found.version.startswith("2" if form in {"pdf", "mail"} else "1")


@pytest.mark.parametrize("form", statement.FORMATS)
def test_two_readings_are_equal(form: str) -> None:
    data = statement.FORMATS[form]()
    assert read(data) == read(data)


@pytest.mark.parametrize("form", sorted(set(statement.FORMATS) - {"mail"}))
def test_only_the_statement_is_read(form: str) -> None:
    assert len(paragraphs(read(statement.FORMATS[form]()).text)) == len(statement.LINES)


@pytest.mark.parametrize("width", ["10cm", "13cm", "21cm"])
@pytest.mark.parametrize("height", ["9cm", "29.7cm"])
def test_a_pdf_of_any_measure_gives_the_same_paragraphs(width: str, height: str) -> None:
    found = read(statement.as_pdf(width=width, height=height))
    assert paragraphs(found.text) == [*statement.LINES]


def test_a_pdf_has_its_map_of_pages() -> None:
    found = read(statement.as_pdf(height="7cm"))
    assert [number for _start, number in found.pages] == [*range(1, len(found.pages) + 1)]
    assert len(found.pages) > 2
    assert found.pages[0] == (0, 1)
    assert all(found.text[start - 1].isspace() and not found.text[start].isspace() for start, _page in found.pages[1:])
