"""Of what and of whom a letter tells, to tick in its form."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import islice

from tocsin.access.events import list_events
from tocsin.domain.dates import OPEN_FUTURE, Kind, bounds
from tocsin.domain.dossier import Dossier, EntityView
from tocsin.domain.viewer import Viewer
from tocsin.web.case_events import concerned
from tocsin.web.event_list import asked
from tocsin.web.words import event_words, listed, name_of, value_words

MOST_EVENTS = 300  # that a form lists; of a larger case a letter tells of all, or of a list that is narrowed


@dataclass(frozen=True, slots=True)
class Tick:
    """An event or a person, and whether it is ticked."""

    value: str
    words: str
    more: str = ""
    chosen: bool = False


def events_to_tick(dossier: Dossier, chosen: Collection[str], among: Collection[str] = ()) -> list[Tick]:
    """The events in the order of time, with day and people; those without a date last.

    Only those `among` some, where it names any; else none of a case with too many.
    """
    if not among and too_many(dossier):
        return []
    whom = concerned(dossier)
    events = sorted((view for view in dossier.of_kind("event") if not among or view.id in among), key=_begins)
    return [_event(dossier, view, whom.get(view.id, ()), chosen=view.id in chosen) for view in events]


def narrowed_by(fields: Mapping[str, str], case: str) -> dict[str, str]:
    """What the address of a list of events narrows it by. Raises Http404."""
    return {name: value for name, value in asked(fields, case).given.items() if name != "order"}


def as_listed(viewer: Viewer, case: str, fields: Mapping[str, str]) -> tuple[str, ...]:
    """The events of a list that is narrowed; none of one that is whole, empty or too long. Raises NoSuch, Http404."""
    if not narrowed_by(fields, case):
        return ()
    found = list_events(viewer, asked(fields, case).wanted, most=MOST_EVENTS)
    return () if found.next else tuple(line.id for line in found.items)


def can_be_ticked(total: int | None) -> bool:
    """Whether a form lists so many events; a number that is not known is too great."""
    return total is not None and total <= MOST_EVENTS


def too_many(dossier: Dossier) -> bool:
    """Whether a case has more events than a form lists."""
    return any(islice(dossier.of_kind("event"), MOST_EVENTS, None))


def people_to_tick(dossier: Dossier, unnamed: Collection[str]) -> list[Tick]:
    """The people of the case; ticked is who stands as a role."""
    return [Tick(one.id, name_of(dossier, one.id), chosen=one.id in unnamed) for one in dossier.of_kind("person")]


def named_but(dossier: Dossier, unnamed: Collection[str]) -> tuple[str, ...] | None:
    """The people of the case without these; None, which is everybody, where nobody is left out."""
    return tuple(one.id for one in dossier.of_kind("person") if one.id not in unnamed) if unnamed else None


def _event(dossier: Dossier, view: EntityView, people: Collection[str], *, chosen: bool) -> Tick:
    date = view.one("event.date")
    more = (value_words(dossier, "event.date", date) if date else "", listed(name_of(dossier, one) for one in people))
    return Tick(view.id, event_words(dossier, view), " · ".join(filter(None, more)), chosen)


def _begins(event: EntityView) -> int:
    dates = [shown.value for shown in event.all("event.date") if shown.value]
    return min((bounds(value, Kind.MOMENT).s_min for value in dates), default=OPEN_FUTURE)
