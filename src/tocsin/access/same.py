"""Which entities persons said are the same: followed only through what the viewer may see."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tocsin.access.filter import entity_row, visible
from tocsin.domain.viewer import Viewer
from tocsin.lib import ids
from tocsin.records import bulk
from tocsin.records.derived import Entity, Joined
from tocsin.records.fields import raw_id


def same_as(viewer: Viewer, uids: Iterable[str]) -> dict[str, frozenset[str]]:
    """For each of these entities that may be seen, all that are the same by the joins in force, itself among them."""
    found = _seen(viewer, set(uids))
    groups = {uid: {uid} for uid in found}
    new = found
    while new:
        pairs = list(_joined(new))
        seen = _seen(viewer, {uid for pair in pairs for uid in pair})
        new = seen - groups.keys()
        groups.update({uid: {uid} for uid in new})
        for one, other in pairs:
            if one in seen and other in seen and groups[one] is not groups[other]:
                groups[one] |= groups[other]
                groups.update(dict.fromkeys(groups[other], groups[one]))
    return {uid: frozenset(groups[uid]) for uid in found}


@dataclass(frozen=True, slots=True)
class Join:
    """One join in force, by its id, and the entity on its other side."""

    join: str
    other: str


def joins_of(viewer: Viewer, uid: str) -> tuple[Join, ...]:
    """The joins in force that name this entity, as far as their other side may be seen. Raises NoSuch."""
    entity_row(viewer, uid)
    ends = ((Joined.objects.filter(one=uid), "other"), (Joined.objects.filter(other=uid), "one"))
    found = dict(pair for rows, end in ends for pair in rows.values_list("join", end))
    seen = _seen(viewer, found.values())
    return tuple(Join(join, other) for join, other in sorted(found.items()) if other in seen)


def _joined(uids: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The joins in force that name one of these."""
    keys = [raw_id(uid) for uid in uids if ids.is_id(uid)]
    for end in ("one", "other"):
        for one, other in bulk.select(Joined, ("one", "other"), end, keys):
            yield ids.short(bytes(one)), ids.short(bytes(other))


def _seen(viewer: Viewer, uids: Iterable[str]) -> set[str]:
    found: set[str] = set()
    for chunk in bulk.chunks(uids):
        found.update(visible(viewer, Entity.objects.filter(uid__in=chunk)).values_list("uid", flat=True))
    return found
