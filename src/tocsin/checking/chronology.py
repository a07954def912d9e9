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
from tocsin.checking.links import DATE_PROPERTIES, Link, constraints_of, links_of, place_of
from tocsin.checking.network import ORIGIN, Edge, open_nodes
from tocsin.checking.sentences import Texts
from tocsin.domain.dates import Bounds
from tocsin.domain.facts import CaseFacts, Fact, Firmness, Stance

DAY = 86_400
REACH = 24  # code points before a date in which "born on" stands
_BORN = re.compile(r"(?i)\b(?:born|birth)\b[^.\n\d]*$")


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


def chronology_of(facts: CaseFacts, texts: Texts) -> Chronology:
    """Build the network of a case; `texts` are those that its passages count in, as far as they are at hand."""
    datings = _datings(facts, texts)
    dated = tuple(dict.fromkeys(entity for dating in datings for entity in dating.entities))
    extended = {entity for dating in datings if _extended(dating.bounds) for entity in dating.entities}
    links = tuple(links_of(facts, dated, extended, texts))
    begins = {entity: 1 + 2 * (len(datings) + at) for at, entity in enumerate(dated)}
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
            for source, target, weight in constraints_of(link, begins[link.first], begins[link.second])
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
    place = place_of(fact)
    text = texts.get(place.text) if place else None
    if text is None or place is None or fact.property != "event.date":
        return False
    return _BORN.search(text, max(0, place.start - REACH), place.start) is not None


def _dating(rows: Sequence[Fact]) -> Dating:
    best = min(rows, key=lambda fact: fact.firmness is Firmness.SOFT)
    assert best.bounds is not None
    entities = tuple(dict.fromkeys(fact.entity for fact in rows))
    return Dating(best.claim, best, take_apart(best.original, best.value), best.bounds, entities)


def _extended(bounds: Bounds) -> bool:
    return bounds.s_max < bounds.e_min
