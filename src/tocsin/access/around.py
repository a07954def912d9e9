"""Parts of a case, so that a list or a drawing costs what it shows and not what the whole case holds."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.db.models import QuerySet

from tocsin.access.filter import entity_row, visible
from tocsin.domain.dossier import Dossier, EntityView
from tocsin.domain.viewer import Viewer
from tocsin.records import bulk, claims, store
from tocsin.records.derived import Entity, Pointer
from tocsin.records.pointers import POINTERS, SLOTS
from tocsin.records.standing import standings
from tocsin.records.words import WORDS

WHOLE = ("case", "place", "proceeding", "stage")  # of these a case has few
MOST_OF_A_KIND = 300


def get_part(
    viewer: Viewer, case: str, of_kinds: Collection[str], events: Collection[str], properties: Collection[str]
) -> Dossier:
    """Of a case itself, the first of each of these kinds and these events; only these properties. Raises NoSuch."""
    rows = _rows(viewer, case)
    few = [row for kind in ("case", *of_kinds) for row in _few(rows, (kind,))[:MOST_OF_A_KIND]]
    return Dossier(case, _views([*few, *_named(rows, events)], properties))


def get_around(viewer: Viewer, case: str, events: Collection[str]) -> Dossier:
    """Of a case what lists and drawings of these events tell. Raises NoSuch for the case.

    The events with their acts, to whom these were done and who is said to have had part; every place, and every
    proceeding with its steps and whose it is.
    """
    rows = _rows(viewer, case)
    numbers = [row.id for row in _named(rows, events)]
    acts = _pointing(numbers, "act.event")
    parts = _pointing(acts, "involvement.act")
    people = {*_pointed(acts, "act.victim"), *_pointed(parts, "involvement.actor")}
    few = _few(rows, WHOLE)
    views = _views([*few, *_numbered(rows, {*numbers, *acts, *parts, *people} - {row.id for row in few})])
    whose = {one.value for view in views.values() for one in view.all("proceeding.person")} - views.keys()
    return Dossier(case, views | _views(_named(rows, whose)))


def _rows(viewer: Viewer, case: str) -> QuerySet[Entity]:
    return visible(viewer, Entity.objects.filter(scope=entity_row(viewer, case, "case").scope))


def _few(rows: QuerySet[Entity], kinds: Iterable[str]) -> list[Entity]:
    return list(rows.filter(kind__in=WORDS.numbers(list(kinds))))


def _named(rows: QuerySet[Entity], uids: Iterable[str]) -> list[Entity]:
    return [row for chunk in bulk.chunks(uids) for row in rows.filter(uid__in=chunk)]


def _numbered(rows: QuerySet[Entity], numbers: Iterable[int]) -> list[Entity]:
    return [row for chunk in bulk.chunks(numbers) for row in rows.filter(id__in=chunk)]


def _pointing(targets: Iterable[int], pointer: str) -> list[int]:
    """The numbers of the entities that point at these."""
    slot = POINTERS.index(pointer)
    places = (place for (place,) in bulk.select(Pointer, ("place",), "target", targets))
    return [place // SLOTS for place in places if place % SLOTS == slot]


def _pointed(entities: Iterable[int], pointer: str) -> list[int]:
    """The numbers of what these entities point at."""
    slot = POINTERS.index(pointer)
    places = (entity * SLOTS + slot for entity in entities)
    return [target for (target,) in bulk.select(Pointer, ("target",), "place", places)]


def _views(rows: Iterable[Entity], properties: Collection[str] | None = None) -> dict[str, EntityView]:
    """These entities in the order in which they were opened."""
    ordered = sorted(rows, key=lambda row: row.id)
    found = list(claims.rows_of_entities((row.id for row in ordered), properties))
    standing = standings(found, store.changesets_of(number for number, *_ in found))
    return {
        row.uid: EntityView(row.uid, WORDS.word(row.kind), claims.shown(standing.get(row.id, []))) for row in ordered
    }
