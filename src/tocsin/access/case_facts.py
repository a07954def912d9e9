"""From the claims of a case to the facts that checks read: pure, so that another process can do it (DESIGN 6).

Nothing here asks the database. What was read of a case is a `CaseClaims`, plain data that holds no key.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from operator import attrgetter
from typing import NamedTuple

from tocsin.domain import values
from tocsin.domain.dates import Bounds
from tocsin.domain.dossier import Shown
from tocsin.domain.facts import CaseFacts, Fact, Firmness, Relation, RelationKind
from tocsin.domain.operations import PackedPassage, Sealed, in_words, unpack
from tocsin.domain.outline import NOTED, OUTLINED, Outline, Told
from tocsin.domain.passages import InText, Passage
from tocsin.domain.resolve import Order, Rank, resolve
from tocsin.domain.schema import Property, ValueKind, schema
from tocsin.domain.terms import thesaurus
from tocsin.records.places import PLACES
from tocsin.records.standing import BareClaim, ClaimRow, bare_claim, state_of
from tocsin.records.states import UNTOUCHED, decided

# what bears on time, place, number or identity; free texts are loaded only for what a rule strikes
_BEARING = frozenset(
    {ValueKind.DATE, ValueKind.NAME, ValueKind.TERM, ValueKind.ENTITY, ValueKind.NUMBER, ValueKind.PLACE}
)
_ORDERS = frozenset(RelationKind)
_OPEN = "/.."
FAR = 200 * 366  # days: "at least three days later" has no other end
_WORDS = frozenset({"event.attribution", "event.place_words", "statement.title", "consent.granted"})


class CaseClaims(NamedTuple):
    """What lies of one case: its entities (number, id, kind), the claims that bear, the changesets that hold them.

    `texts` are the digests of its sealed texts, `recognised` of those that a machine read from a picture; `uses` are
    the letters that were sent, each with a claim that it uses, where the case holds a consent too.
    """

    case: str
    entities: tuple[tuple[int, str, str], ...]
    rows: tuple[ClaimRow, ...]
    changesets: Mapping[int, tuple[int, str]]
    texts: tuple[str, ...] = ()
    recognised: tuple[str, ...] = ()
    uses: tuple[tuple[str, str], ...] = ()


class CaseOutlined(NamedTuple):
    """What the outline of a case is made from: property, decision and body of the claims that it tells of, in no order.

    `read` says whether the case has a text at hand, of which no outline tells.
    """

    case: str
    rows: tuple[tuple[str, int, bytes], ...]
    read: bool = False


class _Standing(NamedTuple):
    """One claim, its place in the order of everything, and what was decided about it (`states`)."""

    claim: BareClaim
    order: Order
    code: int


@dataclass(frozen=True, slots=True)
class _Case:
    kinds: Mapping[str, str]
    standing: Mapping[str, Sequence[_Standing]]
    shown: dict[tuple[str, str], str] = field(default_factory=dict)
    places: dict[tuple[PackedPassage, ...], tuple[Passage, ...]] = field(default_factory=dict)
    recognised: frozenset[str] = frozenset()

    def values(self, entity: str, property_id: str) -> tuple[Shown, ...]:
        """What is shown of one property of an entity."""
        rule = schema().properties.get(property_id)
        told = self._told(entity, property_id)
        return resolve([state_of(*one) for one in told], rule) if rule and told else ()

    def value(self, entity: str, property_id: str) -> str:
        """The first value that is shown, worked out once and when it is asked for: most are never asked for."""
        found = self.shown.get((entity, property_id))
        if found is None:
            found = self.shown[entity, property_id] = self._first(entity, property_id)
        return found

    def _first(self, entity: str, property_id: str) -> str:
        told = self._told(entity, property_id)
        rule = schema().properties[property_id] if told else None
        if rule and len(told) == 1 and told[0].code == UNTOUCHED and not rule.protective:
            return values.show(told[0].claim.value, rule)
        shown = self.values(entity, property_id) if told else ()
        return shown[0].value if shown else ""

    def _told(self, entity: str, property_id: str) -> list[_Standing]:
        return [one for one in self.standing.get(entity, ()) if one.claim.property == property_id]

    def of_kind(self, kind: str) -> Iterator[str]:
        return (uid for uid, found in self.kinds.items() if found == kind)

    def passages(self, claim: BareClaim) -> tuple[Passage, ...]:
        found = self.places.get(claim.passages)
        if found is None:
            found = self.places[claim.passages] = tuple(map(unpack, claim.passages))
        return found


@cache
def bearing_properties() -> frozenset[str]:
    """The properties of which claims are read: those that become facts, and those that name an entity."""
    return frozenset(_bearing()) | {name for name in schema().properties if name.endswith((".title", ".name"))}


def facts_of(claims: CaseClaims) -> CaseFacts:
    """Every claim in force of a case that bears on time, place, number or identity."""
    found = _standings(claims)
    held = _Case(
        {uid: kind for _, uid, kind in claims.entities},
        {uid: found.get(number, ()) for number, uid, _ in claims.entities},
        recognised=frozenset(claims.recognised),
    )
    told = (_fact(one, held) for standing in held.standing.values() for one in standing)
    facts = [fact for fact in told if fact is not None]
    facts += [*_parts(held), *_told_in_letters(held, claims.uses)]
    return CaseFacts(held.kinds, tuple(facts), tuple(_relations(held)), _labels(held))


@cache
def outlined_properties() -> frozenset[str]:
    """The properties of which an outline is made: also what stated orders are, and what the case is called."""
    orders = {name for name in schema().properties if name.startswith("order.")}
    return OUTLINED | NOTED | orders | frozenset(_calling("case"))


def outline_of(outlined: CaseOutlined) -> Outline | None:
    """The case at a glance; None where it takes a look at the whole: its title, an order or a day is not plain."""
    claims = [(name, code, bare_claim(body)) for name, code, body in outlined.rows if name not in NOTED]
    plain = _plain([(name, code, claim) for name, code, claim in claims if name not in OUTLINED])
    held = [claim for name, code, claim in claims if name in OUTLINED and _holds(claim, code)]
    days = _days_told(held)
    if plain is None or days is None:
        return None
    title = next((plain[at].value for name in _calling("case") if (at := (outlined.case, name)) in plain), "")
    return Outline(
        str(title or "the case"),
        frozenset(name for name, _, _ in outlined.rows) & (OUTLINED | NOTED),
        tuple(_outlined_claim(claim, days) for claim in held),
        tuple(_plain_relations(plain)),
    )


_Plain = Mapping[tuple[str, str], BareClaim]  # by entity and property


def _plain(claims: Sequence[tuple[str, int, BareClaim]]) -> _Plain | None:
    """The values of which nothing was decided and that no other stands beside; None where one is not so."""
    found = {(claim.entity, name): claim for name, code, claim in claims if code == UNTOUCHED and _holds(claim, code)}
    return found if len(found) == len(claims) else None


def _days_told(held: Sequence[BareClaim]) -> Mapping[str, str] | None:
    """The days of the statements, where an open end hangs on them; None where one has several."""
    if not any(_OPEN in str(claim.value) for claim in held):
        return {}
    told = [(claim.entity, str(claim.value)) for claim in held if claim.property == "statement.date"]
    days = dict(told)
    return days if len(days) == len(told) else None


def _plain_relations(plain: _Plain) -> Iterator[Relation]:
    shown = {at: values.show(claim.value, schema().properties[at[1]]) for at, claim in plain.items()}
    for (order, name), kind in shown.items():
        first, second = shown.get((order, "order.first")), shown.get((order, "order.second"))
        if name == "order.type" and kind in _ORDERS and first and second:
            days = _days(shown.get((order, "order.days"), ""))
            yield Relation(RelationKind(kind), first, second, plain[order, name].claim, days=days)


def _outlined_claim(claim: BareClaim, days: Mapping[str, str]) -> Told:
    name, value = claim.property, claim.value
    rule = _bearing()[name]
    text = value if isinstance(value, str) else values.show(value, rule)  # words are shown as they are
    bounds = values.bounds_of(text, rule, told=days.get(claim.statement)) if rule.type is ValueKind.DATE else None
    return Told(claim.entity, name, text, claim.statement, bounds, name == "event.type" and _in_words(claim))


def _in_words(claim: BareClaim) -> bool:
    return any(map(in_words, claim.passages))


def _holds(claim: BareClaim, code: int) -> bool:
    """Whether a claim has a value that holds and can be read."""
    if claim.value is None or isinstance(claim.value, Sealed):
        return False
    return code == UNTOUCHED or not (decided(code).retracted or decided(code).rank is Rank.DEPRECATED)


def _standings(claims: CaseClaims) -> dict[int, list[_Standing]]:
    """The claims by their entities' numbers, in the order of everything."""
    found: dict[int, list[_Standing]] = defaultdict(list)
    for number, entity, _, code, body in claims.rows:
        order = (*claims.changesets[number // PLACES], number % PLACES)
        found[entity].append(_Standing(bare_claim(body), order, code))
    for several in found.values():
        several.sort(key=_order)
    return found


_order = attrgetter("order")


def _fact(one: _Standing, held: _Case) -> Fact | None:
    claim = one.claim
    rule = _bearing().get(claim.property)
    if rule is None or not _holds(claim, one.code):
        return None
    text = values.show(claim.value, rule)
    return Fact(
        claim.entity,
        rule.id,
        text,
        claim.claim,
        _placed(claim, text, rule, held) if rule.type is ValueKind.DATE else None,
        claim.stance,
        _firmness(claim, held) if rule.type is ValueKind.DATE and claim.passages else Firmness.FIRM,
        claim.original if claim.original and isinstance(claim.original, str) else text,
        claim.statement,
        held.passages(claim) if claim.passages else (),
    )


def _placed(claim: BareClaim, text: str, rule: Property, held: _Case) -> Bounds | None:
    # only an open end hangs on the day of the statement
    told = held.value(claim.statement, "statement.date") if "/" in text else ""
    return values.bounds_of(text, rule, told=told or None)


def _firmness(claim: BareClaim, held: _Case) -> Firmness:
    """How far a date can be trusted: soft if it was taken over from beside its event, else by who read its figures."""
    words = [passage for passage in held.passages(claim) if isinstance(passage, InText)]
    if claim.property == "event.date" and _taken_over(claim, words, held):
        return Firmness.SOFT
    return Firmness.OCR if any(word.text in held.recognised for word in words) else Firmness.FIRM


def _taken_over(claim: BareClaim, words: Sequence[InText], held: _Case) -> bool:
    """Whether the words of a date stand outside the clause that tells the event."""
    told = [
        passage
        for other, _, _ in held.standing[claim.entity]
        if other.property == "event.type" and other.statement == claim.statement
        for passage in held.passages(other)
        if isinstance(passage, InText)
    ]
    return bool(told) and not any(place.start <= word.start < place.end for word in words for place in told)


@cache
def _bearing() -> Mapping[str, Property]:
    """The properties whose claims become facts."""
    properties = schema().properties.values()
    return {rule.id: rule for rule in properties if rule.type in _BEARING or rule.id in _WORDS}


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
        fact = _fact(one, held) if one.claim.property == pointing else None
        # a group that nobody named is nobody in particular: it may well be a person named beside it
        if fact is not None and (name := _name(held, fact.value)):
            yield _told_of(event, property_id, name, fact)


def _told_of(event: str, property_id: str, name: str, fact: Fact) -> Fact:
    # `dataclasses.replace` takes more than twice as long, and every act of a record comes here
    return Fact(
        event,
        property_id,
        name,
        fact.claim,
        fact.bounds,
        fact.stance,
        fact.firmness,
        fact.original,
        fact.statement,
        fact.passages,
    )


def _told_in_letters(held: _Case, uses: Sequence[tuple[str, str]]) -> Iterator[Fact]:
    """Of whom each letter tells: persons about whom it uses a claim, and those to whom it says that an act was done."""
    if not uses:
        return
    made = {one.claim.claim: one for several in held.standing.values() for one in several}
    found: dict[tuple[str, str], str] = {}
    for letter, used in uses:
        one = made.get(used)
        if one is not None and letter in held.kinds and (person := _person_of(one.claim, held)):
            found.setdefault((letter, person), used)
    for (letter, person), used in found.items():
        yield Fact(letter, "intervention.tells_of", person, used)


def _person_of(claim: BareClaim, held: _Case) -> str:
    if held.kinds.get(claim.entity) == "person":
        return claim.entity
    victim = str(claim.value) if claim.property == "act.victim" else ""
    return victim if held.kinds.get(victim) == "person" else ""


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
    told = (one.claim for one in held.standing[entity] if one.claim.claim == claim)
    return tuple(passage for one in told for passage in held.passages(one))


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
    return next((called for name in _calling(kind) if (called := held.value(uid, name))), f"the {kind}")


@cache
def _calling(kind: str) -> tuple[str, ...]:
    """The properties by which an entity of this kind is called, where it has any."""
    return tuple(name for name in (f"{kind}.name", f"{kind}.title") if name in schema().properties)


@cache
def _event_label(type_id: str) -> str:
    known = thesaurus("event_types")
    label = known.term(type_id).label() if type_id in known else "event"
    return f"the {label[0].lower()}{label[1:]}"


def _name(held: _Case, uid: str) -> str:
    kind = held.kinds.get(uid, "")
    return held.value(uid, f"{kind}.name")
