"""Which events of its case a proposal may be about: of the same kind, and at a time that fits."""

from __future__ import annotations

from tocsin.access.event_filter import EventFilter
from tocsin.access.events import list_events
from tocsin.access.proposals import get_proposal, proposals_of
from tocsin.access.timeline import EventLine
from tocsin.domain.dates import Kind, bounds
from tocsin.domain.deadlines import days_of
from tocsin.domain.facts import Stance
from tocsin.domain.viewer import Viewer


def list_known_events(viewer: Viewer, number: int, most: int = 4) -> tuple[EventLine, ...]:
    """At most so many events that a proposal may be about, the earliest first; none for what is no event.

    What has no date fits nothing, but for a denial: it may be of any. What its own statement told stands apart: one
    telling is not denied by another sentence of it. Raises NoSuch.
    """
    line = get_proposal(viewer, number)
    form = line.form
    if line.kind != "event" or not (form["date"] or form["stance"] == Stance.DENIES):
        return ()
    own = {one.entity for one in proposals_of(viewer, line.statement) if one.kind == "event" and one.entity}
    first, last = days_of(bounds(form["date"], Kind.MOMENT)) if form["date"] else (None, None)
    wanted = EventFilter(type=form["type"], case=line.scope.partition(":")[2], since=first, until=last)
    found = list_events(viewer, wanted, most=most + len(own))
    return tuple(event for event in found.items if event.id not in own)[:most]
