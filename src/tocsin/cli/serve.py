"""`tocsin serve`: the desk in a browser on this machine."""

from __future__ import annotations

from pathlib import Path

import click

from tocsin.cli.asked import Asked
from tocsin.cli.group import Commands
from tocsin.cli.terminal import say
from tocsin.domain.errors import Locked

PORT = 8377


@click.command("serve")
@click.argument("folder", metavar="WORKSPACE", required=False, type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--port", type=click.IntRange(1024, 65535), default=PORT, show_default=True, help="The port to answer on."
)
def command(folder: Path | None, port: int) -> None:
    """Show WORKSPACE in a browser on this machine, at http://localhost:PORT and nowhere else, until Ctrl-C.

    It begins locked; the passphrase is asked for in the browser. Nobody on the network can reach it.

    Where WORKSPACE is empty or not there yet, the first pages make one.
    """
    asked = click.get_current_context().find_object(Asked) or Asked()
    if asked.door is not None and asked.door.office is not None:
        raise click.UsageError("A shell has the workspace open. Leave the shell first.")
    chosen = folder or asked.workspace
    if chosen is None:
        raise Locked
    Commands.serve(chosen, port, lambda address: say(f"The desk is at {address} – Ctrl-C locks it and leaves."))
