"""ODT (OpenDocument 1.3): the text as it stands, tracked deletions left out, notes at the end.

Left out: headers and footers, comments, pictures, hidden paragraphs.
"""

from __future__ import annotations

from tocsin.intake import markup, normal
from tocsin.intake.blocks import Blocks
from tocsin.intake.container import Package
from tocsin.intake.formats.docx import COMMENTS, DELETED, HIDDEN
from tocsin.intake.formats.docx_parts import local, value
from tocsin.intake.markup import Element
from tocsin.intake.model import Extracted, Reason, RefusedError

MEDIA_TYPE = "application/vnd.oasis.opendocument.text"
VERSION = f"1 ({markup.VERSION})"

_LEFT_OUT = {
    "tracked-changes": DELETED,
    "annotation": COMMENTS,
    "hidden-text": HIDDEN,
    "hidden-paragraph": HIDDEN,
    "sequence-decls": "",
    "variable-decls": "",
    "user-field-decls": "",
    "forms": "",
    "note-citation": "",
    "ruby-text": "",
    "desc": "",
    "title": "",
}
_MANY_SPACES = 1_000  # one element may ask for so many


def is_one(package: Package) -> bool:
    """Whether a package holds a document of this format."""
    kind = package.part("mimetype") if "content.xml" in package.names else None
    return (kind or b"").strip().startswith(MEDIA_TYPE.encode())


def read(package: Package) -> Extracted:
    """The text of the document. Raises RefusedError and MemoryError."""
    if b"encryption-data" in (package.part("META-INF/manifest.xml") or b""):
        raise RefusedError(Reason.ENCRYPTED)
    root = markup.parse_xml(package.part("content.xml") or b"")
    body = next((inner for inner in root.iter() if _is_body(inner)), None)
    if body is None:
        raise RefusedError(Reason.DAMAGED)
    document = _Document(_numbered_styles(root))
    document.read(body)
    notes = tuple(sorted(document.remarks))
    return Extracted(normal.tidy(document.blocks.result()), MEDIA_TYPE, "odt", VERSION, notes=notes)


def _is_body(element: Element) -> bool:
    parent = element.getparent()
    return local(element) == "text" and parent is not None and local(parent) == "body"


def _numbered_styles(root: Element) -> frozenset[str]:
    """Names of the list styles whose first level counts."""
    return frozenset(
        value(style, "name") or ""
        for style in root.iter()
        if local(style) == "list-style" and len(style) and local(style[0]) == "list-level-style-number"
    )


class _Document:
    """Turns elements into blocks."""

    def __init__(self, numbered: frozenset[str]) -> None:
        self.blocks = Blocks(collapse=True)
        self.remarks: set[str] = set()
        self._numbered = numbered
        self._lists: list[int | None] = []
        self._notes: list[Element] = []
        self._depth = 0  # of paragraphs: text outside of any means nothing
        self._in_note = False

    def read(self, body: Element) -> None:
        """The whole text, then the notes that it refers to."""
        markup.walk(body, self)
        self.blocks.loose()
        self._in_note = True
        for place, note in enumerate(list(self._notes)):
            self.blocks.item(f"{normal.raised(str(place + 1))} ")
            markup.walk(note, self)

    def start(self, element: Element) -> bool:
        """An element begins."""
        name = local(element)
        remark = _LEFT_OUT.get(name)
        if remark is not None:
            self.remarks |= {remark} - {""}
            return False
        if name == "note" and not self._in_note:
            self._notes.append(element)
            self.blocks.text(normal.raised(str(len(self._notes))))
            return False
        self._open(name, element)
        self.tail(element.text)
        return True

    def end(self, element: Element) -> None:
        """An element ends."""
        name = local(element)
        if name in {"p", "h"}:
            self._depth -= 1
            self.blocks.end()
        elif name == "table-cell":
            self.blocks.close_cell()
        elif name == "table-row":
            self.blocks.close_row()
        elif name == "table":
            self.blocks.close_table()
        elif name == "list":
            self._lists.pop()
            if not self._lists and not self._in_note:
                self.blocks.loose()
        elif name == "a":
            self.blocks.text(markup.target_beside(value(element, "href"), markup.all_text(element)))

    def tail(self, words: str | None) -> None:
        """Text between elements."""
        if self._depth:
            self.blocks.text(words)

    def _open(self, name: str, element: Element) -> None:
        if name in {"p", "h"}:
            self._begin_paragraph()
        elif name == "s":
            count = value(element, "c") or "1"
            self.blocks.exact(" " * min(int(count) if count.isdecimal() else 1, _MANY_SPACES))
        elif name == "tab":
            self.blocks.exact("\t")
        elif name == "line-break":
            self.blocks.line()
        elif name == "table-row":
            self.blocks.open_row()
        elif name == "table":
            self.blocks.open_table()
        elif name == "table-cell":
            self.blocks.open_cell()
        elif name == "list":
            self.blocks.end()
            self._lists.append(1 if self._counts(element) else None)
        elif name == "list-item":
            self.blocks.item(self._mark())

    def _begin_paragraph(self) -> None:
        self._depth += 1
        if self._lists or self._in_note:
            self.blocks.end()
        else:
            self.blocks.loose()

    def _counts(self, element: Element) -> bool:
        """Whether a list is numbered; an inner one that names no style goes by the list around it."""
        named = value(element, "style-name")
        return named in self._numbered if named else bool(self._lists and self._lists[-1])

    def _mark(self) -> str:
        number = self._lists[-1] if self._lists else None
        if number is None:
            return "– "
        self._lists[-1] = number + 1
        return f"{number}. "
