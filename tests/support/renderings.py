"""One content in every layout in which statements arrive: text, page, PDF of many kinds, DOCX, ODT, mail, scan."""

from __future__ import annotations

import html
import io
import json
import re
import textwrap
from collections.abc import Callable
from email import policy
from email.message import EmailMessage

import docx
import typst
from odf import text as odf
from odf.opendocument import OpenDocumentText
from odf.table import Table, TableCell, TableRow
from tests.support import packages
from tests.support.contents import Content, Part

_MARK = re.compile(r"\^(\d+)")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
PAGE_WORDS = {"en": "Page {} of {}", "ru": "Страница {} из {}", "uk": "Сторінка {} з {}", "pl": "Strona {} z {}"}


def as_text(content: Content) -> bytes:
    """Plain text, one line a paragraph: what all else is compared with."""
    return _plain(content).encode()


def as_wrapped_text(content: Content) -> bytes:
    """Plain text as a mail program breaks it, 72 signs a line."""
    return "\n".join(
        "\n".join(
            textwrap.wrap(
                line, 72, expand_tabs=False, break_long_words=False, break_on_hyphens=False, replace_whitespace=False
            )
        )
        for line in _plain(content).split("\n")
    ).encode()


def _plain(content: Content) -> str:
    blocks = [content.headline]
    for part in content.parts:
        blocks.append(_raised("\n".join(_marked(part))))
    blocks.append("\n".join(f"{str(n).translate(_RAISED)} {note}" for n, note in enumerate(content.notes, 1)))
    return "\n\n".join(blocks)


def _raised(words: str) -> str:
    return _MARK.sub(lambda mark: mark[1].translate(_RAISED), words)


def _marked(part: Part) -> list[str]:
    if part.kind == "numbered":
        return [f"{number}. {words}" for number, words in enumerate(part.lines, 1)]
    return [f"– {words}" for words in part.lines] if part.kind == "bulleted" else list(part.lines)


def as_page(content: Content) -> bytes:
    """A page of the web with its navigation, notes as links, everything around an article."""
    body = "\n".join(_html_part(part) for part in content.parts)
    notes = "\n".join(f'<p id="n{n}"><sup>{n}</sup> {_linked(note)}</p>' for n, note in enumerate(content.notes, 1))
    return f"""<!doctype html><html lang="{content.language}"><head><meta charset="utf-8">
<title>{html.escape(content.headline)} | {content.publisher}</title><style>p {{ color: black }}</style></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>
<main><article><h1>{html.escape(content.headline)}</h1>
{body}
<section class="footnotes">{notes}</section></article></main>
<footer>About us. Imprint. Follow us</footer></body></html>""".encode()


def _html_part(part: Part) -> str:
    words = [_MARK.sub(r'<sup><a href="#n\1">\1</a></sup>', html.escape(line, quote=False)) for line in part.lines]
    if part.kind == "table":
        rows = "".join(f"<tr><td>{line.replace(chr(9), '</td><td>')}</td></tr>" for line in words)
        return f"<table>{rows}</table>"
    if part.kind in {"numbered", "bulleted"}:
        tag = "ol" if part.kind == "numbered" else "ul"
        return f"<{tag}>" + "".join(f"<li>{line}</li>\n" for line in words) + f"</{tag}>"
    if part.kind == "heading":
        return f"<h2>{words[0]}</h2>"
    # as editors of pages write it: lines broken anywhere, which means nothing
    return (
        "<p>"
        + "<br>".join(
            "\n".join(textwrap.wrap(line, 60, break_on_hyphens=False, replace_whitespace=False)) for line in words
        )
        + "</p>"
    )


def _linked(note: str) -> str:
    return re.sub(r"https?://\S+", lambda found: f'<a href="{found[0]}">{found[0]}</a>', html.escape(note, quote=False))


