"""A letter that goes to Word and comes back is the same letter; what was changed there is read as accepted."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import etree

from support.dossiers import TODAY
from support.tongues import brief_in_four, case_in
from support.word_edits import changed, deleted_paragraph, moved_paragraph, replaced_in_word
from support.word_files import W, with_body
from tocsin.composing.came_back import Head, letter_of
from tocsin.composing.composition import compose
from tocsin.composing.letter import Letter
from tocsin.composing.limits import written_from_a_brief
from tocsin.composing.template import template
from tocsin.composing.wording import LANGUAGES
from tocsin.domain.bindings import Tie, bindings_bytes, read_bindings
from tocsin.domain.errors import LetterNotTaken
from tocsin.domain.sent import Line
from tocsin.letters.docx import to_docx
from tocsin.letters.pdf import letter_data
from tocsin.letters.reading_back import read_back
from tocsin.letters.taken_apart import TakenApart, our_sentences, take_apart
from tocsin.letters.text import to_text


def made(language: str, template: str = "urgent-appeal") -> Letter:
    return compose(case_in(language).dossier, brief_in_four(), template, today=TODAY, language=language)


def lines_of(letter: Letter) -> list[Line]:
    return [Line(row.place, row.text, row.claims) for row in letter.basis_table() if row.claims]


def apart(letter: Letter, data: bytes) -> TakenApart:
    ours = our_sentences(read_back(to_docx(letter)), lines_of(letter))
    return take_apart(read_back(data), ours)


def again(letter: Letter, data: bytes) -> Letter:
    found = apart(letter, data)
    head = Head(letter.kind, letter.number, letter.version, letter.day, letter.language, letter.sender)
    remade = letter_of(head, found.blocks, found.notes, ())
    assert remade is not None
    return remade


@pytest.mark.parametrize(
    ("template", "language"),
    [(name, language) for name in written_from_a_brief() for language in template(name).languages],
)
def test_unchanged_it_comes_back_to_the_last_word_and_note(language: str, template: str) -> None:
    letter = made(language, template)
    back = again(letter, to_docx(letter))
    assert to_text(back) == to_text(letter)
    assert [note.url for note in back.footnotes] == [note.url for note in letter.footnotes]
    ours, theirs = (
        [paragraph for part in letter_data(one)["parts"] for paragraph in part["paragraphs"]] for one in (letter, back)
    )
    assert theirs == ours
    assert to_docx(back) == to_docx(letter)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_keeps_its_claims(language: str) -> None:
    letter = made(language)
    rows = apart(letter, to_docx(letter)).rows
    claimed = [(row.text, row.claims) for row in letter.basis_table() if row.claims and "footnote" not in row.place]
    bound = [(row.text, row.claims) for row in rows if row.claims and not row.place.startswith("footnote")]
    assert sorted(bound) == sorted(claimed)
    notes = {row.place: row.claims for row in rows if row.place.startswith("footnote")}
    assert notes == {row.place: row.claims for row in letter.basis_table() if row.place.startswith("footnote")}
    assert not {row.tie for row in rows} - {Tie.SAME, Tie.OURS}


def test_a_repeated_note_written_as_a_field_of_several_runs_is_the_same_note() -> None:
    """Word writes a field as begin, instruction, separator, result, end."""
    letter = made("en")

    def spread(root: etree._Element) -> None:
        for field in list(root.iter(f"{{{W}}}fldSimple")):
            pieces = [
                f'<w:r xmlns:w="{W}"><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
            ]
            told = f'<w:r xmlns:w="{W}"><w:instrText>{field.get(f"{{{W}}}instr")}</w:instrText></w:r>'
            begin, separate, end = (etree.fromstring(piece) for piece in pieces)
            for piece in reversed([begin, etree.fromstring(told), separate, *field, end]):
                field.addnext(piece)
            field.getparent().remove(field)

    back = again(letter, changed(to_docx(letter), spread))
    assert to_text(back) == to_text(letter)


def body(xml: str) -> list[str]:
    return [paragraph.raw for paragraph in read_back(with_body(xml)).paragraphs]


CELL = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
READ = [
    ("<w:p><w:r><w:t>a</w:t></w:r><w:ins><w:r><w:t>b</w:t></w:r></w:ins></w:p>", ["ab"]),
    ("<w:p><w:r><w:t>a</w:t></w:r><w:del><w:r><w:delText>b</w:delText></w:r></w:del></w:p>", ["a"]),
    ("<w:p><w:r><w:t>a</w:t></w:r><w:moveFrom><w:r><w:t>b</w:t></w:r></w:moveFrom></w:p>", ["a"]),
    ("<w:p><w:moveTo><w:r><w:t>b</w:t></w:r></w:moveTo></w:p>", ["b"]),
    ("<w:p><w:ins><w:r><w:t>a</w:t></w:r><w:del><w:r><w:delText>b</w:delText></w:r></w:del></w:ins></w:p>", ["a"]),
    ("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>b</w:t></w:r><w:r><w:t>a</w:t></w:r></w:p>", ["a"]),
    ('<w:p><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>b</w:t></w:r></w:p>', ["b"]),
    (
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p><w:p><w:r><w:t>b</w:t></w:r></w:p>",
        ["ab"],
    ),
    (
        f"<w:tbl><w:tr><w:trPr><w:del/></w:trPr>{CELL.format('a')}</w:tr><w:tr>{CELL.format('b')}</w:tr></w:tbl>",
        ["b"],
    ),
    ("<w:p><w:hyperlink><w:r><w:t>a</w:t></w:r></w:hyperlink><w:r><w:br/><w:t>b</w:t></w:r></w:p>", ["a\nb"]),
    ("<w:sdt><w:sdtContent><w:p><w:r><w:t>a</w:t></w:r></w:p></w:sdtContent></w:sdt>", ["a"]),
]


@pytest.mark.parametrize(("xml", "expected"), READ)
def test_it_is_read_as_if_every_change_were_accepted(xml: str, expected: list[str]) -> None:
    assert body(xml) == expected


def test_what_is_not_taken_over_is_named() -> None:
    read = read_back(
        with_body(
            "<w:p><w:r><w:drawing/><w:t>a</w:t></w:r><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>box</w:t></w:r></w:p>"
            "</w:txbxContent></w:pict></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>b</w:t></w:r></w:p>"
        )
    )
    assert [paragraph.raw for paragraph in read.paragraphs] == ["a"]
    assert len(read.remarks) == 3


def test_styles_are_known_by_their_names_whatever_their_ids() -> None:
    letter = made("en")
    data = to_docx(letter)
    for name in ("Lead", "ListNumber", "AddressNote", "Meta", "FootnoteReference"):
        data = _renamed(data, name, f"Style{len(name)}{name[0]}")
    assert to_text(again(letter, data)) == to_text(letter)


def _renamed(data: bytes, was: str, now: str) -> bytes:
    from support.word_files import parts_of, replaced

    xml = {
        name: content.replace(f'"{was}"'.encode(), f'"{now}"'.encode())
        for name, content in parts_of(data).items()
        if name in {"word/document.xml", "word/styles.xml", "word/footnotes.xml"}
    }
    return replaced(data, xml)


def test_moved_and_deleted_paragraphs_are_read_where_they_went() -> None:
    letter = made("en")
    first, second = [part for part in letter.parts if part.heading][:2]
    words = first.paragraphs[0].sentences[0].text
    data = moved_paragraph(to_docx(letter), words[:30].replace(" ", " "), second.heading)
    rows = apart(letter, data).rows
    assert not {row.tie for row in rows} - {Tie.SAME, Tie.OURS}
    gone = apart(letter, deleted_paragraph(to_docx(letter), words[:30])).rows
    assert words in {row.was for row in gone if row.tie is Tie.LEFT_OUT}


def test_the_sheet_is_read_as_it_was_written() -> None:
    letter = made("en")
    rows = apart(letter, replaced_in_word(to_docx(letter), "July", "May")).rows
    data = bindings_bytes(rows, ["Softer?"])
    found = read_bindings(data)
    assert found is not None
    assert (found.rows, found.comments) == (rows, ("Softer?",))
    assert read_bindings(data.replace(b'"form":1', b'"form":2')) is None
    assert read_bindings(b"no") is None


def test_a_letter_without_a_title_makes_none() -> None:
    letter = made("en")
    found = apart(letter, to_docx(letter))
    blocks = [replace(block, style="Normal") for block in found.blocks]
    head = Head(letter.kind, letter.number, 2, letter.day, "en", letter.sender)
    assert letter_of(head, blocks, found.notes, ()) is None


def test_an_empty_file_is_refused() -> None:
    with pytest.raises(LetterNotTaken):
        read_back(with_body("<w:p/>"))
