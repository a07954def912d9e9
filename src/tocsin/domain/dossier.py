"""A case as it stands after resolving: what `access` hands out and `composing` writes from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from msgspec import Struct

from tocsin.domain.facts import Stance

ADDED = "x"  # how the ids of properties begin that an office added: they may be of any kind


class State(StrEnum):
    """How firmly the record holds a value."""

    KNOWN = "known"
    DISPUTED = "disputed"
    ABSENT = "absent"


class Shown(Struct, frozen=True, gc=False):
    """One value as a screen or a letter may show it (DESIGN section 4: value, original, state, dissent, claims).

    `value` is the canonical text of the value: EDTF, a name, a text, a term id, an entity id, `true`/`false`, a number
    as `3` or `3..5`, a point as `lat,lon,radius`; empty where `state` is absent, with the reason in `absent`.
    `claims` are the ids of the claims that carry it; `dissent` counts the claims in force that say something else, and
    `others` shows those values where the property is disputed. `looked` is false as soon as one of the claims was
    accepted without a person looking at it.

    A struct, because a rebuild makes one for nearly every claim of the record: a dataclass takes eight times as long.
    """

    value: str
    claims: tuple[str, ...]
    original: str = ""
    language: str = ""
    stance: Stance = Stance.ASSERTS
    state: State = State.KNOWN
    absent: str | None = None
    dissent: int = 0
    others: tuple[Shown, ...] = ()
    attributed_to: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()
    looked: bool = True


def denied_only(shown: Shown) -> tuple[Shown, tuple[Shown, ...]]:
    """What is told, and the sides that only deny it; none where sources differ otherwise."""
    sides = (shown, *shown.others)
    told = [one for one in sides if one.stance is not Stance.DENIES]
    denials = tuple(one for one in sides if one.stance is Stance.DENIES)
    if len(told) != 1 or any(one.value != told[0].value for one in denials):
        return shown, ()
    return told[0], denials


@dataclass(frozen=True, slots=True)
class EntityView:
    """One entity with its resolved values, by property id, in the order of the schema."""

    id: str
    kind: str
    values: Mapping[str, tuple[Shown, ...]]

    def one(self, property_id: str) -> Shown | None:
        """The value of a single-valued property, or the first of several; None where nothing is recorded."""
        found = self.values.get(property_id, ())
        return found[0] if found else None

    def text(self, property_id: str) -> str:
        """The text of what `one` gives; empty where there is none, or where it is recorded that it is not known."""
        found = self.one(property_id)
        return found.value if found else ""

    def all(self, property_id: str) -> tuple[Shown, ...]:
        """Every value of a property."""
        return self.values.get(property_id, ())


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything of one case that the viewer may see. `case` is the id of the case entity and of its scope."""

    case: str
    entities: Mapping[str, EntityView]
    _kinds: dict[str, list[EntityView]] = field(default_factory=dict, init=False, repr=False, compare=False)
    _pointing: dict[str, dict[str, dict[str, EntityView]]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def of_kind(self, kind: str) -> Iterator[EntityView]:
        """The entities of a kind, in the order in which they were opened."""
        if not self._kinds:
            for view in self.entities.values():
                self._kinds.setdefault(view.kind, []).append(view)
        return iter(self._kinds.get(kind, ()))

    def pointing(self, property_id: str, entity: str) -> Iterator[EntityView]:
        """The entities whose property points at this one: acts of an event, involvements in an act."""
        found = self._pointing.get(property_id)
        if found is None:
            found = self._pointing[property_id] = {}
            kind = property_id.partition(".")[0]
            for view in self.entities.values() if kind == ADDED else self.of_kind(kind):
                for shown in view.values.get(property_id, ()):
                    found.setdefault(shown.value, {})[view.id] = view
        return iter(found.get(entity, {}).values())
