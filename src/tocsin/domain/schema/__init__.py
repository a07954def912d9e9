"""The kinds of entity and their properties (DESIGN 2.1): what each property holds, and how it is to be read.

The YAML beside this file is the source. A Schema is a value: a workspace that adds properties of its own (ids that
begin with `x.`) makes a second Schema from this one, and nothing here has to change for it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any

from tocsin.domain import vocabulary
from tocsin.domain.dates import Kind as DateKind
from tocsin.domain.errors import UnknownWord


class ValueKind(StrEnum):
    """The registered types of a value (DESIGN 2.1)."""

    DATE = "date"
    NAME = "name"
    TEXT = "text"
    TERM = "term"
    ENTITY = "entity"
    NUMBER = "number"
    PLACE = "place"
    FLAG = "flag"
    IDENTIFIER = "identifier"


@dataclass(frozen=True, slots=True)
class Property:
    """One property of one kind.

    `many`: several values are several claims and no dispute. `date_kind`: how a plain date with a width is meant (only
    dates read it). `thesaurus`: where a term comes from. `targets`: the kinds that an entity value may have.
    `protective` properties take the value `strictest` as soon as one claim in force says so. The values of a property
    with a `compartment` are sealed under that compartment's own key. Lists can be narrowed by a `filterable` one.
    """

    id: str
    kind: str
    type: ValueKind
    labels: Mapping[str, str]
    help: str
    many: bool = False
    date_kind: DateKind = DateKind.MOMENT
    thesaurus: str | None = None
    targets: tuple[str, ...] = ()
    protective: bool = False
    strictest: bool | None = None
    compartment: str | None = None
    filterable: bool = False

    def label(self, language: str = "en") -> str:
        """What a screen calls it."""
        return vocabulary.label(self.labels, language)


@dataclass(frozen=True, slots=True)
class EntityKind:
    """One kind of entity with its properties by id, in the order in which a screen shows them."""

    id: str
    labels: Mapping[str, str]
    help: str
    properties: Mapping[str, Property]

    def label(self, language: str = "en") -> str:
        """What a screen calls it."""
        return vocabulary.label(self.labels, language)


@dataclass(frozen=True, slots=True)
class Schema:
    """All kinds by id, and all properties by id."""

    kinds: Mapping[str, EntityKind]
    properties: Mapping[str, Property]

    def kind(self, kind_id: str) -> EntityKind:
        """A kind. Raises UnknownWord."""
        try:
            return self.kinds[kind_id]
        except KeyError:
            raise UnknownWord(what="kind", word=kind_id) from None

    def property(self, property_id: str) -> Property:
        """A property. Raises UnknownWord."""
        try:
            return self.properties[property_id]
        except KeyError:
            raise UnknownWord(what="property", word=property_id) from None


@lru_cache(maxsize=1)
def schema() -> Schema:
    """The schema of this version of Tocsin. Raises VocabularyMissing where the build left no compiled.json."""
    kinds = {
        kind_id: _kind(kind_id, row)
        for file in vocabulary.load("tocsin.domain.schema").values()
        for kind_id, row in file.items()
    }
    properties = {prop.id: prop for kind in kinds.values() for prop in kind.properties.values()}
    return Schema(kinds, properties)


def _kind(kind_id: str, row: Mapping[str, Any]) -> EntityKind:
    properties = (_property(kind_id, name, inner) for name, inner in row["properties"].items())
    return EntityKind(kind_id, vocabulary.labels(row["labels"]), row["help"], {prop.id: prop for prop in properties})


def _property(kind_id: str, name: str, row: Mapping[str, Any]) -> Property:
    return Property(
        id=f"{kind_id}.{name}",
        kind=kind_id,
        type=ValueKind(row["type"]),
        labels=vocabulary.labels(row),
        help=row["help"],
        many=row.get("many", False),
        date_kind=DateKind(row.get("dates", DateKind.MOMENT)),
        thesaurus=row.get("thesaurus"),
        targets=tuple(row.get("kinds", ())),
        protective=row.get("protective", False),
        strictest=row.get("strictest"),
        compartment=row.get("compartment"),
        filterable=row.get("filterable", False),
    )
