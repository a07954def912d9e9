"""An invented office's paper: a logo, a signature, and a letterhead as somebody would make it in Word."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import lru_cache
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from tocsin.domain.letterhead import Letterhead
from tocsin.letters.house.pictures import redrawn

WHO = Letterhead(
    "Quay Centre", "14 Mole Street, Brod, Orvania\noffice@quay.example", "Registered 77/2011", "Rona Vell, Director"
)
LOGO = b"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 60">
<path d="M10 40 Q25 20 40 40 T70 40 T100 40" fill="none" stroke="#1f4e79" stroke-width="7"/>
<path d="M10 52 Q25 32 40 52 T70 52 T100 52" fill="none" stroke="#7fa8c9" stroke-width="5"/>
<circle cx="130" cy="26" r="18" fill="#c8562b"/></svg>"""
SIGNATURE = b"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 60">
<path d="M8 48 C30 -10 40 60 52 30 S80 50 92 26 S120 60 132 20 S170 50 192 30" fill="none" stroke="#16243f"
stroke-width="3"/></svg>"""
LOGO_WORDS, SIGNATURE_WORDS = "Logo of Quay Centre: two waves and a sun", "Signature of Rona Vell"
NAVY = RGBColor(0x1F, 0x4E, 0x79)


@lru_cache(maxsize=1)
def logo() -> bytes:
    """As PNG."""
    return redrawn(LOGO)


@lru_cache(maxsize=1)
def signature() -> bytes:
    """As PNG."""
    return redrawn(SIGNATURE)


def letterhead(change: Callable[[Any], None] | None = None, *, marked: bool = True) -> bytes:
    """A letterhead in Word: a header with logo and name, a footer with tabs and page numbers, places in its body.

    `change` may alter the document before it is saved; without `marked` its body says no places.
    """
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(25), Mm(20)
    section.top_margin, section.bottom_margin = Mm(40), Mm(25)
    section.header_distance, section.footer_distance = Mm(12), Mm(10)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Arial", Pt(11)
    normal.paragraph_format.space_after = Pt(8)
    _faced(normal)
    heading = document.styles["Heading 1"]
    heading.font.name, heading.font.size, heading.font.color.rgb = "Arial", Pt(13), NAVY
    _faced(heading)
    title = document.styles["Title"]
    title.font.name, title.font.size, title.font.color.rgb = "Arial", Pt(20), NAVY
    _faced(title)
    _header(section)
    _footer(section)
    _body(document, marked=marked)
    if change is not None:
        change(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _faced(style: Any) -> None:
    """The typeface itself, and not that of the theme."""
    fonts = style.element.rPr.rFonts
    for name in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(name), None)
    fonts.set(qn("w:hAnsi"), "Arial")


def described(run: Any, words: str) -> None:
    """Give the picture of a run its description."""
    run._r.find(f".//{qn('wp:docPr')}").set("descr", words)


def _header(section: Any) -> None:
    table = section.header.add_table(1, 2, Mm(165))
    table.autofit = False
    for cell, width in zip(table.rows[0].cells, (Mm(60), Mm(105)), strict=True):
        cell.width = width
    first, second = (cell.paragraphs[0] for cell in table.rows[0].cells)
    run = first.add_run()
    run.add_picture(io.BytesIO(logo()), height=Mm(16))
    described(run, LOGO_WORDS)
    second.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    name = second.add_run("Quay Centre")
    name.bold, name.font.size, name.font.color.rgb = True, Pt(16), NAVY
    for line in ("14 Mole Street, Brod, Orvania", "office@quay.example"):
        paragraph = table.rows[0].cells[1].add_paragraph()
        paragraph.alignment, paragraph.paragraph_format.space_after = WD_ALIGN_PARAGRAPH.RIGHT, Pt(0)
        small = paragraph.add_run(line)
        small.font.size = Pt(9)
    empty = section.header.paragraphs[0]
    empty._p.getparent().remove(empty._p)
    section.header._element.append(empty._p)
    empty.paragraph_format.space_after = Pt(0)


def _footer(section: Any) -> None:
    footer = section.footer.paragraphs[0]
    footer.paragraph_format.tab_stops.add_tab_stop(Mm(165), WD_TAB_ALIGNMENT.RIGHT)
    for stop in ("4320", "8640"):  # those of the style of a footer
        clear = OxmlElement("w:tab")
        clear.set(qn("w:val"), "clear")
        clear.set(qn("w:pos"), stop)
        footer._p.pPr.find(qn("w:tabs")).append(clear)
    lines = OxmlElement("w:pBdr")
    top = OxmlElement("w:top")
    for key, said in (("val", "single"), ("sz", "6"), ("space", "4"), ("color", "1F4E79")):
        top.set(qn(f"w:{key}"), said)
    lines.append(top)
    footer._p.pPr.insert(1, lines)
    for words in ("Registered 77/2011", "\t", "Page "):
        footer.add_run(words).font.size = Pt(8)
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), " PAGE ")
    field.append(footer.add_run("1")._r)
    footer._p.append(field)


def _body(document: Any, *, marked: bool) -> None:
    day = document.add_paragraph("Brod, {date}" if marked else "Brod, Orvania")
    day.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    if not marked:
        return
    document.add_paragraph("Our reference: {number}")
    document.add_paragraph("{letter}")
    document.add_paragraph("With respect")
    document.add_paragraph("{signature}")
    document.add_paragraph("{signatory}")
