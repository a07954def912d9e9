"""PDF by pdfium: the text that its pages carry, in paragraphs. What is only a picture of text is not read.

Not read: form fields, annotations, attached files. Running heads and page numbers stay in the text.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator

import pypdfium2
import pypdfium2.raw as pdfium

from tocsin.intake import lines, normal
from tocsin.intake.bounds import CHARACTERS, OBJECTS, PAGES
from tocsin.intake.lines import Line
from tocsin.intake.model import Extracted, Reason, RefusedError

MEDIA_TYPE = "application/pdf"
VERSION = f"1 (pdfium {pypdfium2.PDFIUM_INFO.build})"

_DIVISION = 0x02  # pdfium's sign for a hyphen at the end of a line; the line end after it is swallowed
_LINE_ENDS = frozenset({0x0A, 0x0D})
_APART = 2.0  # sizes of the letters: words so far apart stand in two cells of a table
_RAISED = 0.2  # of the size of the letters: a figure that stands so far above their line is a note's mark


def read(data: bytes) -> Extracted:
    """The text of the document with its map to pages. Raises RefusedError and MemoryError."""
    if data.count(b" obj") > OBJECTS:
        raise RefusedError(Reason.TOO_MANY_PARTS)
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as exc:
        encrypted = exc.err_code in {pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY}
        raise RefusedError(Reason.ENCRYPTED if encrypted else Reason.DAMAGED) from exc
    if len(document) > PAGES:
        raise RefusedError(Reason.TOO_MANY_PARTS)
    pages = list(_pages(document))
    text, starts = lines.join(pages)
    empty = [str(number) for number, page in enumerate(pages, 1) if not page]
    return Extracted(
        text,
        MEDIA_TYPE,
        "pdf",
        VERSION,
        pages=tuple((start, number) for number, start in enumerate(starts, 1)),
        notes=(f"Pages without text, perhaps pictures of text: {', '.join(empty)}.",) if empty else (),
    )


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
        self._pointers = [ctypes.byref(side) for side in self._sides]

    def lines(self) -> Iterator[Line]:
        """The lines that hold words."""
        begin = 0
        for place, code in enumerate([*self._codes, 0x0A]):
            if code not in _LINE_ENDS and code != _DIVISION:
                continue
            line = self._line(begin, place, broken=code == _DIVISION)
            if line is not None:
                yield line
            begin = place + 1

    def _line(self, begin: int, end: int, *, broken: bool) -> Line | None:
        seen = [place for place in range(begin, end) if not chr(self._codes[place]).isspace()]
        text = normal.tidy(self._words(begin, end)).replace("\n", " ").strip(" \t")
        if not seen or not text:
            return None
        first_space = next((place for place in range(seen[0], end) if chr(self._codes[place]).isspace()), end)
        left = self._box_of(seen[0])[0]
        return Line(
            text,
            left,
            right=self._box_of(seen[-1])[2],
            bottom=self._line_of(seen[len(seen) // 2]),
            size=self._size(seen[len(seen) // 2]),
            first_word=self._box_of(max(seen[0], first_space - 1))[2] - left,
            broken=broken,
        )

    def _words(self, begin: int, end: int) -> str:
        letter = next((place for place in range(begin, end) if chr(self._codes[place]).isalpha()), None)
        if letter is None:
            return "".join(map(self._sign, range(begin, end)))
        base, size = self._line_of(letter), self._size(letter)
        return "".join(self._seen(place, base, size, end) for place in range(begin, end))

    def _seen(self, place: int, base: float, size: float, end: int) -> str:
        """A sign as it is seen: a figure set high is a raised figure, a wide space is a tab."""
        sign = self._sign(place)
        if sign.isdecimal() and base + _RAISED * size < self._box_of(place)[1] < base + size:
            return normal.raised(sign)
        if sign == " " and 0 < place < end - 1:
            gap = self._box_of(place + 1)[0] - self._box_of(place - 1)[2]
            return "\t" if gap > _APART * size else " "
        return sign

    def _sign(self, place: int) -> str:
        code = self._codes[place]
        return "\ufffd" if 0xD800 <= code < 0xE000 else chr(code)

    def _size(self, place: int) -> float:
        return float(pdfium.FPDFText_GetFontSize(self._handle, place)) or 1.0

    def _box_of(self, place: int) -> tuple[float, float, float]:
        """Left, bottom and right of what is seen of a letter."""
        pdfium.FPDFText_GetCharBox(self._handle, place, *self._pointers)
        left, right, bottom, _top = self._sides
        return left.value, bottom.value, right.value

    def _line_of(self, place: int) -> float:
        """The height of the line that a letter stands on, whatever hangs below it."""
        pdfium.FPDFText_GetCharOrigin(self._handle, place, *self._pointers[:2])
        return self._sides[1].value
