"""Where people certainly were and when: what an event needs its victim for, at a place that is known, on a firm date.

Everything is taken in its widest sense. A day is that of the place's own clocks, which may be any that it kept since
1995; a time of day may be half an hour off; of an event that lasts, only a closed term of detention keeps a person at
its place throughout.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tocsin.checking.links import place_of
from tocsin.checking.sentences import Texts, layout_at
from tocsin.checking.words.clock import AGAIN, time_beside
from tocsin.domain.facts import CaseFacts, Fact, Firmness, Stance
from tocsin.domain.globe import metres_apart
from tocsin.domain.places import city_of

# what cannot be done to somebody who is elsewhere; a threat, a charge or a verdict can
PRESENT = frozenset({
    "arrest", "detention", "release", "assault", "torture", "abduction", "attempted_abduction", "killing",
})  # fmt: skip
HELD = "detention"
_OF_ACT = {"act.date": "event.date", "act.place": "event.place", "act.completion": "event.completion"}
_TOLD = frozenset({"event.type", "event.completion", "event.date", "event.place", "event.place_words"})
HOUR, DAY = 3_600, 86_400
LONGEST_WAY = 3 * DAY  # there and back again between any two places
ROUNDED = HOUR // 2  # a time of day is told to the half hour
CITY_RADIUS = 30.0  # km from the middle of a city to where its people would still say "in"
NEAR = 100.0  # km beyond these within which a person may be held and taken out for a day
EXACT = frozenset({"exact", "street", "district", "settlement"})
SURFACE, FLIGHT, OVERHEAD = 200.0, 900.0, 3.0  # km/h on the ground and in the air; hours to board and to leave
CLOCK_REACH = 3.5  # hours by which clocks may differ from the sun
FAR_EAST = 150  # degrees of longitude beyond which the date line makes the day itself uncertain


@dataclass(frozen=True, slots=True)
class Spot:
    """A point (latitude, longitude), the km by which it may be off, and the hours its clocks are ahead of UTC."""

    point: tuple[float, float]
    doubt: float
    clock: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Stay:
    """A person at a place: there from `begin` at the latest to `end` at the earliest, in seconds of UTC.

    Of a moment within bounds these run backwards: it may be as late as `begin` and as early as `end`. `exact` tells
    that a time of day is known; `facts` are the person, the date and the place, in this order.
    """

    event: str
    person: str
    spot: Spot
    begin: int
    end: int
    exact: bool
    facts: tuple[Fact, Fact, Fact]

    @property
    def lasts(self) -> bool:
        """Whether the person was there for a time, not at some moment of it."""
        return self.begin < self.end


def hours_between(one: Spot, other: Spot) -> float:
    """The least hours from one place to the other, on the ground or by air, whichever is faster."""
    away = _apart(one, other)
    return min(away / SURFACE, OVERHEAD + away / FLIGHT)


def kilometres(one: Spot, other: Spot) -> float:
    """How far apart the middles of two places are."""
    return metres_apart(one.point, other.point) / 1000


def _apart(one: Spot, other: Spot) -> float:
    """The least distance in km that two doubtful places leave."""
    return max(0.0, kilometres(one, other) - one.doubt - other.doubt)


def exclude(one: Stay, other: Stay) -> bool:
    """Whether nobody can have been at both: neither the one nor the other first leaves time for the way between."""
    if _apart(one.spot, other.spot) < NEAR:
        return False
    way = hours_between(one.spot, other.spot) * HOUR
    return one.begin - other.end < way and other.begin - one.end < way


def stays(facts: CaseFacts, texts: Texts) -> Iterator[Stay]:
    """Every certain stay of a person whose name is nobody else's in this case, if another is near it in time."""
    rows = _rows(facts)
    acts = {row.claim: act for act in rows["act"].values() for row in act if row.property == "act.victim"}
    for person, done in _done_to(rows, acts).items():
        for victim, told in _close(done):
            yield from _stay(person, victim, told, rows["place"], texts)


_Rows = Mapping[str, Mapping[str, Sequence[Fact]]]
_Done = tuple[Fact, Sequence[Fact]]  # who is named as the victim, and what is told of it


def _rows(facts: CaseFacts) -> _Rows:
    """The facts by kind and entity, of those kinds that say where somebody was."""
    found: dict[str, dict[str, list[Fact]]] = {kind: {} for kind in ("person", "event", "act", "place")}
    for fact in facts.facts:
        of_kind = found.get(fact.property.partition(".")[0])
        if of_kind is not None:
            of_kind.setdefault(fact.entity, []).append(fact)
    return found


def _done_to(rows: _Rows, acts: Mapping[str, Sequence[Fact]]) -> Mapping[str, Sequence[_Done]]:
    """What was done to each person that needs presence; a name that two people bear is nobody's."""
    bearers: dict[str, set[str]] = {}
    for person, of_person in rows["person"].items():
        for row in of_person:
            if row.property == "person.name":
                bearers.setdefault(row.value.casefold(), set()).add(person)
    found: dict[str, list[_Done]] = {}
    for event in rows["event"].values():
        if _type(event) in PRESENT:
            for row in event:
                people = bearers.get(row.value.casefold(), ()) if row.property == "event.victim" else ()
                if len(people) == 1:
                    told = _as_done(event, acts.get(row.claim, ()))
                    found.setdefault(next(iter(people)), []).append((row, told))
    return found


