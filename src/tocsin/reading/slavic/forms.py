"""Cases, and a name where it stands in a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Case(StrEnum):
    """The grammatical cases of the three languages."""

    NOMINATIVE = "nominative"
    GENITIVE = "genitive"
    DATIVE = "dative"
    ACCUSATIVE = "accusative"
    INSTRUMENTAL = "instrumental"
    LOCATIVE = "locative"
    VOCATIVE = "vocative"


class NamedKind(StrEnum):
    """What bears a name."""

    PERSON = "person"
    BODY = "body"


@dataclass(frozen=True, slots=True)
class Named:
    """A name where it stands: code points `start` to `end` of the text.

    `name` is how the reading calls its bearer: the fullest form, in the nominative. `cases` are those that the form at
    this place can be; all of them where the ending does not tell. `female` is None where nothing tells it.
    """

    start: int
    end: int
    name: str
    kind: NamedKind
    cases: frozenset[Case]
    female: bool | None = None
    plural: bool = False
