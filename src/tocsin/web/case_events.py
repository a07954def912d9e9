"""The events of a case with whom they concern, for its timeline and its lists."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from tocsin.access.part import get_glance
from tocsin.access.standing_in import events_in_time
from tocsin.access.timeline import EventLine
from tocsin.domain.dossier import Dossier, EntityView
from tocsin.domain.viewer import Viewer
from tocsin.web.timeline import Happening
from tocsin.web.words import event_words, listed, name_of, value_words

MOST_MENTIONED = 100  # events on the page of an entry; the list of events has them all
MENTIONED = ("event.date", "event.type", "event.completion", "event.title")
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
        others=tuple(other.value for other in date.others if other.value) if date and line.disputed else (),
    )


@dataclass(frozen=True, slots=True)
class Mention:
    """An event in one line."""

    id: str
    what: str
    when: str


def happenings_of(viewer: Viewer, case: str, entry: str) -> tuple[list[Mention], int]:
    """The earliest events in which an entry of the case stands, and how many there are. Raises NoSuch."""
    events, total = events_in_time(viewer, case, entry, MOST_MENTIONED)
    part = get_glance(viewer, case, (), events, MENTIONED)
    return [_mention(part, part.entities[event]) for event in events], total


def _mention(dossier: Dossier, view: EntityView) -> Mention:
    day = view.one("event.date")
    when = value_words(dossier, "event.date", day) if day else gettext("no date is recorded")
    return Mention(view.id, event_words(dossier, view), when)
