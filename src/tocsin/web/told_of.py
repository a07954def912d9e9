"""Of what and of whom a letter tells, to tick in its form."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from itertools import islice

from tocsin.domain.dates import OPEN_FUTURE, Kind, bounds
from tocsin.domain.dossier import Dossier, EntityView
from tocsin.web.case_events import concerned
from tocsin.web.words import event_words, listed, name_of, value_words

MOST_EVENTS = 300  # that a form lists; of a larger case a letter tells of all, or a brief chooses


@dataclass(frozen=True, slots=True)
class Tick:
    """An event or a person, and whether it is ticked."""

    value: str
    words: str
    more: str = ""
    chosen: bool = False


def events_to_tick(dossier: Dossier, chosen: Collection[str]) -> list[Tick]:
    """The events in the order of time, with day and people; those without a date last, none of a case with too many."""
    if too_many(dossier):
        return []
    whom = concerned(dossier)
    events = sorted(dossier.of_kind("event"), key=_begins)
    return [_event(dossier, view, whom.get(view.id, ()), chosen=view.id in chosen) for view in events]


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
