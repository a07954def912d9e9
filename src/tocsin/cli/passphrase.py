"""`tocsin passphrase`: add, change or remove a way to unlock."""

from __future__ import annotations

import click

from tocsin.actions.passphrases import add_passphrase, change_passphrase, list_slots, remove_passphrase
from tocsin.actions.words import new_passphrase, new_recovery
from tocsin.cli.door import in_office, the_door
from tocsin.cli.terminal import read_line, say
from tocsin.domain.viewer import Viewer


@click.group("passphrase")
def command() -> None:
    """Add, change or remove a passphrase. A new passphrase is asked for, or read from --passphrase-fd."""


@command.command("list")
@in_office
def show(viewer: Viewer) -> None:
    """List the ways to unlock, by place."""
    for slot in list_slots(viewer):
        say(f"{slot.place:2}  {'recovery sheet' if slot.recovery else 'passphrase'}  member-{slot.member[-5:]}")


@command.command("add")
@click.option("--member", "member_name", help="Name of a new member; a second passphrase of yours if left out.")
@in_office
def add(viewer: Viewer, member_name: str | None) -> None:
    """Add a passphrase. Whoever has it can read all of the workspace."""
    slot = add_passphrase(viewer, _new(), member_name=member_name)
    say(f"Added in place {slot.place}.")


@command.command("change")
@click.argument("place", type=int)
@click.option("--recovery", is_flag=True, help="Make a new recovery sheet for this place instead.")
@in_office
def change(viewer: Viewer, place: int, recovery: bool) -> None:
    """Put another passphrase in PLACE. The old one stops working on this copy of the workspace."""
    words = new_recovery() if recovery else _new()
    change_passphrase(viewer, place, words)
    if recovery:
        say(f"The new recovery words, to be written on paper:\n\n    {words}\n")
    say("Changed. A copy of the folder made before still opens with the old one.")


@command.command("remove")
@click.argument("place", type=int)
@in_office
def remove(viewer: Viewer, place: int) -> None:
    """Remove the passphrase in PLACE."""
    remove_passphrase(viewer, place)
    say("Removed. A copy of the folder made before still opens with it.")


def _new() -> str:
    descriptor = the_door().asked.passphrase_fd
    if descriptor is not None:
        return read_line(descriptor)
    say(f"An offer: {new_passphrase()}")
    return str(click.prompt("New passphrase", hide_input=True, confirmation_prompt="And once more", err=True))
