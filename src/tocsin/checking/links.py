"""What binds the dates of a case to each other: the words of its text, telling, life cycles, births."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from tocsin.checking import lifecycle, lives
from tocsin.checking.network import FAR
from tocsin.checking.sentences import Texts, layout_at
from tocsin.checking.words import order
from tocsin.domain.facts import CaseFacts, Fact, Firmness, Relation, RelationKind
from tocsin.domain.passages import InText

# steps that are taken on one day, however little is known of it; a trial, a threat, a beating may go on or come again
MOMENTS = frozenset(
    {"arrest", "release", "charge", "conviction", "extradition_request", "extradition", "deportation", "killing"}
    | {"asylum_application", "asylum_refusal", "asylum_recognition", "press_conference"}
)
DATE_PROPERTIES = frozenset({"event.date", "statement.date", "person.birth", "person.death"})
TOLD_AS_PAST = frozenset({"done", "attempted", "threatened"})
TOLD_SLACK = 1  # days: two whole-day dates at different places can lie 26 hours apart (STANDARDS 5.3)
NARROW = 180 * 86_400  # seconds
HEDGE_REACH = 16  # code points before the words of a distance in which "less than" and the like stand
_HALF_UNITS = {"year": 183, "month": 16, "week": 3}  # days; the coarsest unit named decides


def _any(words: Mapping[str, str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words.values())})\b", re.IGNORECASE)


_WITHIN, _BEYOND, _ABOUT = _any(order.WITHIN), _any(order.BEYOND), _any(order.ABOUT)
_UNITS = {unit: _any(words) for unit, words in order.UNITS.items()}
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
    DEATH = "death"  # nobody does or suffers in person anything after their death


@dataclass(frozen=True, slots=True)
class Link:
    """`first` lies after `second` (or on its day, or `days` after it); `relation` is the text's own, if it says so."""

    kind: LinkKind
    first: str
    second: str
    relation: Relation | None = None


def links_of(facts: CaseFacts, dated: Collection[str], extended: Collection[str], texts: Texts) -> Iterator[Link]:
    """Every link between entities that have a date; `extended` are those that certainly last longer than a day."""
    sure = _dated_by_own_words(facts, texts) & frozenset(dated)
    for relation in facts.relations:
        wanted = extended if relation.kind is RelationKind.DURATION else sure
        if relation.first in wanted and relation.second in wanted and _has_days(relation):
            yield Link(LinkKind(relation.kind.value), relation.first, relation.second, loosened(relation, texts))
    yield from _told(facts, sure, texts)
    yield from _born(facts, sure)
    for death, act in lives.after_death(facts, sure, texts):
        yield Link(LinkKind.DEATH, death, act)
    for first, second in lifecycle.orders(facts, dated, texts):
        yield Link(LinkKind.LIFE_CYCLE, first, second)


def moments_of(facts: CaseFacts, extended: Collection[str]) -> frozenset[str]:
    """The events that began and ended on one day or the next: those of one person, done at once."""
    victims = Counter(fact.entity for fact in facts.facts if fact.property == "event.victim")
    many = {fact.entity for fact in facts.facts if fact.property == "event.count"}
    many |= {entity for entity, number in victims.items() if number > 1} | set(extended)
    kinds = [fact for fact in facts.facts if fact.property == "event.type"]
    other = {fact.entity for fact in kinds if fact.value not in MOMENTS}
    return frozenset(fact.entity for fact in kinds) - other - many


def _dated_by_own_words(facts: CaseFacts, texts: Texts) -> frozenset[str]:
    """Entities whose date is firm, or soft only because its year was reckoned: it stands in their own sentence."""
    clauses = {
        fact.entity: place for fact in facts.facts if fact.property == "event.type" and (place := place_of(fact))
    }
    found = set()
    for fact in facts.facts:
        if fact.property in DATE_PROPERTIES:
            clause, place = clauses.get(fact.entity), place_of(fact)
            if fact.firmness is not Firmness.SOFT:
                found.add(lives.node_of(fact.entity, fact.property))
            elif (layout := layout_at(texts, clause)) and clause and place and clause.text == place.text:
                begin, end = layout.sentence(clause.start, clause.end)
                if begin <= place.start and place.end <= end:
                    found.add(fact.entity)
    return frozenset(found)


