"""`tocsin returned`: say that a letter came back."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

import click

from tocsin.access.handles import find_entity
from tocsin.actions.deliver import came_back
from tocsin.cli.door import in_office
from tocsin.cli.terminal import say, say_json
from tocsin.domain.viewer import Viewer
from tocsin.intake import open_file


@click.command("returned")
@click.argument("delivery")
@click.option("--bounced", is_flag=True, help="A mail server refused it; without this, it was returned.")
@click.option("--on", "day", required=True, help="The day on which it came back, as EDTF.")
@click.option("--proof", type=click.Path(path_type=Path), help="What came back; it is sealed as evidence.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@in_office
def command(viewer: Viewer, delivery: str, bounced: bool, day: str, proof: Path | None, as_json: bool) -> None:
    """Say that the letter of DELIVERY came back. An office that never had it is not counted as silent."""
    uid = find_entity(viewer, delivery, "delivery")
    how = "bounced" if bounced else "returned"
    with ExitStack() as opened:
        came_back(viewer, uid, how, day, (opened.enter_context(open_file(proof)), proof.name) if proof else None)
    if as_json:
        say_json({"delivery": uid, "came_back": how})
    else:
        say("Recorded. Nobody waits for an answer to it; send it again by another way.")
