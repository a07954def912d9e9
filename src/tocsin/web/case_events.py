"""The events of a case with whom they concern, for its timeline and its lists."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
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
    """The events in which an entry of the case stands, in the order of time."""
    views = (dossier.entities[event] for event in events_of(dossier, entry))
    return [_mention(dossier, view) for view in sorted(views, key=_begin)]


def events_of(dossier: Dossier, entry: str) -> set[str]:
    """The events in which an entry stands: as whom it was done to, as who is said to have done it, as the place."""
    acts = list(dossier.pointing("act.victim", entry))
    for part in dossier.pointing("involvement.actor", entry):
        acts += [dossier.entities[act.value] for act in part.all("involvement.act") if act.value in dossier.entities]
    found = {event.value for act in acts for event in act.all("act.event")}
    for proceeding in dossier.pointing("proceeding.person", entry):
        steps = dossier.pointing("stage.proceeding", proceeding.id)
        found |= {event.value for step in steps for event in step.all("stage.event")}
    found |= {view.id for view in dossier.pointing("event.place", entry) if view.kind == "event"}
    return found & dossier.entities.keys()


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
