"""What must not leave, and where a finished file says it: a pure search over the layers that `letters` takes apart.

A protected name strikes as a full name (two of its words side by side, or one beside an initial of the other), and as
a single word that no cleared person bears and that is no common word. A mother and her child share a surname, and
Надія is also hope. Descriptions are not found: “the baker's youngest” names nobody that a program could know.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from urllib.parse import unquote

from tocsin.domain.named_words import Hit, Names, Word, split_words
from tocsin.domain.names import fold_name


class What(StrEnum):
    """What struck."""

    NAME = "a listed name"
    PART = "part of a listed name"
    PHONE = "a telephone number"
    EMAIL = "an e-mail address"
    ADDRESS = "an address"
    SCHOOL = "where a child, or somebody of unknown age, goes to school"
    FILE = "the name of a sealed file"
    FACE = "a face that is or may be a child's"


@dataclass(frozen=True, slots=True)
class Protected:
    """A person who is not named: the entity, every form of the name."""

    entity: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Detail:
    """Something else that must not leave: a number, an address, a file name, and the entity that it belongs to."""

    what: What
    entity: str
    value: str


@dataclass(frozen=True, slots=True)
class Listed:
    """All that is searched for. `cleared` are the full names of those whom the letter may name."""

    persons: tuple[Protected, ...]
    cleared: tuple[str, ...] = ()
    details: tuple[Detail, ...] = ()

    @property
    def names(self) -> int:
        """How many different names are listed."""
        return len({fold_name(name) for person in self.persons for name in person.names})


@dataclass(frozen=True, slots=True)
class Layer:
    """One text of a file and where it stands: “PDF, page 3”.

    `prose` is false where capital letters say nothing: in addresses, file names, properties.
    """

    place: str
    text: str
    prose: bool = True


@dataclass(frozen=True, slots=True)
class Strike:
    """A place that says what must not leave. What is written there is not repeated: `forms` are for its digest."""

    place: str
    what: What
    entity: str
    forms: tuple[str, ...] = field(default=(), repr=False, compare=False)


_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb]"
)
_ADDRESSES = re.compile(r"\S*(?:://|@|\bwww\.|#\w)\S*|[\w-]{4,}\.[a-z]{2,}\S*")
_BROKEN = re.compile(r"(?<=\w)[-\u2010\ufffe\u0002]\s*\n\s*(?=\w)|\ufffe|\u0002")
_SPACED = re.compile(r"\b(?:[^\W\d_] ){3,}[^\W\d_]\b")
_NUMBER = re.compile(r"\+?\d(?:[\s().\-–/]{0,3}\d){6,}")
_LEAST_DIGITS = 7
_SAME_DIGITS = 9  # what is left of a number without the country's
_WORDS = re.compile(r"\w+")
_STREET_WORDS = """
street st str road rd avenue ave lane square sq house h no flat apt vul vulitsya vulytsia ul ulitsa ulica bud
budynok d dom kv kvartira al aleja pl ploshcha prosp prospekt provulok per pereulok m nr lok
"""
STREET = frozenset(_STREET_WORDS.split())
_BY_WORDS = frozenset({What.ADDRESS, What.SCHOOL})


class Search:
    """A search made ready for one list; it can look through any number of files."""

    def __init__(self, listed: Listed) -> None:
        self._names = Names((person.entity, name) for person in listed.persons for name in person.names)
        self._cleared = Names(("", name) for name in listed.cleared)
        self._details = [(detail, _plain(detail)) for detail in listed.details]
        self._known: dict[tuple[str, bool], tuple[tuple[What, str, str], ...]] = {}

    def strikes(self, layers: Iterable[Layer]) -> tuple[Strike, ...]:
        """Every place of these layers that says what must not leave, each once, in their order."""
        found: dict[Strike, set[str]] = {}
        for layer in layers:
            for strike, form in self._layer(layer):
                found.setdefault(strike, set()).add(form)
        return tuple(replace(strike, forms=tuple(sorted(forms))) for strike, forms in found.items())

    def _layer(self, layer: Layer) -> Iterator[tuple[Strike, str]]:
        for text, prose in _readings(layer):
            for what, entity, form in self._said(text, prose=prose):
                yield Strike(layer.place, what, entity), form

    def _said(self, text: str, *, prose: bool) -> tuple[tuple[What, str, str], ...]:
        """What a text says that must not leave; letters to many offices say the same text many times."""
        known = self._known.get((text, prose))
        if known is None:
            details = ((detail.what, detail.entity, plain) for detail, plain in self._detailed(text))
            known = self._known[text, prose] = (*self._named(text, prose=prose), *details)
        return known

    def _named(self, text: str, *, prose: bool) -> Iterator[tuple[What, str, str]]:
        """What struck, whose it is, and the words there, folded."""
        words = split_words(text)
        for what, entity, places in self._named_at(words, text, prose=prose):
            yield what, entity, " ".join(fold_name(words[place].written) for place in sorted(places))

    def _named_at(self, words: list[Word], text: str, *, prose: bool) -> Iterator[tuple[What, str, frozenset[int]]]:
        """The same with the places of the words in their list."""
        hits = self._names.hits(words)
        if not hits and prose:
            return
        cleared = self._cleared.hits(words)
        covered = self._cleared.full(words, text, cleared)
        found = self._names.full(words, text, hits)
        for (_, places), entity in found.items():
            if not places <= _all(covered):
                yield What.NAME, entity, places
        named = _all(found)
        for at, several in hits.items():
            if at not in named and at not in cleared and at not in _all(covered):
                alone = (hit for hit in several if _alone(words[at], hit, prose=prose))
                yield from ((What.PART, hit.entity, frozenset({at})) for hit in alone)
        for at, word in enumerate(words) if not prose else ():
            yield from ((What.NAME, entity, frozenset({at})) for entity in self._names.glued(word.written))

    def _detailed(self, text: str) -> Iterator[tuple[Detail, str]]:
        if not self._details:
            return
        numbers = [re.sub(r"\D", "", found) for found in _NUMBER.findall(text)]
        low, parts = text.casefold(), f" {_parts(text)} "
        for detail, plain in self._details:
            if detail.what is What.PHONE:
                found = len(plain) >= _LEAST_DIGITS and any(one.endswith(plain[-_SAME_DIGITS:]) for one in numbers)
            else:
                found = bool(plain) and (f" {plain} " in parts if detail.what in _BY_WORDS else plain in low)
            if found:
                yield detail, plain


def _all(found: Iterable[tuple[int, frozenset[int]]]) -> frozenset[int]:
    return frozenset(place for _, places in found for place in places)


def _alone(word: Word, hit: Hit, *, prose: bool) -> bool:
    """Whether one word of a name says by itself who is meant."""
    if hit.common or hit.weak or len(word.written) < 3:
        return False
    return word.written[0].isupper() or not word.written[0].islower() if prose else hit.exact and len(word.written) > 3


def _readings(layer: Layer) -> Iterator[tuple[str, bool]]:
    """The text as it stands, and as somebody may read it: without breaks, spaces and the signs of addresses."""
    text = unicodedata.normalize("NFKC", _UNSEEN.sub("", layer.text))
    yield text, layer.prose
    whole = _BROKEN.sub("", text)
    if whole != text:
        yield whole, layer.prose
    for found in _SPACED.findall(text):
        yield found.replace(" ", "").title(), True
    for found in _ADDRESSES.findall(whole) if layer.prose else ():
        yield unquote(found), False
    if not layer.prose and unquote(text) != text:
        yield unquote(text), False


def _plain(detail: Detail) -> str:
    value = unicodedata.normalize("NFKC", detail.value).strip()
    if detail.what is What.PHONE:
        return re.sub(r"\D", "", value)
    return _parts(value) if detail.what in _BY_WORDS else value.casefold()


def _parts(text: str) -> str:
    """Words and numbers, folded, without what an address may leave out."""
    folded = (part for word in _WORDS.findall(text) for part in fold_name(word).split())
    return " ".join(part for part in folded if part not in STREET)
