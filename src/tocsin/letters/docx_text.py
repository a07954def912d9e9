"""The text of a Word document with a map back to its characters: which run holds which code points.

Paragraphs, in the order of the document and of its tables, stand apart by an empty line. What was deleted or moved
away with changes tracked is not read, nor are the instructions of fields; what was inserted is. The texts of boxes and
notes follow at the end: Word sets no comment in them, so their characters map to the run that refers to them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lxml import etree
from lxml.etree import _Element as Element

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PARAGRAPH, _RUN, _TEXT, _PROPERTIES = f"{{{W}}}p", f"{{{W}}}r", f"{{{W}}}t", f"{{{W}}}rPr"
_SKIPPED = frozenset({f"{{{W}}}del", f"{{{W}}}moveFrom"})
_ELSEWHERE = f"{{{W}}}txbxContent"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SIGNS = {f"{{{W}}}tab": "\t", f"{{{W}}}br": "\n", f"{{{W}}}cr": "\n", f"{{{W}}}noBreakHyphen": "\u2011"}
_NOTE_MARKS = {f"{{{W}}}footnoteReference": "footnotes", f"{{{W}}}endnoteReference": "endnotes"}
GAP = "\n\n"


@dataclass(slots=True)
class Piece:
    """Code points `start` to `end`: one element (a text or a sign) within a run."""

    start: int
    end: int
    run: Element
    element: Element


@dataclass(slots=True)
class Aside:
    """Code points of a note or a box, and the run in the body that refers to it, if one does."""

    start: int
    end: int
    run: Element | None


@dataclass
class MappedText:
    """The whole text; `pieces` in its order, `asides` after them."""

    text: str = ""
    pieces: list[Piece] = field(default_factory=list)
    asides: list[Aside] = field(default_factory=list)


def map_text(document: Element, notes: Sequence[tuple[str, Element]] = ()) -> MappedText:
    """Read a document part and its notes: pairs of `footnotes` or `endnotes` and the root of that part."""
    mapped, chunks, at = MappedText(), list[str](), 0
    for paragraph in _paragraphs(document):
        pieces, words = _pieces_of(paragraph, at + (len(GAP) if chunks else 0))
        if words.strip():
            mapped.pieces += pieces
            chunks += [GAP, words] if chunks else [words]
            at = sum(map(len, chunks[-2:])) + at
    for words, run in _asides(document, notes):
        chunks += [GAP, words] if chunks else [words]
        at += sum(map(len, chunks[-2:]))
        mapped.asides.append(Aside(at - len(words), at, run))
    mapped.text = "".join(chunks)
    return mapped


def _paragraphs(root: Element) -> Iterator[Element]:
    """The paragraphs outside boxes."""
    for paragraph in root.iter(_PARAGRAPH):
        if not any(parent.tag in (_ELSEWHERE, _FALLBACK) for parent in paragraph.iterancestors()):
            yield paragraph


def _runs(paragraph: Element) -> Iterator[Element]:
    """The runs of a paragraph that count as its text, through links, insertions and controls."""
    for child in paragraph:
        if child.tag == _RUN:
            yield child
        elif child.tag != _PARAGRAPH and child.tag not in _SKIPPED and isinstance(child.tag, str):
            yield from _runs(child)


def _pieces_of(paragraph: Element, at: int) -> tuple[list[Piece], str]:
    pieces, words = list[Piece](), ""
    for run in _runs(paragraph):
        for element in run:
            content = (element.text or "") if element.tag == _TEXT else _SIGNS.get(str(element.tag), "")
            if content:
                pieces.append(Piece(at + len(words), at + len(words) + len(content), run, element))
                words += content
    return pieces, words


def _asides(document: Element, notes: Sequence[tuple[str, Element]]) -> Iterator[tuple[str, Element | None]]:
    for box in document.iter(_ELSEWHERE):
        if not any(parent.tag == _FALLBACK for parent in box.iterancestors()):
            yield from _aside(box, _host(box))
    marks = _marks(document)
    for kind, root in notes:
        for note in root.iter(f"{{{W}}}footnote", f"{{{W}}}endnote"):
            if note.get(f"{{{W}}}type") in (None, "normal"):
                yield from _aside(note, marks.get((kind, note.get(f"{{{W}}}id", ""))))


def _aside(root: Element, run: Element | None) -> Iterator[tuple[str, Element | None]]:
    for paragraph in root.iter(_PARAGRAPH):
        words = _pieces_of(paragraph, 0)[1].strip()
        if words:
            yield words, run


def _host(box: Element) -> Element | None:
    """The outermost run that holds a box."""
    return next((parent for parent in reversed(list(box.iterancestors(_RUN)))), None)


def _marks(document: Element) -> dict[tuple[str, str], Element]:
    found: dict[tuple[str, str], Element] = {}
    for run in document.iter(_RUN):
        for element in run:
            kind = _NOTE_MARKS.get(str(element.tag))
            if kind:
                found[kind, element.get(f"{{{W}}}id", "")] = run
    return found


def split_at(mapped: MappedText, offset: int) -> None:
    """Cut the run at this code point in two of the same properties, so that a new run begins there.

    Nothing happens where one begins already, or where no run holds the point. Pieces before it keep their places.
    """
    at = next((number for number, piece in enumerate(mapped.pieces) if piece.start <= offset < piece.end), None)
    if at is None:
        return
    piece = mapped.pieces[at]
    if offset > piece.start:
        mapped.pieces.insert(at + 1, _cut_text(piece, offset))
        at += 1
        piece = mapped.pieces[at]
    before = [element for element in piece.run if element.tag != _PROPERTIES]
    if before[0] is not piece.element:
        _move_to_new_run(mapped.pieces, at)


def _cut_text(piece: Piece, offset: int) -> Piece:
    """Leave the first characters in the element and put the rest in one after it."""
    text, place = piece.element.text or "", offset - piece.start
    rest = etree.Element(_TEXT)
    piece.element.text, rest.text = text[:place], text[place:]
    for element in (piece.element, rest):
        element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    piece.element.addnext(rest)
    later = Piece(offset, piece.end, piece.run, rest)
    piece.end = offset
    return later


def _move_to_new_run(pieces: list[Piece], at: int) -> None:
    """Move this piece's element, and all that follow in its run, to a new run behind it."""
    run, element = pieces[at].run, pieces[at].element
    fresh = etree.Element(run.tag, {str(name): str(value) for name, value in run.attrib.items()})
    properties = run.find(_PROPERTIES)
    if properties is not None:
        fresh.append(_copy(properties))
    for moved in [element, *element.itersiblings()]:
        fresh.append(moved)
    fresh.tail, run.tail = run.tail, None
    run.addnext(fresh)
    for piece in pieces[at:]:
        if piece.run is not run:
            break
        piece.run = fresh


def _copy(element: Element) -> Element:
    return etree.fromstring(etree.tostring(element, with_tail=False))
