"""The PDF: tagged, marked on every page, the same bytes twice, and nothing in it that the letter does not say."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from support.dossiers import TODAY, Case, letter_of
from support.harbour import harbour, harbour_case
from tocsin.composing.brief import parse_brief
from tocsin.composing.composition import compose
from tocsin.composing.letter import Letter, PartKind
from tocsin.composing.template import example_brief
from tocsin.letters.docx import to_docx
from tocsin.letters.naming import letter_name
from tocsin.letters.pdf import letter_data, to_pdf
from tocsin.letters.text import to_basis_text, to_text


@pytest.fixture(scope="module")
def letter() -> Letter:
    return compose(harbour(), parse_brief(example_brief()), today=TODAY)


@pytest.fixture(scope="module")
def pdf(letter: Letter) -> bytes:
    return to_pdf(letter)


def pages(data: bytes) -> list[str]:
    """The text of each page, spaces as one and soft line ends as spaces."""
    document = pypdfium2.PdfDocument(data)
    texts = [page.get_textpage().get_text_range() for page in document]
    return [re.sub(r"[\s\ufffe\u00a0]+", " ", text) for text in texts]


def test_the_same_letter_gives_the_same_bytes(letter: Letter, pdf: bytes) -> None:
    assert to_pdf(letter) == pdf


def test_every_page_says_that_it_is_not_cleared(pdf: bytes) -> None:
    found = pages(pdf)
    assert len(found) > 1
    assert all("DRAFT, NOT CLEARED" in page for page in found)


def test_no_page_of_what_leaves_says_so(letter: Letter) -> None:
    leaving = replace(letter, draft=False)
    assert len(pages(to_pdf(leaving))) == len(pages(to_pdf(letter)))
    assert not any("DRAFT" in page or "CLEARED" in page for page in pages(to_pdf(leaving)))
    with zipfile.ZipFile(io.BytesIO(to_docx(leaving))) as package:
        assert not any(b"DRAFT" in package.read(name) for name in package.namelist())


def test_every_page_is_numbered(pdf: bytes) -> None:
    found = pages(pdf)
    assert all(f"Page {number} of {len(found)}" in page for number, page in enumerate(found, 1))


def test_every_sentence_stands_in_it(letter: Letter, pdf: bytes) -> None:
    whole = " ".join(pages(pdf))
    plain = re.sub(r"\W+", "", whole)
    missing = [s.text for _, s in letter.sentences() if re.sub(r"\W+", "", s.text)[:40] not in plain]
    assert missing == []


def test_cyrillic_and_polish_letters_are_kept(pdf: bytes) -> None:
    whole = " ".join(pages(pdf))
    assert "Ілона Варга" in whole
    assert "Олекса Марчук" in whole


def test_it_is_tagged_after_pdf_ua(pdf: bytes) -> None:
    assert pypdfium2.PdfDocument(pdf).is_tagged()
    assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf


def test_the_metadata_name_the_letter_and_nobody(pdf: bytes) -> None:
    found = pypdfium2.PdfDocument(pdf).get_metadata_dict()
    assert found["Title"] == "Urgent appeal UA 4/2026"
    assert (found["Author"], found["Keywords"], found["Subject"]) == ("", "", "")
    xmp = pdf[pdf.index(b"<x:xmpmeta") : pdf.index(b"</x:xmpmeta>")]
    assert b"Varga" not in xmp
    assert b"CreateDate" not in xmp or b"1970-01-01" in xmp


def test_only_the_shipped_fonts_are_in_it(pdf: bytes) -> None:
    assert set(re.findall(rb"/FontName */[A-Z]{6}\+([A-Za-z0-9]+)", pdf)) <= {b"SourceSerif4"}


def test_no_claim_and_no_name_of_a_hidden_person(letter: Letter, pdf: bytes) -> None:
    whole = " ".join(pages(pdf))
    assert not any(claim in whole.split() for claim in harbour_case().claims)
    assert "Danylo" not in whole
    assert "Zięba" not in whole


def test_what_nobody_looked_at_is_said_on_every_page() -> None:
    case = harbour_case()
    case.add("event", "new", type=case.say("arrest", looked=False))
    made = compose(case.dossier, parse_brief(example_brief()), today=TODAY)
    assert all("contains what nobody has looked at" in page for page in pages(to_pdf(made)))


@pytest.mark.parametrize(
    "words",
    [
        '#read("/etc/passwd")',
        '#import "@preview/cetz:0.2.0"',
        "= A heading",
        "$ x $ `code` *bold* _slanted_ @label <label>",
        "we saw \\ ] } // /* #",
        "{letter}",
    ],
)
def test_words_are_never_read_as_code(words: str) -> None:
    case = Case()
    case.event("e", "arrest", description=words)
    assert re.sub(r"\s+", "", words) in re.sub(r"\s+", "", "".join(pages(to_pdf(letter_of(case)))))


@pytest.mark.parametrize(
    ("words", "instead"), [("汉字", "HanZi"), ("😀", ":grinning:"), ("\ue000", "?"), ("ქართული", "kartuli")]
)
def test_what_no_font_can_show_is_written_in_latin_letters(words: str, instead: str) -> None:
    case = Case()
    case.event("e", "arrest", description=f"they said {words} to her")
    assert f"they said {instead} to her" in pages(to_pdf(letter_of(case)))[0]


def test_the_same_footnote_is_printed_once(letter: Letter, pdf: bytes) -> None:
    assert " ".join(pages(pdf)).count("“Journalist followed in Brod”") == 1
    assert sum(len(s.notes) for _, s in letter.sentences()) > 1


def test_the_data_of_the_form_hold_words_only(letter: Letter) -> None:
    data = letter_data(letter)
    assert set(data) == {"label", "language", "sender", "marks", "page", "title", "meta", "parts", "footnotes"}
    first = [n["first"] for p in data["parts"] for q in p["paragraphs"] for s in q["sentences"] for n in s["notes"]]
    assert first.count(True) == len(letter.footnotes)


def test_an_address_that_is_no_web_address_is_no_link() -> None:
    case = Case()
    case.add("statement", "s", title="Held", publishable="true", url="javascript:alert(1)")
    case.statement = "s"
    case.event("e", "arrest")
    made = to_pdf(letter_of(case))
    assert b"/URI" not in made
    assert "javascript:alert(1)" in pages(made)[0]


TWO = st.sampled_from(["Danylo", "Zięba", "Зємба", "Łucja", "a car", "(", "“", "\n", "at night"])


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(TWO, min_size=1, max_size=6).map(" ".join), st.lists(TWO, min_size=1, max_size=3).map("-".join))
def test_no_hidden_name_comes_through_to_any_form(description: str, place: str) -> None:
    case = Case()
    case.add("person", "x", name=["Danylo Zięba", "Данило Зємба"], minor="true")
    case.add("group", "g", name=f"Friends of {place}")
    case.event("e", "arrest", "g", description=description, place_words=place, instrument=description)
    made = letter_of(case, position=(f"We say: {description}",))
    with zipfile.ZipFile(io.BytesIO(to_docx(made))) as archive:
        word = "".join(archive.read(name).decode() for name in archive.namelist())
    for form in (" ".join(pages(to_pdf(made))), word, to_text(made), to_basis_text(made), letter_name(made)):
        assert not re.search("danylo|zięba|zieba|зємба|данило", form, re.IGNORECASE)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=80), st.text(max_size=30))
def test_any_text_can_be_set(description: str, place: str) -> None:
    case = Case()
    case.event("e", "arrest", description=description, place_words=place)
    made = letter_of(case)
    assert made.part(PartKind.EVENTS)
    assert to_pdf(made).startswith(b"%PDF-1.7")
