"""Drafts as people make them: tables, links, tracked changes, notes, comments of colleagues, other alphabets."""

from __future__ import annotations

import io
import json
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner

from support.word_files import marked, saved, styled_text, tree, with_body
from tocsin.cli.proofread import command
from tocsin.letters.word_comments import WordDocument

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

TOLD = (
    "During the press conference, the editors reported threats. On 12 March 2019, two unidentified men tried to "
    "abduct Mara Holt. On 15 March 2019, an unknown person phoned Jonas Reik and threatened him."
)
PRESS = (
    "Selmora, 21 March 2019",
    "TWO EDITORS THREATENED",
    "On 19 March 2014, a press conference of the editors Mara Holt and Jonas Reik was held in Selmora.",
    TOLD,
)


def proofread(folder: Path, content: bytes, *options: str) -> bytes:
    """The copy that `proofread` writes of this draft."""
    draft = folder / "draft.docx"
    draft.write_bytes(content)
    result = CliRunner().invoke(command, [str(draft), *options])
    assert result.exit_code == 0, result.output
    return (folder / "draft (proofread).docx").read_bytes()


def paragraphs(*words: str) -> bytes:
    document = docx.Document()
    for line in words:
        document.add_paragraph(line)
    return saved(document)


def test_a_press_conference_before_what_it_reports(tmp_path: Path) -> None:
    copy = proofread(tmp_path, paragraphs(*PRESS))
    comments = marked(copy)
    places = [place for place, _ in comments]
    assert places[0] == "19 March 2014"
    assert {"12 March 2019", "15 March 2019"} <= set(places)
    assert "Perhaps “2019” instead of “2014”?" in comments[0][1]
    assert all("Perhaps" not in said for _, said in comments[1:])


def test_two_findings_at_one_passage_are_two_comments(tmp_path: Path) -> None:
    lines = (*PRESS[:2], PRESS[2].replace("On 19 March", "On Friday 19 March"), PRESS[3])
    comments = marked(proofread(tmp_path, paragraphs(*lines)))
    assert len([place for place, _ in comments if "19 March 2014" in place]) == 2


def test_a_date_in_a_table_cell(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("What happened")
    table = document.add_table(2, 2)
    for cell, words in zip(table._cells, ("Day", "Deed", "On 31 April 2019", "A search"), strict=True):
        cell.text = words
    copy = proofread(tmp_path, saved(document))
    assert [place for place, _ in marked(copy)] == ["31 April 2019"]
    begin = next(tree(copy).iter(f"{{{W}}}commentRangeStart"))
    assert any(parent.tag == f"{{{W}}}tc" for parent in begin.iterancestors())


@pytest.mark.parametrize(
    "xml",
    [
        "<w:hyperlink w:anchor='a'><w:r><w:t>31 April 2019</w:t></w:r></w:hyperlink>",
        "<w:ins w:id='5' w:author='Ed'><w:r><w:t>31 April 2019</w:t></w:r></w:ins>",
        "<w:r><w:t>31 Ap</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>ril 2019</w:t></w:r>",
        (
            "<w:r><w:t>31 April</w:t></w:r><w:del w:id='6'><w:r><w:delText> 2018</w:delText></w:r></w:del>"
            "<w:ins w:id='7' w:author='Ed'><w:r><w:t xml:space='preserve'> 2019</w:t></w:r></w:ins>"
        ),
        "<w:sdt><w:sdtContent><w:r><w:t>31 April 2019</w:t></w:r></w:sdtContent></w:sdt>",
    ],
    ids=["link", "insertion", "two runs", "changed year", "control"],
)
def test_a_date_wherever_it_stands(tmp_path: Path, xml: str) -> None:
    draft = with_body(f"<w:p><w:r><w:t xml:space='preserve'>It was on </w:t></w:r>{xml}<w:r><w:t>.</w:t></w:r></w:p>")
    copy = proofread(tmp_path, draft)
    assert [place for place, _ in marked(copy)] == ["31 April 2019"]
    assert styled_text(copy) == styled_text(draft)


def test_comments_of_colleagues_stay_and_ours_follow(tmp_path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("It was on 31 April 2019.")
    document.add_comment(paragraph.runs, text="Is this for Monday?", author="Mara", initials="M")
    copy = proofread(tmp_path, saved(document))
    said = [(comment.author, comment.text) for comment in docx.Document(io.BytesIO(copy)).comments]
    assert said[0] == ("Mara", "Is this for Monday?")
    assert [author for author, _ in said] == ["Mara", "Tocsin"]


def test_a_copy_can_be_proofread_again(tmp_path: Path) -> None:
    once = proofread(tmp_path, paragraphs("It was on 31 April 2019."))
    (tmp_path / "draft (proofread).docx").unlink()
    twice = proofread(tmp_path, once)
    assert [place for place, _ in marked(twice)] == ["31 April 2019"] * 2
    assert WordDocument(twice).text == WordDocument(once).text


def test_a_russian_draft_is_held_against_the_calendar(tmp_path: Path) -> None:
    copy = proofread(tmp_path, paragraphs("Лыск, 20 марта 2023 года", "В среду, 14 марта 2023 года, её задержали."))
    ((place, said),) = marked(copy)
    assert place == "среду, 14 марта 2023"
    assert "Perhaps “вторник” instead of “среду”?" in said


def test_no_comment_carries_a_date_or_the_name_of_the_account(tmp_path: Path) -> None:
    copy = proofread(tmp_path, paragraphs("It was on 31 April 2019."))
    (comment,) = tree(copy, "word/comments.xml")
    assert {name.rpartition("}")[2]: value for name, value in comment.attrib.items()} == {
        "id": "0",
        "author": "Tocsin",
        "initials": "T",
    }


def test_json_names_the_copy_and_each_span_in_the_text(tmp_path: Path) -> None:
    draft = tmp_path / "draft.docx"
    draft.write_bytes(paragraphs(*PRESS))
    report = json.loads(CliRunner().invoke(command, [str(draft), "--json"]).output)
    text = WordDocument(draft.read_bytes()).text
    finding = next(found for found in report["findings"] if found["rule"] == "reported-before-it-happened")
    assert text[slice(*finding["spans"][0])] == "19 March 2014"
    assert text[slice(*finding["repairs"][0]["span"])] == "2014"


def test_the_name_of_the_copy(tmp_path: Path) -> None:
    draft = tmp_path / "Draft of Monday.v2.docx"
    draft.write_bytes(paragraphs("All is well."))
    CliRunner().invoke(command, [str(draft)])
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "Draft of Monday.v2 (proofread).docx",
        "Draft of Monday.v2.docx",
    ]
