"""A case that holds everything a procedure asks for, built from the procedure itself, but for chosen fields."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tocsin.checking.rows import Row, case_of_rows
from tocsin.domain.facts import CaseFacts
from tocsin.domain.procedures import Anchor, Need, Procedure
from tocsin.domain.schema import ValueKind, schema
from tocsin.domain.terms import thesaurus

PERSON = "person:1"
_TYPES = {"event": "type", "stage": "type", "intervention": "kind", "proceeding": "type"}
_VALUES = {
    ValueKind.DATE: "2031-05-20",
    ValueKind.NAME: "Marta Velin",
    ValueKind.TEXT: "words",
    ValueKind.NUMBER: "1",
    ValueKind.FLAG: "true",
    ValueKind.ENTITY: "group:9",
}
_POINTING = {
    "act": ("act.event", "event:1"),
    "involvement": ("involvement.act", "act:1"),
    "residence": ("residence.person", PERSON),
    "status": ("status.person", PERSON),
    "demand": ("demand.intervention", "intervention:1"),
}


def whole_file(procedure: Procedure, without: Iterable[str] = (), more: Iterable[Row] = ()) -> CaseFacts:
    """All that the procedure asks for, but for the fields (`person.birth`) that are left out."""
    left = set(without)
    rows = [row for row in dict.fromkeys((*_rows(procedure), *_needed(procedure))) if row[1] not in left]
    labels = {PERSON: "Marta Velin"}
    return case_of_rows((*rows, *more), labels)


def _rows(procedure: Procedure) -> Iterator[Row]:
    for anchor in procedure.anchors.values():
        entity = entity_of(anchor)
        if anchor.kind in _TYPES:
            yield entity, f"{anchor.kind}.{_TYPES[anchor.kind]}", _type(anchor)
        if anchor.kind == "case":
            yield entity, "case.title", "Harbour watch"
        if anchor.kind == "stage":
            yield entity, "stage.proceeding", "proceeding:1"
        if anchor.kind in {"stage", "proceeding"}:
            yield "proceeding:1", "proceeding.person", PERSON
        if anchor.kind == "event":
            yield "act:1", "act.event", entity
            yield "act:1", "act.victim", PERSON
    consent = {"subject": PERSON, "use": procedure.use, "audience": procedure.audience, "granted": "true"}
    yield from (("consent:1", f"consent.{name}", value) for name, value in consent.items())


def _type(anchor: Anchor) -> str:
    return anchor.types[0] if anchor.types else "arrest"


def entity_of(anchor: Anchor) -> str:
    """The key of the one entity that stands under an anchor."""
    return f"stage:{anchor.id}" if anchor.kind == "stage" else f"{anchor.kind}:1"


def _needed(procedure: Procedure) -> Iterator[Row]:
    for need in procedure.needs:
        anchor, kind = procedure.anchors[need.of], need.fields[0].partition(".")[0]
        if kind == anchor.kind:
            yield entity_of(anchor), need.fields[0], value_for(need)
        else:
            linked = f"{kind}:1"
            if kind in _POINTING:
                yield linked, *_POINTING[kind]
            yield linked, need.fields[0], value_for(need)


def value_for(need: Need) -> str:
    """Some value that the first field of a need accepts, as exact as the need is."""
    rule = schema().property(need.fields[0])
    if rule.type is ValueKind.TERM:
        return next(iter(thesaurus(rule.thesaurus or ""))).id
    return "2031-06-18T10:00+02:00" if need.exact == "minute" else _VALUES[rule.type]
