"""DOCX: as if every tracked change were accepted, with its notes at the end."""

from __future__ import annotations

import io

import docx as python_docx
import pytest
from tests.support.packages import docx, paragraph, run

from tocsin.intake.container import Package
from tocsin.intake.formats import docx as reader
from tocsin.intake.model import Extracted, Reason, RefusedError

LISTS = (
    '<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="8"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>'
)
STYLES = (
    '<w:style w:styleId="Dash"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
    '<w:style w:styleId="Dash2"><w:basedOn w:val="Dash"/></w:style>'
    '<w:style w:styleId="Loop"><w:basedOn w:val="Loop"/></w:style>'
)
NOTES = '<w:footnote w:id="5"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>Interview</w:t></w:r></w:p></w:footnote>'


def read(body: str, **parts: str) -> Extracted:
    return reader.read(Package(docx(body, **parts)))


def text(body: str, **parts: str) -> str:
    return read(body, **parts).text


def item(words: str, list_id: int, level: int = 0) -> str:
    numbering = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'
    return paragraph(words, look=numbering)


def cell(*inner: str) -> str:
    return f"<w:tc><w:tcPr/>{''.join(inner)}</w:tc>"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(paragraph("Two ", "men"), "Two men", id="runs join"),
        pytest.param(paragraph("a  b"), "a  b", id="spaces stand"),
        pytest.param(paragraph("a") + paragraph() + paragraph("b"), "a\n\nb", id="empty paragraphs"),
        pytest.param(paragraph("a", "<w:r><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>"), "a\tb\nc", id="tab"),
        pytest.param(paragraph("a", "<w:r><w:noBreakHyphen/></w:r>", "b"), "a\u2011b", id="hyphen"),
        pytest.param(paragraph("held.", run("1", '<w:vertAlign w:val="superscript"/>')), "held.¹", id="raised number"),
        pytest.param(paragraph("5", run("th", '<w:vertAlign w:val="superscript"/>')), "5th", id="raised letters"),
        pytest.param(paragraph(f"<w:sdt><w:sdtPr/><w:sdtContent>{run('in')}</w:sdtContent></w:sdt>"), "in", id="box"),
        pytest.param(paragraph("<w:smartTag>" + run("Orvania") + "</w:smartTag>"), "Orvania", id="unknown wrapper"),
        pytest.param(paragraph(f'<w:fldSimple w:instr="A">{run("5 May")}</w:fldSimple>'), "5 May", id="field"),
        pytest.param(paragraph("<w:r><w:instrText>PAGE</w:instrText></w:r>", "x"), "x", id="field's instruction"),
        pytest.param(f"<w:tbl><w:tr>{cell(paragraph('a'))}{cell(paragraph('b'))}</w:tr></w:tbl>", "a\tb", id="table"),
    ],
)
def test_a_body_as_lines(body: str, expected: str) -> None:
    assert text(body) == expected


def test_tracked_changes_are_taken_as_accepted_and_it_is_said() -> None:
    found = read(
        paragraph("kept ", "<w:ins>" + run("new") + "</w:ins>", "<w:del><w:r><w:delText>old</w:delText></w:r></w:del>")
    )
    assert found.text == "kept new"
    assert found.notes == (reader.DELETED,)


def test_moved_words_stand_only_where_they_went() -> None:
    moved = run("moved")
    assert text(paragraph(f"<w:moveFrom>{moved}</w:moveFrom>", "to ", f"<w:moveTo>{moved}</w:moveTo>")) == "to moved"


def test_a_deleted_paragraph_end_joins_two_paragraphs() -> None:
    assert text(paragraph("one ", look="<w:rPr><w:del/></w:rPr>") + paragraph("line")) == "one line"