def loosened(relation: Relation, texts: Texts) -> Relation:
    """The relation with the width that the words before its own give it: "less than", "about", "more than"."""
    place = next((passage for passage in relation.passages if isinstance(passage, InText)), None)
    text = texts.get(place.text) if place else None
    if text is None or place is None or relation.days is None:
        return relation
    said = text[max(0, place.start - HEDGE_REACH) : place.end]
    least, most = _in_units(relation.days, text[place.start : place.end])
    if _WITHIN.search(said):
        return replace(relation, days=(min(0, least), max(0, most)))
    if _BEYOND.search(said):
        return replace(relation, days=(least, FAR) if least >= 0 else (-FAR, most))
    if _ABOUT.search(said):
        wide = max(1, abs(most) // 4)
        return replace(relation, days=(least - wide, most + wide))
    return replace(relation, days=(least, most))


def _in_units(days: tuple[int, int], words: str) -> tuple[int, int]:
    """Days widened by half the unit that the words count in: who says "a year" does not count days."""
    half = next((width for unit, width in _HALF_UNITS.items() if _UNITS[unit].search(words)), 0)
    middle = (days[0] + days[1]) // 2
    return min(days[0], middle - half), max(days[1], middle + half)


def _has_days(relation: Relation) -> bool:
    return relation.kind not in (RelationKind.DISTANCE, RelationKind.DURATION) or relation.days is not None


def _told(facts: CaseFacts, sure: frozenset[str], texts: Texts) -> Iterator[Link]:
    past = {
        fact.entity for fact in facts.facts if fact.property == "event.completion" and fact.value in TOLD_AS_PAST
    } - {fact.entity for fact in facts.facts if fact.property == "event.completion" and fact.value == "planned"}
    for fact in facts.facts:
        if fact.property == "event.date" and fact.entity in past & sure and fact.statement in sure and _narrow(fact):
            passage = place_of(fact)
            layout = layout_at(texts, passage)
            if layout is None or passage is None or not layout.looks_ahead(passage.start, passage.end):
                yield Link(LinkKind.TOLD, fact.statement, fact.entity)


def _narrow(fact: Fact) -> bool:
    """Whether a date is narrower than a year: a bare year that lies ahead is mostly a plan."""
    return fact.bounds is not None and fact.bounds.s_max - fact.bounds.s_min < NARROW


def _born(facts: CaseFacts, sure: frozenset[str]) -> Iterator[Link]:
    people = {fact.entity: fact.entity for fact in facts.facts if fact.property == "person.birth"}
    people |= {
        fact.value: fact.entity for fact in facts.facts if fact.property == "person.name" and fact.entity in people
    }
    for fact in facts.facts:
        person = people.get(fact.value) if fact.property == "event.victim" else None
        if person in sure and fact.entity in sure:
            yield Link(LinkKind.BIRTH, fact.entity, person)
    for person in dict.fromkeys(people.values()):
        death = lives.node_of(person, "person.death")
        if person in sure and death in sure:
            yield Link(LinkKind.BIRTH, death, person)


def constraints_of(link: Link, first: int, second: int) -> tuple[tuple[int, int, int], ...]:
    """What a link says of two start nodes and the end nodes behind them, as (source, target, weight)."""
    days = link.relation.days if link.relation else None
    return _ORDERS[link.kind](first, second, days or (0, 0))


_Order = Callable[[int, int, tuple[int, int]], tuple[tuple[int, int, int], ...]]
_ORDERS: Mapping[LinkKind, _Order] = {
    LinkKind.REPORTS: lambda first, second, _: ((first + 1, second, 0),),
    LinkKind.AFTER: lambda first, second, _: ((first + 1, second, 0),),
    LinkKind.LIFE_CYCLE: lambda first, second, _: ((first + 1, second, 0),),
    LinkKind.BIRTH: lambda first, second, _: ((first + 1, second, 0),),
    LinkKind.DEATH: lambda first, second, _: ((first + 1, second, 0),),
    LinkKind.TOLD: lambda first, second, _: ((first + 1, second, TOLD_SLACK),),
    LinkKind.SAME_DAY: lambda first, second, _: ((first + 1, second, 0), (second + 1, first, 0)),
    LinkKind.DISTANCE: lambda first, second, days: ((first + 1, second, -days[0]), (second + 1, first, days[1])),
    LinkKind.DURATION: lambda first, _, days: (
        (first, first + 1, days[1]),
        (first + 1, first, COUNTING_SLACK - days[0]),
    ),
}


def place_of(fact: Fact) -> InText | None:
    """The first place in a text where a fact stands."""
    return next((passage for passage in fact.passages if isinstance(passage, InText)), None)