def _close(done: Sequence[_Done]) -> Iterator[_Done]:
    """What lies, by the widest of its dates, within the longest way of something else that was done to the person."""
    spans = sorted((span, at) for at, (_, rows) in enumerate(done) if (span := _span(rows)))
    last = -math.inf
    for place, ((begin, end), at) in enumerate(spans):
        following = spans[place + 1][0][0] if place + 1 < len(spans) else math.inf
        if min(begin - last, following - max(end, last)) <= LONGEST_WAY:
            yield done[at]
        last = max(last, end)


def _span(rows: Sequence[Fact]) -> tuple[int, int] | None:
    bounds = [row.bounds for row in rows if row.property == "event.date" and row.bounds]
    return (min(found.s_min for found in bounds), max(found.e_max for found in bounds)) if bounds else None


def _stay(
    person: str, victim: Fact, rows: Sequence[Fact], places: Mapping[str, Sequence[Fact]], texts: Texts
) -> Iterator[Stay]:
    if victim.stance is Stance.ASSERTS and _needs_presence(rows):
        date, place = _only(rows, "event.date"), _place(rows, places)
        window = _window(date, place[1], _type(rows), texts) if date and place else None
        if date and place and window:
            yield Stay(victim.entity, person, place[1], *window, (victim, date, place[0]))


def _as_done(rows: Sequence[Fact], act: Sequence[Fact]) -> Sequence[Fact]:
    """The rows of an event with what is recorded more exactly of the one act in it."""
    if not act:
        return rows
    own = [replace(row, property=_OF_ACT[row.property]) for row in act if row.property in _OF_ACT]
    known = {row.property for row in own}
    if "event.place" in known:
        known.add("event.place_words")
    return [*(row for row in rows if row.property not in known), *own, *act]


def _needs_presence(rows: Sequence[Fact]) -> bool:
    """Whether something is told as done to a person who must have been there, without a hedge or a denial."""
    if any(row.stance is not Stance.ASSERTS for row in rows if row.property in _TOLD):
        return False
    if any(row.property == "event.heading" or (row.property, row.value) == ("act.status", "refuted") for row in rows):
        return False
    done = [row.value for row in rows if row.property == "event.completion"]
    kind = _type(rows)
    return kind in PRESENT and all(value == "done" or kind.startswith("attempted_") for value in done)


def _type(rows: Sequence[Fact]) -> str:
    kinds = {row.value for row in rows if row.property == "event.type"}
    return kinds.pop() if len(kinds) == 1 else ""


def _only(rows: Sequence[Fact], property_id: str) -> Fact | None:
    """The one value of a property, where nobody gives another."""
    found = [row for row in rows if row.property == property_id]
    return found[0] if len({row.value for row in found}) == 1 else None


def _place(rows: Sequence[Fact], places: Mapping[str, Sequence[Fact]]) -> tuple[Fact, Spot] | None:
    """The place of an event: what is recorded of it, else the city that its words name."""
    recorded, words = _only(rows, "event.place"), _only(rows, "event.place_words")
    if recorded:
        spot = _recorded(places.get(recorded.value, ()))
        return (recorded, spot) if spot else None
    if words is None or any(row.property == "event.place" for row in rows):
        return None
    spot = _named(words.value)
    return (words, spot) if spot else None


def _recorded(rows: Sequence[Fact]) -> Spot | None:
    """A point that was recorded, else the city of its name; nothing of a region or a country."""
    if any(row.property == "place.precision" and row.value not in EXACT for row in rows):
        return None
    point = [row for row in rows if row.property == "place.point" and row.value]
    if len(point) == 1:
        latitude, longitude, radius = (float(part) for part in point[0].value.split(","))
        return Spot((latitude, longitude), max(CITY_RADIUS, radius / 1000), _clock(longitude))
    names = [_named(row.value) for row in rows if row.property == "place.name"]
    return names[0] if not point and names and len(set(names)) == 1 else None


def _named(words: str) -> Spot | None:
    city = city_of(words)
    return Spot(city.point, CITY_RADIUS, city.clock) if city else None


def _clock(longitude: float) -> tuple[float, float]:
    if abs(longitude) > FAR_EAST:
        return (-12.0, 14.0)
    return longitude / 15 - CLOCK_REACH, longitude / 15 + CLOCK_REACH


def _window(date: Fact, spot: Spot, kind: str, texts: Texts) -> tuple[int, int, bool] | None:
    """When the stay began at the latest and ended at the earliest, and whether a time of day is known."""
    bounds = date.bounds
    if bounds is None or bounds.soft or date.firmness is not Firmness.FIRM:
        return None
    latest, earliest = bounds.s_max, bounds.e_min
    exact = "T" in date.value
    if kind != HELD or "/" not in date.value or ".." in date.value or _again(date, texts):
        latest, earliest = bounds.e_max, bounds.s_min
    if exact:
        return latest, earliest, True
    minutes = _time(date, texts)
    if minutes is not None and bounds.e_max - bounds.s_min < DAY:
        moment = bounds.s_min + minutes * 60
        latest, earliest, exact = moment + ROUNDED, moment - ROUNDED, True
    return latest - round(spot.clock[0] * HOUR), earliest - round(spot.clock[1] * HOUR), exact


def _again(date: Fact, texts: Texts) -> bool:
    """Whether the sentence of a date tells of several times: nobody was held throughout."""
    place = place_of(date)
    layout = layout_at(texts, place)
    return bool(layout and place and AGAIN.search(layout.text, *layout.sentence(place.start, place.end)))


def _time(date: Fact, texts: Texts) -> int | None:
    place = place_of(date)
    text = texts.get(place.text) if place else None
    return time_beside(text, place.start, place.end) if place and text is not None else None
