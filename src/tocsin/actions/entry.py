"""Putting words into operations: opening entities and making claims that belong to one statement."""

from __future__ import annotations

import base64
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from tocsin.domain import operations, values
from tocsin.domain.errors import BadValue, Cause
from tocsin.domain.facts import Stance
from tocsin.domain.operations import ClaimMade, EntityOpened, Known, Sealed, Value
from tocsin.domain.passages import Passage
from tocsin.domain.schema import Property, schema
from tocsin.lib.ids import new_id
from tocsin.workspace import current

Further = Callable[[str, str | None], Sequence[Known]]
"""What is recorded together with a new statement, from its id and that of its evidence, if it has any."""

ABSENT = ("unknown", "not_asked", "withheld", "not_applicable")


@dataclass
class Entry:
    """Operations of one statement, in the order in which they are said."""

    statement: str
    operations: list[Known] = field(default_factory=list)
    kinds: dict[str, str] = field(default_factory=dict)

    def open(self, kind: str) -> str:
        """A new entity of this kind. Raises UnknownWord."""
        entity = new_id()
        self.open_as(entity, kind)
        return entity

    def open_as(self, entity: str, kind: str) -> None:
        """The same under an id that was minted before: a case has the id of its scope. Raises UnknownWord."""
        schema().kind(kind)
        self.kinds[entity] = kind
        self.operations.append(EntityOpened(entity=entity, kind=kind))

    def claim(
        self,
        entity: str,
        property_id: str,
        text: str,
        *,
        original: str | None = None,
        stance: Stance = Stance.ASSERTS,
        language: str | None = None,
        passages: Sequence[Passage] = (),
        said_by: str | None = None,
    ) -> str:
        """The statement says this of the entity; returns the claim's id. Raises BadValue, BadDate, UnknownWord."""
        rule = self._rule(entity, property_id)
        value: Value = values.parse(text, rule)
        claim = new_id()
        if rule.compartment:
            value = _seal(claim, entity, rule, str(value))
            original = None
        self.operations.append(
            ClaimMade(
                claim=claim,
                entity=entity,
                property=rule.id,
                statement=self.statement,
                value=value,
                stance=stance,
                original=original if original != value else None,
                language=language,
                passages=tuple(operations.pack(passage) for passage in passages),
                said_by=said_by or None,
            )
        )
        return claim

    def absent(self, entity: str, property_id: str, reason: str) -> str:
        """The statement has no value, and why: unknown, not_asked, withheld, not_applicable. Raises BadValue."""
        rule = self._rule(entity, property_id)
        if reason not in ABSENT:
            raise BadValue(
                property=rule.id, why=Cause("“{reason}” is none of {known}", reason=reason, known=", ".join(ABSENT))
            )
        claim = new_id()
        self.operations.append(
            ClaimMade(claim=claim, entity=entity, property=rule.id, statement=self.statement, absent=reason)
        )
        return claim

    def _rule(self, entity: str, property_id: str) -> Property:
        rule = schema().property(property_id)
        kind = self.kinds.get(entity)
        if kind is not None and kind != rule.kind:
            raise BadValue(
                property=rule.id,
                why=Cause("it belongs to a {kind}, and this is a {other_kind}", kind=rule.kind, other_kind=kind),
            )
        return rule


def _seal(claim: str, entity: str, rule: Property, text: str) -> Sealed:
    """What identifies a source is sealed under its compartment's key, bound to its place (docs/format/record.md)."""
    sealed = current.require().session.seal_source(text.encode("utf-8"), compartment_place(claim, entity, rule.id))
    return Sealed(sealed=base64.urlsafe_b64encode(sealed).rstrip(b"=").decode("ascii"))


def compartment_place(claim: str, entity: str, property_id: str) -> bytes:
    """The associated data of a sealed value: it opens only where it was put."""
    return f"tocsin:source:1\0{claim}\0{entity}\0{property_id}".encode()
