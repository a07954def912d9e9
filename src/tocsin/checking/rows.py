"""CaseFacts written down row by row, for the examples of rules that look at what no text tells."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tocsin.domain.dates import bounds
from tocsin.domain.facts import CaseFacts, Fact
from tocsin.domain.schema import ValueKind, schema

Row = tuple[str, str, str]  # entity, property, value; a value that begins with “absent:” is the reason for none
ABSENT = "absent:"
_DERIVED = frozenset({"event.victim", "intervention.tells_of"})  # facts that no property of the schema holds itself


def case_of_rows(rows: Iterable[Row], labels: Mapping[str, str] | None = None) -> CaseFacts:
    """A case of these rows. An entity's key begins with its kind: `person:1`."""
    found = [_fact(number, *row) for number, row in enumerate(rows)]
    keys = dict.fromkeys([*(fact.entity for fact in found), *(labels or {})])
    return CaseFacts({key: key.partition(":")[0] for key in keys}, tuple(found), (), dict(labels or {}))


def _fact(number: int, entity: str, property_id: str, value: str) -> Fact:
    rule = None if property_id in _DERIVED else schema().property(property_id)
    reason = value.removeprefix(ABSENT) if value.startswith(ABSENT) else ""
    dated = rule is not None and rule.type is ValueKind.DATE and not reason
    return Fact(
        entity=entity,
        property=property_id,
        value="" if reason else value,
        claim=f"row:{number}",
        bounds=bounds(value, rule.date_kind) if rule and dated else None,
        absent=reason,
    )
