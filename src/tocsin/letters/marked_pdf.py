"""A PDF with a highlight on each passage and a note beside it. Its pages, and every byte of the file, stay.

The notes are appended to the file (an incremental update, ISO 32000-1, 7.5.6). They carry no date and no author but
“Tocsin”. A file that is encrypted is left alone: who protected it may have meant it.
"""

from __future__ import annotations

import ctypes
import io
from collections.abc import Iterator, Sequence

import pypdfium2
import pypdfium2.raw as pdfium

from tocsin.intake.formats import pdf
from tocsin.letters.questions import AUTHOR, CannotBeMarkedError, Question
from tocsin.letters.quotations import Quotation, Signs

_YELLOW = (255, 221, 51, 255)
_SIZE = 18.0  # of a note's sign, in points
_STEP = _SIZE / 2  # from one to the next where several stand at one height
_PRINTED = 4  # the flag of a note that is printed with its page; it neither grows nor turns with it
_NOTE_FLAGS = _PRINTED | 8 | 16
_PER_PAGE = 10_000_000  # places of one page, in the order of its letters: no page has as many

Box = tuple[float, float, float, float]  # left, bottom, right, top


def marked(data: bytes, questions: Sequence[Question]) -> bytes:
    """The file with its notes. Raises CannotBeMarkedError, and what opening it raises."""
    if not questions:
        return data
    document = pdf.opened(data)
    if pdfium.FPDF_GetSecurityHandlerRevision(document.raw) >= 0:
        raise CannotBeMarkedError
    _Pages(document).mark(questions)
    copy = io.BytesIO()
    document.save(copy, flags=pdfium.FPDF_INCREMENTAL)
    if not copy.getvalue().startswith(data):
        raise CannotBeMarkedError
    return copy.getvalue()


class _Pages:
    """The pages of a document as far as they were looked at."""

    def __init__(self, document: pypdfium2.PdfDocument) -> None:
        self._document = document
        self._texts: dict[int, pypdfium2.PdfTextPage] = {}
        self._pages: dict[int, pypdfium2.PdfPage] = {}
        self._signs: dict[tuple[int, int], Signs] = {}
        self._notes: dict[int, list[Box]] = {}

    def mark(self, questions: Sequence[Question]) -> None:
        """Put each question at its passages; one whose words are not found, at the top of its page."""
        for question in questions:
            quoted = question.places or (None,)
            for place in quoted:
                boxes = list(self._boxes(place)) if place else []
                for page, box in boxes:
                    self._highlight(page, box, f"[{question.number}]")
                first = place.pages[0] - 1 if place and place.pages else 0
                page, box = boxes[0] if boxes else (first, [self._top(first)])
                self._note(page, box[0], f"[{question.number}] {question.words}")

    def _boxes(self, place: Quotation) -> Iterator[tuple[int, list[Box]]]:
        """For each page the lines of a passage."""
        first, last = place.pages or (1, len(self._document))
        found = self._signs_of(first - 1, last - 1).find(place)
        if found is None:
            return
        for page in range(found[0] // _PER_PAGE, found[1] // _PER_PAGE + 1):
            text = self._text(page)
            begin = max(found[0] - page * _PER_PAGE, 0)
            end = min(found[1] - page * _PER_PAGE, text.count_chars())
            lines = [text.get_rect(line) for line in range(text.count_rects(begin, end - begin))] if end > begin else []
            if lines:
                yield page, lines

    def _signs_of(self, first: int, last: int) -> Signs:
        if (first, last) not in self._signs:
            signs = Signs()
            for page in range(first, last + 1):
                text = self._text(page)
                for place in range(text.count_chars()):
                    code = int(pdfium.FPDFText_GetUnicode(text.raw, place))
                    if code and not 0xD800 <= code < 0xE000:
                        start = page * _PER_PAGE + place
                        signs.add_one(chr(code), start, start + 1)
            self._signs[first, last] = signs
        return self._signs[first, last]

    def _page(self, number: int) -> pypdfium2.PdfPage:
        if number not in self._pages:
            self._pages[number] = self._document[number]
        return self._pages[number]

    def _text(self, number: int) -> pypdfium2.PdfTextPage:
        if number not in self._texts:
            self._texts[number] = self._page(number).get_textpage()
        return self._texts[number]

    def _top(self, number: int) -> Box:
        left, _bottom, _right, top = self._page(number).get_bbox()
        return left + _SIZE, top - 2 * _SIZE, left + _SIZE, top - _SIZE

    def _highlight(self, number: int, lines: Sequence[Box], label: str) -> None:
        note = self._annotation(number, pdfium.FPDF_ANNOT_HIGHLIGHT, label)
        pdfium.FPDFAnnot_SetColor(note, pdfium.FPDFANNOT_COLORTYPE_Color, *_YELLOW)
        for left, bottom, right, top in lines:
            corners = pdfium.FS_QUADPOINTSF(left, top, right, top, left, bottom, right, bottom)
            pdfium.FPDFAnnot_AppendAttachmentPoints(note, ctypes.byref(corners))
        lefts, bottoms, rights, tops = zip(*lines, strict=True)
        _place(note, (min(lefts), min(bottoms), max(rights), max(tops)))
        pdfium.FPDFPage_CloseAnnot(note)

    def _note(self, number: int, line: Box, words: str) -> None:
        """The sign of a note at the nearer edge of the page, beside those that stand at this height already."""
        edge, _bottom, other_edge, _top = self._page(number).get_bbox()
        near = line[0] + line[2] <= edge + other_edge
        left, top, step = (edge + 2.0, line[3], _STEP) if near else (other_edge - _SIZE - 2.0, line[3], -_STEP)
        box = (left, top - _SIZE, left + _SIZE, top)
        taken = self._notes.setdefault(number, [])
        while any(abs(box[0] - other[0]) < _STEP and abs(box[3] - other[3]) < _STEP for other in taken):
            box = (box[0] + step, box[1], box[2] + step, box[3])
        taken.append(box)
        note = self._annotation(number, pdfium.FPDF_ANNOT_TEXT, words)
        _place(note, box)
        pdfium.FPDFAnnot_SetFlags(note, _NOTE_FLAGS)
        pdfium.FPDFPage_CloseAnnot(note)

    def _annotation(self, number: int, kind: int, words: str) -> pdfium.FPDF_ANNOTATION:
        note = pdfium.FPDFPage_CreateAnnot(self._page(number).raw, kind)
        if not note:
            raise CannotBeMarkedError
        for key, value in ((b"Contents", words), (b"T", AUTHOR)):
            wide = ctypes.create_string_buffer(f"{value}\0".encode("utf-16-le"))
            pdfium.FPDFAnnot_SetStringValue(note, key, ctypes.cast(wide, pdfium.FPDF_WIDESTRING))
        pdfium.FPDFAnnot_SetFlags(note, _PRINTED)
        return note


def _place(note: pdfium.FPDF_ANNOTATION, box: Box) -> None:
    left, bottom, right, top = box
    pdfium.FPDFAnnot_SetRect(note, ctypes.byref(pdfium.FS_RECTF(left, top, right, bottom)))