def as_docx(content: Content) -> bytes:
    """A document as Word writes it, with real notes, real lists and a running head."""
    body = [packages.paragraph(content.headline, look='<w:pStyle w:val="Title"/>')]
    for part in content.parts:
        body += _word_part(part)
    levels = ('<w:numFmt w:val="decimal"/>', '<w:numFmt w:val="bullet"/>')
    numbering = "".join(
        f'<w:abstractNum w:abstractNumId="{n}"><w:lvl w:ilvl="0">{level}</w:lvl></w:abstractNum>'
        f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>'
        for n, level in enumerate(levels, 1)
    )
    footnotes = "".join(
        f'<w:footnote w:id="{n}"><w:p><w:r><w:footnoteRef/></w:r>{_word_run(" " + note)}</w:p></w:footnote>'
        for n, note in enumerate(content.notes, 1)
    )
    return packages.docx("".join(body), numbering=numbering, footnotes=footnotes)


def _word_part(part: Part) -> list[str]:
    if part.kind == "table":
        rows = (
            "<w:tr>" + "".join(f"<w:tc>{packages.paragraph(html.escape(cell))}</w:tc>" for cell in line.split("\t"))
            + "</w:tr>"
            for line in part.lines
        )  # fmt: skip
        return [f"<w:tbl>{''.join(rows)}</w:tbl>"]
    if part.kind in {"numbered", "bulleted"}:
        list_id = 1 if part.kind == "numbered" else 2
        look = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{list_id}"/></w:numPr>'
        return [packages.paragraph(*_word_runs(line), look=look) for line in part.lines]
    inner = [packages.paragraph(*_word_runs(line)) for line in part.lines[:1]]
    if len(part.lines) > 1:  # an address is one paragraph with line ends
        broken = [piece for line in part.lines for piece in (*_word_runs(line), "<w:r><w:br/></w:r>")]
        inner = [packages.paragraph(*broken[:-1])]
    return inner


def _word_run(words: str) -> str:
    return packages.run(html.escape(words))


def _word_runs(line: str) -> list[str]:
    pieces = re.split(r"\^(\d+)", line)
    return [
        _word_run(piece) if place % 2 == 0 else f'<w:r><w:footnoteReference w:id="{piece}"/></w:r>'
        for place, piece in enumerate(pieces)
        if piece
    ]


