"""In which language a command says what does not fit: the one asked for, else that of whoever sits at this machine."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from tocsin.checking.spoken import speaking
from tocsin.domain.phrasebook import ENGLISH
from tocsin.domain.vocabulary import LANGUAGES

SETTING = "TOCSIN_LANGUAGE"
_LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")  # the first that says something counts, as everywhere

P = ParamSpec("P")
R = TypeVar("R")


def chosen() -> str:
    """The language that TOCSIN_LANGUAGE names; empty where it names none of LANGUAGES."""
    return _known(os.environ.get(SETTING, ""))


def own_language() -> str:
    """The language of whoever sits at this machine; English where Tocsin has no words in it."""
    told = next((words for name in _LOCALE if (words := os.environ.get(name, ""))), "")
    return chosen() or _known(told) or ENGLISH


def in_own_language(function: Callable[P, R]) -> Callable[P, R]:
    """Let a command say what does not fit in the language of whoever sits here."""

    @wraps(function)
    def spoken(*args: P.args, **kwargs: P.kwargs) -> R:
        with speaking(own_language()):
            return function(*args, **kwargs)

    return spoken


def _known(words: str) -> str:
    """The language in `uk_UA.UTF-8`."""
    language = words[:2].casefold()
    return language if language in LANGUAGES and not words[2:3].isalpha() else ""
