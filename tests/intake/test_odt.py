"""ODT: as it stands, without what was deleted or noted in the margin."""

from __future__ import annotations

import pytest
from tests.support.packages import odt

from tocsin.intake.container import Package
from tocsin.intake.formats import odt as reader
from tocsin.intake.formats.docx import COMMENTS, DELETED
from tocsin.intake.model import Extracted, Reason, RefusedError

NUMBERED = '<text:list-style style:name="L1"><text:list-level-style-number text:level="1"/></text:list-style>'


def read(body: str, styles: str = "") -> Extracted:
    return reader.read(Package(odt(body, styles=styles)))


def items(*words: str, style: str = "", inner: str = "") -> str:
    named = f' text:style-name="{style}"' if style else ""
    entries = "".join(f"<text:list-item><text:p>{entry}</text:p></text:list-item>" for entry in words)
    return f"<text:list{named}>{entries}{inner}</text:list>"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<text:h>Head</text:h><text:p>one</text:p><text:p/><text:p>two</text:p>", "Head\n\none\n\ntwo"),
        ("<text:p>a\n  <text:span>b</text:span>c</text:p>", "a bc"),
        ("<text:p>a<text:s text:c='3'/>b<text:s/>c<text:tab/>d<text:line-break/>e</text:p>", "a   b c\td\ne"),
        ("<text:p>a<text:s text:c='many'/>b</text:p>", "a b"),
        ("<text:section><text:p>in</text:p></text:section>", "in"),
        (items("a", "b"), "– a\n– b"),
        (items("a", "b", style="L1") + items("c", style="L1"), "1. a\n2. b\n\n1. c"),
        (items("a", style="L1", inner=f"<text:list-item>{items('b')}</text:list-item>"), "1. a\n1. b"),
        ("stray<text:p>a</text:p>stray", "a"),
        ("<text:p>a<draw:frame><draw:text-box><text:p>b</text:p></draw:text-box></draw:frame></text:p>", "a\n\nb"),
    ],
)
def test_a_body_as_lines(body: str, text: str) -> None:
    assert read(body, NUMBERED).text == text


def test_a_table_row_by_row() -> None:
    row = (
        "<table:table-row><table:table-cell><text:p>{}</text:p></table:table-cell><table:table-cell/></table:table-row>"
    )
    table = f"<table:table>{row.format('a')}{row.format('b')}</table:table><text:p>c</text:p>"
    assert read(table).text == "a\nb\n\nc"


def test_notes_stand_at_the_end() -> None:
    body = "<text:note-body><text:p>{}</text:p></text:note-body>"
    note = f"<text:note><text:note-citation>i</text:note-citation>{body}</text:note>"
    found = read(f"<text:p>a{note.format('x')} b{note.format('y')}.</text:p><text:p>end</text:p>")
    assert found.text == "a¹ b².\n\nend\n\n¹ x\n² y"


def test_deleted_words_and_comments_are_left_out_and_it_is_said() -> None:
    deleted = (
        "<text:tracked-changes><text:changed-region><text:p>old</text:p></text:changed-region></text:tracked-changes>"
    )
    found = read(f"{deleted}<text:p>new<office:annotation><text:p>doubt</text:p></office:annotation></text:p>")
    assert (found.text, found.notes) == ("new", (COMMENTS, DELETED))


def test_a_links_target_stands_beside_it() -> None:
    link = '<text:a xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="https://sardovia.example/r">here</text:a>'
    assert read(f"<text:p>see {link}.</text:p>").text == "see here [https://sardovia.example/r]."


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (odt("<text:p>a"), Reason.DAMAGED),
        (odt("", **{"META-INF/manifest.xml": "<manifest:encryption-data/>"}), Reason.ENCRYPTED),
        (odt("").replace(b"content.xml", b"contest.xml"), None),
    ],
)
def test_what_cannot_be_read_is_refused_or_is_no_text_document(data: bytes, reason: Reason | None) -> None:
    package = Package(data)
    if reason is None:
        assert not reader.is_one(package)
        return
    with pytest.raises(RefusedError) as caught:
        reader.read(package)
    assert caught.value.reason is reason
