"""`passphrase add|change|remove`: who can unlock this workspace, and with what."""

from __future__ import annotations

from dataclasses import dataclass

from tocsin.actions.devices import change_keys
from tocsin.actions.unlocking import log, opened_scopes
from tocsin.actions.writing import writing
from tocsin.domain import values
from tocsin.domain.errors import NoSuch, NoSuchSlot
from tocsin.domain.operations import MemberAdded, MemberRemoved, RoleGranted
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


def add_passphrase(
    viewer: Viewer, passphrase: str, *, member_name: str | None = None, recovery: bool = False
) -> KeySlot:
    """One more passphrase, or recovery sheet: for a new member by that name, else for oneself.

    Raises BadPassphrase, BadRecovery, NoFreeSlot.
    """
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
    slot = unlocked.session.add_slot(passphrase, member, Kind.RECOVERY if recovery else Kind.PASSPHRASE)
    log(viewer, unlocked.clock, "passphrase added", f"slot {slot.place}")
    return _shown(slot)


def change_passphrase(viewer: Viewer, place: int, passphrase: str) -> None:
    """Another passphrase or recovery sheet in a place; the old one stops working here. The master key stays.

    Raises NoSuchSlot, BadPassphrase, BadRecovery.
    """
    unlocked = current.require()
    unlocked.session.change_slot(place, passphrase)
    log(viewer, unlocked.clock, "passphrase changed", f"slot {place}")


def remove_passphrase(viewer: Viewer, place: int) -> None:
    """Take a way to unlock away, and change every key that it gave; with a member's last one, the member is removed.

    A copy of the folder made before still opens with it. It costs writing the whole record once more.
    Raises NoSuchSlot, LastSlot, KeyringFull, DiskFull, CannotWrite.
    """
    slot = next((slot for slot in list_slots(viewer) if slot.place == place), None)
    if slot is None:
        raise NoSuchSlot
    _remove(viewer, [slot])


def remove_member(viewer: Viewer, member: str) -> None:
    """Take every way to unlock that a member has away, and change every key that they gave.

    What the member recorded stands. A copy of the folder that the member took along still opens.
    Raises NoSuch for who has none, LastSlot, KeyringFull, DiskFull, CannotWrite.
    """
    slots = [slot for slot in list_slots(viewer) if slot.member == member]
    if not slots:
        raise NoSuch(what="member")
    _remove(viewer, slots)


def _remove(viewer: Viewer, slots: list[KeySlot]) -> None:
    unlocked = current.require()
    places = {slot.place for slot in slots}
    kept = {slot.member for slot in list_slots(viewer) if slot.place not in places}
    gone = sorted({slot.member for slot in slots} - kept)
    after = unlocked.session.without_slots(places)
    change_keys(viewer, after, *(MemberRemoved(member=member) for member in gone))
    for place in sorted(places):
        log(viewer, unlocked.clock, "passphrase removed", f"slot {place}")


def _shown(slot: Slot) -> KeySlot:
    return KeySlot(slot.place, slot.member, slot.kind is Kind.RECOVERY)
