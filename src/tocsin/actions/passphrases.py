"""`passphrase add|change|remove`: who can unlock this workspace, and with what."""

from __future__ import annotations

from dataclasses import dataclass

from tocsin.actions.unlocking import log, opened_scopes
from tocsin.actions.writing import writing
from tocsin.domain import values
from tocsin.domain.operations import MemberAdded, RoleGranted
from tocsin.domain.viewer import Viewer
from tocsin.lib.ids import new_id
from tocsin.workspace import Kind, Slot, current


@dataclass(frozen=True, slots=True)
class KeySlot:
    """One way to unlock: its place, whose it is, and whether it is a passphrase or a recovery sheet."""

    place: int
    member: str
    recovery: bool


def list_slots(viewer: Viewer) -> tuple[KeySlot, ...]:
    """The ways to unlock this workspace; on a server there are none to see."""
    if viewer.scopes is not None:
        return ()
    return tuple(_shown(slot) for slot in current.require().session.slots())


def add_passphrase(viewer: Viewer, passphrase: str, *, member_name: str | None = None) -> KeySlot:
    """One more passphrase: for a new member by that name, else for oneself. Raises BadPassphrase, NoFreeSlot."""
    unlocked = current.require()
    member = viewer.member
    if member_name is not None:
        name, member = values.words(member_name, "member.name"), new_id()
        with writing(viewer) as said:
            said.say(
                f"book:{opened_scopes().book}",
                MemberAdded(member=member, name=name),
                RoleGranted(member=member, role="officer"),
            )
    slot = unlocked.session.add_slot(passphrase, member)
    log(viewer, unlocked.clock, "passphrase added", f"slot {slot.place}")
    return _shown(slot)


def change_passphrase(viewer: Viewer, place: int, passphrase: str) -> None:
    """Another passphrase or recovery sheet in a place; the old one stops working here.

    Raises NoSuchSlot, BadPassphrase, BadRecovery.
    """
    unlocked = current.require()
    unlocked.session.change_slot(place, passphrase)
    log(viewer, unlocked.clock, "passphrase changed", f"slot {place}")


def remove_passphrase(viewer: Viewer, place: int) -> None:
    """Take a way to unlock away. A copy of the folder made before still opens with it. Raises NoSuchSlot, LastSlot."""
    unlocked = current.require()
    unlocked.session.remove_slot(place)
    log(viewer, unlocked.clock, "passphrase removed", f"slot {place}")


def _shown(slot: Slot) -> KeySlot:
    return KeySlot(slot.place, slot.member, slot.kind is Kind.RECOVERY)
