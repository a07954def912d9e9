"""Where the words of an extracted text stand in the file that it was taken from.

A text is not its file: spaces, hyphens at line ends, tags and running heads were left out, marks of lists and addresses
of links put in. What both have in common are the letters and figures, in order. A passage is therefore quoted by its
letters and figures with some before and behind it (as the W3C's TextQuoteSelector does), and looked for among those of
the file. What is found says the same words; what is not found gets no mark.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left
from collections.abc import Iterable
from functools import lru_cache
from itertools import takewhile

import msgspec

AROUND = 32  # letters and figures on either side that tell one place from another
MOST_PLACES = 2_000  # of the same words that are told apart
MILLION = 1_000_000
_TARGET = re.compile(r"\[https?://[^\s\]]*\]", re.IGNORECASE)  # behind the words of a link, put there by the reader


class Quotation(msgspec.Struct, frozen=True):
    """The letters and figures of a passage, those around it, and which of so many places with these words it is.

    At most `MOST_PLACES` are counted. `share` is how far into the text it stands, in millionths; `pages` are the first
    and last page on which it stands, where the format has pages.
    """

    before: str
    words: str
    after: str
    number: int
    count: int
    share: int = 0
    pages: tuple[int, int] | None = None


class Signs:
    """The letters and figures of something that is written, each with where it begins and ends there."""

    def __init__(self) -> None:
        self._folded: list[str] = []
        self._starts, self._ends = array("q"), array("q")

    @classmethod
    def of(cls, text: str, *, targets: bool = True) -> Signs:
        """Those of a text, with or without the addresses that the reader of a page puts behind the words of links."""
        signs, at = cls(), 0
        for target in () if targets else _TARGET.finditer(text):
            signs.add(text[at : target.start()], at)
            at = target.end()
        signs.add(text[at:], at)
        return signs

    def add(self, written: str, start: int) -> None:
        """Go on with these characters, the first of them at `start`."""
        for place, sign in enumerate(written, start):
            self.add_one(sign, place, place + 1)

    def add_one(self, sign: str, start: int, end: int) -> None:
        """Go on with one character; an accent written for itself belongs to the letter before it."""
        folded = _folded(sign)
        if not folded and self._ends and self._ends[-1] == start and unicodedata.category(sign[0]).startswith("M"):
            self._ends[-1] = end
        for letter in folded:
            self._folded.append(letter)
            self._starts.append(start)
            self._ends.append(end)

    def quotation(self, start: int, end: int, pages: tuple[int, int] | None = None) -> Quotation | None:
        """How the passage from `start` to `end` is quoted; None where it has neither letter nor figure."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        letters = self._letters()
        words = letters[first:last]
        if not words:
            return None
        places = _places(letters, words)
        number = bisect_left(places, first)
        before = letters[max(0, first - AROUND) : first]
        share = first * MILLION // len(letters)
        return Quotation(before, words, letters[last : last + AROUND], number, len(places), share, pages)

    def find(self, quoted: Quotation) -> tuple[int, int] | None:
        """Where it begins and ends: the place whose surroundings are most alike; of equal ones the same in order."""
        letters = self._letters()
        about = quoted.share * len(letters) // MILLION
        many = quoted.count >= MOST_PLACES
        places = _places_near(letters, quoted.words, about) if many else _places(letters, quoted.words)
        if not places:
            return None
        alike = [_alike(letters, place, quoted) for place in places]
        most = max(alike)
        best = [number for number, score in enumerate(alike) if score == most]
        wanted = quoted.number if len(places) == quoted.count else quoted.number * len(places) // quoted.count
        first = places[min(best, key=lambda number: abs(places[number] - about) if many else abs(number - wanted))]
        return self._starts[first], self._ends[first + len(quoted.words) - 1]

    def _letters(self) -> str:
        if len(self._folded) > 1:
            self._folded = ["".join(self._folded)]
        return self._folded[0] if self._folded else ""


@lru_cache(maxsize=4_096)
def _folded(sign: str) -> str:
    """A character as letters and figures: ligatures and raised figures taken apart, all else nothing."""
    return "".join(letter for letter in unicodedata.normalize("NFKD", sign) if letter.isalnum())


def _places(letters: str, words: str, start: int = 0, most: int = MOST_PLACES) -> list[int]:
    found: list[int] = []
    place = letters.find(words, start)
    while place >= 0 and len(found) < most:
        found.append(place)
        place = letters.find(words, place + 1)
    return found


def _places_near(letters: str, words: str, about: int) -> list[int]:
    """Where these words stand nearest to a place: as many before it as behind it."""
    behind = _places(letters, words, about, MOST_PLACES // 2)
    before: list[int] = []
    place = letters.rfind(words, 0, about + len(words) - 1)
    while place >= 0 and len(before) < MOST_PLACES // 2:
        before.append(place)
        place = letters.rfind(words, 0, place + len(words) - 1)
    return [*reversed(before), *behind]


def _alike(letters: str, place: int, quoted: Quotation) -> int:
    """How many letters before and behind a place are the same as those around the quotation."""
    end = place + len(quoted.words)
    before = zip(reversed(letters[max(0, place - AROUND) : place]), reversed(quoted.before), strict=False)
    after = zip(letters[end : end + AROUND], quoted.after, strict=False)
    return _same(before) + _same(after)


def _same(pairs: Iterable[tuple[str, str]]) -> int:
    return sum(1 for _pair in takewhile(lambda pair: pair[0] == pair[1], pairs))
