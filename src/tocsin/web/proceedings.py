"""The proceedings of somebody: their steps with the days, and the time that is left, known or said to be unknown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext

from tocsin.access.facts import get_facts
from tocsin.access.gaps import this_moment
from tocsin.checking.recorded import Recorded
from tocsin.checking.time_limits import Running, entered, unanswered
from tocsin.domain.deadlines import LastDay, Passed, Span
from tocsin.domain.dossier import Dossier, EntityView
from tocsin.domain.procedures import Limit, LimitKind
from tocsin.domain.viewer import Viewer
from tocsin.web.words import name_of, value_words

_OF_A_COURSE = ("proceeding", "stage")
_ENTERED = Limit("entered", LimitKind.ENTERED, "", "", ("stage.time_limit",), Span(), "")


@dataclass(frozen=True, slots=True)
class Step:
    """One step: what, when, when it was served, what was decided; `limit` says what time is left, where one may run."""

    id: str
    what: str
    when: str
    served: str
    outcome: str
    event: str
    limit: str
    tone: str


@dataclass(frozen=True, slots=True)
class Course:
    """One proceeding with its steps in the order of time. `open_limits` counts those that run or are not known."""

    id: str
    name: str
    people: str
    body: str
    steps: tuple[Step, ...]
    open_limits: int


def courses(viewer: Viewer, dossier: Dossier, proceedings: list[EntityView]) -> list[Course]:
    """These proceedings. Raises NoSuch."""
    if not proceedings:
        return []
    recorded = Recorded(get_facts(viewer, dossier.case, _OF_A_COURSE))
    return [_course(dossier, recorded, one) for one in proceedings]


def _course(dossier: Dossier, recorded: Recorded, one: EntityView) -> Course:
    stages = sorted(dossier.pointing("stage.proceeding", one.id), key=_begin)
    waiting = frozenset(unanswered(recorded, [stage.id for stage in stages]))
    steps = tuple(_step(dossier, recorded, stage, waiting) for stage in stages)
    return Course(
        id=one.id,
        name=name_of(dossier, one.id),
        people=_said(dossier, one, "person"),
        body=_said(dossier, one, "body"),
        steps=steps,
        open_limits=sum(bool(step.limit) and step.tone == "look" for step in steps),
    )


def _step(dossier: Dossier, recorded: Recorded, stage: EntityView, waiting: frozenset[str]) -> Step:
    event = stage.one("stage.event")
    words, tone = _limit(recorded, stage, waiting)
    return Step(
        id=stage.id,
        what=_said(dossier, stage, "type") or name_of(dossier, stage.id),
        when=_said(dossier, stage, "date"),
        served=_said(dossier, stage, "served"),
        outcome=_said(dossier, stage, "outcome"),
        event=event.value if event and event.value in dossier.entities else "",
        limit=words,
        tone=tone,
    )


def _limit(recorded: Recorded, stage: EntityView, waiting: frozenset[str]) -> tuple[str, str]:
    """What is known of the time to act against a step: entered by a person, or said to be unknown. Never guessed."""
    if stage.id not in waiting:
        return "", ""
    running = entered(recorded, _ENTERED, stage.id, this_moment().date())
    if running is None or running.last == LastDay(None, None):
        return gettext("Whether a time limit runs is not known. Ask the lawyer, and enter what the paper says."), "look"
    return _running(running)


def _running(running: Running) -> tuple[str, str]:
    ends = _ends(running.last)
    words: Mapping[Passed, tuple[str, str]] = {
        Passed.NO: (gettext("Time limit, as entered: %(day)s. It has not passed."), "look"),
        Passed.YES: (gettext("Time limit, as entered: %(day)s. It has passed."), ""),
        Passed.MAYBE: (gettext("Time limit, as entered: %(day)s. It may have passed."), "look"),
    }
    sentence, tone = words[running.verdict]
    return sentence % {"day": ends}, tone


def _ends(last: LastDay) -> str:
    first, until = (_day(end) if end else "" for end in (last.earliest, last.latest))
    if first and until and first != until:
        return gettext("some day from %(first)s to %(last)s") % {"first": first, "last": until}
    if first:
        return first if until else gettext("not before %(day)s") % {"day": first}
    return gettext("not after %(day)s") % {"day": until}


def _day(day: date) -> str:
    return date_format(day, "j E Y")


def _said(dossier: Dossier, view: EntityView, name: str) -> str:
    return " / ".join(_words(dossier, view, f"{view.kind}.{name}"))


def _words(dossier: Dossier, view: EntityView, property_id: str) -> Iterator[str]:
    for shown in view.all(property_id):
        yield from (value_words(dossier, property_id, one) for one in (shown, *shown.others))


def _begin(view: EntityView) -> tuple[bool, str, str]:
    """In the order of the days as they are written; what has none comes last."""
    day = view.one("stage.date")
    return (not (day and day.value), day.value if day else "", view.id)
