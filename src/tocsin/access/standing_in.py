"""In which events the entries of a case stand: asked of those that a page shows, without reading the case."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from django.db.models import QuerySet

from tocsin.access.filter import entity_row, visible
from tocsin.domain.viewer import Viewer
from tocsin.lib import ids
from tocsin.lib.ids import is_id
from tocsin.records import bulk, claims
from tocsin.records.derived import Entity, EventRow, Pointer
from tocsin.records.pointers import POINTERS, SLOTS
from tocsin.records.words import WORDS

Rows = QuerySet[Entity]
Pair = tuple[int, int]  # the numbers of an entry, and of an event in which it stands


def events_of_each(viewer: Viewer, case: str, entities: Iterable[str]) -> Mapping[str, frozenset[str]]:
    """The events of the case in which each entry stands, by its id; what stands in none is left out. Raises NoSuch.

    It stands in one as whom it was done to, as who is said to have done it, as whose proceeding went a step, as the
    place.
    """
    rows = visible(viewer, Entity.objects.filter(scope=entity_row(viewer, case, "case").scope))
    asked = {row.id: row for some in bulk.chunks(filter(is_id, entities)) for row in rows.filter(uid__in=some)}
    kinds = {WORDS.word(row.kind) for row in asked.values()}
    found: dict[int, set[int]] = defaultdict(set)
    for kind, pairs in _WAYS:
        for entry, event in pairs(rows, asked) if kind in kinds else ():
            found[entry].add(event)
    uids = _uids(rows, {event for events in found.values() for event in events})
    told = {asked[one].uid: frozenset(uids[event] for event in events & uids.keys()) for one, events in found.items()}
    return {entry: events for entry, events in told.items() if events}


def events_in_time(viewer: Viewer, case: str, entity: str, most: int) -> tuple[tuple[str, ...], int]:
    """The earliest events in which one entry stands, what has no date last, and how many there are. Raises NoSuch."""
    events = events_of_each(viewer, case, [entity]).get(entity, frozenset())
    numbers = (row[0] for row in bulk.select(Entity, ("id",), "uid", map(ids.raw, events)))
    begun = dict(bulk.select(EventRow, ("entity", "s_min"), "entity", numbers))
    first = sorted(begun, key=lambda number: (begun[number] is None, begun[number] or 0, number))[:most]
    uids = {number: ids.short(bytes(uid)) for number, uid in bulk.select(Entity, ("id", "uid"), "id", first)}
    return tuple(uids[number] for number in first), len(events)


def _acted(_: Rows, asked: Mapping[int, Entity]) -> Iterator[Pair]:
    """By what acts and involvements point at."""
    of_act: dict[int, set[int]] = defaultdict(set)
    by_part: dict[int, int] = {}
    for place, target in bulk.select(Pointer, ("place", "target"), "target", asked):
        entity, slot = divmod(place, SLOTS)
        if slot == POINTERS.index("act.victim"):
            of_act[entity].add(target)
        elif slot == POINTERS.index("involvement.actor"):
            by_part[entity] = target
    for part, act in _targets(by_part, "involvement.act"):
        of_act[act].add(by_part[part])
    for act, event in _targets(of_act, "act.event"):
        yield from ((one, event) for one in of_act[act])


def _went(rows: Rows, asked: Mapping[int, Entity]) -> Iterator[Pair]:
    """A step of a proceeding names an event, its proceeding whom that concerns."""
    steps = _named(rows, "stage", "stage.proceeding", "stage.event")
    if not steps:
        return
    proceedings = {uid: number for number, uid in rows.filter(kind=WORDS.known("proceeding")).values_list("id", "uid")}
    whose = _named(rows, "proceeding", "proceeding.person")
    events = _numbers(rows, {event for _, event in steps.values()})
    people = {row.uid: row.id for row in asked.values()}
    for proceeding, event in steps.values():
        for person in whose.get(proceedings.get(proceeding, -1), ()):
            if person in people and event in events:
                yield people[person], events[event]


def _there(rows: Rows, asked: Mapping[int, Entity]) -> Iterator[Pair]:
    places = {row.uid: row.id for row in asked.values()}
    for event, (place,) in _named(rows, "event", "event.place").items():
        if place in places:
            yield places[place], event


_WAYS: tuple[tuple[str, Callable[[Rows, Mapping[int, Entity]], Iterator[Pair]]], ...] = (
    ("person", _acted),
    ("group", _acted),
    ("person", _went),
    ("place", _there),
)


def _named(rows: Rows, kind: str, *properties: str) -> dict[int, tuple[str, ...]]:
    """What each entry of a kind names by these properties, empty where it names nothing."""
    numbers = rows.filter(kind=WORDS.known(kind)).values_list("id", flat=True)
    shown = claims.shown_later(numbers, properties)
    return {
        number: tuple(next((one.value for one in values.get(name, ())), "") for name in properties)
        for number, values in shown.items()
    }


def _targets(entities: Collection[int], pointer: str) -> Iterator[Pair]:
    slot = POINTERS.index(pointer)
    for place, target in bulk.select(Pointer, ("place", "target"), "place", (one * SLOTS + slot for one in entities)):
        yield place // SLOTS, target


def _uids(rows: Rows, numbers: Iterable[int]) -> dict[int, str]:
    chosen = (rows.filter(id__in=some, kind=WORDS.known("event")) for some in bulk.chunks(numbers))
    return {number: uid for some in chosen for number, uid in some.values_list("id", "uid")}


def _numbers(rows: Rows, uids: Iterable[str]) -> dict[str, int]:
    chosen = (rows.filter(uid__in=some, kind=WORDS.known("event")) for some in bulk.chunks(filter(is_id, uids)))
    return {uid: number for some in chosen for number, uid in some.values_list("id", "uid")}
