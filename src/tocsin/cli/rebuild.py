"""`tocsin rebuild`: all lists and tables anew."""

from __future__ import annotations

import click

from tocsin.actions.rebuild import digest, rebuild
from tocsin.cli.door import in_office
from tocsin.cli.terminal import progress, say
from tocsin.domain.viewer import Viewer


@click.command("rebuild")
@click.option("--digest", "with_digest", is_flag=True, help="Say the digest of the tables, to compare two copies.")
@in_office
def command(viewer: Viewer, with_digest: bool) -> None:
    """Make everything that is derived anew from the record. Interrupted, the old lists stay."""
    with progress("Rebuilding") as tell:
        rebuild(viewer, tell)
    say(f"Rebuilt. Digest of the tables: {digest(viewer)}" if with_digest else "Rebuilt.")
