"""Sixteen slots: each the master key, wrapped under one passphrase. Unused ones are random and look the same."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass, field, replace

from tocsin.crypto import aead, kdf, keys
from tocsin.crypto.errors import Unauthentic
from tocsin.crypto.kdf import KdfParameters
from tocsin.domain.errors import BadPassphrase, LastSlot, NoFreeSlot, NoSuchSlot
from tocsin.lib import ids
from tocsin.workspace import keyring as keyrings
from tocsin.workspace.header import SLOT_SIZE, SLOTS, Header, binding
from tocsin.workspace.keyring import Entry, Keyring, Kind, Slot

LABEL = b"tocsin/1/slot"
_KINDS = {Kind.PASSPHRASE: b"\x01", Kind.RECOVERY: b"\x02"}


@dataclass(frozen=True, slots=True)
class Opened:
    """What a passphrase opens in a header."""

    slot: Slot
    master: bytes = field(repr=False)
    keyring: Keyring = field(repr=False)


def wrap_key(passphrase: str, salt: bytes, cost: KdfParameters) -> bytes:
    """One Argon2id run, then HKDF. Raises ValueError (no UTF-8) and MemoryError."""
    return keys.derive(kdf.stretch(passphrase, salt, cost), LABEL)


def assemble(keyring: Keyring, master: bytes, salt: bytes, cost: KdfParameters) -> Header:
    """A header with every slot and the keyring sealed afresh, and fresh random bytes where no slot is in use."""
    used = {entry.slot.place: entry for entry in keyring.entries}
    slots = tuple(
        _wrap(used[place], master, binding(salt, cost, f"slot {place}")) if place in used else os.urandom(SLOT_SIZE)
        for place in range(SLOTS)
    )
    return Header(salt, cost, slots, keyrings.seal(keyring, master, binding(salt, cost, "keyring")))


def open_header(header: Header, wrap: bytes) -> Opened:
    """Tries all sixteen, whichever opens. Raises Unauthentic where none does, or the keyring does not."""
    found = [opened for place in range(SLOTS) if (opened := _unwrap(header, place, wrap))]
    if not found:
        raise Unauthentic("no slot opens")
    slot, master = found[0]
    return Opened(slot, master, keyrings.unseal(header.keyring, master, binding(header.salt, header.kdf, "keyring")))


def added(keyring: Keyring, wrap: bytes, member: str, kind: Kind) -> tuple[Keyring, Slot]:
    """The keyring with one more slot, in a place drawn by lot. Raises NoFreeSlot, BadPassphrase where it is in use."""
    _check_unused(keyring, wrap)
    free = sorted(set(range(SLOTS)) - {entry.slot.place for entry in keyring.entries})
    if not free:
        raise NoFreeSlot
    slot = Slot(secrets.choice(free), member, kind)
    return replace(keyring, entries=(*keyring.entries, Entry(slot, wrap))), slot


def changed(keyring: Keyring, place: int, wrap: bytes) -> Keyring:
    """The keyring with another passphrase in a place. Raises NoSuchSlot, BadPassphrase where it is in use."""
    find(keyring, place)
    _check_unused(keyring, wrap)
    entries = (Entry(e.slot, wrap) if e.slot.place == place else e for e in keyring.entries)
    return replace(keyring, entries=tuple(entries))


def removed(keyring: Keyring, place: int) -> Keyring:
    """The keyring without a slot. Raises NoSuchSlot, and LastSlot for the last one that a passphrase opens."""
    find(keyring, place)
    left = tuple(entry for entry in keyring.entries if entry.slot.place != place)
    if not any(entry.slot.kind is Kind.PASSPHRASE for entry in left):
        raise LastSlot
    return replace(keyring, entries=left)


def find(keyring: Keyring, place: int) -> Slot:
    """The slot in a place. Raises NoSuchSlot."""
    for entry in keyring.entries:
        if entry.slot.place == place:
            return entry.slot
    raise NoSuchSlot


def _check_unused(keyring: Keyring, wrap: bytes) -> None:
    if any(entry.wrap == wrap for entry in keyring.entries):
        raise BadPassphrase(why="it opens this workspace already")


def _wrap(entry: Entry, master: bytes, aad: bytes) -> bytes:
    return aead.seal(entry.wrap, master + ids.raw(entry.slot.member) + _KINDS[entry.slot.kind], aad)


def _unwrap(header: Header, place: int, wrap: bytes) -> tuple[Slot, bytes] | None:
    try:
        plain = aead.unseal(wrap, header.slots[place], binding(header.salt, header.kdf, f"slot {place}"))
    except Unauthentic:
        return None
    kind = next((kind for kind, byte in _KINDS.items() if byte == plain[48:]), None)
    return None if kind is None else (Slot(place, ids.short(plain[32:48]), kind), plain[:32])
