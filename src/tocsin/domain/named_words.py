"""Words of a text that are forms of listed names, and where two of them make a full name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from tocsin.domain.common_words import common_words
from tocsin.domain.names import fold_name
from tocsin.domain.spellings import CHANGED, possible_stems, sounds_of, stems_of

_WORD = re.compile(r"[^\W\d_][\u0300-\u036f]*(?:['’ʼ`´]?[^\W\d_][\u0300-\u036f]*)*")
_POSSESSIVE = re.compile(r"['’]s$", re.IGNORECASE)
_LETTERS = [*map(chr, (*range(0x41, 0x588), *range(0x1E00, 0x2000)))]
_SMALL, _CAPITAL = "".join(filter(str.islower, _LETTERS)), "".join(filter(str.isupper, _LETTERS))
_HUMP = re.compile(f"(?<=[{_SMALL}])(?=[{_CAPITAL}])")
_GAP = re.compile(r"[\s.,;:()\[\]\-‐‑–—_/@+“”«»„\"'&=]{0,5}")  # what may stand between two words of a name
_AND = frozenset({"and", "i", "ta", "y", "oraz"})
_PARTICLES = frozenset({"al", "bin", "da", "de", "del", "della", "der", "di", "du", "el", "la", "le", "van", "von"})
_GLUED_FROM = 3
_SHORT_STEM = 4  # with the sign of a change before it

Found = dict[tuple[int, frozenset[int]], str]
"""Full names: the number of the name and the places of its words, with the entity."""


class Word(NamedTuple):
    """A word of a text as it is written there."""

    start: int
    end: int
    written: str


class Hit(NamedTuple):
    """A word that is a form of one word of a listed name. `exact` is one that ends as listed.

    `weak` is one of whose few letters some changed: “Кому” may be a form of Kim, beside another word of that name.
    """

    name: int
    part: int
    entity: str
    exact: bool
    common: bool
    weak: bool


class _Part(NamedTuple):
    name: int
    part: int
    entity: str
    sounds: frozenset[str]
    common: bool


def split_words(text: str) -> list[Word]:
    """The words of a text; “MartaVelin” is two."""
    return [word for found in _WORD.finditer(text) for word in _humps(found.start(), found.group())]


def _humps(start: int, written: str) -> Iterator[Word]:
    for piece in _HUMP.split(written):
        bare = _POSSESSIVE.sub("", piece)
        yield Word(start, start + len(bare), bare)
        start += len(piece)


class Names:
    """Names under the stems of their words."""

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        self._by_stem: dict[str, list[_Part]] = defaultdict(list)
        self._by_sound: dict[str, set[tuple[int, int]]] = defaultdict(set)
        self._parts: list[list[_Part]] = []
        self._known: dict[str, tuple[Hit, ...]] = {}
        for number, (entity, name) in enumerate(dict.fromkeys(names)):
            self._parts.append([])
            for place, word in enumerate(_parts_of(name)):
                self._enter(_Part(number, place, entity, sounds_of(word), fold_name(word) in common_words()), word)

    def _enter(self, part: _Part, word: str) -> None:
        self._parts[part.name].append(part)
        for stem in stems_of(word):
            self._by_stem[stem].append(part)
        for sound in part.sounds:
            self._by_sound[sound].add((part.name, part.part))

    def hits(self, words: Sequence[Word]) -> dict[int, tuple[Hit, ...]]:
        """The words that are forms of a listed one, by their places."""
        return {at: found for at, word in enumerate(words) if (found := self._of(word.written))}

    def _of(self, written: str) -> tuple[Hit, ...]:
        known = self._known.get(written)
        if known is None:
            known = self._known[written] = tuple(self._look(written)) if len(written) > 1 else ()
        return known

    def _look(self, written: str) -> Iterator[Hit]:
        sounds, common = sounds_of(written), fold_name(written) in common_words()
        stems = sorted(possible_stems(written))
        found = {part for stem in stems for part in self._by_stem.get(stem, ())}
        sure = {part for stem in stems if _is_sure(stem) for part in self._by_stem.get(stem, ())}
        for part in sorted(found, key=lambda part: part[:2]):
            exact = not sounds.isdisjoint(part.sounds)
            yield Hit(part.name, part.part, part.entity, exact, common or part.common, part not in sure)

    def full(self, words: Sequence[Word], text: str, hits: Mapping[int, Sequence[Hit]]) -> Found:
        """Where two words of one name stand side by side, in any order, or one beside the initial of another."""
        found: Found = {}
        for at, several in hits.items():
            for hit in several:
                for places in self._beside(at, hit, words, text, hits):
                    found[hit.name, places] = hit.entity
        return found

    def _beside(
        self, at: int, hit: Hit, words: Sequence[Word], text: str, hits: Mapping[int, Sequence[Hit]]
    ) -> Iterator[frozenset[int]]:
        for other in _following(at, words, text):
            if any(one.name == hit.name and one.part != hit.part for one in hits.get(other, ())):
                yield frozenset({at, other})
        for other in (at - 1, at - 2, at + 1, at + 2):
            if (
                0 <= other < len(words)
                and self._is_initial(words[other].written, hit)
                and _near(at, other, words, text)
            ):
                yield frozenset({at, other})

    def _is_initial(self, written: str, hit: Hit) -> bool:
        if len(written) != 1 or written.islower():
            return False
        letters = {sound[0] for sound in sounds_of(written)}
        others = (part for part in self._parts[hit.name] if part.part != hit.part)
        return any(sound[0] in letters for part in others for sound in part.sounds)

    def glued(self, written: str) -> Iterator[str]:
        """Whose names stand in one word without a space: “martavelin”."""
        for sound in sounds_of(written) if len(written) >= 2 * _GLUED_FROM else ():
            for cut in range(_GLUED_FROM, len(sound) - _GLUED_FROM + 1):
                for name, part in self._by_sound.get(sound[:cut], ()):
                    rest = self._by_sound.get(sound[cut:], ())
                    if any(other == name and place != part for other, place in rest):
                        yield self._parts[name][0].entity


def _is_sure(stem: str) -> bool:
    return not stem.startswith(CHANGED) or len(stem) > _SHORT_STEM


def _parts_of(name: str) -> list[str]:
    words = [word.written for word in split_words(name) if len(word.written) > 1]
    return [word for word in words if not (word.islower() and word in _PARTICLES)]


def _following(at: int, words: Sequence[Word], text: str) -> Iterator[int]:
    """Where a name may go on behind a word: at the next, behind a middle name, behind “and Ilona”."""
    last = len(words) - 1
    if at < last and _close(words[at], words[at + 1], text):
        yield at + 1
        middle = words[at + 1].written
        if at + 1 < last and _close(words[at + 1], words[at + 2], text):
            if middle[0].isupper() or middle in _PARTICLES:
                yield at + 2
            elif fold_name(middle) in _AND and at + 2 < last and _close(words[at + 2], words[at + 3], text):
                yield at + 3


def _near(at: int, other: int, words: Sequence[Word], text: str) -> bool:
    """Whether an initial stands beside a word, with at most another initial between them."""
    first, last = sorted((at, other))
    between = words[first + 1 : last]
    return all(len(word.written) == 1 for word in between) and all(
        _close(words[place], words[place + 1], text) for place in range(first, last)
    )


def _close(one: Word, other: Word, text: str) -> bool:
    return bool(_GAP.fullmatch(text, one.end, other.start)) and ". " not in _sentence_end(one, other, text)


def _sentence_end(one: Word, other: Word, text: str) -> str:
    """What parts two words where the first is no initial: a full stop ends a sentence there."""
    return text[one.end : other.start] if len(one.written) > 1 else ""
