"""Which files may be pictures of text. What reads them (`ocr`) is loaded when the first one comes."""

from __future__ import annotations

from importlib import import_module
from typing import Protocol, cast

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
