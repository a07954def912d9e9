"""How a statistical model may add names. The rules need none: a model only lends weight to runs they were unsure of.

A model never makes an event, never removes what the rules found, and never joins two names.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

PERSON, BODY = "person", "body"


@dataclass(frozen=True, slots=True)
class NameSpan:
    """Code points `start` to `end` of the text, and `kind`: `person` or `body`."""

    start: int
    end: int
    kind: str


class NameModel(Protocol):
    """What an engine offers. `identity` names package and version; a reading keeps it in `Reading.reader`."""

    @property
    def identity(self) -> str:
        """Package and version, as in `en-core-web-sm/3.8.0`."""

    def names(self, text: str) -> Sequence[NameSpan]:
        """The names in a text, in any order. The same text always gives the same names."""


ModelOf = Callable[[str], NameModel | None]
"""For a language (ISO 639-1) the model that lends its weight, or None where the rules read alone."""
