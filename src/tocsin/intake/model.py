"""What comes of a file: its text, or one reason why it was not read."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from tocsin.domain.errors import Cause


class Reason(StrEnum):
    """Why a file was not read; the value is the code that programs see."""

    EMPTY = "empty"
    UNKNOWN = "unknown-type"
    AUDIO = "audio"
    VIDEO = "video"
    IMAGE = "image"
    ARCHIVE = "archive"
    ENCRYPTED = "encrypted"
    DAMAGED = "damaged"
    TOO_LARGE = "too-large"
    TOO_MANY_PARTS = "too-many-parts"
    TOO_LONG = "too-long"
    TOO_MUCH_MEMORY = "too-much-memory"
    NO_TEXT = "no-text"
    ENCODING = "bad-encoding"
    NO_OCR = "no-ocr"


SENTENCES: dict[Reason, Cause] = {
    Reason.EMPTY: Cause("the file is empty"),
    Reason.UNKNOWN: Cause("it is not one of the kinds of file that Tocsin reads"),
    Reason.AUDIO: Cause("it is a sound recording; a transcript can be typed in"),
    Reason.VIDEO: Cause("it is a video; a transcript can be typed in"),
    Reason.IMAGE: Cause("it is an image; what it says can be typed in"),
    Reason.ARCHIVE: Cause("it is an archive; unpack it and give its files one by one"),
    Reason.ENCRYPTED: Cause(
        "it is protected by a password or encrypted; save it without the protection and give it again"
    ),
    Reason.DAMAGED: Cause("it is damaged, or made so that it cannot be read"),
    Reason.TOO_LARGE: Cause("it is too large to be read"),
    Reason.TOO_MANY_PARTS: Cause("it has too many pages or parts, or they are nested too deeply"),
    Reason.TOO_LONG: Cause("reading it took too long"),
    Reason.TOO_MUCH_MEMORY: Cause("reading it took too much memory"),
    Reason.NO_TEXT: Cause("there is no text in it, only pictures of pages or nothing; what it says can be typed in"),
    Reason.NO_OCR: Cause(
        "it is an image, and the program that reads text in images is not installed (on Debian: "
        "apt install tesseract-ocr tesseract-ocr-rus tesseract-ocr-ukr tesseract-ocr-pol); what "
        "it says can be typed in"
    ),
    Reason.ENCODING: Cause("its letters cannot be told with certainty; save it as UTF-8 and give it again"),
}


OCR = "tesseract"
"""The extractor that recognises letters in pictures."""


CHAT = "chat"
"""The extractor of chats; its `parts` are the names of the files that messages carry."""


class Extracted(msgspec.Struct, frozen=True, tag="extracted"):
    """The text of a file, in the normal form of `normal.tidy`.

    `pages`: (first code point, page number from 1) for each page that has text, rising; empty where the format has no
    pages. `encoding`: which one was taken, for formats that do not fix it. `notes`: what a person should know about
    what was left out, one sentence each. `parts`: names and media types of what lies inside and was not read.
    `extractor` and `version` name the code that offsets in this text depend on.
    """

    text: str
    media_type: str
    extractor: str
    version: str
    pages: tuple[tuple[int, int], ...] = ()
    encoding: str | None = None
    notes: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()

    @property
    def by_ocr(self) -> bool:
        """Whether the letters were recognised in a picture: any of them may be wrong, and figures most of all."""
        return self.extractor == OCR


class NotRead(msgspec.Struct, frozen=True, tag="not-read"):
    """That a file was not read, and why; it can be kept all the same."""

    reason: Reason
    media_type: str = "application/octet-stream"

    @property
    def words(self) -> Cause:
        """The reason as the second half of a sentence: “kept, not read: …”."""
        return SENTENCES[self.reason]

    @property
    def sentence(self) -> str:
        """The reason as a sentence of its own."""
        return f"Not read: {self.words}."


class RefusedError(Exception):
    """Raised inside the child by whatever finds that a file cannot be read; never leaves this package."""

    def __init__(self, reason: Reason) -> None:
        self.reason = reason
        super().__init__(SENTENCES[reason])
