"""Words for passphrases and recovery sheets."""

from __future__ import annotations

from tocsin.workspace.words import new_passphrase, new_recovery

__all__ = ["new_passphrase", "new_recovery", "same_words"]


def same_words(one: str, other: str) -> bool:
    """Whether two recovery sheets hold the same words, however they are spaced and capitalised."""
    return one.casefold().split() == other.casefold().split()
