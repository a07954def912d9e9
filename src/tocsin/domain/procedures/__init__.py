"""What each procedure needs of a case (STANDARDS 3): its fields with the reason, and its time limits.

The YAML beside this file is the source, one procedure a file. A row that no source confirmed is `unverified`: whoever
prints it says so, and a time limit of that sort prints no day.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any

from tocsin.domain import vocabulary
from tocsin.domain.deadlines import Span
from tocsin.domain.errors import UnknownWord


class LimitKind(StrEnum):
    """How a time limit is known."""

    COUNTED = "counted"  # so many months or days from a recorded day, by a rule that was read in a source
    ENTERED = "entered"  # only a lawyer or the paper itself can say; a person enters it
    STATED = "stated"  # the office sets it itself; without one there is none
    REGISTRY = "registry"  # one working day of the Registry in Strasbourg before a removal
    UNVERIFIED = "unverified"  # no source confirmed it: no day is printed


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a procedure looks at: entities of one kind, of these types.

    The kind `person` stands for the people and groups whom the other anchors concern. `acts` takes every type of event
    that counts as an act; `done` leaves out what was only attempted, threatened or planned. `words` say in a sentence
    what is missing where there is none.
    """

    id: str
    kind: str
    words: str
    types: tuple[str, ...] = ()
    acts: bool = False
    done: bool = False


@dataclass(frozen=True, slots=True)
class Need:
    """One thing that a procedure asks for: any of `fields` gives it, for each entity of the anchor `of`.

    `exact` is how exactly a day must be known: `month`, or `minute`.
    """

    id: str
    fields: tuple[str, ...]
    of: str
    why: str
    source: str
    unverified: bool = False
    exact: str = ""


@dataclass(frozen=True, slots=True)
class Limit:
    """One time limit: what it is for, from which field of which anchor it is known, and by what rule."""

    id: str
    kind: LimitKind
    what: str
    of: str
    fields: tuple[str, ...]
    span: Span
    source: str
    within: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Procedure:
    """One procedure. `use` and `audience` are the consent that it takes; `paragraph` is that of STANDARDS."""

    id: str
    labels: Mapping[str, str]
    about: str
    source: str
    paragraph: str
    use: str
    audience: str
    anchors: Mapping[str, Anchor]
    needs: tuple[Need, ...]
    limits: tuple[Limit, ...]

    def label(self, language: str = "en") -> str:
        """What a screen calls it."""
        return vocabulary.label(self.labels, language)


@lru_cache(maxsize=1)
def procedures() -> Mapping[str, Procedure]:
    """Every procedure by its id. Raises VocabularyMissing where the build left no compiled.json."""
    files = vocabulary.load("tocsin.domain.procedures").values()
    return {name: _procedure(name, row) for file in files for name, row in file.items()}


def procedure(name: str) -> Procedure:
    """A procedure by its id. Raises UnknownWord."""
    try:
        return procedures()[name]
    except KeyError:
        raise UnknownWord(what="procedure", word=name) from None


def _procedure(name: str, row: Mapping[str, Any]) -> Procedure:
    return Procedure(
        id=name,
        labels=vocabulary.labels(row),
        about=row["about"],
        source=row["source"],
        paragraph=row["paragraph"],
        use=row["consent"]["use"],
        audience=row["consent"]["audience"],
        anchors={key: _anchor(key, inner) for key, inner in row["anchors"].items()},
        needs=tuple(_needs(row)),
        limits=tuple(_limit(key, inner, row["source"]) for key, inner in row["limits"].items()),
    )


def _anchor(key: str, row: Mapping[str, Any]) -> Anchor:
    types = tuple(row.get("types", ()))
    return Anchor(key, row["kind"], row["words"], types, row.get("acts", False), row.get("done", False))


def _needs(row: Mapping[str, Any]) -> Iterator[Need]:
    for of, needs in row["needs"].items():
        for fields, inner in needs.items():
            yield Need(
                id=f"{of}:{fields.replace(' ', '')}",
                fields=tuple(fields.replace(" ", "").split("|")),
                of=of,
                why=inner["why"],
                source=inner.get("source", row["source"]),
                unverified=inner.get("unverified", row.get("unverified", False)),
                exact=inner.get("exact", ""),
            )


def _limit(key: str, row: Mapping[str, Any], source: str) -> Limit:
    return Limit(
        id=key,
        kind=LimitKind(row["kind"]),
        what=row["what"],
        of=row.get("of", ""),
        fields=tuple(row.get("fields", ())),
        span=Span(row.get("months", 0), row.get("days", 0)),
        source=row.get("source", source),
        within=row.get("within", ""),
        after=row.get("after", ""),
    )
