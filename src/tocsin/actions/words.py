"""Words for passphrases, recovery sheets and for what is read over the telephone."""

from __future__ import annotations

from itertools import zip_longest

from tocsin.workspace import Kind
from tocsin.workspace.passphrases import check_new
from tocsin.workspace.words import check_words, new_passphrase, new_recovery

__all__ = ["check_passphrase", "check_words", "different_words", "new_passphrase", "new_recovery", "same_words"]


def check_passphrase(passphrase: str) -> None:
    """Whether a new passphrase will do, before anything is made with it. Raises BadPassphrase."""
    check_new(passphrase, Kind.PASSPHRASE)


def different_words(typed: str, recovery: str) -> tuple[int, ...]:
    """The places, from 1, at which typed words are not those of the recovery sheet; none where they are the same."""
    pairs = zip_longest(typed.casefold().split(), recovery.casefold().split())
    return tuple(place for place, (one, other) in enumerate(pairs, 1) if one != other)


def same_words(one: str, other: str) -> bool:
    """Whether two recovery sheets hold the same words, however they are spaced and capitalised."""
    return one.casefold().split() == other.casefold().split()
