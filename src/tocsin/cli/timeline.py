"""The timeline of a case in the terminal: doubt is drawn. A day is a dot, a span a bar, an attempt hollow."""

from __future__ import annotations

from collections.abc import Iterator

from tocsin.access.handles import handle
from tocsin.access.timeline import EventLine, list_events
from tocsin.cli.labels import name_of, value_of
from tocsin.cli.terminal import say
from tocsin.composing.events import concerned
from tocsin.domain.dossier import Dossier
from tocsin.domain.schema import schema
from tocsin.domain.viewer import Viewer

DAY = 86_400
SURE, HOLLOW, SPAN, OPEN = "●", "○", "▒▒▒", "░░░"


def show(viewer: Viewer, dossier: Dossier) -> None:
    """Print the events of a case by time under a heading; nothing where there are none."""
    found = list(lines(viewer, dossier))
    if found:
        say("\nTimeline")
    for line in found:
        say(f"  {line}")


def lines(viewer: Viewer, dossier: Dossier) -> Iterator[str]:
    """The events of a case by time, then what the marks mean; what has no date comes last."""
    events = list_events(viewer, dossier.case).items
    for line in events:
        yield f"{mark(line):<4}{_when(dossier, line):<34}{_what(dossier, line)}  {handle('event', line.id)}"
    if events:
        yield (
            f"{SURE} a day  {SPAN} not known to the day  {OPEN} about, or open  "
            f"{HOLLOW} attempted, threatened or planned"
        )


def mark(line: EventLine) -> str:
    """The sign of how well the time of an event is known, and whether it was done."""
    if line.bounds is None:
        return "?"
    if line.date.startswith("{"):  # several days, each of them known
        return SURE * 2
    if line.bounds.soft or line.bounds.e_max - line.bounds.s_min > 400 * DAY:
        return OPEN
    if line.bounds.e_max - line.bounds.s_min >= DAY:
        return SPAN
    return SURE if line.completion in {"done", ""} else HOLLOW


def _when(dossier: Dossier, line: EventLine) -> str:
    shown = dossier.entities[line.id].one("event.date")
    if shown is None:
        return "no date is recorded"
    return value_of(dossier, schema().property("event.date"), shown)


def _what(dossier: Dossier, line: EventLine) -> str:
    view = dossier.entities[line.id]
    kind = view.one("event.type")
    what = value_of(dossier, schema().property("event.type"), kind) if kind else "event"
    names = [name_of(dossier, person) for person in _whom(dossier, line.id)]
    return f"{what}: {', '.join(names)}" if names else what


def _whom(dossier: Dossier, event: str) -> list[str]:
    """To whom it was done; of a step without an act, whose procedure it belongs to."""
    acts = dossier.pointing("act.event", event)
    victims = [shown.value for act in acts if (shown := act.one("act.victim")) is not None and shown.value]
    return victims or [person for person, _ in concerned(dossier, event)]
