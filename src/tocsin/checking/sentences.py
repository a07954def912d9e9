"""What stands around a passage of a text: its sentence, its paragraph, and whether it looks ahead or back."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from functools import lru_cache

from tocsin.checking.calendar_words import any_of
from tocsin.checking.words.abbreviations import ABBREVIATIONS, NIGHTS, YEARS
from tocsin.checking.words.telling import AHEAD, BACK, LIMITS, LIMITS_BEHIND
from tocsin.domain.passages import InText
from tocsin.lib.late import Late

Texts = Mapping[str, str]
"""The texts that passages count in, by digest; "" is that of a reading which has not been sealed."""

_STOP = re.compile(r"(?P<stop>[.!?])[”\"')\]»]*\s+(?=[\W\d]{0,20}[^\W\d_a-zа-яіїєґёąćęłńóśźż])|\n+")
_WORD_BEFORE = re.compile(r"(?<![^\W_])([^\W\d_][\w-]{0,7})$")
_FIGURE_BEFORE = re.compile(r"\d(?:\s|-\w+\s)?$")
_ABBREVIATIONS = frozenset(word for row in ABBREVIATIONS.values() for word in row.split())
_YEARS = frozenset(YEARS.split())
_INITIAL = re.compile(r"[A-ZА-ЯЁІЇЄҐŁŚŻŹĆ]|Дж|Ch|Cz|Sz|Dz|St")
_DATED_OPENING = 45  # code points: a sentence that begins with its date goes on behind “г.”
# two words at most before the day, a night, or a comma
_OPENS_WITH_DATE = Late(
    rf"\W*(?:(?:[^\W\d]+,?\s+){{0,2}}|[^\d]*(?<!\w)(?:{any_of([NIGHTS])})\s[^\d]{{0,6}}|[^\d]*,\s+)\d", re.IGNORECASE
)


def _words(rows: Mapping[str, str], behind: str) -> Late:
    """One pattern of the four languages: no word of one means another thing in another."""
    return Late(rf"\b(?:{'|'.join(rows.values())})(?!\w){behind}", re.IGNORECASE)


REACH = 400  # code points of a sentence on either side of a date
_AHEAD = _words(AHEAD, "")
_BACK = _words(BACK, "")
_LIMIT_BEFORE = _words(LIMITS, rf"(?:\s+(?:{'|'.join(LIMITS_BEHIND.values())}))?\s+$")
_EMPTY_LINE = re.compile(r"\n[ \t]*\n\s*")


def _stops(text: str) -> list[re.Match[str]]:
    """Where sentences end: at a full stop that belongs to no abbreviation, and at the end of a line."""
    stops, begin = list[re.Match[str]](), 0
    for stop in _STOP.finditer(text):
        if stop["stop"] != "." or not _belongs(text, begin, stop.start()):
            stops.append(stop)
            begin = stop.end()
    return stops


def _belongs(text: str, begin: int, stop: int) -> bool:
    """Whether a full stop belongs to the word before it, in a sentence that begins at `begin`."""
    word = _WORD_BEFORE.search(text, max(begin, stop - 10), stop)
    if word is None:
        return False
    if word[1] in _YEARS and _FIGURE_BEFORE.search(text, begin, word.start()):
        return stop - begin < _DATED_OPENING and _OPENS_WITH_DATE.match(text, begin, stop) is not None
    name = word[1].casefold()
    return name in _ABBREVIATIONS or name in _YEARS or _INITIAL.fullmatch(word[1]) is not None


class Layout:
    """The sentences and paragraphs of one text, found once."""

    def __init__(self, text: str) -> None:
        self.text = text
        stops = _stops(text)
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
