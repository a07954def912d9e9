"""`tocsin join`: two entries are the same. Nothing is merged, and it can be undone."""

from __future__ import annotations

import click

from tocsin.access.handles import find_entity
from tocsin.actions.join import join
from tocsin.actions.part import part
from tocsin.cli.door import in_office
from tocsin.cli.terminal import say, say_json
from tocsin.domain.viewer import Viewer


@click.command("join")
@click.argument("one")
@click.argument("other", required=False)
@click.option("--undo", is_flag=True, help="Take back the join with the id ONE.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@in_office
def command(viewer: Viewer, one: str, other: str | None, undo: bool, as_json: bool) -> None:
    """Say that ONE and OTHER are the same: an event in two statements, a person in two cases, a source.

    Both stay as they are, and each keeps what was said of it.
    """
    if undo == (other is not None):
        raise click.UsageError("Give two entries, or --undo with the id of one join.")
    if other is None:
        part(viewer, one)
        joined = one
    else:
        joined = join(viewer, find_entity(viewer, one), find_entity(viewer, other))
    if as_json:
        say_json({"join": joined})
    elif undo:
        say("They are two again.")
    else:
        say(f"They count as one from now on. To undo it: tocsin join {joined} --undo")
