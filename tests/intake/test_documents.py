"""One rich document, as each word processor writes it, gives one text: lists, table, notes, link, tracked change."""

from __future__ import annotations

import io
import struct

import pytest
from tests.support import packages
from tests.support.packages import paragraph, run

from tocsin.intake import Extracted, extract

TEXT = """\
Threats in Orvania

Two men followed Ana Velich¹ on 5 July 2030; see the report [https://sardovia.example/r].

We ask the authorities:

1. to open an investigation;
2. to protect her.

Day\tPlace
5 July\tTram stop
6 July\tHer house

– by telephone
– in writing

Signed “for the office”²

¹ A journalist.
² By two members."""

ROWS = (("Day", "Place"), ("5 July", "Tram stop"), ("6 July", "Her house"))
TARGET = "https://sardovia.example/r"


def _row(*cells: str) -> str:
    return "<w:tr>" + "".join(f"<w:tc><w:tcPr/>{paragraph(words)}</w:tc>" for words in cells) + "</w:tr>"


def _item(words: str, list_id: int) -> str:
    return paragraph(words, look=f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{list_id}"/></w:numPr>')


def _note(number: int) -> str:
    return f'<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="{number}"/></w:r>'


def from_word() -> bytes:
    """A DOCX with every tracked change still open."""
    deleted = "<w:del><w:r><w:delText>maybe </w:delText></w:r></w:del>"
    body = (
        paragraph("Threats in Orvania", look='<w:pStyle w:val="Heading1"/>'),
        paragraph(
            "Two men ", deleted, "<w:ins>" + run("followed ") + "</w:ins>", "Ana Velich", _note(1),
            " on 5 July 2030; see ", '<w:hyperlink r:id="l1">' + run("the ") + run("report") + "</w:hyperlink>", ".",
        ),
        paragraph("We ask the authorities:"),
        _item("to open an investigation;", 1),
        _item("to protect her.", 1),
        f"<w:tbl><w:tblPr/>{''.join(_row(*row) for row in ROWS)}</w:tbl>",
        _item("by telephone", 2),
        _item("in writing", 2),
        paragraph("Signed “for the office”", _note(2)),
        '<w:sectPr><w:headerReference r:id="h1"/></w:sectPr>',
    )  # fmt: skip
    levels = ('<w:numFmt w:val="decimal"/>', '<w:numFmt w:val="bullet"/>')
    numbering = "".join(
        f'<w:abstractNum w:abstractNumId="{n}"><w:lvl w:ilvl="0">{level}</w:lvl></w:abstractNum>'
        f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>'
        for n, level in enumerate(levels, 1)
    )
    footnotes = "".join(
        f'<w:footnote w:id="{n}"><w:p><w:r><w:footnoteRef/></w:r>{run(" " + words)}</w:p></w:footnote>'
        for n, words in ((0, "separator"), (1, "A journalist."), (2, "By two members."))
    )
    return packages.docx("".join(body), targets={"l1": TARGET}, numbering=numbering, footnotes=footnotes)


def from_libreoffice() -> bytes:
    """An ODT with a tracked deletion kept aside."""

    def items(style: str, *words: str) -> str:
        entries = "".join(f"<text:list-item><text:p>{entry}</text:p></text:list-item>" for entry in words)
        return f'<text:list text:style-name="{style}">{entries}</text:list>'

    def row(*cells: str) -> str:
        inner = "".join(f"<table:table-cell><text:p>{words}</text:p></table:table-cell>" for words in cells)
        return f"<table:table-row>{inner}</table:table-row>"

    def note(words: str) -> str:
        body = f"<text:note-body><text:p>{words}</text:p></text:note-body>"
        return f"<text:note><text:note-citation>1</text:note-citation>{body}</text:note>"

    xlink = 'xmlns:xlink="http://www.w3.org/1999/xlink"'
    link = f'<text:a {xlink} xlink:href="{TARGET}">the <text:span>report</text:span></text:a>'
    journalist = f"Ana Velich{note('A journalist.')}"
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>maybe</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
        '<text:h text:outline-level="1">Threats in Orvania</text:h>'
        f"<text:p>Two men <text:span>followed</text:span> {journalist} on 5 July<text:s/>2030; see {link}.</text:p>"
        "<text:p>We ask the authorities:</text:p>"
        f"{items('L1', 'to open an investigation;', 'to protect her.')}"
        f"<table:table><table:table-column/>{''.join(row(*words) for words in ROWS)}</table:table>"
        f"{items('L2', 'by telephone', 'in writing')}"
        f"<text:p>Signed “for the office”{note('By two members.')}</text:p>"
    )
    styles = (
        '<text:list-style style:name="L1"><text:list-level-style-number text:level="1"/></text:list-style>'
        '<text:list-style style:name="L2"><text:list-level-style-bullet text:level="1"/></text:list-style>'
    )
    return packages.odt(body, styles=styles)


