"""To whom events were done, by the names that lists show: asked of a page of events together, not of a whole case."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from tocsin.access.filter import visible
from tocsin.domain.viewer import Viewer
from tocsin.records import bulk
from tocsin.records.derived import Document, Entity, Pointer
from tocsin.records.pointers import POINTERS, SLOTS

_EVENT, _VICTIM = POINTERS.index("act.event"), POINTERS.index("act.victim")


def names_of_victims(viewer: Viewer, events: Iterable[int]) -> Mapping[int, tuple[str, ...]]:
    """By the number of each event the names of whom it was done to, as far as they may be seen."""
    pointing = bulk.select(Pointer, ("place", "target"), "target", events)
    event_of = {place // SLOTS: event for place, event in pointing if place % SLOTS == _EVENT}
    places = [act * SLOTS + _VICTIM for act in sorted(event_of)]
    victims = [
        (event_of[place // SLOTS], one) for place, one in bulk.select(Pointer, ("place", "target"), "place", places)
    ]
    seen = {row.id for row in visible(viewer, Entity.objects.filter(id__in={one for _, one in victims}))}
    names = dict(Document.objects.filter(entity__in=seen).values_list("entity", "line"))
    found: dict[int, dict[str, None]] = defaultdict(dict)
    for event, victim in sorted(victims):
        if names.get(victim):
            found[event][names[victim]] = None
    return {event: tuple(some) for event, some in found.items()}
