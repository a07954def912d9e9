"""The dates of one case as a temporal network: what each date's words allow, and what lies after what.

Left out, because nothing can be held against them: soft dates (~, ?, %), denied ones, and words that were reckoned
from another date. A date of which only the neighbouring sentence tells (a soft fact) orders life cycles and nothing
else. Every order is taken in its weakest sense: an extent that began before is before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from tocsin.checking import lifecycle
from tocsin.checking.datewords import DateWords, take_apart
from tocsin.checking.network import ORIGIN, Edge, open_nodes
from tocsin.checking.sentences import layout_of
from tocsin.domain.dates import Bounds
from tocsin.domain.facts import CaseFacts, Fact, Firmness, Relation, RelationKind, Stance
from tocsin.domain.passages import InText

DAY = 86_400
DATE_PROPERTIES = frozenset({"event.date", "statement.date", "person.birth"})
TOLD_AS_PAST = frozenset({"done", "attempted", "threatened"})
TOLD_SLACK = 1  # days: two whole-day dates at different places can lie 26 hours apart (STANDARDS 5.3)
COUNTING_SLACK = 1  # days: "for three days" may count its first day


class LinkKind(StrEnum):
    """Why two dates are bound to each other: a relation of the text, or one of the schema."""

    REPORTS = "reports"
    AFTER = "after"
    SAME_DAY = "same_day"
    DISTANCE = "distance"
    DURATION = "duration"
    TOLD = "told"  # what a statement tells as done does not lie after the statement
    LIFE_CYCLE = "life_cycle"  # an arrest, what follows from it
    BIRTH = "birth"  # a person is born before what happens to them


@dataclass(frozen=True, slots=True)
class Link:
    """`first` lies after `second` (or on its day, or `days` after it); `relation` is the text's own, if it says so."""

    kind: LinkKind
    first: str
    second: str
    relation: Relation | None = None


@dataclass(frozen=True, slots=True)
class Dating:
    """One claim about a date, with its words taken apart. Several entities share it where one wording dates them."""

    claim: str
    fact: Fact
    words: DateWords
    bounds: Bounds
    entities: tuple[str, ...]

    @property
    def firm(self) -> bool:
        """Whether these words can be called wrong at all."""
        return self.fact.firmness is not Firmness.SOFT

    @property
    def place(self) -> int:
        """Where its words stand, for the order of findings; typed dates come last."""
        return _place(self.fact)


@dataclass(frozen=True, slots=True)
class Chronology:
    """The network of a case. Claims are numbered: first the datings, then the links that a relation states."""

    datings: tuple[Dating, ...]
    links: tuple[Link, ...]
    size: int
    edges: tuple[Edge, ...]
    relation_claims: Mapping[int, int]

    @property
    def claims(self) -> frozenset[int]:
        """The numbers of all claims."""
        return frozenset(range(len(self.datings))) | frozenset(self.relation_claims)

    def ends(self, dating: int) -> tuple[int, int]:
        """The nodes of a dating's start and end."""
        return 1 + 2 * dating, 2 + 2 * dating


def chronology_of(facts: CaseFacts, text: str | None) -> Chronology:
    """Build the network of a case; `text` is the text of the reading, where the facts come from one."""
    datings = _datings(facts)
    links = tuple(_links(facts, datings, text))
    begins = {entity: 1 + 2 * (len(datings) + at) for at, entity in enumerate(_entities(datings))}
    size = 1 + 2 * (len(datings) + len(begins))
    edges = open_nodes(size)
    for number, dating in enumerate(datings):
        edges.extend(date_edges(1 + 2 * number, dating.bounds, number))
        edges.extend(_equal(1 + 2 * number, [begins[entity] for entity in dating.entities]))
    relation_claims = {}
    for number, link in enumerate(links):
        claim = len(datings) + number if link.relation else -1
        if link.relation:
            relation_claims[claim] = number
        edges.extend(
            Edge(source, target, weight, claim, number)
            for source, target, weight in _order(link, begins[link.first], begins[link.second])
        )
    return Chronology(datings, links, size, tuple(edges), relation_claims)


