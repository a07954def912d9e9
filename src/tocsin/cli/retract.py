"""`tocsin retract`: out of force, but not out of the history."""

from __future__ import annotations

import click

from tocsin.access.handles import find_claim_id
from tocsin.actions.retract import retract
from tocsin.cli.correct import tell_letters
from tocsin.cli.door import in_office
from tocsin.cli.terminal import say
from tocsin.domain.viewer import Viewer


@click.command("retract")
@click.argument("claim")
@click.option("--because", default="", help="Why; kept beside the change.")
@in_office
def command(viewer: Viewer, claim: str, because: str) -> None:
    """Take what CLAIM says out of force. It stays in the history with your reason."""
    found = find_claim_id(viewer, claim)
    retract(viewer, found, because)
    say("It is out of force.")
    tell_letters(viewer, found)
