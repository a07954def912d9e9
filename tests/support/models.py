"""Which models are installed beside the tests, and readers with and without them."""

from __future__ import annotations

from importlib.util import find_spec
from typing import Final

import pytest

from tocsin.engines import slovnet_ru, spacy_en
from tocsin.engines.choice import INSTALLED, best_models
from tocsin.reading.namemodel import ModelOf

SPACY: Final = find_spec("spacy") is not None
INSTALLED_HERE: Final = [
    *(["en"] if SPACY and spacy_en.installed_folder() else []),
    *(["ru"] if slovnet_ru.installed_files() else []),
]
"""The languages whose models are here; `make models` brings both."""

needs_spacy = pytest.mark.skipif(not SPACY, reason="spaCy is an extra and is not installed here (make models)")
needs_english = pytest.mark.skipif("en" not in INSTALLED_HERE, reason="the English model is an extra (make models)")
needs_russian = pytest.mark.skipif("ru" not in INSTALLED_HERE, reason="the Russian model is an extra (make models)")

READERS: Final = [
    pytest.param(False, id="rules alone"),
    pytest.param(
        True,
        id="rules and models",
        marks=[pytest.mark.long, pytest.mark.skipif(not INSTALLED_HERE, reason="models are extras (make models)")],
    ),
]
"""For tests that every reader must pass."""


def models_of(with_models: bool, monkeypatch: pytest.MonkeyPatch) -> ModelOf | None:
    """The installed models, or none."""
    assert set(INSTALLED_HERE) <= set(INSTALLED)
    monkeypatch.delenv("TOCSIN_MODELS", raising=False)
    return best_models() if with_models else None
