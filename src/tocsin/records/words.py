"""Kinds, properties and scopes as small numbers, remembered for the open database."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from tocsin.records.derived import Scope, Word


@dataclass
class Numbers:
    """One interning table, read once and filled as new words come."""

    model: type[Word] | type[Scope]
    column: str
    by_word: dict[str, int] = field(default_factory=dict)
    by_number: dict[int, str] = field(default_factory=dict)

    def number(self, word: str) -> int:
        """The number of a word, new if need be."""
        found = self.by_word.get(word)
        if found is None:
            row, _ = self.model._default_manager.get_or_create(defaults={}, **{self.column: word})
            self.by_word[word], self.by_number[row.pk] = row.pk, word
            found = row.pk
        return found

    def known(self, word: str) -> int:
        """The number of a word, or -1, which no row has."""
        if word not in self.by_word:
            self._read()
        return self.by_word.get(word, -1)

    def numbers(self, words: Collection[str]) -> list[int]:
        """The numbers of those of these words that have one, in one question: most words of a schema are never used."""
        self._read()
        return [self.by_word[word] for word in words if word in self.by_word]

    def word(self, number: int) -> str:
        """The word of a number."""
        if number not in self.by_number:
            self._read()
        return self.by_number[number]

    def forget(self) -> None:
        """Another database, or a rebuild, or a rolled-back transaction: read anew."""
        self.by_word.clear()
        self.by_number.clear()

    def _read(self) -> None:
        for number, word in self.model.objects.values_list("pk", self.column):
            self.by_word[word], self.by_number[number] = number, word


WORDS = Numbers(Word, "word")
SCOPES = Numbers(Scope, "uid")


def forget() -> None:
    """Forget all numbers."""
    WORDS.forget()
    SCOPES.forget()
