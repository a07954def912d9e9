"""Names that are spelt nearly alike: found by variants that two of them share, not by reading them all.

A folded word of a name is brought to a skeleton (vowels, doubled letters and the usual ways of writing one sound fall
away), and kept under the skeleton and under everything that is left of it with one letter dropped: Zhanara and Zhanar,
Akhmetova and Ahmetovoi, Oleksii and Aleksey meet there. A word with too few consonants is kept with its vowels. The
variants are hashes of 48 bits, which canonical JSON can hold. Who of those that meet is near enough, `likeness` says.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from rapidfuzz import fuzz

from tocsin.records import bulk
from tocsin.records.derived import NearName

SHORT = 3  # consonants: a shorter skeleton says too little
LIKELY = 70  # of 100
SAME_SOUND = 50  # the same for words whose skeletons are one

_SOUNDS = (("zh", "z"), ("kh", "h"), ("ck", "k"), ("ph", "f"), ("x", "ks"), ("q", "k"), ("w", "v"))
_VOWELS = re.compile(r"[aeiouyj]")
_DOUBLED = re.compile(r"(.)\1+")


def keep(words: Iterable[str]) -> None:
    """Keep these folded words of names; those that are kept already stay."""
    asked = set(words)
    known: set[str] = set()
    for chunk in bulk.chunks({_whole(word) for word in asked}):
        known.update(NearName.objects.filter(variant__in=chunk).values_list("word", flat=True))
    rows = [(variant, word) for word in sorted(asked - known) for variant in sorted(variants(word))]
    bulk.insert(NearName, ("variant", "word"), rows)


def forget(words: Iterable[str]) -> None:
    """Forget words that no name holds any more."""
    for word in words:
        NearName.objects.filter(variant__in=variants(word), word=word).delete()


def near(word: str) -> list[str]:
    """The kept words that are near this one, the likest first, itself among them if it is kept."""
    met = set(NearName.objects.filter(variant__in=variants(word)).values_list("word", flat=True))
    ranked = sorted((-likeness(word, other), other) for other in met)
    return [other for unlike, other in ranked if unlike]


def likeness(one: str, other: str) -> int:
    """How alike two folded words are, of 100; 0 where they have nothing to say to each other."""
    found = round(fuzz.ratio(one, other))
    least = SAME_SOUND if _skeleton(one) == _skeleton(other) else LIKELY
    return found if found >= least else 0


@lru_cache(maxsize=1 << 14)
def variants(word: str) -> frozenset[int]:
    """The hashes under which a folded word is kept and looked for."""
    skeleton = _skeleton(word)
    return frozenset(_hash(one) for one in (skeleton, *_dropped(skeleton)))


@lru_cache(maxsize=1 << 14)
def _whole(word: str) -> int:
    return _hash(_skeleton(word))


def _dropped(skeleton: str) -> Iterator[str]:
    return (skeleton[:place] + skeleton[place + 1 :] for place in range(len(skeleton)))


def _skeleton(word: str) -> str:
    sounds = word
    for written, sound in _SOUNDS:
        sounds = sounds.replace(written, sound)
    bare = _DOUBLED.sub(r"\1", _VOWELS.sub("", sounds))
    return bare if len(bare) >= SHORT else _DOUBLED.sub(r"\1", sounds)


def _hash(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=6).digest(), "big")
