"""DOCX (ECMA-376): the text as it would stand if every tracked change were accepted, with its notes at the end.

Left out: headers and footers, comments, deleted and hidden text, pictures. Notes of the foot and of the end are
numbered through as they are met.
"""

from __future__ import annotations

from tocsin.intake import markup, normal
from tocsin.intake.blocks import Blocks
from tocsin.intake.container import Package
from tocsin.intake.formats.docx_parts import Numbering, Relation, child, is_on, local, part_of_type, relations, value
from tocsin.intake.markup import Element
from tocsin.intake.model import Extracted, Reason, RefusedError

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
VERSION = f"1 ({markup.VERSION})"

COMMENTS = "Comments in the margin were not read."
DELETED = "Tracked deletions were left out, tracked insertions are in."
HIDDEN = "Hidden text was left out."

_LEFT_OUT = markup.names(
    "sectPr rPr tblPr tblGrid trPr tcPr sdtPr sdtEndPr del moveFrom Fallback instrText delText delInstrText pPr"
)
_SIGNS = {"tab": "\t", "ptab": "\t", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}


def is_one(package: Package) -> bool:
    """Whether a package holds a document of this format."""
    return "[Content_Types].xml" in package.names and any(name.startswith("word/") for name in package.names)


def read(package: Package) -> Extracted:
    """The text of the document. Raises RefusedError and MemoryError."""
    main = next((entry.target for entry in relations(package, "").values() if entry.type == "officeDocument"), "")
    data = package.part(main or "word/document.xml")
    if data is None:
        raise RefusedError(Reason.DAMAGED)
    related = relations(package, main or "word/document.xml")
    body = child(markup.parse_xml(data), "body")
    if body is None:
        raise RefusedError(Reason.DAMAGED)
    document = _Document(package, related)
    document.read(body)
    notes = document.remarks | ({COMMENTS} if any(entry.type == "comments" for entry in related.values()) else set())
    return Extracted(normal.tidy(document.blocks.result()), MEDIA_TYPE, "docx", VERSION, notes=tuple(sorted(notes)))


class _Document:
    """Turns elements into blocks."""

    def __init__(self, package: Package, related: dict[str, Relation]) -> None:
        self.blocks = Blocks(collapse=False)
        self.remarks: set[str] = set()
        self._related = related
        self._numbering = Numbering(
            part_of_type(package, related, "numbering"), part_of_type(package, related, "styles")
        )
        self._note_parts = {
            name: _by_id(part_of_type(package, related, f"{name}s")) for name in ("footnote", "endnote")
        }
        self._notes: list[Element | None] = []
        self._boxes: list[Element] = []
        self._in_note = False
        self._runs_on = False  # the mark between this paragraph and the next was deleted

    def read(self, body: Element) -> None:
        """The whole text, then the notes that it refers to."""
        markup.walk(body, self)
        self.blocks.loose()
        self._in_note = True
        for place, note in enumerate(self._notes):  # a note may refer to no further note, so this ends
            self.blocks.item(f"{normal.raised(str(place + 1))} ")
            if note is not None:
                markup.walk(note, self)

    def start(self, element: Element) -> bool:
        """An element begins."""
        name = local(element)
        if name in _LEFT_OUT or (name == "r" and self._is_hidden(element)) or _is_deleted_row(element):
            self._remark(name)
            return False
        if name == "txbxContent":
            self._boxes.append(element)
            return False
        self._open(name, element)
        return True

    def end(self, element: Element) -> None:
        """An element ends."""
        name = local(element)
        if name == "p":
            self._end_paragraph(element)
        elif name == "tc":
            self.blocks.close_cell()
        elif name == "tr":
            self.blocks.close_row()
        elif name == "tbl":
            self.blocks.close_table()
        elif name == "hyperlink":
            relation = self._related.get(value(element, "id") or "")
            if relation is not None and relation.external:
                words = "".join(str(text.text or "") for text in element.iter() if local(text) == "t")
                self.blocks.text(markup.target_beside(relation.target, words))

    def tail(self, words: str | None) -> None:
        """Text between elements means nothing here."""

    def _open(self, name: str, element: Element) -> None:
        if name == "t":
            self.blocks.text(_raised(element))
        elif name in _SIGNS:
            self.blocks.text(_SIGNS[name])
        elif name in {"br", "cr"}:
            self.blocks.line()
        elif name == "p":
            self._begin_paragraph(element)
        elif name == "tr":
            self.blocks.open_row()
        elif name == "tbl":
            self.blocks.open_table()
        elif name == "tc":
            self.blocks.open_cell()
        elif name in {"footnoteReference", "endnoteReference"} and not self._in_note:
            self._notes.append(self._note_parts[name.removesuffix("Reference")].get(value(element, "id") or ""))
            self.blocks.text(normal.raised(str(len(self._notes))))

    def _begin_paragraph(self, paragraph: Element) -> None:
        if self._runs_on:
            return
        mark = None if self._in_note else self._numbering.mark(paragraph)
        if self._in_note:
            self.blocks.end()
        elif mark is None:
            self.blocks.loose()
        else:
            self.blocks.item(mark)

    def _end_paragraph(self, paragraph: Element) -> None:
        self._runs_on = child(paragraph, "pPr", "rPr", "del") is not None
        if self._runs_on:
            self._remark("del")
            return
        self.blocks.end()
        waiting, self._boxes = self._boxes, []
        for inner in (paragraph for box in waiting for paragraph in box):
            markup.walk(inner, self)

    def _is_hidden(self, run: Element) -> bool:
        hidden = is_on(child(run, "rPr", "vanish"))
        if hidden:
            self.remarks.add(HIDDEN)
        return hidden

    def _remark(self, name: str) -> None:
        if name in {"del", "moveFrom", "tr"}:
            self.remarks.add(DELETED)


def _is_deleted_row(element: Element) -> bool:
    return local(element) == "tr" and child(element, "trPr", "del") is not None


def _raised(text: Element) -> str:
    words = str(text.text or "")
    if value(child(text.getparent(), "rPr", "vertAlign")) == "superscript":
        return normal.raised(words)
    return words


def _by_id(part: Element | None) -> dict[str, Element]:
    return {value(entry, "id") or "": entry for entry in part} if part is not None else {}