def test_a_deleted_row_is_left_out() -> None:
    rows = (
        "<w:tr><w:trPr><w:del/></w:trPr>"
        + cell(paragraph("old"))
        + "</w:tr><w:tr>"
        + cell(paragraph("new"))
        + "</w:tr>"
    )
    assert text(f"<w:tbl>{rows}</w:tbl>") == "new"


@pytest.mark.parametrize(("look", "expected"), [("<w:vanish/>", "a"), ('<w:vanish w:val="0"/>', "asecret")])
def test_hidden_text_is_left_out_and_it_is_said(look: str, expected: str) -> None:
    found = read(paragraph("a", run("secret", look)))
    assert found.text == expected
    assert (reader.HIDDEN in found.notes) == (expected == "a")


def test_notes_are_numbered_through_and_stand_at_the_end() -> None:
    endnotes = '<w:endnote w:id="5"><w:p><w:r><w:t>Archive</w:t></w:r></w:p></w:endnote>'
    body = paragraph(
        "a", '<w:r><w:endnoteReference w:id="5"/></w:r>', " b", '<w:r><w:footnoteReference w:id="5"/></w:r>'
    )
    assert text(body + paragraph("end"), footnotes=NOTES, endnotes=endnotes) == "a¹ b²\n\nend\n\n¹ Archive\n² Interview"


def test_a_note_that_is_missing_leaves_only_its_mark() -> None:
    assert text(paragraph("a", '<w:r><w:footnoteReference w:id="9"/></w:r>'), footnotes=NOTES) == "a¹"


def test_lists_have_their_marks() -> None:
    body = item("x", 1) + item("y", 1, 1) + item("z", 1, 1) + item("w", 1) + item("v", 1, 1) + item("u", 2)
    assert text(body, numbering=LISTS) == "3. x\na. y\nb. z\n4. w\na. v\n– u"


@pytest.mark.parametrize(("style", "expected"), [("Dash", "– x"), ("Dash2", "– x"), ("Loop", "x"), ("None", "x")])
def test_a_style_may_make_a_list(style: str, expected: str) -> None:
    body = paragraph("x", look=f'<w:pStyle w:val="{style}"/>')
    assert text(body, numbering=LISTS, styles=STYLES) == expected


def test_a_paragraph_may_leave_its_styles_list() -> None:
    look = '<w:pStyle w:val="Dash"/><w:numPr><w:numId w:val="0"/></w:numPr>'
    assert text(paragraph("x", look=look), numbering=LISTS, styles=STYLES) == "x"


def test_a_links_target_stands_beside_it() -> None:
    known = '<w:hyperlink r:id="l1">' + run("the report") + "</w:hyperlink>"
    unknown = '<w:hyperlink r:id="x">' + run("here") + "</w:hyperlink>"
    body = paragraph(known, " and ", unknown)
    found = reader.read(Package(docx(body, targets={"l1": "https://sardovia.example/r"})))
    assert found.text == "the report [https://sardovia.example/r] and here"


def test_a_text_box_follows_the_paragraph_that_holds_it_and_is_read_once() -> None:
    box = "<w:txbxContent>" + paragraph("boxed") + "</w:txbxContent>"
    both = f"<w:r><Choice>{box}</Choice><Fallback>{box}</Fallback></w:r>"
    assert text(paragraph("before ", both, "after") + paragraph("next")) == "before after\n\nboxed\n\nnext"


def test_comments_are_not_read_and_it_is_said() -> None:
    document = python_docx.Document()
    words = document.add_paragraph("commented").runs
    document.add_comment(words, text="doubtful", author="Ana")
    out = io.BytesIO()
    document.save(out)
    found = reader.read(Package(out.getvalue()))
    assert (found.text, found.notes) == ("commented", (reader.COMMENTS,))


@pytest.mark.parametrize("body", ["</w:body>", "&undefined;", "<w:p"])
def test_a_damaged_body_is_refused(body: str) -> None:
    with pytest.raises(RefusedError) as caught:
        text(body)
    assert caught.value.reason is Reason.DAMAGED
