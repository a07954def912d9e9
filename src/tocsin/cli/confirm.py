"""`tocsin confirm`: an event or an act is confirmed, by two persons on two independent sources."""

from __future__ import annotations

import click

from tocsin.access.handles import find_entity
from tocsin.actions.confirm import confirm
from tocsin.cli.door import in_office
from tocsin.cli.sources import corroboration_lines, sources_json
from tocsin.cli.terminal import say, say_json
from tocsin.domain.viewer import Viewer

_AS = {"violation": "010100000000", "similar": "010200000000", "no-violation": "010300000000"}


@click.command("confirm")
@click.argument("entry")
@click.option("--because", default="", help="Why; kept beside it.")
@click.option(
    "--as",
    "kind",
    type=click.Choice(list(_AS)),
    help="Of an event: as a violation, as a similar act, or as happened and no violation.",
)
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@in_office
def command(viewer: Viewer, entry: str, because: str, kind: str | None, as_json: bool) -> None:
    """Ask that ENTRY, an event or an act, be called confirmed; or agree with the member who asked.

    It takes two independent sources and two members. See docs/how-to/confirm.md.
    """
    entity = find_entity(viewer, entry)
    done = confirm(viewer, entity, because, value=_AS[kind] if kind else None)
    if as_json:
        say_json({"claim": done.claim, "waits": done.waits, **sources_json(viewer, entity)})
        return
    for line in corroboration_lines(viewer, done.sources):
        say(line)
    say("The names of sources are sealed and were not compared: make sure that they are not one person.")
    say("It is asked for; another member must agree." if done.waits else "It is confirmed.")
