"""`tocsin init`: a new workspace, its passphrase and its recovery sheet."""

from __future__ import annotations

from pathlib import Path

import click

from tocsin.actions.init import init
from tocsin.actions.lock import lock
from tocsin.actions.words import new_passphrase, new_recovery, same_words
from tocsin.cli.asked import Asked
from tocsin.cli.terminal import complain, is_terminal, read_line, say

TRIES = 3


@click.command("init")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--member", "member_name", default="", help="Your name as the history shows it; asked for if left out.")
def command(folder: Path, member_name: str) -> None:
    """Make a new workspace in FOLDER.

    It offers a passphrase of six words, prints a recovery sheet and has it typed back. With --passphrase-fd the
    passphrase is the descriptor's first line, and nothing is asked.
    """
    asked = click.get_current_context().find_object(Asked) or Asked()
    if not member_name:
        member_name = click.prompt("Your name, as the history will show it", err=True) if is_terminal() else "Member"
    passphrase = _choose_passphrase(asked.passphrase_fd)
    recovery = new_recovery()
    complain("Making the workspace; measuring how costly a guess can be made on this machine…")
    office = init(folder, passphrase=passphrase, recovery=recovery, member_name=member_name)
    lock(office)
    _sheet(recovery)
    say(f"The workspace is ready: {folder}")
    say("While it is locked, what is in it cannot be read. What you save outside it can.")
    say("Whoever can unlock it can read all of it.")


def _choose_passphrase(descriptor: int | None) -> str:
    if descriptor is not None:
        return read_line(descriptor)
    offered = new_passphrase()
    say("A passphrase for you. Learn it, and keep it on paper until you know it:")
    say(f"\n    {offered}\n")
    typed = str(click.prompt("Type it, or another of at least six words", hide_input=True, err=True))
    while str(click.prompt("And once more", hide_input=True, err=True)) != typed:
        complain("The two were not the same.")
        typed = str(click.prompt("Type it again", hide_input=True, err=True))
    return typed


def _sheet(recovery: str) -> None:
    words = recovery.split()
    say("\nRECOVERY SHEET – these words open the workspace when the passphrase is lost. Write them on paper,")
    say("keep them away from this machine, and tell nobody who should not read everything.\n")
    for start in range(0, len(words), 4):
        say(
            "    "
            + "  ".join(f"{place + 1:2}. {words[place]:<10}" for place in range(start, min(start + 4, len(words))))
        )
    say()
    if not is_terminal():
        complain("Nobody was there to type the recovery words back: check them yourself.")
        return
    for _ in range(TRIES):
        if same_words(str(click.prompt("Type the recovery words from your paper", err=True)), recovery):
            say("They are right.")
            return
        complain("That is not what the sheet says.")
    complain("The workspace is made. Make a new sheet: `tocsin passphrase list`, then `change PLACE --recovery`.")
