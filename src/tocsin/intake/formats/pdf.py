"""PDF by pdfium: the text that its pages carry, in paragraphs. What is only a picture of text is not read.

Not read: form fields, annotations, attached files. Running heads and page numbers are left out, columns follow one
another, notes stand at the end.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import pairwise

import pypdfium2
import pypdfium2.raw as pdfium

from tocsin.intake import normal
from tocsin.intake.bounds import CHARACTERS, OBJECTS, PAGES
from tocsin.intake.columns import GAP
from tocsin.intake.lines import Line
from tocsin.intake.model import Extracted, Reason, RefusedError
from tocsin.intake.pages import compose
from tocsin.intake.tables import APART

MEDIA_TYPE = "application/pdf"
VERSION = f"2 (pdfium {pypdfium2.PDFIUM_INFO.build})"

_DIVISION = 0x02  # pdfium's sign for a hyphen at the end of a line; the line end after it is swallowed
_LINE_ENDS = frozenset({0x0A, 0x0D})
_WIDE = 1.6  # of the least gap of its line: a wider one may divide cells or columns, in a justified line too
_RAISED = 0.2  # of the size of the letters: a figure that stands so far above their line is a note's mark
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
_HYPHENS = "-\u2010\u00ad"


def read(data: bytes) -> Extracted:
    """The text of the document with its map to pages. Raises RefusedError and MemoryError."""
    document = opened(data)
    pages = list(_pages(document))
    found = compose(pages)
    empty = [str(number) for number, page in enumerate(pages, 1) if not page]
    notes = (f"Pages without text, perhaps pictures of text: {', '.join(empty)}.",) if empty else ()
    return Extracted(found.text, MEDIA_TYPE, "pdf", VERSION, pages=found.pages, notes=(*notes, *found.notes))


def opened(data: bytes) -> pypdfium2.PdfDocument:
    """The document, if it can be opened and is not too large. Raises RefusedError."""
    if data.count(b" obj") > OBJECTS:
        raise RefusedError(Reason.TOO_MANY_PARTS)
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as exc:
        encrypted = exc.err_code in {pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY}
        raise RefusedError(Reason.ENCRYPTED if encrypted else Reason.DAMAGED) from exc
    if len(document) > PAGES:
        raise RefusedError(Reason.TOO_MANY_PARTS)
    return document


def _pages(document: pypdfium2.PdfDocument) -> Iterator[list[Line]]:
    total = 0
    for number in range(len(document)):
        try:
            page = document[number]
            words = page.get_textpage()
        except pypdfium2.PdfiumError as exc:
            raise RefusedError(Reason.DAMAGED) from exc
        total += words.count_chars()
        if total > CHARACTERS:
            raise RefusedError(Reason.TOO_LARGE)
        found = _Page(words.raw, words.count_chars())
        yield list(found.lines())
        words.close()
        page.close()


class _Page:
    """The letters of one page, as pdfium orders them."""

    def __init__(self, handle: object, count: int) -> None:
        self._handle = handle
        self._codes = [int(pdfium.FPDFText_GetUnicode(handle, place)) for place in range(count)]
        self._sides = [ctypes.c_double() for _side in range(4)]  # pdfium writes its answers here
        self._room = pdfium.FS_RECTF()
        self._pointers = [ctypes.byref(side) for side in self._sides]

    def lines(self) -> Iterator[Line]:
        """The pieces of the lines that hold words."""
        begin = row = 0
        for place, code in enumerate([*self._codes, 0x0A]):
            if code not in _LINE_ENDS and code != _DIVISION:
                continue
            if not all(self._is_space(inner) for inner in range(begin, place)):
                yield from self._line(begin, place, row, broken=code == _DIVISION)
                row += 1
            begin = place + 1

    def _is_space(self, place: int) -> bool:
        return chr(self._codes[place]).isspace()

    def _line(self, begin: int, end: int, row: int, *, broken: bool) -> Iterator[Line]:
        letter = next((place for place in range(begin, end) if chr(self._codes[place]).isalpha()), None)
        base = None if letter is None else (self._line_of(letter), self._size(letter))
        pieces = list(pairwise((begin, *self._cuts(begin, end), end)))
        for start, stop in pieces:
            seen = [place for place in range(start, stop) if not self._is_space(place)]
            text = normal.tidy(self._words(start, stop, base)).replace("\n", " ").strip(" \t")
            if seen and text:
                yield self._piece(seen, stop, text, row, broken=broken and stop == end)

    def _cuts(self, begin: int, end: int) -> list[int]:
        """Where gaps are too wide to be those between words."""
        gaps = [
            (place, self._box_of(place + 1)[0] - self._box_of(place - 1)[2])
            for place in range(begin + 1, end - 1)
            if self._codes[place] == 0x20 and not self._is_space(place - 1) and not self._is_space(place + 1)
        ]
        least = _WIDE * min(gap for _place, gap in gaps) if len(gaps) > 1 else 0.0
        return [
            place
            for place, gap in gaps
            if gap > APART * (size := self._size(place - 1)) or gap > max(GAP * size, least)
        ]

    def _piece(self, seen: list[int], stop: int, text: str, row: int, *, broken: bool) -> Line:
        if len(text) > 1 and text[-1] in _HYPHENS and text[-2].isalpha():
            text, broken = text[:-1], True
        first_space = next((place for place in range(seen[0], stop) if self._is_space(place)), stop)
        left = self._box_of(seen[0])[0]
        return Line(
            text,
            left,
            right=self._end_of(seen[-1]),
            bottom=self._line_of(seen[len(seen) // 2]),
            size=self._size(seen[len(seen) // 2]),
            first_word=self._box_of(max(seen[0], first_space - 1))[2] - left,
            broken=broken,
            row=row,
        )

    def _words(self, begin: int, end: int, base: tuple[float, float] | None) -> str:
        if base is None:
            return "".join(map(self._sign, range(begin, end)))
        return "".join(self._seen(place, *base) for place in range(begin, end))

    def _seen(self, place: int, base: float, size: float) -> str:
        """A sign as it is seen: a figure set high is a raised figure."""
        sign = self._sign(place)
        if sign.isdecimal() and base + _RAISED * size < self._box_of(place)[1] < base + size:
            return normal.raised(sign)
        return sign

    def _sign(self, place: int) -> str:
        code = self._codes[place]
        return "\ufffd" if 0xD800 <= code < 0xE000 else _LIGATURES.get(code) or chr(code)

    def _size(self, place: int) -> float:
        return float(pdfium.FPDFText_GetFontSize(self._handle, place)) or 1.0

    def _box_of(self, place: int) -> tuple[float, float, float]:
        """Left, bottom and right of what is seen of a letter."""
        pdfium.FPDFText_GetCharBox(self._handle, place, *self._pointers)
        left, right, bottom, _top = self._sides
        return left.value, bottom.value, right.value

    def _end_of(self, place: int) -> float:
        """Where a letter's room ends: lines of stretched text end there exactly, whatever their last letter."""
        room = self._room
        if pdfium.FPDFText_GetLooseCharBox(self._handle, place, ctypes.byref(room)):
            return float(room.right)
        return self._box_of(place)[2]

    def _line_of(self, place: int) -> float:
        """The height of the line that a letter stands on, whatever hangs below it."""
        pdfium.FPDFText_GetCharOrigin(self._handle, place, *self._pointers[:2])
        return self._sides[1].value
