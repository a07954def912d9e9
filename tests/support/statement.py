"""One invented statement, written in every format that is read."""

from __future__ import annotations

import html
import io
import json
from email.message import EmailMessage

import docx
import typst
from odf.opendocument import OpenDocumentText
from odf.text import H, P

HEADLINE = "Two men followed a journalist in Orvania"
PARAGRAPHS = (
    "Orvania, 12 July 2030",
    (
        "On 5 July 2030 two unidentified men followed the journalist Ana Velich from the office to her apartment. "
        "She noticed them first at the tram stop, and again in the courtyard of her house, where one of them took "
        "photographs of the entrance. The other asked a neighbour when she usually comes home."
    ),
    (
        "Наступного дня невідомий чоловік подзвонив їй і сказав: «Ми знаємо, де ви живете». Она сообщила полиции, "
        "которая отказалась принять заявление и посоветовала ей прийти через неделю, если это повторится."
    ),
    "Jej kolega Paweł Żółkiewski – „świadek” zdarzenia – opisał mężczyzn dokładnie.",
    "We call on the authorities to open an investigation without delay, and to tell her what they found.",
)
LINES = (HEADLINE, *PARAGRAPHS)


def as_text(codec: str = "utf-8") -> bytes:
    """Plain text."""
    return "\r\n\r\n".join(LINES).encode(codec)


def as_html() -> bytes:
    """A page with what is around the text of pages."""
    body = "\n".join(f"<p>{html.escape(words)}</p>" for words in PARAGRAPHS)
    head = "<head><meta charset=utf-8><title>Orvania News</title><script>follow()</script></head>"
    nav = "<nav><a href='/'>Home</a></nav>"
    return f"<!DOCTYPE html><html>{head}<body>{nav}<h1>{HEADLINE}</h1>{body}<footer>About us</footer></body>".encode()


def as_docx() -> bytes:
    """A document as Word writes it."""
    document = docx.Document()
    document.add_heading(HEADLINE, 1)
    for words in PARAGRAPHS:
        paragraph = document.add_paragraph(words[:20])
        paragraph.add_run(words[20:]).bold = True
    document.sections[0].header.paragraphs[0].text = "Confidential"
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def as_odt() -> bytes:
    """A document as LibreOffice writes it."""
    document = OpenDocumentText()
    document.text.addElement(H(outlinelevel=1, text=HEADLINE))
    for words in PARAGRAPHS:
        document.text.addElement(P(text=words))
    out = io.BytesIO()
    document.write(out)
    return out.getvalue()


def as_rtf() -> bytes:
    """A document in RTF, every letter beyond ASCII as \\u with a stand-in."""
    lines = ("".join(sign if sign.isascii() else f"\\u{ord(sign)}?" for sign in words) for words in LINES)
    return ("{\\rtf1\\ansi\\ansicpg1252\\deff0 " + "\\par\n".join(lines) + "\\par}").encode("ascii")


def as_mail() -> bytes:
    """A message with its text twice, plain and as a page, and an attachment."""
    message = EmailMessage()
    message["From"] = "Office <office@orvania.example>"
    message["To"] = "desk@sardovia.example"
    message["Date"] = "Fri, 12 Jul 2030 10:00:00 +0000"
    message["Subject"] = "Погроза"
    message.set_content("\n\n".join(LINES), cte="base64")
    message.add_alternative(as_html().decode(), subtype="html")
    message.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="звіт.pdf")
    return message.as_bytes()


def as_pdf(*, width: str = "16cm", height: str = "24cm") -> bytes:
    """A document set in justified lines with divided words."""
    lines = json.dumps(PARAGRAPHS)
    source = f"""
#set page(width: {width}, height: {height}, margin: 2cm)
#set text(size: 11pt, hyphenate: true)
#set par(justify: true)
= {HEADLINE}
#for words in json(bytes(sys.inputs.lines)) [#par(words)]
"""
    return typst.compile(source.encode(), sys_inputs={"lines": lines})


FORMATS = {
    "text": as_text,
    "html": as_html,
    "docx": as_docx,
    "odt": as_odt,
    "rtf": as_rtf,
    "mail": as_mail,
    "pdf": as_pdf,
}
