"""Names of people and places across alphabets and ways of spelling: keys under which the same name meets itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher
from functools import lru_cache

from tocsin.domain.facts import SAME, CaseFacts
from tocsin.domain.lemmas import is_cyrillic
from tocsin.domain.names import fold_name

_ALIKE = str.maketrans({"y": "i", "j": "i", "w": "v"})
_SOUNDS = (
    ("kh", "h"),
    ("th", "t"),
    ("zh", "z"),
    ("sh", "s"),
    ("ch", "c"),
    ("cz", "c"),
    ("sz", "s"),
    ("ck", "k"),
    ("g", "h"),
)
_VOWELS = re.compile(r"[aeiou]")
_DOUBLED = re.compile(r"(.)\1+")
LIKE = 0.8  # of 1: how far the letters of two words are the same
STEM = 3  # consonants by which two forms of a place's name are told


@lru_cache(maxsize=1 << 14)
def letters(name: str) -> str:
    """A name as its letters sound in every usual way of writing Cyrillic in Latin letters, words in their order."""
    return _DOUBLED.sub(r"\1", fold_name(name).translate(_ALIKE).replace("kh", "h"))


@lru_cache(maxsize=1 << 14)
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


def may_be_one(one: str, other: str) -> bool:
    """Whether two whole names may be one in two alphabets or spellings, whatever the order of their words.

    Each word of the shorter one must be like a word of its own in the longer one, and two must be there. “Aleksandr”
    and “Aleksandra” in one alphabet are a brother and a sister, not two spellings.
    """
    words, more = sorted((one.split(), other.split()), key=len)
    left, alphabet = list(more), in_cyrillic(one) == in_cyrillic(other)
    for word in words:
        found = next((own for own in left if _like(word, own, alphabet)), None)
        if found is None:
            return False
        left.remove(found)
    return len(words) > 1 and (len(left) == 0 or (len(words) == 2 and len(left) == 1))


def in_cyrillic(name: str) -> bool:
    """Whether a name is written in Cyrillic letters."""
    return is_cyrillic(name)


def _like(one: str, other: str, alphabet: bool) -> bool:
    a, b = letters(one), letters(other)
    if a == b:
        return True
    if bare(one) != bare(other) or len(bare(one)) < 2 or (alphabet and {a, b} in ({a, f"{a}a"}, {b, f"{b}a"})):
        return False
    return SequenceMatcher(None, a, b, autojunk=False).ratio() >= LIKE


class People:
    """Who bears which name: every whole name of a person stands for that person, in any alphabet."""

    def __init__(self, facts: CaseFacts) -> None:
        self._first: dict[str, str] = {}
        names = _names(facts)
        for several in names.values():
            joined = [name for other in several[1] for name in names.get(other, ([], []))[0]]
            self._together([key for name in (*several[0], *joined) if " " in (key := letters(name))])

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


def _names(facts: CaseFacts) -> Mapping[str, tuple[list[str], list[str]]]:
    """By person: the names, and who else a person said it is."""
    found: dict[str, tuple[list[str], list[str]]] = {}
    for fact in facts.facts:
        if fact.property in ("person.name", SAME):
            found.setdefault(fact.entity, ([], []))[fact.property == SAME].append(fact.value)
    return found
