"""Words for passphrases, recovery sheets and for what is read over the telephone."""

from __future__ import annotations

from tocsin.workspace.words import check_words, new_passphrase, new_recovery

__all__ = ["check_words", "new_passphrase", "new_recovery", "same_words"]


def same_words(one: str, other: str) -> bool:
    """Whether two recovery sheets hold the same words, however they are spaced and capitalised."""
    return one.casefold().split() == other.casefold().split()
