"""What stands in a slot, in every format of the header: master key (32) ‖ member's id (16) ‖ kind (1)."""

from __future__ import annotations

from dataclasses import dataclass, field

from tocsin.lib import ids
from tocsin.workspace.keyring import Keyring, Kind, NewerKeyring, Slot

PLAIN = 49
_MASTER = 32
_KINDS = {Kind.PASSPHRASE: 1, Kind.RECOVERY: 2}


@dataclass(frozen=True, slots=True)
class Opened:
    """What a passphrase opens in a header."""

    slot: Slot
    master: bytes = field(repr=False)
    keyring: Keyring = field(repr=False)


def plaintext(slot: Slot, master: bytes) -> bytes:
    """The 49 bytes that are sealed in a slot."""
    return master + ids.raw(slot.member) + bytes([_KINDS[slot.kind]])


def parsed(place: int, plain: bytes) -> tuple[Slot, bytes]:
    """Slot and master key of an authentic plaintext. Raises NewerKeyring for a kind that this version does not know."""
    kind = next((kind for kind, byte in _KINDS.items() if byte == plain[-1]), None)
    if kind is None:
        raise NewerKeyring(f"slot kind {plain[-1]}")
    return Slot(place, ids.short(plain[_MASTER:-1]), kind), plain[:_MASTER]
