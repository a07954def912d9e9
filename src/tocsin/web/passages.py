"""Words in their document: quoted in their line, and marked in the whole text."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tocsin.domain.passages import InText
from tocsin.reading.languages import parts_of

AROUND = 60  # code points that are shown on either side


@dataclass(frozen=True, slots=True)
class Quote:
    """A passage with what stands around it, and the statement in which it is; empty where that is not of this case."""

    before: str
    words: str
    after: str
    statement: str
    start: int
    end: int


def quote(text: str, place: InText, statement: str) -> Quote:
    """A passage in its line."""
    line_begin = text.rfind("\n", 0, place.start) + 1
    line_end = text.find("\n", place.end)
    line_end = len(text) if line_end < 0 else line_end
    before, after = text[line_begin : place.start], text[place.end : line_end]
    if len(before) > AROUND:
        before = "… " + _whole(before[-AROUND - 1 :][::-1])[::-1]
    if len(after) > AROUND:
        after = _whole(after[: AROUND + 1]) + " …"
    return Quote(before, text[place.start : place.end], after, statement, place.start, place.end)


def _whole(words: str) -> str:
    """Without the word at its end that was cut; all of it, less the last code point, where it is one word."""
    *whole, _ = words.rsplit(maxsplit=1)
    return whole[0] if whole and whole[0].strip() else words[:-1]


@dataclass(frozen=True, slots=True)
class Ink:
    """What lies on a stretch of the text: read, `decided` by a person (`event`: what it became), asked for (`here`)."""

    start: int
    end: int
    decided: bool = False
    event: str = ""
    here: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one paragraph under the same ink; None where nothing was read. `language` is empty if unknown."""

    text: str
    ink: Ink | None
    first: bool = False  # of its ink: the place to jump to
    language: str = ""


def paragraphs(text: str, inks: Iterable[Ink]) -> list[list[Piece]]:
    """The text in paragraphs and pieces. Where inks overlap, what was asked for lies on top, then the shortest."""
    ordered = sorted(inks, key=lambda ink: (not ink.here, ink.end - ink.start, ink.start))
    parts = parts_of(text)
    starts = [part.span[0] for part in parts]
    found, begin, seen = [], 0, set[Ink]()
    for line in text.split("\n"):
        if line.strip():
            part = parts[max(bisect(starts, begin + len(line)) - 1, 0)] if parts else None
            language = part.language if part is not None and part.language != "und" else ""
            found.append(_pieces(text, begin, begin + len(line), ordered, seen, language))
        begin += len(line) + 1
    return found


def _pieces(text: str, begin: int, end: int, inks: Sequence[Ink], seen: set[Ink], language: str) -> list[Piece]:
    near = [ink for ink in inks if ink.start < end and ink.end > begin]
    cuts = sorted({begin, end, *(min(max(cut, begin), end) for ink in near for cut in (ink.start, ink.end))})
    pieces = []
    for start, stop in pairwise(cuts):
        ink = next((one for one in near if one.start <= start and stop <= one.end), None)
        pieces.append(Piece(text[start:stop], ink, ink is not None and ink not in seen, language))
        if ink is not None:
            seen.add(ink)
    return pieces
