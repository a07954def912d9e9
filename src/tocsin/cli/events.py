"""`tocsin events`: events of all cases by time, narrowed by what they are."""

from __future__ import annotations

from typing import Any

import click
import msgspec

from tocsin.access.event_filter import Certainty, EventFilter
from tocsin.access.events import Order, list_events
from tocsin.access.facets import facets
from tocsin.access.handles import find_entity, handle
from tocsin.access.page import Slice
from tocsin.access.timeline import EventLine
from tocsin.cli.door import in_office
from tocsin.cli.finding_case import the_case
from tocsin.cli.labels import term_label
from tocsin.cli.terminal import say, say_json
from tocsin.cli.timeline import mark
from tocsin.domain.dates import phrase
from tocsin.domain.schema import schema
from tocsin.domain.terms import thesaurus
from tocsin.domain.viewer import Viewer

TERMS = {
    "type": "event_types",
    "country": "countries",
    "completion": "completion",
    "channel": "channels",
    "assessed": "event_status",
}
ENTRIES = {"place": "place", "person": None, "told_in": "statement"}
DAY = click.DateTime(["%Y-%m-%d"])


@click.command("events")
@click.option("--case", help="Only of this case: its title, handle or id.")
@click.option("--type", help="Only of this type, as `arrest`.")
@click.option("--country", help="Only in this country: two letters.")
@click.option("--completion", help="done, attempted, threatened or planned.")
@click.option("--channel", help="Only what came this way, as `phone`.")
@click.option("--place", help="Only at this place: its handle or id.")
@click.option("--person", help="Only with this person or group, as victim or actor: its handle or id.")
@click.option("--told-in", help="Only what this statement tells of: its handle or id.")
@click.option("--assessed", help="Only with this status, as a person assessed it.")
@click.option(
    "--certainty",
    type=click.Choice([*Certainty]),
    help="Only what nobody doubts; or what is disputed, hedged or denied.",
)
@click.option("--since", type=DAY, metavar="DAY", help="Not before this day.")
@click.option("--until", type=DAY, metavar="DAY", help="Not after this day.")
@click.option("--surely", is_flag=True, help="Leave out what may also have been before or after.")
@click.option("--disputed", is_flag=True, help="Only where sources differ.")
@click.option("--latest", is_flag=True, help="The latest first.")
@click.option("--counts", is_flag=True, help="How many events there are of each type, country and so on.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@in_office
def command(viewer: Viewer, /, latest: bool, counts: bool, as_json: bool, **narrowed: Any) -> None:
    """List events of all cases by time. What has no date stands at the end, unless a time is asked for."""
    wanted = _wanted(viewer, narrowed)
    if counts:
        _counts(viewer, wanted, as_json)
        return
    page = list_events(viewer, wanted, order=Order.LATEST if latest else Order.EARLIEST)
    if as_json:
        say_json(msgspec.to_builtins(page))
        return
    for line in page.items:
        say(_line(line))
    say(_summary(page))


def _wanted(viewer: Viewer, narrowed: dict[str, Any]) -> EventFilter:
    for name, terms in TERMS.items():
        if narrowed[name] is not None:
            narrowed[name] = thesaurus(terms).term(narrowed[name]).id
    for name in ("since", "until"):
        if narrowed[name] is not None:
            narrowed[name] = narrowed[name].date()
    for name, kind in ENTRIES.items():
        if narrowed[name] is not None:
            narrowed[name] = find_entity(viewer, narrowed[name], kind)
    if narrowed["case"] is not None:
        narrowed["case"] = the_case(viewer, narrowed["case"])
    return EventFilter(**narrowed)


def _counts(viewer: Viewer, wanted: EventFilter, as_json: bool) -> None:
    found = facets(viewer, wanted)
    if as_json:
        say_json(msgspec.to_builtins(found))
        return
    for facet in found.counts:
        rule = schema().property(facet.property)
        number = f"{facet.count:,}{'+' if facet.more else ''}"
        say(f"{rule.label():<12}{term_label(rule.thesaurus or '', facet.value):<40}{number:>8}")
    if found.among is not None:
        say(f"Counted among the earliest {found.among:,}.")


def _line(line: EventLine) -> str:
    when = phrase(line.date, schema().property("event.date").date_kind) if line.date else "no date is recorded"
    aside = "  – sources differ" if line.disputed else ""
    return f"{mark(line):<4}{when:<34}{term_label('event_types', line.type)}  {handle('event', line.id)}{aside}"


def _summary(page: Slice[EventLine]) -> str:
    if not page.items:
        return "No event fits."
    many = "many" if page.total is None else f"more than {page.total:,}" if page.more else f"{page.total:,}"
    shown = "" if page.next is None else f", the first {len(page.items)} shown"
    return f"{many} found{shown}."