def as_written_docx(content: Content) -> bytes:
    """A document by python-docx: styles of headings and lists, raised marks and notes typed at the end."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = content.publisher
    document.sections[0].footer.paragraphs[0].text = "1"
    document.add_heading(content.headline, 0)
    styles = {"numbered": "List Number", "bulleted": "List Bullet", "heading": "Heading 2"}
    for part in content.parts:
        if part.kind == "table":
            table = document.add_table(len(part.lines), len(part.lines[0].split("\t")))
            for row, line in zip(table.rows, part.lines, strict=True):
                for cell, words in zip(row.cells, line.split("\t"), strict=True):
                    cell.text = words
        elif part.kind == "lines":
            document.add_paragraph("\n".join(part.lines))
        else:
            for line in part.lines:
                _raise_marks(document.add_paragraph(style=styles.get(part.kind)), line)
    for number, note in enumerate(content.notes, 1):
        _raise_marks(document.add_paragraph(), f"^{number} {note}")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _raise_marks(paragraph: object, line: str) -> None:
    for place, piece in enumerate(re.split(r"\^(\d+)", line)):
        run = paragraph.add_run(piece)  # type: ignore[attr-defined]
        run.font.superscript = bool(place % 2)


def as_odt(content: Content) -> bytes:
    """A document as LibreOffice writes it."""
    document = OpenDocumentText()
    for name, level in (
        ("N", odf.ListLevelStyleNumber(level=1, numformat="1")),
        ("B", odf.ListLevelStyleBullet(level=1, bulletchar="•")),
    ):
        style = odf.ListStyle(name=name)
        style.addElement(level)
        document.automaticstyles.addElement(style)
    document.text.addElement(odf.H(outlinelevel=1, text=content.headline))
    for part in content.parts:
        _odt_part(document, part, content)
    out = io.BytesIO()
    document.write(out)
    return out.getvalue()


def _odt_part(document: OpenDocumentText, part: Part, content: Content) -> None:
    if part.kind == "table":
        table = Table()
        for line in part.lines:
            row = TableRow()
            for words in line.split("\t"):
                cell = TableCell()
                cell.addElement(odf.P(text=words))
                row.addElement(cell)
            table.addElement(row)
        document.text.addElement(table)
    elif part.kind in {"numbered", "bulleted"}:
        entries = odf.List(stylename="N" if part.kind == "numbered" else "B")
        for line in part.lines:
            item = odf.ListItem()
            item.addElement(_odt_words(odf.P(), line, content))
            entries.addElement(item)
        document.text.addElement(entries)
    elif part.kind == "heading":
        document.text.addElement(odf.H(outlinelevel=2, text=part.lines[0]))
    else:
        paragraph = odf.P()
        for place, line in enumerate(part.lines):
            if place:
                paragraph.addElement(odf.LineBreak())
            _odt_words(paragraph, line, content)
        document.text.addElement(paragraph)


def _odt_words(paragraph: odf.P, line: str, content: Content) -> odf.P:
    for place, piece in enumerate(re.split(r"\^(\d+)", line)):
        if place % 2 == 0:
            paragraph.addText(piece)
            continue
        note = odf.Note(id=f"n{piece}", noteclass="footnote")
        note.addElement(odf.NoteCitation(text=piece))
        body = odf.NoteBody()
        body.addElement(odf.P(text=content.notes[int(piece) - 1]))
        note.addElement(body)
        paragraph.addElement(note)
    return paragraph


def as_mail(content: Content) -> bytes:
    """Both forms of the text, quoted-printable."""
    message = _message(content)
    message.set_content(_plain(content), cte="quoted-printable")
    message.add_alternative(as_page(content).decode(), subtype="html", cte="quoted-printable")
    return _sent(message)


def as_html_mail(content: Content) -> bytes:
    """A page and nothing else."""
    message = _message(content)
    message.set_content(as_page(content).decode(), subtype="html", cte="quoted-printable")
    return _sent(message)


def as_wrapped_mail(content: Content) -> bytes:
    """Plain text, broken into lines by the program that sent it."""
    message = _message(content)
    message.set_content(as_wrapped_text(content).decode(), cte="8bit")
    return _sent(message)


def as_forwarded_mail(content: Content) -> bytes:
    """Forwarded within the text, under the lines that programs write."""
    message = _message(content, subject=f"Fwd: {content.headline}")
    message.set_content(f"{_FORWARDED[content.language].format(content.headline)}\n\n{_plain(content)}", cte="base64")
    return _sent(message)


def as_attached_mail(content: Content) -> bytes:
    """Forwarded as a message within the message."""
    message = _message(content, subject=f"Fwd: {content.headline}")
    message.set_content("")
    inner = EmailMessage()
    inner["From"] = "Lakeside Union <press@lakeside.example>"
    inner["Subject"] = content.headline
    inner.set_content(_plain(content), cte="quoted-printable")
    message.add_attachment(inner)
    return _sent(message)


_FORWARDED = {
    "en": "---------- Forwarded message ---------\nFrom: Lakeside Union <press@lakeside.example>\n"
    "Date: Mon, 12 Jul 2021 at 09:12\nSubject: {}\nTo: <desk@sardovia.example>",
    "ru": "-------- Пересылаемое сообщение --------\nОт: Озёрный союз <press@lakeside.example>\n"
    "Дата: 12.07.2021, 09:12\nТема: {}\nКому: <desk@sardovia.example>",
    "uk": "---------- Переслане повідомлення ---------\nВід: Озерна спілка <press@lakeside.example>\n"
    "Дата: 12.07.2021, 09:12\nТема: {}\nКому: <desk@sardovia.example>",
    "pl": "---------- Wiadomość przekazana ---------\nOd: Unia Nadjeziorna <press@lakeside.example>\n"
    "Data: 12.07.2021, 09:12\nTemat: {}\nDo: <desk@sardovia.example>",
}


def _sent(message: EmailMessage) -> bytes:
    """The bytes; no head is folded, because Python loses spaces of Cyrillic subjects where it folds them."""
    return message.as_bytes(policy=policy.default.clone(max_line_length=0))


def _message(content: Content, *, subject: str | None = None) -> EmailMessage:
    message = EmailMessage()
    message["From"] = f"{content.publisher} <press@lakeside.example>"
    message["To"] = "desk@sardovia.example"
    message["Date"] = "Mon, 12 Jul 2021 09:12:00 +0200"
    message["Message-ID"] = "<17@lakeside.example>"
    message["Subject"] = subject or content.headline
    return message


SOURCE = r"""
#set page(width: 21cm, height: %(height)s, margin: 2.2cm, columns: %(columns)s,
  header: %(header)s, footer: %(footer)s)
