"""Which model lends its weight in which language: one that a person named, else the best that is installed.

A model is loaded when a text in its language is read for the first time, and once.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from typing import Protocol, cast

from tocsin.engines import sideloaded
from tocsin.engines.sideloaded import SideLoaded
from tocsin.reading.namemodel import ModelOf, NameModel

SETTING = "TOCSIN_MODELS"
NONE = "none"
"""In the setting: the rules read alone."""


class _Engine(Protocol):
    def load(self) -> NameModel | None: ...


def _where(needed: str, engine: str) -> Callable[[], NameModel | None]:
    """What loads an engine, and does not even look at it where the package that it needs is not installed."""

    def load() -> NameModel | None:
        return cast("_Engine", import_module(engine)).load() if find_spec(needed) else None

    return load


INSTALLED: Mapping[str, Callable[[], NameModel | None]] = {
    "en": _where("spacy", "tocsin.engines.spacy_en"),
    "ru": _where("slovnet", "tocsin.engines.slovnet_ru"),
}


def best_models(named: Iterable[str] = ()) -> ModelOf | None:
    """What gives the model for a language, or None where the setting says that the rules read alone.

    `named` are models of this one call, which count before those of the setting. Raises BadModel; the giver raises
    NotAModel and AlteredModel, when a text in that language comes.
    """
    own = list(named)
    said = os.environ.get(SETTING, "").strip()
    if said.lower() == NONE:
        if not own:
            return None
        said = ""
    known = sideloaded.named([*filter(None, said.split(";")), *own])

    def model_of(language: str) -> NameModel | None:
        return _loaded(known[language]) if language in known else _installed(language)

    return model_of


@lru_cache(maxsize=8)
def _loaded(model: SideLoaded) -> NameModel:
    return sideloaded.load(model)


@lru_cache(maxsize=8)
def _installed(language: str) -> NameModel | None:
    return INSTALLED[language]() if language in INSTALLED else None
