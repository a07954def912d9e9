"""What is taken out of a document before a copy of it leaves: what is proposed, and what is left. Pure.

A cut covers whole words, and cuts of one kind that stand side by side become one: in the place of each stands a mark
that says its kind alone, whatever stood there and however long it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import unquote

from tocsin.domain.named_words import split_words
from tocsin.domain.names import fold_name
from tocsin.domain.redaction import STREET, Detail, Listed, Search, What
from tocsin.domain.written_numbers import births, numbers


class Kind(StrEnum):
    """Why something is taken out; the terms of `redaction_kinds`."""

    CHILD = "child"
    THIRD = "third_person"
    SOURCE = "source"
    CONTACT = "contact"
    ADDRESS = "address"
    BIRTH = "birth"
    NUMBER = "number"
    HEALTH = "health"
    OTHER = "other"


@dataclass(frozen=True, slots=True, order=True)
class Cut:
    """A stretch of a text, in code points, and why it is taken out."""

    start: int
    end: int
    kind: Kind


FULL = 10_000


@dataclass(frozen=True, slots=True)
class Area:
    """A part of a page (counted from 1) in ten-thousandths from its upper left corner, and why it is taken out."""

    page: int
    left: int
    top: int
    right: int
    bottom: int
    kind: Kind = Kind.OTHER

    @property
    def is_one(self) -> bool:
        """Whether it lies within a page and has an extent."""
        return self.page > 0 and 0 <= self.left < self.right <= FULL and 0 <= self.top < self.bottom <= FULL


@dataclass(frozen=True, slots=True)
class Proposal:
    """A cut that is proposed; `entity` is whose it is by the record, empty where only its form says what it is."""

    cut: Cut
    entity: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of what is left: words as they stood, or the mark of a kind."""

    text: str = ""
    kind: Kind | None = None


OF_A_DETAIL: Mapping[What, Kind] = {
    What.PHONE: Kind.CONTACT,
    What.EMAIL: Kind.CONTACT,
    What.ADDRESS: Kind.ADDRESS,
    What.SCHOOL: Kind.ADDRESS,
    What.FILE: Kind.OTHER,
}
LARGEST = 400_000  # letters of a text that is set anew: some three hundred pages
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"(?<![\w.])\+?\d(?:[\s().\-–/]{0,3}\d){8,}(?!\w)")
_DATED = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}")
_WORD = r"[\w\u0300-\u036f]"
_INNER = r"['’ʼ`´\-\u2010\u2011]"
_WHOLE = re.compile(rf"{_WORD}+(?:{_INNER}{_WORD}+)*")
_TOKEN = re.compile(r"\S*(?:://|@|\bwww\.|#\w)\S*|[\w-]{4,}\.[a-z]{2,}\S*")
_BROKEN = re.compile(r"\w+[-\u2010\ufffe\u0002]\s*\n\s*\w+")
_BREAK = re.compile(r"[-\u2010\ufffe\u0002]\s*\n\s*")
_SPACED = re.compile(r"\b(?:[^\W\d_] ){3,}[^\W\d_]\b")
_BETWEEN = re.compile(r"[\s.,;:()\-–—/'’\"“”«»]{0,4}")


class Finder(Search):
    """Where a text says what must not leave. What only its form tells, a telephone number for one, is found too."""

    def __init__(self, listed: Listed, children: Iterable[str] = ()) -> None:
        super().__init__(listed)
        self._children = frozenset(children)

    def proposals(self, text: str, born: Iterable[str] = ()) -> tuple[Proposal, ...]:
        """What to take out, in the order of the text. `born` are recorded days of birth, as ISO dates."""
        found = [*self._people(text), *self._odd_writings(text), *self._particulars(text), *_by_form(text, born)]
        return without_inner(Proposal(_whole(text, one.cut), one.entity) for one in found)

    def knows(self, words: str) -> bool:
        """Whether these words are forms of the name of somebody who may be named."""
        return bool(self._cleared.hits(split_words(words)))

    def _people(self, text: str) -> Iterator[Proposal]:
        words = split_words(text)
        for _, entity, places in self._named_at(words, text, prose=True):
            start, end = words[min(places)].start, words[max(places)].end
            yield Proposal(Cut(start, end, self._kind(entity)), entity)

    def _odd_writings(self, text: str) -> Iterator[Proposal]:
        """Names in web addresses, broken at the end of a line, or set with spaces between the letters."""
        ways = (
            *((found, unquote(found.group()), False) for found in _TOKEN.finditer(text)),
            *((found, _BREAK.sub("", found.group()), True) for found in _BROKEN.finditer(text)),
            *((found, found.group().replace(" ", "").title(), True) for found in _SPACED.finditer(text)),
        )
        for found, written, prose in ways:
            for _, entity, _ in self._named(written, prose=prose):
                yield Proposal(Cut(found.start(), found.end(), self._kind(entity)), entity)

    def _kind(self, entity: str) -> Kind:
        return Kind.CHILD if entity in self._children else Kind.THIRD

    def _particulars(self, text: str) -> Iterator[Proposal]:
        """Numbers, addresses and file names that are listed."""
        parts = list(_parts_at(text))
        for detail, plain in self._details:
            for start, end in _places(text, detail, plain, parts):
                yield Proposal(Cut(start, end, OF_A_DETAIL[detail.what]), detail.entity)


