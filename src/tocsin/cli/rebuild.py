"""`tocsin rebuild`: all lists and tables anew."""

from __future__ import annotations

import click

from tocsin.actions.rebuild import rebuild
from tocsin.cli.door import in_office
from tocsin.cli.terminal import progress, say
from tocsin.domain.viewer import Viewer


@click.command("rebuild")
@in_office
def command(viewer: Viewer) -> None:
    """Make everything that is derived anew from the record. Interrupted, the old lists stay."""
    with progress("Rebuilding") as tell:
        digest = rebuild(viewer, tell)
    say(f"Rebuilt. Digest of the tables: {digest}")
