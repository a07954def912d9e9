"""A question to the writer of a draft, with the passages that it is about: what every kind of marked copy shows."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import msgspec

from tocsin.letters.quotations import Quotation

AUTHOR = "Tocsin"
HEADINGS = {
    "en": "Questions (tocsin proofread)",
    "uk": "Запитання (tocsin proofread)",
    "ru": "Вопросы (tocsin proofread)",
    "pl": "Pytania (tocsin proofread)",
}


class CannotBeMarkedError(Exception):
    """A file cannot take marks without being changed otherwise; never leaves this package."""


class Question(msgspec.Struct, frozen=True):
    """One question: its number, its words (a repair on a line of its own), where it arises, and its language."""

    number: int
    words: str
    places: tuple[Quotation, ...] = ()
    language: str = "en"

    def spelt(self, spelling: Callable[[str], str]) -> Question:
        """The same question in another spelling."""
        return msgspec.structs.replace(self, words=spelling(self.words))


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start` to `end` of a text, which a question is about."""

    start: int
    end: int
    number: int


def mark_of(text: str) -> Callable[[int], str]:
    """How marks are written in this text: [1]; where it has notes of that form itself, [Tocsin 1]."""
    name = f"{AUTHOR} " if re.search(r"\[\d{1,4}\]", text) else ""
    return lambda number: f"[{name}{number}]"
