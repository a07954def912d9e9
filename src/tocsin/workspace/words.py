"""Passphrases and recovery words out of one published list (BIP39, English: 2,048 words), drawn by the system's lot."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from mnemonic import Mnemonic
from typing_extensions import override

from tocsin.domain.errors import Cause

PASSPHRASE_WORDS = 6
RECOVERY_WORDS = 12
_RECOVERY_BITS = 128


class TypoKind(StrEnum):
    """What is wrong with recovery words."""

    COUNT = "count"
    NOT_ON_LIST = "not on list"
    CHECKSUM = "checksum"


@dataclass(frozen=True, slots=True)
class Typo:
    """What is wrong, and at which word (from 1) where that can be said. It never carries the word itself."""

    kind: TypoKind
    position: int = 0

    @override
    def __str__(self) -> str:
        """Half a sentence for a message."""
        return self.why

    @property
    def why(self) -> Cause:
        """The same, as what an error says."""
        if self.kind is TypoKind.COUNT:
            return Cause("there must be {most} words", most=RECOVERY_WORDS)
        if self.kind is TypoKind.NOT_ON_LIST:
            return Cause("word {number} is not on the list of words", number=self.position)
        return Cause("each word is on the list, but together they do not fit: one is another word, or two are swapped")


def new_passphrase() -> str:
    """Six words, 66 bits."""
    words = _list().wordlist
    return " ".join(secrets.choice(words) for _ in range(PASSPHRASE_WORDS))


def new_recovery() -> str:
    """Twelve words: 128 random bits and a checksum of 4."""
    return _list().to_mnemonic(secrets.token_bytes(_RECOVERY_BITS // 8))


def check_words(digest: bytes) -> str:
    """Four words to read over the telephone: the first 44 bits of a digest. They tell a mix-up, not a forger."""
    first = int.from_bytes(digest[:6], "big") >> 4
    return " ".join(_list().wordlist[first >> shift & 0x7FF] for shift in (33, 22, 11, 0))


def recovery_typo(text: str) -> Typo | None:
    """What is wrong with recovery words, nothing where they are right. Spaces do not matter, capitals do."""
    words = text.split()
    known = set(_list().wordlist)
    strange = next((place for place, word in enumerate(words, 1) if word not in known), 0)
    if strange:
        return Typo(TypoKind.NOT_ON_LIST, strange)
    if len(words) != RECOVERY_WORDS:
        return Typo(TypoKind.COUNT)
    return None if _list().check(" ".join(words)) else Typo(TypoKind.CHECKSUM)


@cache
def _list() -> Mnemonic:
    return Mnemonic("english")
