"""The languages whose dates are known. A new one is a grammar (`grammar.py`) and a row here.

A grammar is loaded when the first text in its language comes: its patterns take a tenth of a second.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Protocol, cast

from tocsin.reading.dates.grammar import Grammar

_GRAMMARS = {
    "en": "tocsin.reading.dates.english.grammar",
    "ru": "tocsin.reading.dates.slavic.russian",
    "uk": "tocsin.reading.dates.slavic.ukrainian",
    "pl": "tocsin.reading.dates.slavic.polish",
}


class _Language(Protocol):
    def grammar(self) -> Grammar: ...


@cache
def grammar_of(language: str) -> Grammar | None:
    """The dates of a language by its code, None where nothing is known of it."""
    if language not in _GRAMMARS:
        return None
    return cast("_Language", import_module(_GRAMMARS[language])).grammar()
