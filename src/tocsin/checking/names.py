"""Names of people and places across alphabets and ways of spelling: keys under which the same name meets itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from tocsin.domain.facts import CaseFacts
from tocsin.domain.names import fold_name

_ALIKE = str.maketrans({"y": "i", "j": "i", "w": "v"})
_SOUNDS = (("kh", "h"), ("zh", "z"), ("sh", "s"), ("ch", "c"), ("cz", "c"), ("sz", "s"), ("ck", "k"), ("g", "h"))
_VOWELS = re.compile(r"[aeiou]")
_DOUBLED = re.compile(r"(.)\1+")
STEM = 3  # consonants by which two forms of a place's name are told


@lru_cache(maxsize=1 << 14)
def letters(name: str) -> str:
    """A name as its letters sound in every usual way of writing Cyrillic in Latin letters, words in their order."""
    return _DOUBLED.sub(r"\1", fold_name(name).translate(_ALIKE).replace("kh", "h"))


def bare(word: str) -> str:
    """The consonants of a word, so that its case endings and most ways of spelling it fall away."""
    found = fold_name(word).translate(_ALIKE)
    for written, sound in _SOUNDS:
        found = found.replace(written, sound)
    return _DOUBLED.sub(r"\1", _VOWELS.sub("", found))


def same_place(one: str, other: str) -> bool:
    """Whether two names of places may be one: a word of each begins with the same consonants, whatever its case."""
    keys = [{bare(word)[:STEM] for word in name.split() if bare(word)} for name in (one, other)]
    return any(a.startswith(b) or b.startswith(a) for a in keys[0] for b in keys[1])


class People:
    """Who bears which name: every whole name of a person stands for that person, in any alphabet."""

    def __init__(self, facts: CaseFacts) -> None:
        self._first: dict[str, str] = {}
        for names in _names(facts).values():
            self._together([letters(name) for name in names if " " in letters(name)])

    def key(self, name: str) -> str:
        """What all whole names of one person have in common; empty for what is no person's name, or a single word."""
        found = letters(name)
        return self._root(found) if found in self._first else ""

    def _together(self, keys: Iterable[str]) -> None:
        roots = sorted({self._root(key) for key in keys})
        for root in roots:
            self._first[root] = roots[0]

    def _root(self, key: str) -> str:
        while (first := self._first.get(key, key)) != key:
            key = first
        return key


def _names(facts: CaseFacts) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for fact in facts.facts:
        if fact.property == "person.name":
            found.setdefault(fact.entity, []).append(fact.value)
    return found
