"""A letter on the office's paper: DOCX and PDF say the same at the same places, and a letter comes back from Word."""

from __future__ import annotations

import io
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import docx
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Mm

from support.dossiers import TODAY
from support.letterheads import LOGO_WORDS, SIGNATURE_WORDS, WHO, letterhead, logo, signature
from support.tongues import brief_in_four, case_in
from tocsin.composing.composition import compose
from tocsin.composing.letter import Letter, PartKind
from tocsin.composing.wording import LANGUAGES
from tocsin.domain.letterhead import Paper, Picture
from tocsin.letters.docx import to_docx
from tocsin.letters.house.page import pdf_on, pictures_on
from tocsin.letters.house.paper import addressed
from tocsin.letters.house.taking import taken_in
from tocsin.letters.house.word import docx_on
from tocsin.letters.pdf import to_pdf
from tocsin.letters.reading_back import IN_LETTERHEAD, read_back
from tocsin.letters.taken_apart import our_sentences

POINTS = 72 / 25.4
LOGO, SIGNATURE = Picture(logo(), LOGO_WORDS), Picture(signature(), SIGNATURE_WORDS)
PICTURED = Paper(WHO, LOGO, SIGNATURE)


def written(language: str = "en") -> Letter:
    return compose(case_in(language).dossier, brief_in_four(), "urgent-appeal", today=TODAY, language=language)


@pytest.fixture(scope="module")
def draft() -> Letter:
    return written()


@pytest.fixture(scope="module")
def leaving(draft: Letter) -> Letter:
    return replace(draft, draft=False)


@pytest.fixture(scope="module")
def house() -> Paper:
    return replace(PICTURED, document=taken_in(letterhead()).document)


@pytest.fixture(scope="module")
def pdf(leaving: Letter, house: Paper) -> pypdfium2.PdfDocument:
    return pypdfium2.PdfDocument(pdf_on(leaving, house))


class Box(NamedTuple):
    """From the left and the upper edge of the page, in mm."""

    left: float
    top: float
    right: float
    bottom: float


def box_of(page: pypdfium2.PdfPage, left: float, bottom: float, right: float, top: float) -> Box:
    height = page.get_height()
    return Box(*(one / POINTS for one in (left, height - top, right, height - bottom)))


def place(page: pypdfium2.PdfPage, words: str) -> Box:
    """Where the words stand first."""
    text = page.get_textpage()
    found = text.search(words).get_next()
    assert found is not None, words
    boxes = [text.get_charbox(at) for at in range(found[0], found[0] + found[1])]
    sides = [min(box[0] for box in boxes), min(box[1] for box in boxes)]
    return box_of(page, *sides, max(box[2] for box in boxes), max(box[3] for box in boxes))


def pictures(page: pypdfium2.PdfPage) -> list[Box]:
    """Where pictures stand, from above; on paper they are within forms."""
    found = page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM], max_depth=1)
    boxes = [box_of(page, *one.get_bounds()) for one in found]
    return sorted((box for box in boxes if box.right - box.left > 5), key=lambda box: box.top)


def texts(pdf_file: bytes) -> list[str]:
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf_file)]


def test_without_paper_a_letter_is_what_it_was(draft: Letter) -> None:
    assert docx_on(draft, Paper(WHO)) == to_docx(draft)
    assert pdf_on(draft, Paper(WHO)) == to_pdf(draft)


def test_the_same_letter_on_the_same_paper_gives_the_same_bytes(leaving: Letter, house: Paper) -> None:
    assert docx_on(leaving, house) == docx_on(leaving, house)
    assert pdf_on(leaving, house) == pdf_on(leaving, house)


def test_the_letterhead_is_filled_and_its_styles_are_used(leaving: Letter, house: Paper) -> None:
    document = docx.Document(io.BytesIO(docx_on(leaving, house)))
    said = [one.text for one in document.paragraphs]
    assert said[:2] == ["Brod, 22\u00a0November\u00a02026", f"Our reference: {leaving.number}"]
    assert said[-3:] == ["With respect", "", "Rona Vell, Director"]
    assert not any("{" in text for text in said)
    styles = {one.style.name for one in document.paragraphs}
    assert {"Title", "Heading 1", "List Number"} <= styles
    assert document.styles["Heading 1"].font.name == "Arial"
    described = [one.get("descr") for one in document.element.iter(qn("wp:docPr"))]
    assert described == [SIGNATURE_WORDS]
    assert document.core_properties.author == ""
    outer = [rel for part in document.part.package.iter_parts() for rel in part.rels.values() if rel.is_external]
    assert outer == []


