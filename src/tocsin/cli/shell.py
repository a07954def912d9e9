"""`tocsin shell`: many commands with one unlock."""

from __future__ import annotations

import shlex
import sys

import click

from tocsin.access.in_clear import list_in_clear
from tocsin.cli.asked import Asked
from tocsin.cli.door import the_door
from tocsin.cli.group import group
from tocsin.cli.terminal import complain, is_terminal
from tocsin.domain.errors import TocsinError

PROMPT = "tocsin> "


@click.command("shell")
def command() -> None:
    """Unlock once, then give commands without the word `tocsin`, one a line. `exit` or Ctrl-D locks."""
    door = the_door()
    office = door.open()
    door.stays = True
    try:
        while (line := _next_line()) is not None:
            if line in {"exit", "quit"}:
                break
            if line:
                _run(line, door.asked)
        for clear in list_in_clear(office.viewer):
            if clear.may_be_there:
                complain(f"In clear on this machine: {clear.path}")
    finally:
        door.stays = False
        door.close()


def _next_line() -> str | None:
    if is_terminal():
        sys.stderr.write(PROMPT)
        sys.stderr.flush()
    line = sys.stdin.readline() if sys.stdin is not None else ""
    return line.strip() if line else None


def _run(line: str, asked: Asked) -> None:
    """One command. What goes wrong is said, and the shell goes on."""
    try:
        group.main(shlex.split(line), prog_name="", obj=asked, standalone_mode=False)
    except TocsinError as exc:
        complain(str(exc))
    except click.ClickException as exc:
        complain(exc.format_message())
    except click.exceptions.Exit:
        pass
    except (click.Abort, KeyboardInterrupt):
        complain("Stopped. What was acknowledged before is kept.")
    except ValueError as exc:
        complain(f"That line cannot be read: {exc}.")
