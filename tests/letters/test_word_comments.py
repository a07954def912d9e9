"""Comments at exact characters, and nothing else changed."""

from __future__ import annotations

import io

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from support.word_files import (
    MAIN,
    marked,
    parts_of,
    replaced,
    saved,
    styled_text,
    tree,
    with_body,
    written,
)
from tocsin.letters.word_comments import Remark, WordDocument

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def remark_at(document: WordDocument, words: str, said: str = "Is this right?") -> Remark:
    at = document.text.index(words)
    return Remark(at, at + len(words), said)


def comment_at(data: bytes, *words: str) -> bytes:
    document = WordDocument(data)
    return document.commented([remark_at(document, part, f"About {part}") for part in words])


def test_paragraphs_tables_and_line_ends_are_read_in_their_order() -> None:
    document = docx.Document()
    document.add_heading("Two men followed her", 0)
    document.add_paragraph("On 5 July\tthe first\ntime.")
    document.add_paragraph("   ")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Date", "9 July 2018"
    document.add_paragraph("End.")
    text = WordDocument(saved(document)).text
    assert text == "Two men followed her\n\nOn 5 July\tthe first\ntime.\n\nDate\n\n9 July 2018\n\nEnd."


@pytest.mark.parametrize(
    "words",
    [
        "10 July 2013",
        "On 10",
        "held.",
        "July 2013, a meet",
        "On 10 July 2013, a meeting was held.",
        "ö",
        "2",
        "meeting",
    ],
)
def test_a_comment_stands_at_exactly_its_characters(words: str) -> None:
    data = written("Möller wrote.", "On *10 July* 2013, a *meeting* was held.")
    out = comment_at(data, words)
    assert marked(out) == [(words, f"About {words}")]
    assert styled_text(out) == styled_text(data)
    assert WordDocument(out).text == WordDocument(data).text


def test_a_comment_may_run_over_paragraphs() -> None:
    data = written("The first of May.", "The second of May.")
    document = WordDocument(data)
    begin = document.text.index("first")
    out = document.commented([Remark(begin, document.text.index("of May.\n") + 25, "Which?")])
    assert marked(out)[0][0].startswith("first of May.The second")


def test_overlapping_and_equal_passages_each_have_their_comment() -> None:
    data = written("On 10 July *2013*, a meeting.")
    out = comment_at(data, "10 July 2013", "2013", "10 July 2013", "July")
    assert [words for words, _ in marked(out)] == ["10 July 2013", "2013", "10 July 2013", "July"]
    assert styled_text(out) == styled_text(data)


LINKED = """<w:p><w:r><w:t xml:space="preserve">On </w:t></w:r>
<w:hyperlink w:anchor="a"><w:r><w:rPr><w:u w:val="single"/></w:rPr><w:t>10 July</w:t></w:r></w:hyperlink>
<w:ins w:id="7" w:author="Ed"><w:r><w:rPr><w:i/></w:rPr><w:t xml:space="preserve"> 2013, all</w:t></w:r></w:ins>
<w:del w:id="8" w:author="Ed"><w:r><w:delText>gone</w:delText></w:r></w:del>
<w:moveFrom w:id="9" w:author="Ed"><w:r><w:t>moved away</w:t></w:r></w:moveFrom>
<w:sdt><w:sdtContent><w:r><w:t xml:space="preserve"> met</w:t></w:r></w:sdtContent></w:sdt>
<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>
<w:r><w:t>.</w:t><w:noBreakHyphen/><w:t>so</w:t></w:r></w:p>"""


@pytest.mark.parametrize("words", ["10 July 2013", "2013", "July", "all met", "On 10", "met.", "so"])
def test_links_tracked_changes_and_controls_hold_comments(words: str) -> None:
    data = with_body(LINKED)
    document = WordDocument(data)
    assert document.text == "On 10 July 2013, all met.\u2011so"
    out = comment_at(data, words)
    assert marked(out)[0][0] == words
    assert styled_text(out) == styled_text(data)
    assert tree(out).findall(f".//{{{W}}}ins")[0].find(f".//{{{W}}}commentReference") is None


