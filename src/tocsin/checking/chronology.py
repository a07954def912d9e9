"""The dates of one case as a temporal network: what each date's words allow, and what lies after what.

Left out, because nothing can be held against them: soft dates (~, ?, %), denied ones, words that were reckoned from
another date, and a birth that was taken for the date of an event. A date of which only the neighbouring sentence tells
(a soft fact) orders life cycles and nothing else. Every order is taken in its weakest sense: an extent that began
before is before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tocsin.checking.datewords import DateWords, take_apart
from tocsin.checking.links import DATE_PROPERTIES, Link, constraints_of, links_of, moments_of, place_of
from tocsin.checking.lives import node_of
from tocsin.checking.network import FAR, NO_CLAIM, ORIGIN, Edge
from tocsin.checking.sentences import Texts
from tocsin.checking.words import order
from tocsin.domain.dates import Bounds
from tocsin.domain.facts import CaseFacts, Fact, Firmness, Stance

DAY = 86_400
NIGHT = 1  # days that an event of a moment may take: it may begin before midnight and end behind it
REACH = 24  # code points before a date in which "born on" stands
_BORN = re.compile(rf"\b(?:{'|'.join(order.BORN.values())})\b[^.\n\d]*$|\bur\.\s*$", re.IGNORECASE)
_BORN_BEHIND = re.compile(rf"\s*(?:{'|'.join(order.BORN_BEHIND.values())})", re.IGNORECASE)


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
        """Whether these words can be called wrong at all: not when they were only taken over for this event."""
        return self.fact.firmness is not Firmness.SOFT or self.words.year_is_ours

    @property
    def place(self) -> int:
        """Where its words stand, for the order of findings; typed dates come last."""
        place = place_of(self.fact)
        return place.start if place else 2**31


@dataclass(frozen=True, slots=True)
class Chronology:
    """The network of a case. Claims are numbered: first the datings, then the links that a relation states.

    `begins` is the node of each dated entity's start; the node behind it is that of its end.
    """

    datings: tuple[Dating, ...]
    links: tuple[Link, ...]
    begins: Mapping[str, int]
    edges: tuple[Edge, ...]
    claims: tuple[int, ...]

    @property
    def size(self) -> int:
        """How many nodes the network has: the origin, a start and an end for each entity."""
        return 1 + 2 * len(self.begins)

    def dated(self, number: int, bounds: Bounds) -> list[Edge]:
        """What these bounds would say of all that a dating dates."""
        return [
            edge for entity in self.datings[number].entities for edge in date_edges(self.begins[entity], bounds, number)
        ]


def chronology_of(facts: CaseFacts, texts: Texts) -> Chronology:
    """Build the network of a case; `texts` are those that its passages count in, as far as they are at hand."""
    datings = _datings(facts, texts)
    dated = tuple(dict.fromkeys(entity for dating in datings for entity in dating.entities))
    extended = {entity for dating in datings if _extended(dating.bounds) for entity in dating.entities}
    links = tuple(links_of(facts, dated, extended, texts))
    moments = moments_of(facts, extended)
    begins = {entity: 1 + 2 * at for at, entity in enumerate(dated)}
    stated = {number: len(datings) + number for number, link in enumerate(links) if link.relation}
    edges = [Edge(begin + 1, begin, 0) for begin in begins.values()]
    edges += [Edge(begins[entity], begins[entity] + 1, NIGHT) for entity in begins if entity in moments]
    for number, dating in enumerate(datings):
        for entity in dating.entities:
            edges.extend(date_edges(begins[entity], dating.bounds, number))
    for number, link in enumerate(links):
        claim = stated.get(number, NO_CLAIM)
        edges.extend(
            Edge(source, target, weight, claim, number)
            for source, target, weight in constraints_of(link, begins[link.first], begins[link.second])
        )
    return Chronology(datings, links, begins, tuple(edges), (*range(len(datings)), *stated.values()))


def holds_at_earliest(case: Chronology) -> bool:
    """Whether everything is true when each thing begins and ends as early as its dates allow.

    Then the network is consistent, and nobody need look further: most cases are. Where it is not, nothing is known.
    """
    times = [0, *[-FAR] * (case.size - 1)]
    for dating in case.datings:
        for begin in (case.begins[entity] for entity in dating.entities):
            times[begin] = max(times[begin], dating.bounds.s_min // DAY)
            times[begin + 1] = max(times[begin + 1], times[begin], dating.bounds.e_min // DAY)
    return all(times[edge.target] - times[edge.source] <= edge.weight for edge in case.edges)


def date_edges(begin: int, bounds: Bounds, claim: int) -> Iterator[Edge]:
    """What bounds say of a start node and the end node that follows it, in whole days."""
    for node, least, most in ((begin, bounds.s_min, bounds.s_max), (begin + 1, bounds.e_min, bounds.e_max)):
        yield Edge(ORIGIN, node, most // DAY, claim)
        yield Edge(node, ORIGIN, -(least // DAY), claim)


def _datings(facts: CaseFacts, texts: Texts) -> tuple[Dating, ...]:
    by_claim: dict[tuple[str, str], list[Fact]] = {}
    for fact in facts.facts:
        if fact.property in DATE_PROPERTIES and _bears(fact, texts):
            by_claim.setdefault((fact.claim, fact.value), []).append(fact)
    return tuple(_dating(rows) for rows in by_claim.values())


def _bears(fact: Fact, texts: Texts) -> bool:
    if fact.bounds is None or fact.bounds.soft or fact.stance is Stance.DENIES:
        return False
    return not _is_birth(fact, texts) and not take_apart(fact.original, fact.value).empty


def _is_birth(fact: Fact, texts: Texts) -> bool:
    place = place_of(fact) if texts and fact.property == "event.date" else None
    text = texts.get(place.text) if place else None
    if text is None or place is None:
        return False
    before = _BORN.search(text, max(0, place.start - REACH), place.start)
    return before is not None or _BORN_BEHIND.match(text, place.end) is not None


def _dating(rows: Sequence[Fact]) -> Dating:
    best = min(rows, key=lambda fact: fact.firmness is Firmness.SOFT)
    assert best.bounds is not None
    entities = tuple(dict.fromkeys(node_of(fact.entity, fact.property) for fact in rows))
    return Dating(best.claim, best, take_apart(best.original, best.value), best.bounds, entities)


def _extended(bounds: Bounds) -> bool:
    return bounds.s_max < bounds.e_min
