"""What stands around a passage of a text: its sentence, its paragraph, and whether it looks ahead or back."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from functools import lru_cache

from tocsin.domain.passages import InText

Texts = Mapping[str, str]
"""The texts that passages count in, by digest; "" is that of a reading which has not been sealed."""

_AHEAD = re.compile(
    r"\b(will|shall|would|scheduled|expected to|plan(?:s|ned|ning)?|set (?:for|to)|(?:due|is|are|was|were) to be|"
    r"upcoming|forthcoming|deadline|expires?|valid|no later than|next (?:hearing|session))\b",
    re.IGNORECASE,
)
_LIMIT_BEFORE = re.compile(r"\b(by|before|until|till|through|than|due|for|from|to)(?:\s+the)?\s+$", re.IGNORECASE)
_BACK = re.compile(
    r"\b(?:had|previous|previously|earlier|formerly|before that|in the past|again|once more|another|separate|"
    r"different|anniversary|ago|since|background|first time|second|third|years? (?:before|later|earlier))\b",
    re.IGNORECASE,
)
_STOP = re.compile(r"[.!?][”\"')\]]*\s+(?=[\W\d]{0,20}[^\W\d_a-zа-яіїєґąćęłńóśźż])|\n+")
REACH = 400  # code points of a sentence on either side of a date
_EMPTY_LINE = re.compile(r"\n[ \t]*\n\s*")


class Layout:
    """The sentences and paragraphs of one text, found once."""

    def __init__(self, text: str) -> None:
        self.text = text
        stops = list(_STOP.finditer(text))
        self._begins = [0, *(stop.end() for stop in stops)]
        self._ends = [*(stop.start() + len(stop[0].rstrip()) for stop in stops), len(text)]
        gap = _EMPTY_LINE if _EMPTY_LINE.search(text) else re.compile(r"\n")
        self._paragraphs = [0, *(found.end() for found in gap.finditer(text))]

    def sentences(self) -> list[tuple[int, int]]:
        """Where every sentence begins and ends."""
        return list(zip(self._begins, self._ends, strict=True))

    def sentence(self, start: int, end: int) -> tuple[int, int]:
        """The sentence that holds these code points, or the run of sentences if they cross a full stop."""
        first = bisect_right(self._begins, start) - 1
        last = bisect_right(self._begins, max(start, end - 1)) - 1
        return self._begins[first], self._ends[last]

    def paragraph(self, offset: int) -> int:
        """The number of the paragraph, from 0: they part at empty lines, or at every line if there is no empty one."""
        return bisect_right(self._paragraphs, offset) - 1

    def looks_ahead(self, start: int, end: int) -> bool:
        """Whether a date's sentence tells of what is to come, or the date is a limit ("until 2 May", "by 17 April")."""
        begin, stop = self._near(start, end)
        return bool(_AHEAD.search(self.text, begin, stop) or _LIMIT_BEFORE.search(self.text[begin:start]))

    def looks_back(self, start: int, end: int) -> bool:
        """Whether a date's sentence sets it apart from what is told around it ("had been", "a year earlier")."""
        return bool(_BACK.search(self.text, *self._near(start, end)))

    def _near(self, start: int, end: int) -> tuple[int, int]:
        """The sentence, or as much of it as a person reads at once."""
        begin, stop = self.sentence(start, end)
        return max(begin, start - REACH), min(stop, end + REACH)


@lru_cache(maxsize=16)
def layout_of(text: str) -> Layout:
    """The layout of a text; several rules ask for the same one."""
    return Layout(text)


def layout_at(texts: Texts, place: InText | None) -> Layout | None:
    """The layout of the text in which a passage stands, None where it is not at hand."""
    text = texts.get(place.text) if place else None
    return None if text is None else layout_of(text)
