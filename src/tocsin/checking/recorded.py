"""What a record gives for a procedure: the entities that it looks at, and which of their fields hold a value."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from tocsin.checking.spoken import alternatives, counted, listed, quoted, spoken, worded
from tocsin.checking.wording import label
from tocsin.domain.dates import bare_phrase
from tocsin.domain.facts import CaseFacts, Fact, Stance
from tocsin.domain.procedures import Anchor, Procedure
from tocsin.domain.schema import ValueKind, schema
from tocsin.domain.terms import thesaurus

MOST_NAMED = 5
_TYPES = {
    "event": "event.type",
    "stage": "stage.type",
    "intervention": "intervention.kind",
    "proceeding": "proceeding.type",
}
_NAMES = ("name", "title", "office")
_MATTER = frozenset({"event", "proceeding", "stage"})
_UNDONE = frozenset({"attempted", "threatened", "planned"})
# the way from an entity of one kind to those of another: the pointing properties, one after the other
_WAYS: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("event", "act"): ("act.event",),
    ("event", "involvement"): ("act.event", "involvement.act"),
    ("person", "residence"): ("residence.person",),
    ("person", "role"): ("role.person",),
    ("person", "status"): ("status.person",),
    ("intervention", "demand"): ("demand.intervention",),
    ("stage", "proceeding"): ("stage.proceeding",),
}


class Recorded:
    """The facts of a case by entity and property, and what points where."""

    def __init__(self, facts: CaseFacts) -> None:
        self.facts = facts
        self._of: dict[tuple[str, str], list[Fact]] = defaultdict(list)
        self._pointing: dict[tuple[str, str], list[str]] = defaultdict(list)
        for fact in facts.facts:
            self._of[fact.entity, fact.property].append(fact)
            rule = schema().properties.get(fact.property)
            if rule is not None and rule.type is ValueKind.ENTITY and _gives(fact):
                self._pointing[fact.property, fact.value].append(fact.entity)

    def all(self, entity: str, property_id: str) -> Sequence[Fact]:
        """Every fact of a property, also denials and those that only say why there is no value."""
        return self._of.get((entity, property_id), ())

    def given(self, entity: str, property_id: str) -> list[Fact]:
        """The facts that give a value: what a statement denies gives none."""
        return [fact for fact in self.all(entity, property_id) if _gives(fact)]

    def pointing(self, property_id: str, entity: str) -> list[str]:
        """The entities whose property points at this one, each once."""
        return list(dict.fromkeys(self._pointing.get((property_id, entity), ())))

    def reached(self, entity: str, kind: str) -> list[str] | None:
        """The entities of a kind that belong to this one; None where none of that kind can."""
        here = self.facts.kinds.get(entity, "")
        if here == kind:
            return [entity]
        way = _WAYS.get((here, kind))
        if way is None:
            return None
        found = [entity]
        for hop in way:
            forward = hop.partition(".")[0] == here
            found = [other for one in found for other in self._hop(one, hop, forward=forward)]
        return list(dict.fromkeys(found))

    def _hop(self, entity: str, property_id: str, *, forward: bool) -> list[str]:
        if forward:
            return [fact.value for fact in self.given(entity, property_id)]
        return self.pointing(property_id, entity)

    def anchored(self, anchor: Anchor, procedure: Procedure) -> list[str]:
        """The entities that a procedure looks at under one of its anchors."""
        if anchor.kind == "person":
            return list(dict.fromkeys(self._concerned(procedure)))
        own = [entity for entity, kind in self.facts.kinds.items() if kind == anchor.kind]
        return [entity for entity in own if self._fits(entity, anchor)]

    def _fits(self, entity: str, anchor: Anchor) -> bool:
        types = {fact.value for fact in self.given(entity, _TYPES.get(anchor.kind, ""))}
        if anchor.types and not types & set(anchor.types):
            return False
        if anchor.acts and not any(is_act(name) for name in types):
            return False
        completion = {fact.value for fact in self.given(entity, "event.completion")}
        return not (anchor.done and completion & _UNDONE)

    def _concerned(self, procedure: Procedure) -> Iterator[str]:
        for anchor in procedure.anchors.values():
            for entity in self.anchored(anchor, procedure) if anchor.kind != "person" else ():
                for act in self.reached(entity, "act") or ():
                    yield from (fact.value for fact in self.given(act, "act.victim"))
                for proceeding in self.reached(entity, "proceeding") or ():
                    yield from (fact.value for fact in self.given(proceeding, "proceeding.person"))

    def basis(self, entity: str) -> list[Fact]:
        """The facts for which a procedure looks at this entity at all."""
        kind = self.facts.kinds.get(entity, "")
        names = (_TYPES[kind],) if kind in _TYPES else tuple(f"{kind}.{name}" for name in _NAMES)
        return [fact for name in names for fact in self.given(entity, name)]

    def called(self, entity: str) -> str:
        """What a message calls an entity: its name, or its type with its day."""
        kind = self.facts.kinds.get(entity, "")
        words = self.facts.labels.get(entity) if not kind else label(self.facts, entity)
        types = self.given(entity, _TYPES.get(kind, ""))
        rule = schema().properties.get(_TYPES.get(kind, ""))
        if kind in {"stage", "proceeding"} and types and rule and rule.thesaurus:
            known = thesaurus(rule.thesaurus)
            words = quoted(known.term(types[0].value).label(spoken())) if types[0].value in known else words
        dates = self.given(entity, f"{kind}.date") if kind in {"event", "stage"} else []
        words = words or worded("common.entry")
        return worded("common.with_day", what=words, day=bare_phrase(dates[0].value, spoken())) if dates else words

    def listed(self, entities: Iterable[str]) -> str:
        """The entities by their names, a few of them, those that are called alike once."""
        counts = Counter(self.called(entity) for entity in entities)
        names = [name if number == 1 else counted("times", number, what=name) for name, number in counts.items()]
        more = len(names) - MOST_NAMED
        return listed([*names[:MOST_NAMED], counted("more", more)] if more > 0 else names)


def is_matter_of(procedure: Procedure, facts: CaseFacts) -> bool:
    """Whether a case records anything that this procedure is about: such an event, proceeding or stage."""
    recorded = Recorded(facts)
    anchors = (anchor for anchor in procedure.anchors.values() if anchor.kind in _MATTER)
    return any(recorded.anchored(anchor, procedure) for anchor in anchors)


def is_act(type_id: str) -> bool:
    """Whether an event of this type is something done to somebody."""
    known = thesaurus("event_types")
    return type_id in known and known.term(type_id).act


def field_words(fields: Iterable[str]) -> str:
    """“Place” (event.place, act.place) or “Place as told” (event.place_words): as the schema labels them."""
    named: dict[str, list[str]] = {}
    for name in fields:
        named.setdefault(schema().property(name).label(spoken()), []).append(name)
    return alternatives(
        [worded("gap-field.field", label=called, names=", ".join(names)) for called, names in named.items()]
    )


def _gives(fact: Fact) -> bool:
    return bool(fact.value) and fact.stance is not Stance.DENIES
