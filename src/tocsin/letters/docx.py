"""A letter as DOCX, for the director's pencil: real headings, lists and footnotes, the marks on every page.

The parts that never change lie in `word/`; the others are made here. There is no author, no machine, no time of day
in it, and the same letter gives the same bytes. Element names: ECMA-376, part 1, section 17.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.resources import files

from lxml import etree

from tocsin.composing.letter import Footnote, Letter, Paragraph, Part, Sentence, Style
from tocsin.letters.naming import PAGE, REGIONS, label, tied
from tocsin.letters.zipped import zipped

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_XML = "http://www.w3.org/XML/1998/namespace"
_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DC = "http://purl.org/dc/elements/1.1/"
_DCTERMS = "http://purl.org/dc/terms/"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_SPACES = {"w": _W, "r": _R}
_STYLES = {Style.TEXT: "Normal", Style.LEAD: "Lead", Style.BULLET: "ListBullet", Style.ITEM: "ListNumber"}
_FIXED = {
    "[Content_Types].xml": "content-types.xml",
    "_rels/.rels": "package-rels.xml",
    "word/_rels/document.xml.rels": "document-rels.xml",
    "word/styles.xml": "styles.xml",
    "word/numbering.xml": "numbering.xml",
    "word/settings.xml": "settings.xml",
}
# A4; the margins of the PDF, in twentieths of a point
_PAGE = {"w": "11906", "h": "16838"}
_MARGINS = {
    "top": "1700",
    "bottom": "1588",
    "left": "1700",
    "right": "1588",
    "header": "850",
    "footer": "794",
    "gutter": "0",
}

Element = etree._Element  # noqa: SLF001 - lxml has no public name for the type of its elements


def to_docx(letter: Letter) -> bytes:
    """The DOCX."""
    return zipped(parts_of(letter))


def parts_of(letter: Letter) -> dict[str, bytes]:
    """The parts of the DOCX by their names."""
    parts = {name: (files("tocsin.letters") / "word" / source).read_bytes() for name, source in _FIXED.items()}
    region = REGIONS[letter.language].encode("ascii")
    parts["word/styles.xml"] = parts["word/styles.xml"].replace(
        b'w:lang w:val="en-GB"', b'w:lang w:val="' + region + b'"'
    )
    return parts | {
        "word/document.xml": _bytes(_document(letter)),
        "word/footnotes.xml": _bytes(_footnotes(letter.footnotes)),
        "word/header1.xml": _bytes(_header(letter)),
        "word/footer1.xml": _bytes(_footer(letter)),
        "docProps/core.xml": _bytes(_core(letter)),
    }


def _bytes(root: Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _el(name: str, /, *children: Element, **attributes: str) -> Element:
    """`_el("jc", val="left")` is `<w:jc w:val="left"/>`."""
    made = etree.Element(
        f"{{{_W}}}{name}", {f"{{{_W}}}{key}": value for key, value in attributes.items()}, nsmap=_SPACES
    )
    made.extend(children)
    return made


def _text(words: str) -> Element:
    made = _el("t")
    made.text = tied(words)
    made.set(f"{{{_XML}}}space", "preserve")
    return made


def _run(*children: Element, style: str = "") -> Element:
    properties = [_el("rPr", _el("rStyle", val=style))] if style else []
    return _el("r", *properties, *children)


def _paragraph(style: str, *children: Element) -> Element:
    return _el("p", _el("pPr", _el("pStyle", val=style)), *children)


def _field(instruction: str, shown: str, style: str = "") -> Element:
    made = _el("fldSimple", _run(_text(shown), style=style))
    made.set(f"{{{_W}}}instr", f" {instruction} ")
    return made


def _document(letter: Letter) -> Element:
    return _el("document", _el("body", *body_of(letter), _section()))


def body_of(letter: Letter, signed: Part | None = None, signature: Element | None = None) -> Iterator[Element]:
    """The paragraphs of the letter. The signature stands above the last paragraph of the part that is `signed`."""
    yield _paragraph("Meta", _run(_text("  ·  ".join(line.text for line in letter.meta))))
    yield _paragraph("Title", _run(_text(letter.title.text)))
    cited: set[int] = set()
    for part in letter.parts:
        made = [*_part(part, cited)]
        if part is signed and signature is not None:
            made.insert(len(made) - 1, signature)
        yield from made


def _section() -> Element:
    references = []
    for name, relation in (("headerReference", "rId5"), ("footerReference", "rId6")):
        reference = _el(name, type="default")
        reference.set(f"{{{_R}}}id", relation)
        references.append(reference)
    return _el("sectPr", *references, _el("pgSz", **_PAGE), _el("pgMar", **_MARGINS))


def _part(part: Part, cited: set[int]) -> Iterator[Element]:
    if part.heading:
        yield _paragraph("Heading1", _run(_text(part.heading)))
    for paragraph in part.paragraphs:
        yield from _lines(paragraph, cited) if paragraph.style is Style.LINES else _running(paragraph, cited)


def _running(paragraph: Paragraph, cited: set[int]) -> Iterator[Element]:
    large = paragraph.sentences[: len(paragraph.sentences) - paragraph.small]
    yield _paragraph(_STYLES[paragraph.style], *_said(large, cited, _run(_text(" "))))
    if paragraph.small:
        yield _paragraph("Addressed", *_said(paragraph.sentences[len(large) :], cited, _run(_text(" "))))


def _lines(paragraph: Paragraph, cited: set[int]) -> Iterator[Element]:
    """An address: the first line strong, the notes to it in a paragraph of their own."""
    first, *others = paragraph.sentences[: len(paragraph.sentences) - paragraph.small]
    rest = _said(others, cited, _run(_el("br")))
    yield _paragraph("Address", _run(_text(first.text), style="Strong"), *([_run(_el("br"))] if others else []), *rest)
    if paragraph.small:
        notes = paragraph.sentences[-paragraph.small :]
        yield _paragraph("AddressNote", *_said(notes, cited, _run(_el("br"))))


def _said(sentences: Sequence[Sentence], cited: set[int], between: Element) -> Iterator[Element]:
    for place, sentence in enumerate(sentences):
        if place:
            yield _copy(between)
        yield _run(_text(sentence.text))
        for at, number in enumerate(sentence.notes):
            if at:
                yield _run(_text(","), style="FootnoteReference")
            yield from _reference(number, first=number not in cited)
            cited.add(number)


def _copy(element: Element) -> Element:
    return etree.fromstring(etree.tostring(element))


def _reference(number: int, *, first: bool) -> Iterator[Element]:
    """The footnote where it is first cited, a pointer to its number where it is cited again."""
    name = f"_note{number}"
    if not first:
        yield _field(f"NOTEREF {name} \\f \\h", str(number), style="FootnoteReference")
        return
    yield _el("bookmarkStart", id=str(number), name=name)
    yield _run(_el("footnoteReference", id=str(number)), style="FootnoteReference")
    yield _el("bookmarkEnd", id=str(number))


def _footnotes(notes: Sequence[Footnote]) -> Element:
    separators = [
        _el("footnote", _el("p", _run(_el(name))), type=kind, id=number)
        for number, kind, name in (
            ("-1", "separator", "separator"),
            ("0", "continuationSeparator", "continuationSeparator"),
        )
    ]
    return _el("footnotes", *separators, *(_footnote(note) for note in notes))


def _footnote(note: Footnote) -> Element:
    words = " ".join(part for part in (note.lead, note.url) if part)
    mark = _run(_el("footnoteRef"), style="FootnoteReference")
    return _el("footnote", _paragraph("FootnoteText", mark, _run(_text(f" {words}"))), id=str(note.number))


def _header(letter: Letter) -> Element:
    marks = _run(_text("  ·  ".join(letter.marks)), style="Mark")
    return _el("hdr", _paragraph("Header", marks, _run(_el("tab")), _run(_text(label(letter)))))


def _footer(letter: Letter) -> Element:
    before, between = PAGE[letter.language]
    page = [_run(_text(f"{before} ")), _field("PAGE", "1"), _run(_text(f" {between} ")), _field("NUMPAGES", "1")]
    return _el("ftr", _paragraph("Footer", _run(_text(letter.sender)), _run(_el("tab")), *page))


def _core(letter: Letter) -> Element:
    """The properties of the document: what it is, its language and its day, and nobody's name."""
    root = etree.Element(f"{{{_CORE}}}coreProperties", nsmap={"cp": _CORE, "dc": _DC, "dcterms": _DCTERMS, "xsi": _XSI})
    for space, name, value in ((_DC, "title", label(letter)), (_DC, "language", REGIONS[letter.language])):
        etree.SubElement(root, f"{{{space}}}{name}").text = value
    for name in ("created", "modified"):
        day = etree.SubElement(root, f"{{{_DCTERMS}}}{name}", {f"{{{_XSI}}}type": "dcterms:W3CDTF"})
        day.text = f"{letter.day.isoformat()}T00:00:00Z"
    return root
