"""The words of one room as data, one file a language, and the language in which they are put now.

Letters have one (`composing`), findings another (`checking`): a letter in Polish is asked about in the language of
whoever writes it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from importlib.resources import files
from typing import Any

from tocsin.domain.vocabulary import LANGUAGES

ENGLISH = "en"


class Phrasebook:
    """The files `FOLDER/LANGUAGE.toml` of a package."""

    def __init__(self, package: str, folder: str) -> None:
        self._where = package, folder
        self._spoken: ContextVar[str] = ContextVar(f"the language of {package}", default=ENGLISH)

    @contextmanager
    def speaking(self, language: str) -> Iterator[None]:
        """Whatever is worded inside is worded in this language, one of LANGUAGES."""
        before = self._spoken.set(language)
        try:
            yield
        finally:
            self._spoken.reset(before)

    def spoken(self) -> str:
        """The language in which words are put now."""
        return self._spoken.get()

    def words(self, language: str = "") -> Mapping[str, Any]:
        """All patterns of a language, else of the one that is spoken."""
        return _read(*self._where, language or self.spoken())


@lru_cache(maxsize=2 * len(LANGUAGES))
def _read(package: str, folder: str, language: str) -> Mapping[str, Any]:
    return tomllib.loads((files(package) / folder / f"{language}.toml").read_text("utf-8"))
