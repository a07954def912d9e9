"""Which files may be pictures of text. What reads them (`ocr`) is loaded when the first one comes."""

from __future__ import annotations

from importlib import import_module
from typing import BinaryIO, Protocol, cast

from tocsin.domain.errors import NotReadable
from tocsin.intake import extract
from tocsin.intake.model import Extracted, NotRead, Reason

PDF = "application/pdf"
_PICTURES = frozenset({"image/png", "image/jpeg", "image/tiff"})


class _Recogniser(Protocol):
    def recognise(self, data: bytes, kept: NotRead, *, language: str | None) -> Extracted | NotRead: ...


def is_picture(kept: NotRead) -> bool:
    """Whether what was not read may be a picture of text."""
    return (kept.reason is Reason.IMAGE and kept.media_type in _PICTURES) or (
        kept.reason is Reason.NO_TEXT and kept.media_type == PDF
    )


def recognise(data: bytes, kept: NotRead, *, language: str | None = None) -> Extracted | NotRead:
    """The text of a picture, as `ocr.recognise` gives it. Raises CannotStartReader."""
    return cast("_Recogniser", import_module("tocsin.engines.ocr")).recognise(data, kept, language=language)


def extracted(stream: BinaryIO, name: str | None, language: str | None) -> Extracted:
    """The text of an open file, by OCR where it is a picture; its notes say what was left out. Raises NotReadable."""
    found = extract(stream, name=name)
    if isinstance(found, NotRead) and is_picture(found) and stream.seekable():
        stream.seek(0)
        found = recognise(stream.read(), found, language=language)
    if isinstance(found, NotRead):
        raise NotReadable(why=found.words)
    return found
