"""`tocsin undo`: take back what was mistyped just now."""

from __future__ import annotations

import click

from tocsin.actions.slip import slip
from tocsin.cli.door import in_office
from tocsin.cli.erase import find
from tocsin.cli.terminal import say
from tocsin.domain.viewer import Viewer


@click.command("undo")
@click.argument("what")
@in_office
def command(viewer: Viewer, what: str) -> None:
    """Take back WHAT you recorded within the last ten minutes: a claim, an entry or a statement.

    It is erased, while nobody can have seen or used it; the history keeps that there was a slip. Afterwards use `tocsin
    correct` or `tocsin retract`.
    """
    slip(viewer, find(viewer, what))
    say("Taken back. The history keeps that there was a slip, and not what it said.")
