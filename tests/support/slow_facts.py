"""The facts of a case worked out the slow and simple way: what `access.case_facts` is held against."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tocsin.access.case_facts import FAR
from tocsin.access.filter import entity_row, visible
from tocsin.domain import values
from tocsin.domain.dossier import Shown
from tocsin.domain.facts import CaseFacts, Fact, Firmness, Relation, RelationKind
from tocsin.domain.operations import Sealed, unpack
from tocsin.domain.passages import InText, Passage
from tocsin.domain.resolve import Rank
from tocsin.domain.schema import Property, ValueKind, schema
from tocsin.domain.terms import thesaurus
from tocsin.domain.viewer import Viewer
from tocsin.records import claims
from tocsin.records.claims import Standing
from tocsin.records.derived import Entity
from tocsin.records.words import WORDS

# what bears on time, place, number or identity; free texts are loaded only for what a rule strikes
_BEARING = frozenset(
    {ValueKind.DATE, ValueKind.NAME, ValueKind.TERM, ValueKind.ENTITY, ValueKind.NUMBER, ValueKind.PLACE}
)
_ORDERS = frozenset(RelationKind)
_WORDS = frozenset({"event.attribution", "event.place_words", "statement.title", "consent.granted"})


@dataclass(frozen=True, slots=True)
class _Case:
    kinds: Mapping[str, str]
    standing: Mapping[str, Sequence[Standing]]
    shown: Mapping[str, Mapping[str, tuple[Shown, ...]]]

    def value(self, entity: str, property_id: str) -> str:
        found = self.shown.get(entity, {}).get(property_id, ())
        return found[0].value if found else ""

    def of_kind(self, kind: str) -> Iterator[str]:
        return (uid for uid, found in self.kinds.items() if found == kind)


def slow_facts(viewer: Viewer, case: str) -> CaseFacts:
    """Every claim in force of a case that bears on time, place, number or identity."""
    scope = entity_row(viewer, case, "case").scope
    rows = list(visible(viewer, Entity.objects.filter(scope=scope).order_by("id")))
    found = claims.of_entities(row.id for row in rows)
    held = _Case(
        {row.uid: WORDS.word(row.kind) for row in rows},
        {row.uid: found.get(row.id, []) for row in rows},
        {row.uid: claims.shown(found.get(row.id, [])) for row in rows},
    )
    facts = [fact for standing in held.standing.values() for one in standing for fact in _fact(one, held)]
    return CaseFacts(held.kinds, (*facts, *_parts(held)), tuple(_relations(held)), _labels(held))


def _fact(one: Standing, held: _Case) -> Iterator[Fact]:
    rule = schema().properties.get(one.claim.property)
    if rule is None or one.state.retracted or one.state.rank is Rank.DEPRECATED or not _bears(rule):
        return
    if one.claim.value is None or isinstance(one.claim.value, Sealed):
        return
    text = values.show(one.claim.value, rule)
    told = held.value(one.claim.statement, "statement.date") or None
    yield Fact(
        entity=one.claim.entity,
        property=rule.id,
        value=text,
        claim=one.claim.claim,
        bounds=values.bounds_of(one.claim.value, rule, told=told),
        stance=one.state.stance,
        firmness=_firmness(one, held),
        original=one.state.original or text,
        statement=one.claim.statement,
        passages=tuple(unpack(packed) for packed in one.claim.passages),
    )


def _firmness(one: Standing, held: _Case) -> Firmness:
    """A date whose words stand outside the clause that tells the event was taken over from beside it: it is soft."""
    if one.claim.property != "event.date" or not one.claim.passages:
        return Firmness.FIRM
    told = [
        passage
        for other in held.standing[one.claim.entity]
        if other.claim.property == "event.type" and other.claim.statement == one.claim.statement
        for passage in map(unpack, other.claim.passages)
        if isinstance(passage, InText)
    ]
    words = [passage for passage in map(unpack, one.claim.passages) if isinstance(passage, InText)]
    outside = told and not any(place.start <= word.start < place.end for word in words for place in told)
    return Firmness.SOFT if outside else Firmness.FIRM


def _bears(rule: Property) -> bool:
    return rule.type in _BEARING or rule.id in _WORDS


def _parts(held: _Case) -> Iterator[Fact]:
    """Victims and alleged authors as facts of the event, under the names that a reading gives them."""
    for act in held.of_kind("act"):
        event = held.value(act, "act.event")
        yield from _about(event, "event.victim", act, "act.victim", held)
    for involvement in held.of_kind("involvement"):
        act = held.value(involvement, "involvement.act")
        event = held.value(act, "act.event")
        yield from _about(event, "event.perpetrator", involvement, "involvement.actor", held)


def _about(event: str, property_id: str, entity: str, pointing: str, held: _Case) -> Iterator[Fact]:
    for fact in (fact for one in held.standing.get(entity, ()) for fact in _fact(one, held)):
        # a group that nobody named is nobody in particular: it may well be a person named beside it
        name = _name(held, fact.value)
        if event and name and fact.property == pointing:
            yield replace(fact, entity=event, property=property_id, value=name)


def _relations(held: _Case) -> Iterator[Relation]:
    for order in held.of_kind("order"):
        first, second = held.value(order, "order.first"), held.value(order, "order.second")
        kind = held.shown.get(order, {}).get("order.type", ())
        if first and second and kind and kind[0].value in _ORDERS:
            yield Relation(
                kind=RelationKind(kind[0].value),
                first=first,
                second=second,
                claim=kind[0].claims[0],
                days=_days(held.value(order, "order.days")),
                passages=_passages(held, order, kind[0].claims[0]),
            )


def _passages(held: _Case, entity: str, claim: str) -> tuple[Passage, ...]:
    return tuple(
        unpack(packed) for one in held.standing[entity] if one.claim.claim == claim for packed in one.claim.passages
    )


def _days(text: str) -> tuple[int, int] | None:
    if not text:
        return None
    least, open_, most = text.partition("..")
    return (int(least or 0), int(most or (FAR if open_ else least)))


def _labels(held: _Case) -> dict[str, str]:
    return {uid: _label(held, uid, kind) for uid, kind in held.kinds.items()}


def _label(held: _Case, uid: str, kind: str) -> str:
    if kind == "event" and not held.value(uid, "event.title"):
        return _event_label(held.value(uid, "event.type"))
    return _name(held, uid) or held.value(uid, f"{kind}.title") or f"the {kind}"


def _event_label(type_id: str) -> str:
    known = thesaurus("event_types")
    label = known.term(type_id).label() if type_id in known else "event"
    return f"the {label[0].lower()}{label[1:]}"


def _name(held: _Case, uid: str) -> str:
    kind = held.kinds.get(uid, "")
    return held.value(uid, f"{kind}.name")
