"""The languages whose dates are known. A new one is a grammar (`grammar.py`) and a row here."""

from __future__ import annotations

from tocsin.reading.dates.english.grammar import ENGLISH
from tocsin.reading.dates.grammar import Grammar
from tocsin.reading.dates.slavic.polish import POLISH
from tocsin.reading.dates.slavic.russian import RUSSIAN
from tocsin.reading.dates.slavic.ukrainian import UKRAINIAN

_GRAMMARS = {"en": ENGLISH, "ru": RUSSIAN, "uk": UKRAINIAN, "pl": POLISH}


def grammar_of(language: str) -> Grammar | None:
    """The dates of a language by its code, None where nothing is known of it."""
    return _GRAMMARS.get(language)
