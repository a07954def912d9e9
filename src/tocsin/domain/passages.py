"""Where words stand: a place in one sealed text, in a table, on a page, in a recording (DESIGN 2.1)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class InText:
    """Code points `start` (included) to `end` (excluded) of the text version with this digest.

    `text` is the digest of the sealed text (SHA-256, 43 characters of base64url), or "" within a reading that has not
    been sealed (`tocsin read`).
    """

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class InTable:
    """One cell: the file's digest, row and column, both counted from 1."""

    file: str
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class OnPage:
    """A box on a page: the file's digest, page from 1, and left, top, right, bottom in thousandths of the page."""

    file: str
    page: int
    box: tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class InRecording:
    """From one millisecond to another of a recording."""

    file: str
    begin: int
    end: int


Passage = InText | InTable | OnPage | InRecording
