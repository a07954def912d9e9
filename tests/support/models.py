"""Which language models are installed beside the tests."""

from __future__ import annotations

from importlib.util import find_spec
from typing import Final

import pytest

from tocsin.engines import slovnet_ru, spacy_en

SPACY: Final = find_spec("spacy") is not None
INSTALLED_HERE: Final = [
    *(["en"] if SPACY and spacy_en.installed_folder() else []),
    *(["ru"] if slovnet_ru.installed_files() else []),
]
"""The languages whose models are here; `make models` brings both."""

needs_spacy = pytest.mark.skipif(not SPACY, reason="spaCy is an extra and is not installed here (make models)")
needs_english = pytest.mark.skipif("en" not in INSTALLED_HERE, reason="the English model is an extra (make models)")
needs_russian = pytest.mark.skipif("ru" not in INSTALLED_HERE, reason="the Russian model is an extra (make models)")
