"""Whatever words a person writes, every format gives them back: paragraphs, lists and tables made up by hypothesis."""

from __future__ import annotations

import html as escaping
from email.message import EmailMessage
from xml.sax.saxutils import escape

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support import packages

from tocsin.intake.container import Package
from tocsin.intake.formats import docx, html, mail, odt, plain, rtf
from tocsin.intake.normal import tidy

# letters and signs of our alphabets and some beyond them; no white space but single spaces within
SIGNS = st.characters(codec="utf-8", exclude_categories=["C", "Z"], exclude_characters="\ufeff\ufffe\uffff")
WORD = st.text(SIGNS, min_size=1, max_size=8)
PARAGRAPH = st.lists(WORD, min_size=1, max_size=6).map(" ".join)
PARAGRAPHS = st.lists(PARAGRAPH, min_size=1, max_size=5)
ROWS = st.lists(st.lists(PARAGRAPH, min_size=2, max_size=3), min_size=1, max_size=3)


def rtf_words(words: str) -> str:
    """Words in RTF, every sign as its UTF-16 units."""
    units = words.encode("utf-16-le")
    numbers = (int.from_bytes(units[place : place + 2], "little", signed=True) for place in range(0, len(units), 2))
    return "".join(f"\\u{number}?" for number in numbers)


@given(PARAGRAPHS)
def test_plain_text(paragraphs: list[str]) -> None:
    text = "\n\n".join(paragraphs)
    assert plain.read(text.encode()).text == tidy(text)


@given(PARAGRAPHS)
def test_a_page(paragraphs: list[str]) -> None:
    page = "".join(f"<p>{escaping.escape(words)}</p>\n" for words in paragraphs)
    assert html.from_text(f"<body>{page}</body>") == "\n\n".join(paragraphs)


@given(PARAGRAPHS)
@settings(deadline=None)
def test_a_docx(paragraphs: list[str]) -> None:
    body = "".join(packages.paragraph(packages.run(escape(words))) for words in paragraphs)
    assert docx.read(Package(packages.docx(body))).text == "\n\n".join(paragraphs)


@given(PARAGRAPHS)
@settings(deadline=None)
def test_an_odt(paragraphs: list[str]) -> None:
    body = "".join(f"<text:p>{escape(words)}</text:p>" for words in paragraphs)
    assert odt.read(Package(packages.odt(body))).text == "\n\n".join(paragraphs)


@given(PARAGRAPHS)
def test_an_rtf(paragraphs: list[str]) -> None:
    body = "".join(f"{rtf_words(words)}\\par\n" for words in paragraphs)
    assert rtf.read(f"{{\\rtf1\\ansi {body}}}".encode()).text == "\n\n".join(paragraphs)


@given(PARAGRAPHS, st.sampled_from(["base64", "quoted-printable", "8bit"]))
def test_a_message(paragraphs: list[str], transfer: str) -> None:
    text = "\n\n".join(paragraphs)
    message = EmailMessage()
    message["From"] = "a@orvania.example"
    message.set_content(text, cte=transfer)
    made = mail.read(message.as_bytes())
    assert made.text == f"From: a@orvania.example\n\n{text}"
    assert made.encoding == "UTF-8"


@given(ROWS)
def test_a_table_is_the_same_in_a_page_and_in_rtf(rows: list[list[str]]) -> None:
    expected = "\n".join("\t".join(row) for row in rows)
    page = "".join(f"<tr>{''.join(f'<td>{escaping.escape(cell)}' for cell in row)}" for row in rows)
    written = "".join(
        "\\trowd\\intbl " + "".join(f"{rtf_words(cell)}\\cell " for cell in row) + "\\row " for row in rows
    )
    assert html.from_text(f"<table>{page}</table>") == expected
    assert rtf.read(f"{{\\rtf1 {written}\\pard}}".encode()).text == expected


@given(PARAGRAPHS, st.booleans())
def test_a_list_is_the_same_in_a_page_and_in_an_odt(items: list[str], numbered: bool) -> None:
    expected = "\n".join(f"{f'{place}.' if numbered else '–'} {words}" for place, words in enumerate(items, 1))
    tag = "ol" if numbered else "ul"
    style = '<text:list-style style:name="L"><text:list-level-style-number text:level="1"/></text:list-style>'
    entries = "".join(f"<text:list-item><text:p>{escape(words)}</text:p></text:list-item>" for words in items)
    named = ' text:style-name="L"' if numbered else ""
    body = f"<text:list{named}>{entries}</text:list>"
    assert html.from_text(f"<{tag}>{''.join(f'<li>{escaping.escape(words)}' for words in items)}</{tag}>") == expected
    assert odt.read(Package(packages.odt(body, styles=style))).text == expected
