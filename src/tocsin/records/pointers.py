"""What acts, involvements and the forms of a name point at, by number, so that those of a person are found.

What points at an entity that nobody opened yet dangles until somebody does: changesets come in any order.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tocsin.domain.dossier import Shown
from tocsin.lib import ids
from tocsin.records import bulk
from tocsin.records.derived import Dangling, Entity, Pointer
from tocsin.records.fields import raw_id

SLOTS = 16  # pointers that an entity has at most
POINTERS = ("act.event", "act.victim", "involvement.act", "involvement.actor", "name_form.of")
_OF_KIND = {
    kind: [(slot, name) for slot, name in enumerate(POINTERS) if name.startswith(f"{kind}.")]
    for kind in ("act", "involvement", "name_form")
}


def write(entities: Iterable[tuple[int, str, Mapping[str, tuple[Shown, ...]]]]) -> None:
    """Keep what these entities (number, kind, what is shown of it) point at."""
    pointing = {
        number * SLOTS + slot: found[0].value
        for number, kind, shown in entities
        for slot, name in _OF_KIND.get(kind, ())
        if (found := shown.get(name)) and ids.is_id(found[0].value)
    }
    raw = {uid: raw_id(uid) for uid in pointing.values()}
    numbers = {bytes(uid): number for uid, number in bulk.select(Entity, ("uid", "id"), "uid", raw.values())}
    known = {place: numbers.get(raw[uid]) for place, uid in pointing.items()}
    bulk.insert(Pointer, ("place", "target"), ((place, target) for place, target in known.items() if target))
    bulk.insert(Dangling, ("place", "uid"), ((place, raw[pointing[place]]) for place in known if not known[place]))


def forget(numbers: Iterable[int]) -> None:
    """Take away what these entities point at."""
    places = [number * SLOTS + slot for number in numbers for slot in range(len(POINTERS))]
    bulk.delete_where(Pointer, "place", places)
    bulk.delete_where(Dangling, "place", places)


def opened(numbers: Mapping[str, int]) -> None:
    """Entities were opened: what dangled under their ids points at them."""
    if numbers and Dangling.objects.exists():
        rows = [
            (place, numbers[ids.short(bytes(uid))])
            for place, uid in bulk.select(Dangling, ("place", "uid"), "uid", map(raw_id, numbers))
        ]
        bulk.insert(Pointer, ("place", "target"), rows)
        bulk.delete_where(Dangling, "place", (place for place, _ in rows))


def closed(uids: Mapping[int, str]) -> None:
    """These entities are none any more: what points at them dangles."""
    rows = list(bulk.select(Pointer, ("place", "target"), "target", uids))
    bulk.delete_where(Pointer, "place", (place for place, _ in rows))
    bulk.insert(Dangling, ("place", "uid"), ((place, raw_id(uids[target])) for place, target in rows))