def date_edges(begin: int, bounds: Bounds, claim: int) -> Iterator[Edge]:
    """What bounds say of a start node and the end node that follows it, in whole days."""
    for node, least, most in ((begin, bounds.s_min, bounds.s_max), (begin + 1, bounds.e_min, bounds.e_max)):
        yield Edge(ORIGIN, node, most // DAY, claim)
        yield Edge(node, ORIGIN, -(least // DAY), claim)
    yield Edge(begin + 1, begin, 0)


def _equal(begin: int, others: Sequence[int]) -> Iterator[Edge]:
    for other in others:
        for offset in (0, 1):
            yield Edge(begin + offset, other + offset, 0)
            yield Edge(other + offset, begin + offset, 0)


def _datings(facts: CaseFacts) -> tuple[Dating, ...]:
    by_claim: dict[tuple[str, str], list[Fact]] = {}
    for fact in facts.facts:
        if fact.property in DATE_PROPERTIES and _bears(fact):
            by_claim.setdefault((fact.claim, fact.value), []).append(fact)
    return tuple(_dating(rows) for rows in by_claim.values())


def _bears(fact: Fact) -> bool:
    if fact.bounds is None or fact.bounds.soft or fact.stance is Stance.DENIES:
        return False
    return not take_apart(fact.original, fact.value).empty


def _dating(rows: Sequence[Fact]) -> Dating:
    best = min(rows, key=lambda fact: fact.firmness is Firmness.SOFT)
    assert best.bounds is not None
    entities = tuple(dict.fromkeys(fact.entity for fact in rows))
    return Dating(best.claim, best, take_apart(best.original, best.value), best.bounds, entities)


def _entities(datings: Sequence[Dating]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(entity for dating in datings for entity in dating.entities))


def _links(facts: CaseFacts, datings: Sequence[Dating], text: str | None) -> Iterator[Link]:
    dated = frozenset(_entities(datings))
    firm = frozenset(
        fact.entity for fact in facts.facts if fact.property in DATE_PROPERTIES and fact.firmness is not Firmness.SOFT
    )
    sure = dated & firm
    extended = frozenset(entity for dating in datings if _extended(dating.bounds) for entity in dating.entities)
    for relation in facts.relations:
        wanted = extended if relation.kind is RelationKind.DURATION else sure
        if relation.first in wanted and relation.second in wanted and _has_days(relation):
            yield Link(LinkKind(relation.kind.value), relation.first, relation.second, relation)
    yield from _told(facts, sure, text)
    yield from _born(facts, sure)
    if text is not None:
        for first, second in lifecycle.orders(facts, dated, text):
            yield Link(LinkKind.LIFE_CYCLE, first, second)


def _extended(bounds: Bounds) -> bool:
    return bounds.s_max < bounds.e_min


def _has_days(relation: Relation) -> bool:
    return relation.kind not in (RelationKind.DISTANCE, RelationKind.DURATION) or relation.days is not None


def _told(facts: CaseFacts, sure: frozenset[str], text: str | None) -> Iterator[Link]:
    past = {
        fact.entity for fact in facts.facts if fact.property == "event.completion" and fact.value in TOLD_AS_PAST
    } - {fact.entity for fact in facts.facts if fact.property == "event.completion" and fact.value == "planned"}
    for fact in facts.facts:
        if fact.property == "event.date" and fact.entity in past & sure and fact.statement in sure:
            passage = next((place for place in fact.passages if isinstance(place, InText)), None)
            if text is None or passage is None or not layout_of(text).looks_ahead(passage.start, passage.end):
                yield Link(LinkKind.TOLD, fact.statement, fact.entity)


def _born(facts: CaseFacts, sure: frozenset[str]) -> Iterator[Link]:
    people = {fact.entity: fact.entity for fact in facts.facts if fact.property == "person.birth"}
    people |= {
        fact.value: fact.entity for fact in facts.facts if fact.property == "person.name" and fact.entity in people
    }
    for fact in facts.facts:
        person = people.get(fact.value) if fact.property == "event.victim" else None
        if person in sure and fact.entity in sure:
            yield Link(LinkKind.BIRTH, fact.entity, person)


def _order(link: Link, first: int, second: int) -> tuple[tuple[int, int, int], ...]:
    """Constraints on (start, end) of `first` and `second`, whose end nodes follow their start nodes."""
    days = link.relation.days if link.relation else None
    return _ORDERS[link.kind](first, second, days or (0, 0))


_Order = Callable[[int, int, tuple[int, int]], tuple[tuple[int, int, int], ...]]
_ORDERS: Mapping[LinkKind, _Order] = {
    LinkKind.REPORTS: lambda first, second, _: ((first + 1, second, 0),),
    LinkKind.AFTER: lambda first, second, _: ((first + 1, second, 0),),
    LinkKind.LIFE_CYCLE: lambda first, second, _: ((first + 1, second, 0),),
    LinkKind.BIRTH: lambda first, second, _: ((first + 1, second, 0),),
    LinkKind.TOLD: lambda first, second, _: ((first + 1, second, TOLD_SLACK),),
    LinkKind.SAME_DAY: lambda first, second, _: ((first + 1, second, 0), (second + 1, first, 0)),
    LinkKind.DISTANCE: lambda first, second, days: ((first + 1, second, -days[0]), (second + 1, first, days[1])),
    LinkKind.DURATION: lambda first, _, days: (
        (first, first + 1, days[1]),
        (first + 1, first, COUNTING_SLACK - days[0]),
    ),
}


def _place(fact: Fact) -> int:
    return next((passage.start for passage in fact.passages if isinstance(passage, InText)), 2**31)
