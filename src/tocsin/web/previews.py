"""Pictures of a letter that is being written: held in memory while its writer looks, and gone at lock."""

from __future__ import annotations

import secrets

MOST_HELD = 3  # letters: of the tabs that are being written in


class Previews:
    """The last few letters that were looked at, each by a word that says nothing."""

    def __init__(self) -> None:
        self._held: dict[str, tuple[bytes, ...]] = {}

    def keep(self, pages: tuple[bytes, ...]) -> str:
        """Hold the pages; the oldest give way. The word by which they are found."""
        while len(self._held) >= MOST_HELD:
            del self._held[next(iter(self._held))]
        word = secrets.token_urlsafe(16)
        self._held[word] = pages
        return word

    def page(self, word: str, number: int) -> bytes | None:
        """One page, counted from 1; None where it is held no more."""
        pages = self._held.get(word, ())
        return pages[number - 1] if 1 <= number <= len(pages) else None
