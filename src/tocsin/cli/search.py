"""`tocsin search`: find cases, events, people and statements by their words."""

from __future__ import annotations

from typing import Any

import click
import msgspec

from tocsin.access.handles import handle
from tocsin.access.search import KINDS, Found, Hit, search
from tocsin.cli.door import in_office
from tocsin.cli.finding_case import the_case
from tocsin.cli.labels import term_label
from tocsin.cli.terminal import say, say_json
from tocsin.domain.dates import phrase
from tocsin.domain.schema import schema
from tocsin.domain.viewer import Viewer


@click.command("search")
@click.argument("words", nargs=-1, required=True)
@click.option("--case", "words_of_case", help="Only in this case: its title, handle or id.")
@click.option("--kind", "kinds", multiple=True, type=click.Choice(KINDS), help="Only this kind; may be given again.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@in_office
def command(
    viewer: Viewer, words: tuple[str, ...], words_of_case: str | None, kinds: tuple[str, ...], as_json: bool
) -> None:
    """Find what holds all of these WORDS: in any form of a word, and names in any alphabet."""
    case = None if words_of_case is None else the_case(viewer, words_of_case)
    found = search(viewer, " ".join(words), kinds=kinds or None, case=case)
    if as_json:
        say_json(_json(found))
        return
    for hit in found.items:
        say(_line(hit, case))
    say(_summary(found))
    for near in found.near:
        say(f"No “{near.word}”. Names that are spelt nearly so: {', '.join(near.names)}.")
    if found.nearly:
        say("With names that are spelt nearly so:")
    for hit in found.nearly:
        say(_line(hit, case))


def _json(found: Found) -> dict[str, Any]:
    answer: dict[str, Any] = msgspec.to_builtins(found)
    return answer


def _line(hit: Hit, case: str | None) -> str:
    what = [term_label("event_types", hit.type)] if hit.type else []
    when = [phrase(hit.date, schema().property("event.date").date_kind)] if hit.date else []
    line = ": ".join(filter(None, (", ".join([*what, *when, *hit.whom]), hit.line)))
    aside = f"  – {hit.case_title}" if case is None and hit.case_title and hit.kind != "case" else ""
    return f"{handle(hit.kind, hit.entity)}  {line}{aside}"


def _summary(found: Found) -> str:
    if not found.items:
        return "Nothing holds all of these words."
    total = f"more than {found.total:,}" if found.more else f"{found.total:,}"
    shown = "" if found.next is None else f", the first {len(found.items)} shown"
    ranked = f"; newest first among {found.ranked:,}" if found.ranked else ""
    return f"{total} found{shown}{ranked}."