def test_header_and_footer_stand_on_every_page_where_word_sets_them(pdf: pypdfium2.PdfDocument) -> None:
    assert len(pdf) > 1
    for page in pdf:
        assert (page.get_width() / POINTS, page.get_height() / POINTS) == pytest.approx((210, 297), abs=0.5)
        name, line = place(page, "Quay Centre"), place(page, "office@quay.example")
        inner = 5.4 / POINTS  # the margin of a cell
        assert name.right == pytest.approx(190 - inner, abs=0.5)
        assert line.right == pytest.approx(190 - inner, abs=0.5)
        assert 12 < name.top < line.top < 34
        (mark,) = [box for box in pictures(page) if box.top < 40]
        assert (mark.left, mark.top) == pytest.approx((25 + inner, 12), abs=0.6)
        assert mark.bottom - mark.top == pytest.approx(16, abs=0.5)
        foot, number = place(page, "Registered 77/2011"), place(page, "Page ")
        assert foot.left == pytest.approx(25, abs=0.5)
        assert foot.bottom == pytest.approx(287, abs=1.5)
        assert number.top == pytest.approx(foot.top, abs=0.5)
        assert number.right < 190


def test_the_text_begins_where_the_margin_or_a_tall_header_ends(leaving: Letter, house: Paper) -> None:
    def tall(document: Any) -> None:
        document.sections[0].top_margin = Mm(20)

    low = pypdfium2.PdfDocument(pdf_on(leaving, house))[0]
    paper = replace(house, document=taken_in(letterhead(tall)).document)
    high = pypdfium2.PdfDocument(pdf_on(leaving, paper))[0]
    assert place(low, "Brod, 22").top == pytest.approx(40, abs=1.5)
    header_ends = place(high, "office@quay.example").bottom
    assert header_ends < place(high, "Brod, 22").top < place(low, "Brod, 22").top


def test_the_signature_stands_above_who_signs_on_what_leaves_alone(draft: Letter, house: Paper) -> None:
    leaving = replace(draft, draft=False)
    for paper in (house, PICTURED):
        signed, unsigned = (pypdfium2.PdfDocument(pdf_on(one, paper)) for one in (leaving, draft))
        assert len(signed) == len(unsigned)
        last, other = signed[len(signed) - 1], unsigned[len(unsigned) - 1]
        assert len(pictures(last)) == len(pictures(other)) + 1
        assert [b"/media/signature.png" in docx_on(one, paper) for one in (leaving, draft)] == [True, False]
    page = pypdfium2.PdfDocument(pdf_on(leaving, house))
    last = page[len(page) - 1]
    mark = pictures(last)[-1]
    assert place(last, "With respect").bottom < mark.top < mark.bottom < place(last, "Rona Vell").bottom


@pytest.mark.parametrize("on_letterhead", [True, False])
def test_a_draft_says_so_on_every_page_and_what_leaves_does_not(
    draft: Letter, house: Paper, on_letterhead: bool
) -> None:
    paper = house if on_letterhead else PICTURED
    assert all("DRAFT, NOT CLEARED" in page for page in texts(pdf_on(draft, paper)))
    leaving = replace(draft, draft=False)
    assert not any("DRAFT" in page for page in texts(pdf_on(leaving, paper)))
    headers = [docx.Document(io.BytesIO(docx_on(one, paper))).sections[0].header for one in (draft, leaving)]
    assert ["DRAFT, NOT CLEARED" in "".join(one._element.itertext()) for one in headers] == [True, False]


def test_a_first_page_has_its_own_header_and_a_draft_says_so_there_too(draft: Letter, house: Paper) -> None:
    def change(document: Any) -> None:
        section = document.sections[0]
        section.different_first_page_header_footer = True
        section.first_page_header.paragraphs[0].text = "Only on the first page"

    paper = replace(house, document=taken_in(letterhead(change)).document)
    first, *others = texts(pdf_on(draft, paper))
    assert "Only on the first page" in first
    assert "Quay Centre, 14" not in first
    assert all("Only on the first page" not in page and "office@quay.example" in page for page in others)
    assert all("DRAFT, NOT CLEARED" in page for page in (first, *others))
    header = docx.Document(io.BytesIO(docx_on(draft, paper))).sections[0].first_page_header
    assert "DRAFT, NOT CLEARED" in "".join(header._element.itertext())


