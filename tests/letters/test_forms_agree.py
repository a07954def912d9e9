"""PDF, DOCX and text say the same sentences in the same order, are marked alike, and carry nothing else."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from typing import Any

import pypdfium2
import pytest
from lxml import etree

from support.dossiers import TODAY, Case, brief, letter_of
from support.harbour import harbour
from tocsin.composing.brief import AddresseeBlock, DemandText, parse_brief
from tocsin.composing.composition import compose
from tocsin.composing.letter import NOBODY_LOOKED, NOT_CLEARED, Letter
from tocsin.composing.template import example_brief
from tocsin.letters.docx import to_docx
from tocsin.letters.naming import label, letter_name, tied
from tocsin.letters.pdf import to_pdf
from tocsin.letters.text import to_basis_text, to_text

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HIDDEN = ("Danylo", "Zięba", "Данило", "Зємба")


def small(**changes: Any) -> Letter:
    """One page, two footnotes, a name in two alphabets, nobody hidden."""
    case = Case()
    for number in (1, 2):
        case.add(
            "statement", f"s{number}", title=f"Report {number}", publishable="true", url=f"https://n.example/{number}"
        )
    case.statement = "s1"
    case.add("person", "a", name=["Ilona Varga", "Ілона Варга"], age="40", occupation="journalist")
    case.event("e", "arrest", "a", date="2026-11-05", country="Orvania", attribution="her lawyer")
    case.statement = "s2"
    case.event("f", "threat", "a", date="2026-11-09", attribution="the activists")
    return letter_of(case, **changes)


def hidden(**changes: Any) -> Letter:
    """A letter whose only victim is not named, with the name in every text."""
    case = Case()
    case.add("person", "d", name=["Danylo Zięba", "Данило Зємба"], minor="true", present_risk="Данила шукають")
    case.add("statement", "s", title="Zięba held", publishable="true", url="https://n.example/danylo-zieba")
    case.statement = "s"
    case.event("e", "arrest", "d", description="Mr Zięba and #FreeDanylo; Данилу Зємбу били", attribution="Danylo")
    return letter_of(case, **changes)


def harbour_letter() -> Letter:
    return compose(harbour(), parse_brief(example_brief()), today=TODAY)


LETTERS = {"small": small, "hidden": hidden, "harbour": harbour_letter}
letters = pytest.mark.parametrize("letter", [make() for make in LETTERS.values()], ids=LETTERS)


def pages(pdf: bytes) -> list[str]:
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)]


def parts(docx: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def squeezed(text: str) -> str:
    """Letters and digits only: lines may break anywhere, footnote numbers may stand between."""
    return re.sub(r"[\W_\ufffe]+", "", text)


def in_order(sentences: list[str], whole: str) -> list[str]:
    """Those of the sentences that are not found, each looked for behind the one before."""
    at, missing = 0, []
    for sentence in sentences:
        found = whole.find(squeezed(sentence), at)
        missing += [sentence] if found < 0 else []
        at = at if found < 0 else found + len(squeezed(sentence))
    return missing


def printed(letter: Letter) -> list[str]:
    """The sentences in the order of the page: the lines under the title stand above it."""
    told = list(letter.sentences())
    return [s.text for place, s in sorted(told, key=lambda one: (not one[0].startswith("meta"), one[0] != "title"))]


@letters
def test_the_pdf_has_every_sentence_in_its_order(letter: Letter) -> None:
    whole = "".join(squeezed(_body(page, letter)) for page in pages(to_pdf(letter)))
    said = [text for text in printed(letter) if len(text) < 250]  # a longer one may run over a page and its notes
    assert in_order(said, whole) == []


def _body(page: str, letter: Letter) -> str:
    """A page without its head, its foot and the numbers that stand raised at the end of a sentence."""
    for line in (label(letter), *letter.marks):
        page = page.replace(line, "", 1)
    page = re.sub(r"Page \d+ of \d+", "", page)
    return re.sub(r"(?<=[.?!])\d+(?:,\s?\d+)*(?=\s|$)", "", page)


@letters
def test_the_docx_has_every_sentence_in_its_order(letter: Letter) -> None:
    body = etree.fromstring(parts(to_docx(letter))["word/document.xml"])
    runs = [run for run in body.iter(f"{W}r") if run.find(f"{W}rPr/{W}rStyle[@{W}val='FootnoteReference']") is None]
    whole = squeezed("".join(text.text or "" for run in runs for text in run.iter(f"{W}t")))
    assert in_order(printed(letter), whole) == []


@letters
def test_the_text_has_every_sentence_in_its_order(letter: Letter) -> None:
    plain = re.sub(r"(?<=\S)\[\d+\]", "", to_text(letter))
    title, *rest = [sentence.text for _, sentence in letter.sentences()]
    assert in_order([title.upper(), *rest], squeezed(plain)) == []


@letters
def test_every_form_says_on_every_page_that_it_is_a_draft(letter: Letter) -> None:
    found = pages(to_pdf(letter))
    assert [number for number, page in enumerate(found, 1) if NOT_CLEARED not in page] == []
    assert [number for number, page in enumerate(found, 1) if f"Page {number} of {len(found)}" not in page] == []
    assert NOT_CLEARED in parts(to_docx(letter))["word/header1.xml"].decode()
    assert to_text(letter).count(NOT_CLEARED) == 2
    assert letter_name(letter).startswith("DRAFT-NOT-CLEARED ")


@letters
def test_every_form_is_the_same_bytes_twice(letter: Letter) -> None:
    assert to_pdf(letter) == to_pdf(letter)
    assert to_docx(letter) == to_docx(letter)
    assert to_text(letter) == to_text(letter)


@letters
def test_every_footnote_stands_in_every_form_once(letter: Letter) -> None:
    pdf = squeezed("".join(pages(to_pdf(letter))))
    docx = squeezed("".join(etree.fromstring(parts(to_docx(letter))["word/footnotes.xml"]).itertext()))
    text = squeezed(to_text(letter))
    for note in letter.footnotes:
        for whole in (pdf, docx, text):
            assert whole.count(squeezed(note.text)) == 1, note.number
            assert squeezed(note.url) in whole
    assert to_text(letter).count("\n[1] ") == min(1, len(letter.footnotes))


@letters
def test_no_form_holds_a_claim_an_id_or_a_hidden_name(letter: Letter) -> None:
    word = "".join(content.decode() for content in parts(to_docx(letter)).values())
    found = pypdfium2.PdfDocument(to_pdf(letter))
    meta = " ".join(found.get_metadata_dict().values())
    for form in ("".join(pages(to_pdf(letter))), word, to_text(letter), meta, letter_name(letter)):
        assert "claim-" not in form
        assert not [name for name in HIDDEN if name.casefold() in form.casefold()]


@letters
def test_metadata_name_the_letter_the_language_the_day_and_nobody(letter: Letter) -> None:
    pdf = to_pdf(letter)
    meta = pypdfium2.PdfDocument(pdf).get_metadata_dict()
    assert meta["Title"] == label(letter)
    assert [key for key in ("Author", "Subject", "Keywords") if meta[key]] == []
    xmp = pdf[pdf.index(b"<x:xmpmeta") : pdf.index(b"</x:xmpmeta>")].decode()
    assert not re.search(rb"/Author|/(?:Mod|Creation)Date ?\(D:20[2-9]", pdf)
    assert not re.search(r"Varga|Варга|20[2-9]\d-\d\d-\d\dT", xmp)
    core = parts(to_docx(letter))["docProps/core.xml"].decode()
    tags = {etree.QName(tag).localname for tag in etree.fromstring(core.encode())}
    assert tags == {"title", "language", "created", "modified"}
    assert core.count(f"{TODAY.isoformat()}T00:00:00Z") == 2


@letters
def test_the_package_has_these_parts_and_no_more(letter: Letter) -> None:
    found = parts(to_docx(letter))
    assert set(found) == {
        *("[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels", "word/document.xml"),
        *("word/styles.xml", "word/numbering.xml", "word/settings.xml", "word/footnotes.xml"),
        *("word/header1.xml", "word/footer1.xml", "docProps/core.xml"),
    }
    whole = b"".join(found.values())
    assert not re.search(rb"rsid|w:author|lastModifiedBy|creator|w:ins |w:del |w:comment|Application", whole)


@letters
def test_lines_of_text_are_no_wider_than_88(letter: Letter) -> None:
    wide = [line for line in to_text(letter).splitlines() if len(line) > 88 and "://" not in line]
    assert wide == []
    assert not [line for line in to_text(letter).splitlines() if line != line.rstrip()]


def test_long_offices_and_demands_are_wrapped_and_indented() -> None:
    office = "Directorate for the Protection of Journalists and Defenders of the Ministry of the Interior"
    blocks = tuple(AddresseeBlock(key, f"{office} {key}", checked=TODAY) for key in "abc")
    letter = small(addressees=blocks, demands=(DemandText("Open an investigation " * 9, ("a", "b", "c")),))
    text = to_text(letter)
    asked = text[text.index("What we ask") : text.index("To whom this")].splitlines()[3:]
    assert asked[0].startswith("1. Open an investigation")
    assert all(line.startswith("   ") for line in asked[1:] if line)
    assert max(map(len, asked)) <= 88


NAMES = [
    ({"number": "UA 4/2026"}, "UA-4-2026 v1"),
    ({"number": "UA 4/2026 (Ілона)"}, "UA-4-2026 v1"),
    ({"number": "..\\..\\x"}, "x v1"),
    ({"number": "/etc/passwd"}, "etc-passwd v1"),
    ({"number": "CON"}, "CON v1"),
    ({"number": "№ 7"}, "7 v1"),
    ({"number": "a\nb"}, "a-b v1"),
    ({"number": "—"}, "v1"),
    ({"number": "UA 4", "version": 12}, "UA-4 v12"),
    ({"title": "Ilona Varga held", "reply_by": date(2026, 12, 24)}, "UA-1-2026 v1"),
]


@pytest.mark.parametrize(("changes", "middle"), NAMES)
def test_a_file_name_is_plain_and_names_nobody(changes: dict[str, Any], middle: str) -> None:
    name = letter_name(small(**changes))
    assert name == f"DRAFT-NOT-CLEARED urgent appeal {middle} 2026-11-22"
    assert re.fullmatch(r"[A-Za-z0-9 -]+", name)


def test_both_marks_stand_everywhere_where_nobody_looked() -> None:
    case = Case()
    case.add("event", "e", type=case.say("arrest", looked=False), description="a long story " * 400)
    letter = letter_of(case)
    found = pages(to_pdf(letter))
    assert len(found) > 1
    assert all(NOT_CLEARED in page and NOBODY_LOOKED in page for page in found)
    assert NOBODY_LOOKED in parts(to_docx(letter))["word/header1.xml"].decode()
    assert to_text(letter).count(NOBODY_LOOKED) == 2


def test_the_basis_sheet_is_never_a_part_of_a_letter() -> None:
    sheet = to_basis_text(small())
    assert sheet.startswith("Basis of Urgent appeal UA 1/2026, version 1\nFor the office only")
    assert "claims: claim-" in sheet
    assert not [form for form in ("Basis of", "For the office only") if form in to_text(small())]
    assert brief().number in sheet


TIED = [
    ("since 5 July 2018, and", "since 5\u00a0July\u00a02018, and"),
    ("from 3 to 5 October 2017", "from 3 to 5\u00a0October\u00a02017"),
    ("in October or November 2017", "in October or November\u00a02017"),
    ("on 28 June or 3 July 2018", "on 28\u00a0June or 3\u00a0July\u00a02018"),
    ("May Varga came", "May Varga came"),
    ("12 Marching men", "12 Marching men"),
    ("5 July 20189", "5\u00a0July 20189"),
]


@pytest.mark.parametrize(("text", "held"), TIED)
def test_only_the_spaces_of_dates_are_tied(text: str, held: str) -> None:
    assert tied(text) == held
    assert tied(text).replace("\u00a0", " ") == text
