"""A folder with a spaCy model behind reading's protocol. Nothing is fetched; no Python file of the folder is run.

What trust a folder asks for: spaCy's loader builds from `config.cfg` only parts that spaCy or an installed package has
registered, and fills them with numbers and words. It was not made to be safe against a folder that somebody made to do
harm (docs/how-to/models.md): the digest says that it is the one that was looked at, not that it is good.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

from tocsin.engines.threads import use_one_thread
from tocsin.reading.namemodel import BODY, PERSON, NameSpan

LONGEST = 200_000  # code points given to the model; beyond that the rules read alone
_AT_ONCE = 10_000  # the memory of a model grows with what it is given at once
_KINDS = {"PERSON": PERSON, "PER": PERSON, "persName": PERSON, "ORG": BODY, "orgName": BODY}
_NOT_NEEDED = ["tagger", "morphologizer", "parser", "senter", "lemmatizer", "trainable_lemmatizer", "attribute_ruler"]


class SpacyNames:
    """A loaded pipeline as a source of names."""

    def __init__(self, pipeline: Callable[[str], Any], identity: str) -> None:
        self._pipeline = pipeline
        self._identity = identity

    @property
    def identity(self) -> str:
        """Package and version of the model, or the beginning of its digest."""
        return self._identity

    def names(self, text: str) -> Sequence[NameSpan]:
        """Persons and organisations of the first `LONGEST` code points."""
        return [
            NameSpan(at + entity.start_char, at + entity.end_char, _KINDS[entity.label_])
            for at, words in pieces(text[:LONGEST], _AT_ONCE)
            for entity in self._pipeline(words).ents
            if entity.label_ in _KINDS
        ]


def pieces(text: str, size: int) -> Iterator[tuple[int, str]]:
    """A text in pieces of at most a size, cut where a line or at least a word ends, each with its place; no blanks."""
    at = 0
    while at < len(text):
        end = at + size
        if end < len(text):
            cut = max(text.rfind("\n", at, end), at) or at
            cut = cut if cut > at else text.rfind(" ", at, end)
            end = cut + 1 if cut > at else end
        if words := text[at:end].strip("\n"):
            yield at + text[at:end].index(words[0]), words
        at = end


def load(folder: Path) -> Callable[[str], Any] | None:
    """The pipeline of a folder, with what finds names and nothing else; None where spaCy is not installed.

    Raises ValueError, OSError or KeyError where it is no model that this spaCy can load.
    """
    use_one_thread()
    _leave_out_the_command_line()
    try:
        util = import_module("spacy.util")
    except ImportError:
        return None
    pipeline: Callable[[str], Any] = util.load_model_from_path(folder, exclude=_NOT_NEEDED)
    return pipeline


def _leave_out_the_command_line() -> None:
    """Keep spaCy's own command out of the process: it brings a client for the web, and a third of the start."""
    if "spacy" not in sys.modules:
        for name in ("spacy.cli", "spacy.cli.info"):
            sys.modules.setdefault(name, _empty(name))


def _empty(name: str) -> ModuleType:
    module = ModuleType(name)
    module.__dict__.update({"__path__": [], "info": None})
    return module
