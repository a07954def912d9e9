"""The map from a document's text to its runs, and cutting runs without losing anything."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tocsin.letters.docx_text import W, map_text, split_at

OPEN, CLOSE = f'<w:document xmlns:w="{W}"><w:body>', "</w:body></w:document>"


def body(*paragraphs: str) -> etree._Element:
    return etree.fromstring(OPEN + "".join(f"<w:p>{words}</w:p>" for words in paragraphs) + CLOSE)


def run(words: str, properties: str = "") -> str:
    form = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r w:rsidR="1">{form}<w:t xml:space="preserve">{words}</w:t></w:r>'


TEXTS = [
    # what stands in one paragraph, its text
    (run("One."), "One."),
    (run("On") + run("e.", "<w:b/>"), "One."),
    ("<w:pPr><w:pStyle w:val='a'/></w:pPr>" + run("One."), "One."),
    ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r>", "a\tb"),
    ("<w:r><w:t>a</w:t><w:br/><w:t>b</w:t></w:r>", "a\nb"),
    ("<w:r><w:t>a</w:t><w:cr/><w:t>b</w:t></w:r>", "a\nb"),
    ("<w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t></w:r>", "a\u2011b"),
    ("<w:r><w:t>a</w:t><w:softHyphen/><w:t>b</w:t></w:r>", "ab"),
    ("<w:r><w:t>a</w:t></w:r><!-- aside --><w:r><w:t>b</w:t></w:r>", "ab"),
    ("<w:hyperlink>" + run("a") + "</w:hyperlink>" + run("b"), "ab"),
    ("<w:smartTag>" + run("a") + "</w:smartTag>", "a"),
    ("<w:fldSimple w:instr='PAGE'>" + run("7") + "</w:fldSimple>", "7"),
    ("<w:sdt><w:sdtPr/><w:sdtContent>" + run("a") + "</w:sdtContent></w:sdt>", "a"),
    ("<w:ins w:id='1'>" + run("new") + "</w:ins>", "new"),
    (run("a") + "<w:del w:id='1'><w:r><w:delText>gone</w:delText></w:r></w:del>", "a"),
    (run("a") + "<w:del w:id='1'>" + run("gone") + "</w:del>", "a"),
    (run("a") + "<w:moveFrom w:id='1'>" + run("gone") + "</w:moveFrom>", "a"),
    ("<w:moveTo w:id='1'>" + run("here") + "</w:moveTo>", "here"),
    ("<w:r><w:instrText>DATE</w:instrText></w:r>" + run("a"), "a"),
    ("<w:r><w:t/></w:r>" + run("a"), "a"),
    ("", ""),
]


@pytest.mark.parametrize(("words", "text"), TEXTS)
def test_what_a_paragraph_says(words: str, text: str) -> None:
    assert map_text(body(words)).text == text


@pytest.mark.parametrize(("words", "text"), TEXTS)
def test_every_piece_holds_its_characters(words: str, text: str) -> None:
    mapped = map_text(body(run("Before."), words, run("After.")))
    for piece in mapped.pieces:
        assert mapped.text[piece.start : piece.end] == (piece.element.text or mapped.text[piece.start])
        assert piece.element.getparent() is piece.run
    held = "".join(mapped.text[piece.start : piece.end] for piece in mapped.pieces)
    assert held == "Before." + text + "After."


def test_paragraphs_stand_apart_and_empty_ones_do_not_count() -> None:
    assert map_text(body(run("One."), "", run("  "), run("Two."))).text == "One.\n\nTwo."


def test_tables_are_read_cell_by_cell() -> None:
    cell = "<w:tc><w:p>{}</w:p></w:tc>"
    row = "<w:tr>" + cell.format(run("a")) + cell.format(run("b")) + "</w:tr>"
    root = etree.fromstring(OPEN + f"<w:tbl>{row}{row}</w:tbl>" + CLOSE)
    assert map_text(root).text == "a\n\nb\n\na\n\nb"


def note(kind: str, number: int, words: str, form: str = "") -> str:
    return f'<w:{kind} w:id="{number}" {form}><w:p>{run(words)}</w:p></w:{kind}>'


@pytest.mark.parametrize(("part", "kind"), [("footnotes", "footnote"), ("endnotes", "endnote")])
def test_notes_follow_and_know_where_they_are_referred_to(part: str, kind: str) -> None:
    document = body(run("One.") + f'<w:r><w:{kind}Reference w:id="2"/></w:r>')
    separator = note(kind, 0, "---", 'w:type="separator"')
    notes = etree.fromstring(f'<w:{part} xmlns:w="{W}">{separator}{note(kind, 2, "See two.")}</w:{part}>')
    mapped = map_text(document, [(part, notes)])
    assert mapped.text == "One.\n\nSee two."
    (aside,) = mapped.asides
    assert mapped.text[aside.start : aside.end] == "See two."
    assert aside.run is not None
    assert aside.run.find(f"{{{W}}}{kind}Reference") is not None


def test_a_note_that_nothing_refers_to_is_read_without_a_place() -> None:
    notes = etree.fromstring(f'<w:footnotes xmlns:w="{W}">{note("footnote", 5, "Lost.")}</w:footnotes>')
    mapped = map_text(body(run("One.")), [("footnotes", notes)])
    assert [aside.run for aside in mapped.asides] == [None]


def texts_of(root: etree._Element) -> list[list[str]]:
    return [[element.text or "" for element in found.iter(f"{{{W}}}t")] for found in root.iter(f"{{{W}}}r")]


@pytest.mark.parametrize(
    ("offset", "runs"),
    [
        (0, [["On", "e."], ["two"]]),
        (1, [["O"], ["n", "e."], ["two"]]),
        (2, [["On"], ["e."], ["two"]]),
        (3, [["On", "e"], ["."], ["two"]]),
        (4, [["On", "e."], ["two"]]),
        (6, [["On", "e."], ["tw"], ["o"]]),
        (7, [["On", "e."], ["two"]]),
        (99, [["On", "e."], ["two"]]),
    ],
)
def test_a_run_is_cut_at_a_character(offset: int, runs: list[list[str]]) -> None:
    root = body("<w:r><w:rPr><w:b/></w:rPr><w:t>On</w:t><w:t>e.</w:t></w:r>" + run("two"))
    split_at(map_text(root), offset)
    assert texts_of(root) == runs


def test_both_halves_keep_their_properties_and_attributes() -> None:
    root = body(run("One two", "<w:i/><w:color w:val='FF0000'/>"))
    split_at(map_text(root), 3)
    first, second = root.iter(f"{{{W}}}r")
    assert etree.tostring(first.find(f"{{{W}}}rPr")) == etree.tostring(second.find(f"{{{W}}}rPr"))
    assert dict(first.attrib) == dict(second.attrib) != {}


def test_a_cut_within_an_insertion_stays_within_it() -> None:
    root = body("<w:ins w:id='1'>" + run("One two") + "</w:ins>")
    split_at(map_text(root), 4)
    (inserted,) = root.iter(f"{{{W}}}ins")
    assert texts_of(inserted) == [["One "], ["two"]]


def test_what_follows_in_the_run_goes_along() -> None:
    root = body('<w:r><w:t>One</w:t><w:footnoteReference w:id="1"/><w:tab/><w:t>two</w:t></w:r>')
    split_at(map_text(root), 1)
    first, second = root.iter(f"{{{W}}}r")
    assert [etree.QName(element).localname for element in first] == ["t"]
    assert [etree.QName(element).localname for element in second] == ["t", "footnoteReference", "tab", "t"]


@given(st.lists(st.text("ab1 ", min_size=1, max_size=6), min_size=1, max_size=4), st.lists(st.integers(0, 20)))
def test_cutting_anywhere_in_falling_order_changes_no_text(words: list[str], offsets: list[int]) -> None:
    root = body("".join(run(part, "<w:b/>") for part in words))
    mapped = map_text(root)
    before = mapped.text
    for offset in sorted(set(offsets), reverse=True):
        split_at(mapped, offset)
    assert map_text(root).text == before
    starts = {piece.start for piece in mapped.pieces if piece.run[1] is piece.element}
    assert {offset for offset in offsets if offset < len(before)} <= starts
    assert [(piece.start, piece.end) for piece in map_text(root).pieces] == [
        (piece.start, piece.end) for piece in mapped.pieces
    ]
