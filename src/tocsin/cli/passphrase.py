"""`tocsin passphrase`: add, change or remove a way to unlock."""

from __future__ import annotations

import click

from tocsin.actions.passphrases import (
    add_passphrase,
    change_passphrase,
    list_slots,
    remove_member,
    remove_passphrase,
)
from tocsin.actions.words import new_passphrase, new_recovery
from tocsin.cli.door import in_office, the_door
from tocsin.cli.terminal import read_line, say
from tocsin.domain.errors import SeveralFit
from tocsin.domain.viewer import Viewer


@click.group("passphrase")
def command() -> None:
    """Add, change or remove a passphrase. A new passphrase is asked for, or read from --passphrase-fd."""


@command.command("list")
@in_office
def show(viewer: Viewer) -> None:
    """List the ways to unlock, by place."""
    for slot in list_slots(viewer):
        say(f"{slot.place:2}  {'recovery sheet' if slot.recovery else 'passphrase'}  {_handle(slot.member)}")


@command.command("add")
@click.option("--member", "member_name", help="Name of a new member; a second passphrase of yours if left out.")
@click.option("--recovery", is_flag=True, help="Make one more recovery sheet instead.")
@in_office
def add(viewer: Viewer, member_name: str | None, recovery: bool) -> None:
    """Add a passphrase. Whoever has it can read all of the workspace."""
    words = new_recovery() if recovery else _new()
    slot = add_passphrase(viewer, words, member_name=member_name, recovery=recovery)
    if recovery:
        _show_sheet(words)
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
        _show_sheet(words)
    say("Changed. A copy of the folder made before still opens with the old one.")
    say("If the old one has become known, add a new one and remove the old one: only that changes the keys.")


@command.command("remove")
@click.argument("place", type=int, required=False)
@click.option("--member", help="Every passphrase of this member, as `list` shows the member: somebody who leaves.")
@in_office
def remove(viewer: Viewer, place: int | None, member: str | None) -> None:
    """Remove the passphrase in PLACE, and change every key that it gave.

    The whole record is written once more, which takes as much room again for that time. With the last passphrase of a
    member the member is removed; what the member recorded stands.
    """
    if (place is None) == (member is None):
        raise click.UsageError("Give either PLACE or --member.")
    if place is not None:
        remove_passphrase(viewer, place)
    else:
        remove_member(viewer, _member(viewer, member or ""))
    say("Removed, and every key was changed: what was removed opens no later copy of this workspace.")
    say("A copy of the folder made before still opens with it. Take such copies back, and make a new backup.")


def _member(viewer: Viewer, handle: str) -> str:
    found = {slot.member for slot in list_slots(viewer) if handle in {slot.member, _handle(slot.member)}}
    if len(found) > 1:
        raise SeveralFit(what="member")
    return next(iter(found), "")


def _handle(member: str) -> str:
    return f"member-{member[-5:]}"


def _show_sheet(words: str) -> None:
    say(f"The new recovery words, to be written on paper:\n\n    {words}\n")


def _new() -> str:
    descriptor = the_door().asked.passphrase_fd
    if descriptor is not None:
        return read_line(descriptor)
    say(f"An offer: {new_passphrase()}")
    return str(click.prompt("New passphrase", hide_input=True, confirmation_prompt="And once more", err=True))
