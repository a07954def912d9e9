"""The command `tocsin`: each command is a module beside this one, loaded when it is called.

`read` and `proofread` need no workspace and load no Django; `prepare` runs before any other.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from pathlib import Path

import click
from typing_extensions import override

from tocsin import __version__
from tocsin.cli.asked import Asked

COMMANDS = {
    "init": "Make a new workspace.",
    "case": "Open a case, or list them.",
    "receive": "Take files into a case: sealed first, then read.",
    "note": "Keep a call as it was said.",
    "record": "Enter or mend by hand.",
    "correct": "Put another value in place of a wrong one, and say why.",
    "retract": "Take something that was recorded out of force, and say why.",
    "undo": "Take back what you mistyped within the last ten minutes.",
    "erase": "Erase for good what must not be kept.",
    "read": "Read one file and show what was found. Needs no workspace.",
    "proofread": "Give a draft back with its questions marked. Needs no workspace.",
    "review": "Decide what the reader proposed.",
    "search": "Find cases, events, people and statements by their words.",
    "events": "List events of all cases by time, narrowed by what they are.",
    "show": "Show cases, what is in one, and where it comes from.",
    "check": "Ask what cannot be true in a case.",
    "confirm": "Call an event confirmed, on two sources and by two members.",
    "join": "Say that two entries are the same.",
    "compose": "Write a draft appeal from what is recorded.",
    "letterhead": "Keep what your letters are set on: address, logo, signature, your own Word letterhead.",
    "templates": "Keep kinds of letters of your own, or change one that ships.",
    "offices": "Keep the directory of institutions that you write to.",
    "redact": "Make a copy of a document without what must not leave.",
    "consent": "Ask whether somebody may be named, and keep the answer.",
    "names": "Confirm how a name is declined and greeted, so that letters may do so.",
    "revise": "Take a letter in that was edited or translated in Word.",
    "approve": "Approve a letter that somebody else wrote, or list what waits.",
    "strikes": "List what a letter is held back for, or let it pass by two members.",
    "release": "Let an approved letter leave, as it was sealed.",
    "publish": "Save a statement as a page for your own site.",
    "withdraw": "Take a letter back.",
    "sent": "List letters that say what no longer holds, or draft a correction.",
    "deliver": "Say that a letter went to an office.",
    "returned": "Say that a letter came back.",
    "reply": "Keep what an office answered.",
    "waiting": "Show who was asked what, who answered, and what is overdue.",
    "effect": "Say what changed for a person after a letter.",
    "grant": "Say under which grant a case or a letter is counted.",
    "outcome": "Count what came of the letters.",
    "history": "Show who recorded what, and when.",
    "merge": "Bring in what another copy of this workspace has.",
    "device": "List the copies of this workspace, or trust one no longer.",
    "passphrase": "Add, change or remove a passphrase.",
    "verify": "Read everything and name what is damaged.",
    "backup": "Make a sealed copy while work goes on, or check one.",
    "restore": "Build a workspace from a backup, or from what is whole.",
    "rebuild": "Make all lists and tables anew from the record.",
    "shell": "Give many commands with one unlock.",
    "serve": "Show a workspace in a browser on this machine.",
    "demo": "See the whole line on an invented office.",
}
WITHOUT_WORKSPACE = frozenset({"read", "proofread"})


class Commands(click.Group):
    """A group whose commands are modules with an attribute `command`."""

    prepare: Callable[[], None] = staticmethod(lambda: None)
    serve: Callable[..., None]

    @override
    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order of the work, not of the alphabet."""
        return list(COMMANDS)

    @override
    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load one command."""
        if cmd_name not in COMMANDS:
            return None
        if cmd_name not in WITHOUT_WORKSPACE:
            self.prepare()
        command = importlib.import_module(f"tocsin.cli.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command

    @override
    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list in `tocsin --help`, without loading anything."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="tocsin")
@click.option(
    "--workspace",
    "-w",
    type=click.Path(file_okay=False, path_type=Path),
    envvar="TOCSIN_WORKSPACE",
    help="The workspace's folder; also taken from TOCSIN_WORKSPACE.",
)
@click.option(
    "--passphrase-fd",
    type=click.IntRange(min=0),
    metavar="N",
    help="Read the passphrase from this file descriptor instead of asking.",
)
@click.pass_context
def group(ctx: click.Context, workspace: Path | None, passphrase_fd: int | None) -> None:
    """Tocsin takes a threat from the first report to the last institution's reply, with the proof behind every word.

    The first use needs nothing: `tocsin proofread DRAFT.docx` gives a draft back with comments.
    """
    if ctx.obj is None:
        ctx.obj = Asked(workspace, passphrase_fd)
