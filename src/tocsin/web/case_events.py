"""The events of a case with whom they concern, for its timeline and its lists."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from tocsin.access.timeline import EventLine
from tocsin.domain.dates import Kind, bounds
from tocsin.domain.dossier import Dossier, EntityView
from tocsin.domain.errors import BadDate
from tocsin.web.timeline import Happening
from tocsin.web.words import event_words, listed, name_of, value_words

STEPS = ("proceeding", "stage")  # a stage names an event, its proceeding whom that concerns


def happenings(dossier: Dossier, lines: Sequence[EventLine]) -> list[Happening]:
    """What a timeline draws, in the order given."""
    whom = concerned(dossier)
    return [_happening(dossier, line, whom.get(line.id, ())) for line in lines if line.id in dossier.entities]


def concerned(dossier: Dossier) -> Mapping[str, Sequence[str]]:
    """By event, to whom it was done; of a step of a proceeding, whose that is."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for act in dossier.of_kind("act"):
        for event in act.all("act.event"):
            found[event.value].update({victim.value: None for victim in act.all("act.victim") if victim.value})
    for stage in dossier.of_kind("stage"):
        step = stage.one("stage.proceeding")
        proceeding = dossier.entities.get(step.value) if step else None
        for event in stage.all("stage.event"):
            people = proceeding.all("proceeding.person") if proceeding else ()
            found[event.value].update({person.value: None for person in people if person.value})
    return {event: tuple(people) for event, people in found.items()}


def _happening(dossier: Dossier, line: EventLine, people: Sequence[str]) -> Happening:
    view = dossier.entities[line.id]
    date = view.one("event.date")
    when = value_words(dossier, "event.date", date) if date else gettext("no date is recorded")
    if date and line.disputed:
        when = " / ".join([when, *(value_words(dossier, "event.date", other) for other in date.others)])
    completion = view.one("event.completion")
    return Happening(
        id=line.id,
        what=event_words(dossier, view),
        when=when,
        who=listed(name_of(dossier, person) for person in people) or gettext("Nobody is named"),
        edtf=line.date,
        completion=completion.value if completion else line.completion,
        bounds=line.bounds,
    )


@dataclass(frozen=True, slots=True)
class Mention:
    """An event in one line."""

    id: str
    what: str
    when: str


def happenings_of(dossier: Dossier, entry: str) -> list[Mention]:
    """The events in which an entry of the case stands: as whom it was done to, as who is said to have, as the place."""
    found = events_of_each(dossier).get(entry, frozenset())
    return [_mention(dossier, view) for view in sorted((dossier.entities[event] for event in found), key=_begin)]


def events_of_each(dossier: Dossier) -> Mapping[str, Collection[str]]:
    """The same of every entry of the case at once, by id."""
    found: dict[str, set[str]] = defaultdict(set)
    for event, people in concerned(dossier).items():
        for person in people:
            found[person].add(event)
    for view in dossier.of_kind("event"):
        for place in view.all("event.place"):
            found[place.value].add(view.id)
    for part in dossier.of_kind("involvement"):
        acts = [dossier.entities.get(act.value) for act in part.all("involvement.act")]
        events = [event.value for act in acts if act is not None for event in act.all("act.event")]
        for actor in part.all("involvement.actor"):
            found[actor.value].update(events)
    return {entry: {event for event in events if event in dossier.entities} for entry, events in found.items()}


def _mention(dossier: Dossier, view: EntityView) -> Mention:
    day = view.one("event.date")
    when = value_words(dossier, "event.date", day) if day else gettext("no date is recorded")
    return Mention(view.id, event_words(dossier, view), when)


def _begin(view: EntityView) -> tuple[bool, int, str]:
    """In the order of time; what has no date, or one that cannot be read, last."""
    day = view.one("event.date")
    try:
        return (False, bounds(day.value, Kind.MOMENT).s_min, view.id) if day and day.value else (True, 0, view.id)
    except BadDate:
        return True, 0, view.id
