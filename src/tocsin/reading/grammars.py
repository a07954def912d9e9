"""Which languages are read, and by what. A grammar is loaded when the first text in its language comes.

Loading all of them would take as long as reading a statement does.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Protocol, cast

from tocsin.reading.dates import DateFound
from tocsin.reading.page import Page, Told

GRAMMARS = {
    "en": "tocsin.reading.english.reader",
    "ru": "tocsin.reading.slavic.reader",
    "uk": "tocsin.reading.slavic.reader",
    "pl": "tocsin.reading.slavic.reader",
}
"""By language: the module that reads it. A text in another is kept, and only what needs no language is read."""


class Grammar(Protocol):
    """What reads the pages of a language."""

    def read_page(self, page: Page) -> Told:
        """All that a page tells."""

    def is_birth(self, date: DateFound, text: str) -> bool:
        """Whether a date is that of somebody's birth."""


@cache
def grammar_of(language: str) -> Grammar:
    """The grammar of one of these languages."""
    return cast("Grammar", import_module(GRAMMARS[language]))