#set text(size: 10.5pt, lang: "%(language)s", hyphenate: %(hyphenate)s, ligatures: true%(font)s)
#set par(justify: %(justify)s)
#let content = json(bytes(sys.inputs.content))
#let note(n) = footnote(content.notes.at(int(n) - 1))
#let words(line) = {
  let pieces = line.split(regex("\\^"))
  pieces.first()
  for piece in pieces.slice(1) { note(piece.first()); piece.slice(1) }
}
#%(title)s
#for part in content.parts {
  if part.kind == "heading" { heading(level: 2, part.lines.first()) }
  else if part.kind == "numbered" { enum(..part.lines.map(words)) }
  else if part.kind == "bulleted" { list(..part.lines.map(words)) }
  else if part.kind == "table" {
    let rows = part.lines.map(line => line.split("\t"))
    table(columns: rows.first().len(), ..rows.flatten())
  } else { par(part.lines.map(words).join(linebreak())) }
}
"""
_TITLE = "heading(level: 1, content.headline)"
_WIDE_TITLE = 'place(top, scope: "parent", float: true, heading(level: 1, content.headline))'


def as_pdf(content: Content, **look: str) -> bytes:
    """A document set by typst. `look` overrides what is plain: one column, no running heads."""
    plain = {
        "height": "29.7cm", "columns": "1", "header": "none", "footer": "none", "hyphenate": "false",
        "justify": "false", "language": content.language, "title": _TITLE, "font": "",
    }  # fmt: skip
    data = {
        "headline": content.headline,
        "notes": content.notes,
        "parts": [{"kind": part.kind, "lines": part.lines} for part in content.parts],
    }
    return typst.compile((SOURCE % (plain | look)).encode(), sys_inputs={"content": json.dumps(data)})


def as_short_pages(content: Content) -> bytes:
    """Many pages with running heads, page numbers, divided words and notes at the foot of each."""
    first, second = PAGE_WORDS[content.language].split("{}", 1)
    of = second.replace("{}", "")
    return as_pdf(
        content, height="13cm", hyphenate="true", justify="true",
        header=f"[{content.publisher} #h(1fr) 17/2021]",
        footer=f'align(center, context [{first}#counter(page).display(){of}#counter(page).final().first()])',
    )  # fmt: skip


def as_two_columns(content: Content) -> bytes:
    """Two columns under a headline of the page's width, divided words, numbered pages."""
    return as_pdf(
        content, height="16cm", columns="2", hyphenate="true", justify="true", title=_WIDE_TITLE,
        footer="align(center, context counter(page).display())",
    )  # fmt: skip


def as_one_column(content: Content) -> bytes:
    """One page, ragged, nothing around the text but a page number."""
    return as_pdf(content, footer="align(right, context counter(page).display())")


LAYOUTS: dict[str, Callable[[Content], bytes]] = {
    "wrapped text": as_wrapped_text,
    "page": as_page,
    "docx": as_docx,
    "written docx": as_written_docx,
    "odt": as_odt,
    "mail": as_mail,
    "html mail": as_html_mail,
    "wrapped mail": as_wrapped_mail,
    "forwarded mail": as_forwarded_mail,
    "attached mail": as_attached_mail,
    "pdf": as_one_column,
    "pdf of many pages": as_short_pages,
    "pdf in two columns": as_two_columns,
}
