"""The timeline of a case in the terminal: doubt is drawn. A day is a dot, a span a bar, an attempt hollow."""

from __future__ import annotations

from tocsin.access.handles import handle
from tocsin.access.timeline import EventLine, list_events
from tocsin.cli.labels import name_of, value_of
from tocsin.cli.terminal import say
from tocsin.domain.dossier import Dossier
from tocsin.domain.schema import schema
from tocsin.domain.viewer import Viewer

DAY = 86_400
SURE, HOLLOW, SPAN, OPEN = "●", "○", "▒▒▒", "░░░"


def show(viewer: Viewer, dossier: Dossier) -> None:
    """Print the events of a case by time; what has no date comes last, with its words."""
    lines = list_events(viewer, dossier.case).items
    if not lines:
        return
    say("\nTimeline")
    for line in lines:
        say(f"  {_mark(line):<4}{_when(dossier, line):<34}{_what(dossier, line)}  {handle('event', line.id)}")
    say(
        f"  {SURE} a day  {SPAN} not known to the day  {OPEN} about, or open  {HOLLOW} attempted, threatened or planned"
    )


def _mark(line: EventLine) -> str:
    if line.bounds is None:
        return "?"
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
    victims = [
        name_of(dossier, shown.value)
        for act in dossier.pointing("act.event", line.id)
        if (shown := act.one("act.victim")) is not None
    ]
    return f"{what}: {', '.join(victims)}" if victims else what