def as_rtf() -> bytes:
    """An RTF as Word writes it, tables described twice, lists with the text of their marks."""

    def item(mark: str, words: str) -> str:
        return rf"{{\listtext\pard\plain\f0 {mark}\tab}}\pard\plain\ls1\fi-360\li720 {words}\par" + "\r\n"

    def row(first: str, second: str) -> str:
        about = r"\trowd\trgaph108\cellx4000\cellx8000"
        return rf"{about}\pard\plain\intbl {first}\cell {second}\cell\pard\plain\intbl{{{about}\row}}" + "\r\n"

    def note(words: str) -> str:
        return rf"{{\cs15\super\chftn{{\footnote\pard\plain\s14{{\cs15\super\chftn}} {words}}}}}"

    body = (
        r"{\rtf1\ansi\ansicpg1252\uc1\deff0{\fonttbl{\f0\froman\fcharset0 Serif;}{\f1\fcharset2 Symbol;}}",
        r"{\colortbl;\red0\green0\blue0;}{\stylesheet{\s0 Normal;}{\s14 footnote text;}}",
        r"{\*\listtable{\list{\listlevel{\leveltext\'02\'00.;}}}}{\info{\author A. V.}{\title Secret title}}",
        r"{\header\pard\plain Confidential\par}",
        r"\pard\plain\s1 Threats in Orvania\par" + "\r\n",
        rf"\pard\plain Two men {{\deleted maybe }}{{\revised followed }}Ana Velich{note('A journalist.')}",
        r" on 5 July 2030; see ",
        rf'{{\field{{\*\fldinst{{ HYPERLINK "{TARGET}" }}}}{{\fldrslt{{\ul the report}}}}}}.\par' + "\r\n",
        r"\pard\plain We ask the authorities:\par" + "\r\n",
        item("1.", "to open an investigation;") + item("2.", "to protect her."),
        "".join(row(*words) for words in ROWS),
        item(r"\loch\af3\f1\'b7", "by telephone") + item(r"\loch\af3\f1\'b7", "in writing"),
        rf"\pard\plain Signed \ldblquote for the office\rdblquote {note('By two members.')}\par}}",
    )
    return "".join(body).encode("ascii")


def as_page() -> bytes:
    """The same as a page, its notes written out as pages do."""
    return f"""<!doctype html><meta charset=utf-8><body>
<h1>Threats in Orvania</h1>
<p>Two men followed Ana Velich<sup>1</sup> on 5 July 2030; see <a href="{TARGET}">the <i>report</i></a>.</p>
<p>We ask the authorities:</p>
<ol><li>to open an investigation;</li><li>to protect her.</li></ol>
<table><tr><th>Day</th><th>Place</th></tr><tr><td>5 July<td>Tram stop<tr><td>6 July<td>Her house</table>
<ul><li>by telephone<li>in writing</ul>
<p>Signed <q>for the office</q><sup>2</sup></p>
<p><sup>1</sup> A journalist.<br><sup>2</sup> By two members.</p></body>""".encode()


@pytest.mark.parametrize("made", [from_word, from_libreoffice, as_rtf, as_page])
def test_a_rich_document_gives_one_text_in_every_format(made: object) -> None:
    found = extract(io.BytesIO(made()), name=None)  # type: ignore[operator]  # one of the four above
    assert isinstance(found, Extracted)
    assert found.text == TEXT


@pytest.mark.parametrize("made", [from_word, from_libreoffice, as_rtf])
def test_that_a_deletion_was_left_out_is_said_in_the_same_words(made: object) -> None:
    found = extract(io.BytesIO(made()), name=None)  # type: ignore[operator]  # one of the three above
    assert isinstance(found, Extracted)
    assert "Tracked deletions were left out, tracked insertions are in." in found.notes


WORDPAD = r"""{\rtf1\ansi\ansicpg1251\deff0\nouicompat\deflang1049{\fonttbl{\f0\fnil\fcharset204 Calibri;}
{\f1\fnil\fcharset0 Calibri;}}
{\*\generator Riched20 10.0.19041}\viewkind4\uc1
\pard\sa200\f0\fs22\lang25 \'c4\'e2\'ee\'e5 \'ec\'f3\'e6\'f7\'e8\'ed \f1\lang1033 (two men)\par
\f0\lang1049\'cf\'ee\'eb\'e8\'f6\'e8\'ff\par
}
"""


def test_a_document_of_wordpad() -> None:
    found = extract(io.BytesIO(WORDPAD.replace("\n", "\r\n").encode("ascii") + b"\x00"), name=None)
    assert isinstance(found, Extracted)
    assert (found.text, found.encoding) == ("Двое мужчин (two men)\n\nПолиция", "Windows-1251")
    assert found.notes == ()


def test_a_picture_in_the_midst_of_rtf_is_skipped_by_its_length() -> None:
    picture = b"{\\pict\\wmetafile8\\bin64 " + struct.pack("<64s", b"}{\\b }}} not text") + b"}"
    found = extract(io.BytesIO(b"{\\rtf1 before " + picture + b"after}"), name=None)
    assert isinstance(found, Extracted)
    assert found.text == "before after"