def _places(text: str, detail: Detail, plain: str, parts: Sequence[tuple[str, int, int]]) -> Iterator[tuple[int, int]]:
    match detail.what:
        case What.PHONE:
            return  # every telephone number is found by its form
        case What.ADDRESS | What.SCHOOL:
            wanted = plain.split()
            for at in range(len(parts) - len(wanted) + 1) if wanted else ():
                if [part for part, _, _ in parts[at : at + len(wanted)]] == wanted:
                    yield parts[at][1], parts[at + len(wanted) - 1][2]
        case _:
            for found in re.finditer(re.escape(plain), text, re.IGNORECASE) if plain else ():
                yield found.span()


def _parts_at(text: str) -> Iterator[tuple[str, int, int]]:
    """Words and numbers, folded as the search folds them, and where each stands."""
    for found in re.finditer(r"\w+", text):
        for part in fold_name(found.group()).split():
            if part not in STREET:
                yield part, found.start(), found.end()


def _by_form(text: str, born: Iterable[str]) -> Iterator[Proposal]:
    for found in _EMAIL.finditer(text):
        yield Proposal(Cut(*found.span(), Kind.CONTACT))
    for found in _PHONE.finditer(text):
        if not found.group().isdigit() and not _DATED.match(found.group()):  # digits alone are a number of something
            yield Proposal(Cut(*found.span(), Kind.CONTACT))
    yield from (Proposal(Cut(start, end, Kind.BIRTH)) for start, end in births(text, born))
    yield from (Proposal(Cut(start, end, Kind.NUMBER)) for start, end in numbers(text))


def places_of(text: str, words: str) -> tuple[tuple[int, int], ...]:
    """Every place where a text says exactly these words, however the space between them is made and in any capitals."""
    wanted = r"\s+".join(map(re.escape, words.split()))
    return tuple(found.span() for found in re.finditer(wanted, text, re.IGNORECASE)) if wanted else ()


def merged(text: str, cuts: Iterable[Cut]) -> tuple[Cut, ...]:
    """The cuts brought to whole words, none within another, and neighbours of one kind as one.

    Where cuts of two kinds lie on each other, the first by the order of `Kind` gives its name to the whole.
    """
    found: list[Cut] = []
    for cut in sorted(_whole(text, one) for one in cuts if 0 <= one.start < one.end <= len(text)):
        last = found[-1] if found else None
        if last is not None and (cut.start < last.end or (cut.kind is last.kind and _joined(text, last, cut))):
            kind = min(last.kind, cut.kind, key=list(Kind).index)
            found[-1] = Cut(last.start, max(last.end, cut.end), kind)
        else:
            found.append(cut)
    return tuple(found)


def left(text: str, cuts: Iterable[Cut]) -> tuple[Run, ...]:
    """What is left of a text: words and marks, in their order."""
    runs, at = list[Run](), 0
    for cut in merged(text, cuts):
        runs += [Run(text[at : cut.start]), Run(kind=cut.kind)]
        at = cut.end
    return tuple(run for run in (*runs, Run(text[at:])) if run.text or run.kind)


def _joined(text: str, one: Cut, other: Cut) -> bool:
    return _BETWEEN.fullmatch(text, one.end, other.start) is not None


def _whole(text: str, cut: Cut) -> Cut:
    """The same cut with the words that it begins and ends in. Half a word tells the other half."""
    start, end = cut.start, cut.end
    lines = (text.rfind("\n", 0, start) + 1, len(text) if (stop := text.find("\n", end)) < 0 else stop)
    for word in _WHOLE.finditer(text, *lines):
        if word.start() < start < word.end():
            start = word.start()
        if word.start() < end < word.end():
            end = word.end()
    return Cut(start, end, cut.kind)


def without_inner(found: Iterable[Proposal]) -> tuple[Proposal, ...]:
    """The proposals in their order, each place once.

    The longer one stands for one within it, and what the record knows for what only a form tells.
    """
    kept: list[Proposal] = []
    order = list(Kind).index
    for one in sorted(found, key=lambda p: (p.cut.start, -p.cut.end, not p.entity, order(p.cut.kind))):
        if not kept or one.cut.end > kept[-1].cut.end:
            kept.append(one)
    return tuple(kept)
