"""From birth to death: what is told as done to a person, or by one, who must have been alive for it.

A verdict, a search of the home, a burial or an award can come to the dead; they bind nothing. Of a text only what it
tells flat of somebody named in the very sentence counts: behind a death it mostly tells of mourners, suspects and
what the dead had suffered before.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from tocsin.checking.sentences import Layout, Texts, layout_at
from tocsin.checking.words.attribution import all_named, attributes, naming_words, tells_of_no_deed
from tocsin.checking.words.death import mourns, tells_of_others
from tocsin.checking.words.free_acts import holds_press_conference
from tocsin.domain.facts import CaseFacts, Fact, Stance
from tocsin.domain.passages import InText

KILLING = "killing"
HELD_BY = "press_conference"
# what cannot be done to the dead; they can be charged, convicted, searched, smeared and written about
ALIVE = frozenset({
    "arrest", "detention", "release", "assault", "torture", "abduction", "attempted_abduction", "extradition",
    "deportation", "asylum_application", HELD_BY,
})  # fmt: skip
_DEATH = "/death"
_UNDONE = frozenset({"attempted", "threatened", "planned"})


def node_of(entity: str, property_id: str) -> str:
    """What a date dates: the entity itself, or the death of a person, which is not the person's birth."""
    return f"{entity}{_DEATH}" if property_id == "person.death" else entity


def mortal(node: str) -> str:
    """The entity behind what is dated: of a death, the person."""
    return node.removesuffix(_DEATH)


def is_death(node: str) -> bool:
    """Whether what is dated is the death that the record holds of a person."""
    return node.endswith(_DEATH)


@dataclass(frozen=True, slots=True)
class Happening:
    """An event that was done, its type, what is told of it, and to whom it happened, so far as a name says who."""

    entity: str
    type: Fact
    rows: tuple[Fact, ...]
    people: tuple[tuple[str, str], ...]  # person and the name by which the event has it


def after_death(facts: CaseFacts, sure: Collection[str], texts: Texts) -> Iterator[tuple[str, str]]:
    """Pairs (death, act) of what has a sure date: the one does not lie before the other begins."""
    if not any(fact.value == KILLING or fact.property == "person.death" for fact in facts.facts):
        return
    told = list(happenings(facts, sure))
    deaths = _deaths(facts, told, sure, texts)
    for event in told if deaths else ():
        if event.type.value in ALIVE:
            for person, name in (*event.people, *_who_held(event, facts, texts)):
                if person in deaths and is_plain(event, name, texts, behind=True):
                    yield from ((death, event.entity) for death in deaths[person])


def _deaths(
    facts: CaseFacts, told: Sequence[Happening], sure: Collection[str], texts: Texts
) -> Mapping[str, Collection[str]]:
    """What dates the death of each person: what the record holds of it, and how the person was killed."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for fact in facts.facts:
        if fact.property == "person.death" and node_of(fact.entity, fact.property) in sure:
            found[fact.entity][node_of(fact.entity, fact.property)] = None
    for event in told:
        if event.type.value == KILLING:
            for person, name in event.people:
                if is_plain(event, name, texts):
                    found[person][event.entity] = None
    return found


def happenings(facts: CaseFacts, sure: Collection[str]) -> Iterator[Happening]:
    """The events that were done, by the word of all who tell of them."""
    people = bearers(facts)
    rows: dict[str, list[Fact]] = defaultdict(list)
    undone = frozenset(_doubted(facts))
    for fact in facts.facts:
        if fact.property.startswith("event.") and fact.entity in sure:
            rows[fact.entity].append(fact)
    for entity, several in rows.items():
        kinds = [fact for fact in several if fact.property == "event.type"]
        if entity in undone or len({fact.value for fact in kinds}) != 1 or _is_doubtful(several):
            continue
        names = dict.fromkeys(fact.value for fact in several if fact.property == "event.victim")
        known = ((people.get(name.casefold()), name) for name in names)
        yield Happening(entity, kinds[0], tuple(several), tuple((person, name) for person, name in known if person))


def bearers(facts: CaseFacts) -> Mapping[str, str]:
    """The person of each name, in small letters; a name that two people bear is nobody's."""
    found: dict[str, set[str]] = defaultdict(set)
    for fact in facts.facts:
        if fact.property == "person.name":
            found[fact.value.casefold()].add(fact.entity)
    return {name: next(iter(people)) for name, people in found.items() if len(people) == 1}


def _doubted(facts: CaseFacts) -> Iterator[str]:
    """The events of which an act was refuted, or only tried."""
    acts = {
        fact.entity
        for fact in facts.facts
        if (fact.property == "act.completion" and fact.value in _UNDONE)
        or (fact.property == "act.status" and fact.value == "refuted")
    }
    return (fact.value for fact in facts.facts if fact.property == "act.event" and fact.entity in acts)


def _is_doubtful(rows: list[Fact]) -> bool:
    """Whether somebody denies or doubts any of it, or it was only tried, or stands in a headline."""
    return any(
        fact.property == "event.heading"
        or (fact.property == "event.completion" and fact.value in _UNDONE)
        or (fact.stance is not Stance.ASSERTS and fact.property in {"event.type", "event.date", "event.victim"})
        for fact in rows
    )


def is_plain(event: Happening, name: str, texts: Texts, *, behind: bool = False) -> bool:
    """Whether a sentence tells it flat of this very person; what no text tells, a person typed in."""
    sentence = sentence_of(event, texts)
    if sentence is None:
        return not _places(event.type)
    if attributes(sentence) or tells_of_no_deed(sentence) or not all_named(naming_words(name), naming_words(sentence)):
        return False
    return not (behind and (mourns(sentence) or tells_of_others(sentence)))


def _who_held(event: Happening, facts: CaseFacts, texts: Texts) -> Iterator[tuple[str, str]]:
    """Who gave a press conference, where its sentence begins with the name and says so."""
    sentence = sentence_of(event, texts) if event.type.value == HELD_BY else None
    if sentence is not None:
        names = (fact.value for fact in facts.facts if fact.property == "person.name")
        people = bearers(facts)
        for name in dict.fromkeys(names):
            if name.casefold() in people and holds_press_conference(name, sentence):
                yield people[name.casefold()], name


def _places(fact: Fact) -> list[InText]:
    return [passage for passage in fact.passages if isinstance(passage, InText)]


def sentence_of(event: Happening, texts: Texts) -> str | None:
    """The sentence that tells the event, None where it is not at hand."""
    place = next(iter(_places(event.type)), None)
    layout: Layout | None = layout_at(texts, place)
    if layout is None or place is None:
        return None
    return layout.text[slice(*sentence_at(layout, place))]


def sentence_at(layout: Layout, place: InText) -> tuple[int, int]:
    """Where the sentence of a passage stands, also where the next one begins with a figure (“… Варгу. 5 мая …”)."""
    begin, end = layout.sentence(place.start, place.end)
    stops = list(_stop().finditer(layout.text, begin, end))
    begin = max((stop.end() for stop in stops if stop.end() <= place.start), default=begin)
    return begin, min((stop.start() + 1 for stop in stops if stop.end() >= place.end), default=end)


@cache
def _stop() -> re.Pattern[str]:
    return re.compile(r"(?<=[^\W\d_]{4})[.!?]\s+(?=\d)")
