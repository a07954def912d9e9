"""Every layer of a PDF that can say something: pages, comments, bookmarks, properties, attachments, and what older
revisions left in the file. A page that shows something and holds no text cannot be searched, and is said to.
"""

from __future__ import annotations

import ctypes
import re
import zlib
from collections.abc import Iterator

import pypdfium2
import pypdfium2.raw as pdfium

from tocsin.domain.errors import Cause
from tocsin.domain.redaction import Layer
from tocsin.letters.markup_layers import xml_layers
from tocsin.letters.opened import Inner, UnsearchableError, within

LARGEST_STREAM = 32 << 20
_UNREAD = frozenset({0, 0xFFFD, *range(0xE000, 0xF900)})
_MOST_UNREAD = 0.1
_STREAM = re.compile(rb"stream\r?\n")
_SKIPPED = re.compile(rb"/Subtype\s*/(?:Image|Type1C|CIDFontType0C|OpenType)|/Length1\b|/XRef\b|/FontFile")
_STRING = re.compile(rb"\(((?:[^()\\]|\\.)*)\)", re.DOTALL)
_HEX = re.compile(rb"<((?:[0-9A-Fa-f]\s*){4,})>")
_ARRAY = re.compile(rb"\[((?:[^\[\]\\()]|\((?:[^()\\]|\\.)*\))*)\]\s*TJ", re.DOTALL)
_NAME = re.compile(rb"/([^\s/<>()\[\]{}%]{4,})")
_ESCAPED = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"", b"f": b"", b"\n": b"", b"\r": b"", b"\r\n": b""}
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_ANNOTATED = (b"Contents", b"T", b"TU", b"TM", b"V", b"DV", b"RC", b"Subj", b"NM")


def pdf_layers(data: bytes, called: str) -> Iterator[Layer | Inner]:
    """The layers of a PDF. Raises UnsearchableError."""
    try:
        document = pypdfium2.PdfDocument(data)
        yield from _pages(document, called)
        yield from _around(document, called)
    except pypdfium2.PdfiumError as exc:
        raise UnsearchableError(called, Cause("it is damaged or locked")) from exc
    yield from _raw(data, called)


def _pages(document: pypdfium2.PdfDocument, called: str) -> Iterator[Layer | Inner]:
    for number in range(len(document)):
        page, place = document[number], within(called, Cause("page {number}", number=str(number + 1)))
        text = page.get_textpage().get_text_range(errors="ignore")
        kinds = [item.type for item in page.get_objects(max_depth=4)]
        if _cannot_be_read(text, kinds):
            raise UnsearchableError(place, Cause("it shows something that is not text, or whose letters are not told"))
        yield Layer(place, text)
        for _ in range(kinds.count(pdfium.FPDF_PAGEOBJ_IMAGE)):
            yield Inner(within(place, Cause("a picture")), "", b"")
        yield from _comments(page, place)


def _cannot_be_read(text: str, kinds: list[int]) -> bool:
    letters = [char for char in text if not char.isspace()]
    if not letters:
        return bool(kinds)
    return sum(ord(char) in _UNREAD for char in letters) > _MOST_UNREAD * len(letters)


def _comments(page: pypdfium2.PdfPage, place: str) -> Iterator[Layer]:
    for number in range(pdfium.FPDFPage_GetAnnotCount(page.raw)):
        note = pdfium.FPDFPage_GetAnnot(page.raw, number)
        for key in _ANNOTATED:
            size = pdfium.FPDFAnnot_GetStringValue(note, key, None, 0)
            room = ctypes.create_string_buffer(size)
            pdfium.FPDFAnnot_GetStringValue(note, key, ctypes.cast(room, ctypes.POINTER(pdfium.FPDF_WCHAR)), size)
            if size > 2:
                yield Layer(within(place, Cause("a comment")), room.raw.decode("utf-16-le", "ignore").rstrip("\0"))
        pdfium.FPDFPage_CloseAnnot(note)


def _around(document: pypdfium2.PdfDocument, called: str) -> Iterator[Layer | Inner]:
    for mark in document.get_toc():
        yield Layer(within(called, Cause("a bookmark")), mark.get_title())
    for value in document.get_metadata_dict(skip_empty=True).values():
        yield Layer(within(called, Cause("its properties")), value, prose=False)
    for number in range(document.count_attachments()):
        held = document.get_attachment(number)
        place = within(called, Cause("attachment {number}", number=str(number + 1)))
        yield Layer(within(place, Cause("its file name")), held.get_name(), prose=False)
        yield Inner(place, held.get_name(), bytes(held.get_data()))


def _raw(data: bytes, called: str) -> Iterator[Layer]:
    """Strings of the file itself: properties, form fields, alternative texts, and what older revisions hold."""
    place, seen, at = within(called, Cause("inside the file")), set[str](), 0
    for found in _STREAM.finditer(data):
        if found.start() < at:
            continue
        told = data[max(data.rfind(b" obj", 0, found.start()), 0) : found.start()]
        end = data.find(b"endstream", found.end())
        seen |= set(_strings(data[at : found.start()]))
        at = end if end >= 0 else len(data)
        if _SKIPPED.search(told):
            continue
        body = _inflated(data[found.end() : at])
        if body.lstrip().startswith((b"<?xpacket", b"<x:xmpmeta", b"<?xml")):
            yield from xml_layers(body, within(called, Cause("its properties")))
        else:
            seen |= set(_strings(body))
    seen |= set(_strings(data[at:]))
    yield from (Layer(place, text, prose=False) for text in sorted(seen))


def _inflated(packed: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(packed, LARGEST_STREAM)
    except zlib.error:
        return packed


def _strings(data: bytes) -> Iterator[str]:
    for array in _ARRAY.findall(data):
        yield from _decoded(b"".join(map(_unescaped, _STRING.findall(array))))
    for written in _STRING.findall(data):
        yield from _decoded(_unescaped(written))
    for written in _HEX.findall(data):
        digits = b"".join(written.split())
        yield from _decoded(bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii")))
    for name in _NAME.findall(data):
        yield from _decoded(re.sub(rb"#([0-9A-Fa-f]{2})", lambda one: bytes([int(one[1], 16)]), name))


def _unescaped(written: bytes) -> bytes:
    return _ESCAPED.sub(lambda found: _escape(found[1]), written)


def _escape(sign: bytes) -> bytes:
    return bytes([int(sign, 8) & 0xFF]) if sign.isdigit() and sign < b"8" else _ESCAPES.get(sign, sign)


def _decoded(raw: bytes) -> Iterator[str]:
    """A string with what it may say; none of glyph numbers, which say nothing."""
    if raw.startswith((b"\xfe\xff", b"\xff\xfe")):
        texts = [raw.decode("utf-16", "ignore")]
    else:
        texts = [raw.decode("utf-8", "ignore"), raw.decode("latin-1")]
    yield from (text for text in texts if len(text) > 2 and not _CONTROL.search(text))