NOTES = f"""<w:footnotes xmlns:w="{W}"><w:footnote w:type="separator" w:id="0"><w:p><w:r><w:t>---</w:t></w:r></w:p>
</w:footnote><w:footnote w:id="2"><w:p><w:r><w:t>See 31 April 2018.</w:t></w:r></w:p></w:footnote></w:footnotes>"""
RELATION = '<Relationship Id="rId99" Type="http://x/footnotes" Target="footnotes.xml"/></Relationships>'


def test_notes_are_read_and_marked_where_they_are_referred_to() -> None:
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    body = f"<w:p><w:r><w:t>It was held.</w:t></w:r>{reference}<w:r><w:t> So.</w:t></w:r></w:p>"
    data = with_body(body, {"word/footnotes.xml": NOTES.encode()})
    relations = parts_of(data)["word/_rels/document.xml.rels"].decode().replace("</Relationships>", RELATION)
    data = replaced(data, {"word/_rels/document.xml.rels": relations.encode()})
    assert WordDocument(data).text == "It was held. So.\n\nSee 31 April 2018."
    out = comment_at(data, "31 April 2018")
    begin = tree(out).find(f".//{{{W}}}commentRangeStart")
    assert begin is not None
    assert begin.getnext().find(f"{{{W}}}footnoteReference") is not None
    assert parts_of(out)["word/footnotes.xml"] == NOTES.encode()


def test_boxes_are_read_once_and_marked_at_their_paragraph() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>In a box.</w:t></w:r></w:p></w:txbxContent>"
    body = f"""<w:p><w:r><w:t>Before. </w:t></w:r><w:r><mc:AlternateContent
    xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice>{box}</mc:Choice>
    <mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>"""
    data = with_body(body)
    assert WordDocument(data).text == "Before. \n\nIn a box."
    out = comment_at(data, "box")
    assert tree(out).find(f".//{{{W}}}txbxContent//{{{W}}}commentRangeStart") is None
    assert tree(out).find(f"./{{{W}}}body/{{{W}}}p/{{{W}}}commentRangeStart") is not None


def test_a_remark_about_no_character_stands_at_the_first_paragraph() -> None:
    document = WordDocument(written("One.", "Two."))
    out = document.commented([Remark(5, 5, "About it all.")])
    assert marked(out) == [("", "About it all.")]


def test_comments_that_stand_already_are_kept() -> None:
    draft = docx.Document()
    paragraph = draft.add_paragraph("On 10 July 2013 all met.")
    draft.add_comment(paragraph.runs, text="Check names.", author="Vera", initials="V")
    out = comment_at(saved(draft), "10 July 2013")
    assert marked(out) == [("On 10 July 2013 all met.", "Check names."), ("10 July 2013", "About 10 July 2013")]
    authors = [comment.author for comment in docx.Document(io.BytesIO(out)).comments]
    assert authors == ["Vera", "Tocsin"]


@pytest.mark.parametrize("said", ["Two\nlines", "A \x00\x0b control", "<w:t> & “quotes”", "Слово"])
def test_any_words_can_be_said(said: str) -> None:
    document = WordDocument(written("One."))
    ((_, words),) = marked(document.commented([Remark(0, 3, said)]))
    assert words == "".join(sign for sign in said if sign.isprintable() or sign == "\n")


def test_every_other_part_keeps_its_bytes_and_its_place() -> None:
    data = written("On 10 July 2013 all met.")
    before, after = parts_of(data), parts_of(comment_at(data, "10 July 2013"))
    written_to = {MAIN, "word/comments.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"}
    assert {name for name in after if after[name] != before.get(name)} <= written_to
    assert list(after)[: len(before)] == list(before)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_passages_of_any_runs(data: st.DataObject) -> None:
    texts = st.text(st.sampled_from("ab \tü1*"), min_size=1, max_size=12)
    draft = written(*data.draw(st.lists(texts, min_size=1, max_size=4)))
    document = WordDocument(draft)
    points = st.integers(0, len(document.text))
    spans = [sorted(pair) for pair in data.draw(st.lists(st.tuples(points, points), min_size=1, max_size=5))]
    remarks = [Remark(begin, end, "x") for begin, end in spans]
    out = document.commented(remarks)
    assert styled_text(out) == styled_text(draft)
    for (words, _), remark in zip(marked(out), remarks, strict=True):
        said = document.text[remark.start : remark.end]
        assert words.replace(" ", "") == "".join(said.split())  # an empty paragraph in between is no text