def test_a_picture_and_who_we_are_stand_above_a_letter_without_a_letterhead_of_word(leaving: Letter) -> None:
    page = pypdfium2.PdfDocument(pdf_on(leaving, PICTURED))[0]
    mark, name = pictures(page)[0], place(page, WHO.name)
    assert mark.left == pytest.approx(30, abs=0.5)
    assert mark.bottom - mark.top == pytest.approx(18, abs=0.5)
    assert mark.right < name.left
    assert place(page, "Registered 77/2011").bottom < place(page, leaving.title.text[:12]).top
    document = docx.Document(io.BytesIO(docx_on(leaving, PICTURED)))
    table = document.tables[0]
    assert table.rows[0].cells[1].text.split("\n") == [WHO.name, *WHO.contact.split("\n")]
    described = [one.get("descr") for one in document.element.iter(qn("wp:docPr"))]
    assert described == [LOGO_WORDS, SIGNATURE_WORDS]


def test_a_screen_reader_is_told_what_the_pictures_show(leaving: Letter, house: Paper) -> None:
    for paper in (house, PICTURED):
        raw = pdf_on(leaving, paper)
        assert SIGNATURE_WORDS.encode() in raw
        assert LOGO_WORDS.encode() in raw


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("on_letterhead", [True, False])
def test_it_comes_back_from_word_as_if_there_were_no_letterhead(
    house: Paper, language: str, on_letterhead: bool
) -> None:
    letter = written(language)
    plain = read_back(to_docx(letter))
    back = read_back(docx_on(letter, house if on_letterhead else PICTURED))
    assert our_sentences(back, []) == our_sentences(plain, [])
    assert (back.title, back.language, back.sender, back.notes) == (
        plain.title,
        plain.language,
        plain.sender,
        plain.notes,
    )
    assert back.remarks == ()
    assert back.letterhead


def test_what_is_written_into_the_letterhead_is_seen(draft: Letter, house: Paper) -> None:
    def edited(document: Any) -> None:
        document.paragraphs[-1].add_run(" and Board")

    document = docx.Document(io.BytesIO(docx_on(draft, house)))
    edited(document)
    out = io.BytesIO()
    document.save(out)
    back = read_back(out.getvalue())
    assert set(back.letterhead) - set(read_back(docx_on(draft, house)).letterhead) == {"Rona Vell, Director and Board"}
    assert IN_LETTERHEAD


def lines_in(data: bytes) -> list[str]:
    return [line for one in docx.Document(io.BytesIO(data)).paragraphs for line in one.text.split("\n")]


def test_the_letter_to_one_office_has_its_address_once(leaving: Letter, house: Paper) -> None:
    def change(document: Any) -> None:
        document.paragraphs[1].text = "{addressee}"

    part = leaving.part(PartKind.ADDRESSEES)
    assert part is not None
    one = replace(part, heading="", paragraphs=part.paragraphs[:1])
    letter = replace(leaving, parts=(one, *(other for other in leaving.parts if other is not part)))
    paper = replace(house, document=taken_in(letterhead(change)).document)
    office = addressed(letter)[0]
    said = [
        line for one in docx.Document(io.BytesIO(docx_on(letter, paper))).paragraphs for line in one.text.split("\n")
    ]
    assert said.count(office) == 1
    assert said[1] == office
    plain = [
        line for one in docx.Document(io.BytesIO(docx_on(letter, house))).paragraphs for line in one.text.split("\n")
    ]
    assert plain.count(office) == 1


