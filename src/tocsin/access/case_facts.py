"""From the claims of a case to the facts that checks read: pure, so that another process can do it (DESIGN 6).

Nothing here asks the database. What was read of a case is a `CaseClaims`, plain data that holds no key.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from typing import NamedTuple

from tocsin.domain import values
from tocsin.domain.dates import Bounds
from tocsin.domain.dossier import Shown
from tocsin.domain.facts import CaseFacts, Fact, Firmness, Relation, RelationKind
from tocsin.domain.operations import PackedPassage, Sealed, unpack
from tocsin.domain.passages import InText, Passage
from tocsin.domain.resolve import ClaimState, Rank, resolve
from tocsin.domain.schema import Property, ValueKind, schema
from tocsin.domain.terms import thesaurus
from tocsin.records.standing import ClaimRow, Standing, standings

# what bears on time, place, number or identity; free texts are loaded only for what a rule strikes
_BEARING = frozenset(
    {ValueKind.DATE, ValueKind.NAME, ValueKind.TERM, ValueKind.ENTITY, ValueKind.NUMBER, ValueKind.PLACE}
)
_ORDERS = frozenset(RelationKind)
FAR = 200 * 366  # days: "at least three days later" has no other end
_WORDS = frozenset({"event.attribution", "event.place_words", "statement.title"})


class CaseClaims(NamedTuple):
    """What lies of one case: its entities (number, id, kind), the claims that bear, the changesets that hold them.

    `texts` are the digests of its sealed texts.
    """

    case: str
    entities: tuple[tuple[int, str, str], ...]
    rows: tuple[ClaimRow, ...]
    changesets: Mapping[int, tuple[int, str]]
    texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Case:
    kinds: Mapping[str, str]
    standing: Mapping[str, Sequence[Standing]]
    shown: dict[tuple[str, str], tuple[Shown, ...]] = field(default_factory=dict)
    places: dict[PackedPassage, Passage] = field(default_factory=dict)

    def values(self, entity: str, property_id: str) -> tuple[Shown, ...]:
        """What is shown of one property, worked out once and when it is asked for: most are never asked for."""
        found = self.shown.get((entity, property_id))
        if found is None:
            found = self.shown[entity, property_id] = self._resolved(entity, property_id)
        return found

    def _resolved(self, entity: str, property_id: str) -> tuple[Shown, ...]:
        rule = schema().properties.get(property_id)
        claims: list[ClaimState] = [
            one.state for one in self.standing.get(entity, ()) if one.claim.property == property_id
        ]
        return resolve(claims, rule) if rule and claims else ()

    def value(self, entity: str, property_id: str) -> str:
        found = self.values(entity, property_id)
        return found[0].value if found else ""

    def of_kind(self, kind: str) -> Iterator[str]:
        return (uid for uid, found in self.kinds.items() if found == kind)

    def passages(self, one: Standing) -> tuple[Passage, ...]:
        return tuple(self._passage(packed) for packed in one.claim.passages)

    def _passage(self, packed: PackedPassage) -> Passage:
        found = self.places.get(packed)
        if found is None:
            found = self.places[packed] = unpack(packed)
        return found


@cache
def bearing_properties() -> frozenset[str]:
    """The properties of which claims are read: those that become facts, and those that name an entity."""
    return frozenset(
        rule.id for rule in schema().properties.values() if _bears(rule) or rule.id.endswith((".title", ".name"))
    )


def facts_of(claims: CaseClaims) -> CaseFacts:
    """Every claim in force of a case that bears on time, place, number or identity."""
    found = standings(claims.rows, claims.changesets)
    held = _Case(
        {uid: kind for _, uid, kind in claims.entities},
        {uid: found.get(number, []) for number, uid, _ in claims.entities},
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
    yield Fact(
        entity=one.claim.entity,
        property=rule.id,
        value=text,
        claim=one.claim.claim,
        bounds=_placed(one, text, held) if rule.type is ValueKind.DATE else None,
        stance=one.state.stance,
        firmness=_firmness(one, held),
        original=one.state.original or text,
        statement=one.claim.statement,
        passages=held.passages(one),
    )


def _placed(one: Standing, text: str, held: _Case) -> Bounds | None:
    # only an open end hangs on the day of the statement; without that, few different dates make up a whole record
    told = held.value(one.claim.statement, "statement.date") if text.endswith("/..") else ""
    return _bounds(one.claim.property, text, told or None)


@lru_cache(maxsize=1 << 14)
def _bounds(property_id: str, text: str, told: str | None) -> Bounds | None:
    return values.bounds_of(text, schema().properties[property_id], told=told)


def _firmness(one: Standing, held: _Case) -> Firmness:
    """A date whose words stand outside the clause that tells the event was taken over from beside it: it is soft."""
    if one.claim.property != "event.date" or not one.claim.passages:
        return Firmness.FIRM
    told = [
        passage
        for other in held.standing[one.claim.entity]
        if other.claim.property == "event.type" and other.claim.statement == one.claim.statement
        for passage in held.passages(other)
        if isinstance(passage, InText)
    ]
    words = [passage for passage in held.passages(one) if isinstance(passage, InText)]
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
    if not event:
        return
    for one in held.standing.get(entity, ()):
        for fact in _fact(one, held) if one.claim.property == pointing else ():
            # a group that nobody named is nobody in particular: it may well be a person named beside it
            if name := _name(held, fact.value):
                yield replace(fact, entity=event, property=property_id, value=name)


def _relations(held: _Case) -> Iterator[Relation]:
    for order in held.of_kind("order"):
        first, second = held.value(order, "order.first"), held.value(order, "order.second")
        kind = held.values(order, "order.type")
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
    return tuple(passage for one in held.standing[entity] if one.claim.claim == claim for passage in held.passages(one))


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


@cache
def _event_label(type_id: str) -> str:
    known = thesaurus("event_types")
    label = known.term(type_id).label() if type_id in known else "event"
    return f"the {label[0].lower()}{label[1:]}"


def _name(held: _Case, uid: str) -> str:
    kind = held.kinds.get(uid, "")
    return held.value(uid, f"{kind}.name")
