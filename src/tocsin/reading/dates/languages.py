"""The languages whose dates are known. A new one is a grammar (`grammar.py`) and a row here."""

from __future__ import annotations

from collections.abc import Callable

from tocsin.reading.dates.english.grammar import ENGLISH
from tocsin.reading.dates.grammar import Grammar
from tocsin.reading.dates.slavic.polish import polish
from tocsin.reading.dates.slavic.russian import russian
from tocsin.reading.dates.slavic.ukrainian import ukrainian

_GRAMMARS: dict[str, Callable[[], Grammar]] = {"en": lambda: ENGLISH, "ru": russian, "uk": ukrainian, "pl": polish}


def grammar_of(language: str) -> Grammar | None:
    """The dates of a language by its code, None where nothing is known of it."""
    known = _GRAMMARS.get(language)
    return known() if known else None
