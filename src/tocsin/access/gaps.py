"""What a case records for a procedure: every claim in force of any property, and why a value is absent (DESIGN 6)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime

from tocsin.access.facts import get_facts
from tocsin.access.filter import entity_row, visible
from tocsin.domain import values
from tocsin.domain.facts import CaseFacts, Fact
from tocsin.domain.operations import Sealed, unpack
from tocsin.domain.resolve import Rank
from tocsin.domain.schema import schema
from tocsin.domain.viewer import Viewer
from tocsin.records import claims
from tocsin.records.derived import Entity
from tocsin.records.standing import Standing
from tocsin.workspace import current

SEALED = "(sealed)"


def this_moment() -> datetime:
    """Now by the clock of the unlocked workspace, with the offset of this machine: its day is the day of who asks."""
    return datetime.fromtimestamp(current.require().clock.now_ms() / 1000, UTC).astimezone()


def get_recorded(viewer: Viewer, case: str) -> CaseFacts:
    """The facts of a case as gaps are looked for in them, free texts among them. Raises NoSuch."""
    scope = entity_row(viewer, case, "case").scope
    rows = list(visible(viewer, Entity.objects.filter(scope=scope).order_by("id")))
    bearing = get_facts(viewer, case)
    told = {fact.entity: fact.value for fact in bearing.facts if fact.property == "statement.date"}
    found = claims.of_entities(row.id for row in rows)
    facts = [fact for row in rows for one in found.get(row.id, ()) for fact in _facts(one, told)]
    return CaseFacts(bearing.kinds, tuple(facts), (), bearing.labels)


def _facts(one: Standing, told: Mapping[str, str]) -> Iterator[Fact]:
    rule = schema().properties.get(one.claim.property)
    if rule is None or one.state.retracted or (one.state.rank is Rank.DEPRECATED and not rule.protective):
        return
    value = one.claim.value
    known = None if isinstance(value, Sealed) else value
    fact = Fact(
        entity=one.claim.entity,
        property=rule.id,
        value="" if value is None else SEALED if known is None else values.show(known, rule),
        claim=one.claim.claim,
        bounds=values.bounds_of(known, rule, told=told.get(one.claim.statement)),
        stance=one.state.stance,
        original=one.state.original,
        statement=one.claim.statement,
        passages=tuple(unpack(packed) for packed in one.claim.passages),
        absent=one.claim.absent or "",
    )
    yield fact
    if rule.id == "event.type" and fact.passages:  # the words that tell of it stand in a statement
        yield replace(fact, property="event.told_in", value=fact.statement)
