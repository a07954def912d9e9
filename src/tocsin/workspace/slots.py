"""Sixteen slots: each the master key, sealed to the public key that one passphrase has the private key of.

Unused ones are random bytes sealed to a key that was thrown away: plain random bytes would differ, because not every
32 bytes are what X25519 gives.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Collection
from dataclasses import replace

from tocsin.crypto import hpke
from tocsin.crypto.errors import Unauthentic
from tocsin.crypto.kdf import KdfParameters
from tocsin.domain.errors import BadPassphrase, Cause, LastSlot, NoFreeSlot, NoSuchSlot
from tocsin.workspace import format1
from tocsin.workspace import keyring as keyrings
from tocsin.workspace.header import NEWEST, SLOTS, Header, binding
from tocsin.workspace.keyring import Entry, Keyring, Kind, Slot
from tocsin.workspace.opened import PLAIN, Opened, parsed, plaintext
from tocsin.workspace.slotkeys import private_of


def assemble(keyring: Keyring, master: bytes, salt: bytes, cost: KdfParameters) -> Header:
    """A header of the newest format with every slot, used or not, and the keyring sealed afresh. Raises KeyringFull."""
    used = {entry.slot.place: entry for entry in keyring.entries}
    slots = tuple(_seal(used.get(place), master, binding(salt, cost, f"slot {place}")) for place in range(SLOTS))
    return Header(salt, cost, slots, keyrings.seal(keyring, master, binding(salt, cost, "keyring")))


def open_header(header: Header, wrap: bytes) -> Opened:
    """Tries all sixteen, whichever opens. Raises Unauthentic where none does, or the keyring does not; NewerKeyring."""
    if header.version != NEWEST:
        return format1.open_header(header, wrap)
    private = private_of(wrap)
    found = [plain for place in range(SLOTS) if (plain := _unseal(header, place, private))]
    if not found:
        raise Unauthentic("no slot opens")
    slot, master = parsed(*found[0])
    return Opened(slot, master, keyrings.unseal(header.keyring, master, binding(header.salt, header.kdf, "keyring")))


def added(keyring: Keyring, wrap: bytes, member: str, kind: Kind) -> tuple[Keyring, Slot]:
    """The keyring with one more slot, in a place drawn by lot. Raises NoFreeSlot, BadPassphrase where it is in use."""
    public = _unused(keyring, wrap)
    free = sorted(set(range(SLOTS)) - {entry.slot.place for entry in keyring.entries})
    if not free:
        raise NoFreeSlot
    slot = Slot(secrets.choice(free), member, kind)
    return replace(keyring, entries=(*keyring.entries, Entry(slot, public))), slot


def changed(keyring: Keyring, place: int, wrap: bytes) -> Keyring:
    """The keyring with another passphrase in a place. Raises NoSuchSlot, BadPassphrase where it is in use."""
    find(keyring, place)
    public = _unused(keyring, wrap)
    entries = (Entry(e.slot, public) if e.slot.place == place else e for e in keyring.entries)
    return replace(keyring, entries=tuple(entries))


def removed(keyring: Keyring, places: Collection[int]) -> Keyring:
    """The keyring without some slots. Raises NoSuchSlot, and LastSlot for the last one that a passphrase opens."""
    for place in places:
        find(keyring, place)
    left = tuple(entry for entry in keyring.entries if entry.slot.place not in places)
    if not any(entry.slot.kind is Kind.PASSPHRASE for entry in left):
        raise LastSlot
    return replace(keyring, entries=left)


def find(keyring: Keyring, place: int) -> Slot:
    """The slot in a place. Raises NoSuchSlot."""
    for entry in keyring.entries:
        if entry.slot.place == place:
            return entry.slot
    raise NoSuchSlot


def _unused(keyring: Keyring, wrap: bytes) -> bytes:
    public = hpke.public_of(private_of(wrap))
    if any(entry.public == public for entry in keyring.entries):
        raise BadPassphrase(why=Cause("it opens this workspace already"))
    return public


def _seal(entry: Entry | None, master: bytes, info: bytes) -> bytes:
    if entry is None:
        return hpke.seal(hpke.throw_away(), os.urandom(PLAIN), info)
    return hpke.seal(entry.public, plaintext(entry.slot, master), info)


def _unseal(header: Header, place: int, private: bytes) -> tuple[int, bytes] | None:
    try:
        return place, hpke.unseal(private, header.slots[place], binding(header.salt, header.kdf, f"slot {place}"))
    except Unauthentic:
        return None