def test_a_table_a_band_and_a_tab_beyond_the_margin_stand_where_word_sets_them(leaving: Letter, house: Paper) -> None:
    def change(document: Any) -> None:
        section = document.sections[0]
        footer = section.footer
        table = footer.add_table(1, 2, Mm(165))
        table.style = document.styles["Table Grid"]
        for cell, words in zip(table.rows[0].cells, ("Bank 12345", "Tax 678"), strict=True):
            cell.paragraphs[0].text = words
        line = section.header.paragraphs[-1]
        line.text, line.style = "far\tbeyond", document.styles["Normal"]
        line.paragraph_format.tab_stops.add_tab_stop(Mm(175), WD_TAB_ALIGNMENT.RIGHT)

    page = pypdfium2.PdfDocument(pdf_on(leaving, replace(house, document=taken_in(letterhead(change)).document)))[0]
    assert place(page, "beyond").right == pytest.approx(200, abs=0.5)
    assert place(page, "far").left == pytest.approx(25, abs=0.5)
    bank, tax = place(page, "Bank 12345"), place(page, "Tax 678")
    assert tax.left - bank.left == pytest.approx(165 / 2, abs=1.0)
    assert tax.top == pytest.approx(bank.top, abs=0.5)
    assert 270 < place(page, "Registered 77/2011").top < bank.top < 287


def test_a_picture_at_a_place_of_the_page_stands_there(leaving: Letter, house: Paper) -> None:
    def change(document: Any) -> None:
        frame = document.sections[0].header._element.find(f".//{qn('wp:inline')}")
        frame.tag = qn("wp:anchor")
        for at, (name, origin, offset) in enumerate((("positionH", "page", 150), ("positionV", "page", 9))):
            axis = frame.makeelement(qn(f"wp:{name}"), {"relativeFrom": origin})
            how = frame.makeelement(qn("wp:posOffset"), {})
            how.text = str(int(Mm(offset)))
            axis.append(how)
            frame.insert(at, axis)
        frame.append(frame.makeelement(qn("wp:wrapNone"), {}))

    page = pypdfium2.PdfDocument(pdf_on(leaving, replace(house, document=taken_in(letterhead(change)).document)))[0]
    mark = pictures(page)[0]
    assert (mark.left, mark.top) == pytest.approx((150, 9), abs=0.6)


def test_a_preview_shows_the_same_pages(draft: Letter, house: Paper) -> None:
    assert len(pictures_on(draft, house)) == len(texts(pdf_on(draft, house)))


OFFICE = shutil.which("soffice") or ""


def by_libreoffice(folder: Path, data: bytes, ending: str) -> bytes:
    """The file as LibreOffice writes it in another form."""
    (folder / "a.docx").write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [OFFICE, profile, "--headless", "--convert-to", ending, "--outdir", str(folder / "made")]
    subprocess.run([*command, str(folder / "a.docx")], check=True, capture_output=True, timeout=120)
    return (folder / "made" / f"a.{ending}").read_bytes()


@pytest.mark.long
@pytest.mark.skipif(not OFFICE, reason="LibreOffice (soffice) is not installed on this machine")
def test_libreoffice_sets_the_docx_as_our_pdf(
    leaving: Letter, house: Paper, pdf: pypdfium2.PdfDocument, tmp_path: Path
) -> None:
    (tmp_path / "a.docx").write_bytes(docx_on(leaving, house))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [
        OFFICE,
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(tmp_path),
        str(tmp_path / "a.docx"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    theirs = pypdfium2.PdfDocument((tmp_path / "a.pdf").read_bytes())
    for words in ("Quay Centre", "office@quay.example", "Registered 77/2011", "Brod, 22", "Our reference"):
        ours, other = place(pdf[0], words), place(theirs[0], words)
        assert (ours.left, ours.top, ours.right) == pytest.approx((other.left, other.top, other.right), abs=2.5)
    mark, other = pictures(pdf[0])[0], pictures(theirs[0])[0]
    assert mark == pytest.approx(other, abs=1.0)


@pytest.mark.long
@pytest.mark.skipif(not OFFICE, reason="LibreOffice (soffice) is not installed on this machine")
def test_a_letter_that_libreoffice_saved_is_still_told_from_its_letterhead(
    draft: Letter, house: Paper, tmp_path: Path
) -> None:
    back = read_back(by_libreoffice(tmp_path, docx_on(draft, house), "docx"))
    ours = read_back(docx_on(draft, house))
    assert [one.raw.strip() for one in back.paragraphs] == [one.raw.strip() for one in ours.paragraphs]
    assert back.letterhead == ours.letterhead
    assert back.remarks == ()
