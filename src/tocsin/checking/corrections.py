"""Corrections that a text makes in its own words: “we earlier said 14 May; the right date is 15 May”."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from tocsin.checking.saying import sayings
from tocsin.checking.sentences import Texts, layout_of
from tocsin.checking.words.corrections import MARKS, RIGHT, WRONG
from tocsin.lib.late import Late

REACH = 600  # code points of a passage that corrects


def _pattern(rows: Mapping[str, str]) -> Late:
    return Late(rf"\b(?:{'|'.join(rows.values())})(?!\w)", re.IGNORECASE)


_MARK, _WRONG, _RIGHT = _pattern(MARKS), _pattern(WRONG), _pattern(RIGHT)


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a month as words name it; the year may be left out."""

    start: int
    end: int
    day: int
    month: int
    year: int | None

    def is_of(self, value: str) -> bool:
        """Whether an EDTF day may be this one."""
        year, _, rest = value.partition("-")
        return rest == f"{self.month:02d}-{self.day:02d}" and self.year in (None, int(year) if year.isdigit() else None)


@dataclass(frozen=True, slots=True)
class Correction:
    """The day that a text takes back, and the one that it puts in its place."""

    wrong: Day
    right: Day


@lru_cache(maxsize=64)
def corrections(text: str) -> tuple[Correction, ...]:
    """Every correction of a date that a text makes, in one sentence or in two that follow each other."""
    if _MARK.search(text) is None:
        return ()
    days = sorted(_days(text), key=lambda day: day.start)
    found: dict[Correction, None] = {}
    for start, end, whole in _passages(text):
        inside = [day for day in days if start <= day.start and day.end <= end]
        if len(inside) == 2 and (correction := _corrected(text, start, inside[0], inside[1], whole=whole)):
            found[correction] = None
    return tuple(found)


def taken_back(texts: Texts, digests: Iterable[str]) -> tuple[Day, ...]:
    """The days that these texts take back, as far as the texts are at hand."""
    return tuple(one.wrong for digest in sorted(digests) for one in corrections(texts.get(digest, "")))


def _passages(text: str) -> Iterator[tuple[int, int, bool]]:
    """Each sentence in which something is corrected, and together with the next and the one before; whether alone."""
    sentences = layout_of(text).sentences()
    for at, (start, end) in enumerate(sentences):
        if end - start <= REACH and _MARK.search(text, start, end):
            yield start, end, True
            for first, last in ((at, at + 1), (at - 1, at)):
                if first >= 0 and last < len(sentences):
                    begin, stop = sentences[first][0], sentences[last][1]
                    if stop - begin <= REACH:
                        yield begin, stop, False


def _corrected(text: str, start: int, first: Day, second: Day, *, whole: bool) -> Correction | None:
    """Which of two days is the wrong one, by the words before each; nothing where they do not tell.

    In one whole sentence it is enough that one of them is called wrong or right. Of two sentences each must say what
    its day is: “We earlier said 14 May. The hearing is on 15 May.” corrects nothing.
    """
    before = (text[start : first.start], text[first.end : second.start])
    wrong = [bool(_WRONG.search(words)) for words in before]
    right = [bool(_RIGHT.search(words)) for words in before]
    enough = any if whole else all
    if enough((wrong[0], right[1])) and not (wrong[1] or right[0]):
        return Correction(wrong=first, right=second)
    if enough((wrong[1], right[0])) and not (wrong[0] or right[1]):
        return Correction(wrong=second, right=first)
    return None


def _days(text: str) -> Iterator[Day]:
    for saying in sayings(text):
        yield Day(saying.start, saying.end, saying.day, saying.month, saying.year)
