"""The compiled vocabularies: JSON beside the YAML it was made from, read once (docs/adr/0003)."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import resources
from typing import Any

import msgspec

from tocsin.domain.errors import VocabularyMissing

LANGUAGES = ("en", "uk", "ru", "pl")


def load(package: str) -> dict[str, Any]:
    """The vocabulary of a package (`tocsin.domain.schema`), by YAML file name. Raises VocabularyMissing."""
    try:
        data = resources.files(package).joinpath("compiled.json").read_bytes()
        vocabulary: dict[str, Any] = msgspec.json.decode(data)
    except (FileNotFoundError, msgspec.DecodeError) as exc:
        raise VocabularyMissing(package=package) from exc
    if not vocabulary:
        raise VocabularyMissing(package=package)
    return vocabulary


def labels(row: Mapping[str, Any]) -> dict[str, str]:
    """The labels of a row, by language."""
    return {language: row[language] for language in LANGUAGES if language in row}


def label(found: Mapping[str, str], language: str) -> str:
    """One label: in the language asked for, else in English."""
    return found.get(language) or found["en"]
