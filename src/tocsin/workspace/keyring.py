"""The keyring: the keys that outlive a change of the master key, and who has which slot.

It is sealed inside both headers under a key of the master, always at the same size: neither a file beside it that could
get lost nor its length says anything. It keeps each slot's own key, so that every change seals all sixteen slots afresh
and two versions of a header do not show which slots are in use. A later change of the master key must draw a new salt:
a member who left has seen those keys.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

import msgspec

from tocsin.crypto import aead, keys, signing
from tocsin.crypto.errors import Unauthentic
from tocsin.lib import canonical, ids
from tocsin.workspace.encoding import bytes_of, text_of
from tocsin.workspace.header import KEYRING_SIZE

LABEL = b"tocsin/1/keyring"
_PLAIN = KEYRING_SIZE - aead.OVERHEAD


class Kind(StrEnum):
    """What opens a slot."""

    PASSPHRASE = "passphrase"  # noqa: S105 - the name of a kind, no passphrase
    RECOVERY = "recovery"


@dataclass(frozen=True, slots=True)
class Slot:
    """A slot in use: its place (0-15), whose it is (a member's id), what opens it."""

    place: int
    member: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Entry:
    """A slot with the key that wraps the master key in it."""

    slot: Slot
    wrap: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Keyring:
    """Device id and private key, the key of what identifies sources, the key of the vault's names, the slots in use."""

    device: str
    device_private: bytes = field(repr=False)
    source_key: bytes = field(repr=False)
    name_key: bytes = field(repr=False)
    entries: tuple[Entry, ...] = ()


class _EntryForm(msgspec.Struct, forbid_unknown_fields=True):
    kind: Kind
    member: str
    place: int
    wrap: str


class _KeyringForm(msgspec.Struct, forbid_unknown_fields=True):
    device: str
    device_private: str
    name_key: str
    slots: list[_EntryForm]
    source_key: str


def new() -> Keyring:
    """Fresh keys, no slot."""
    return Keyring(ids.new_id(), signing.new_private(), aead.new_key(), aead.new_key())


def seal(keyring: Keyring, master: bytes, binding: bytes) -> bytes:
    """KEYRING_SIZE bytes: canonical JSON filled up with spaces, sealed."""
    plain = canonical.encode(_json(keyring))
    if len(plain) > _PLAIN:
        raise ValueError("the keyring has outgrown its room")
    return aead.seal(keys.derive(master, LABEL), plain.ljust(_PLAIN), binding)


def unseal(sealed: bytes, master: bytes, binding: bytes) -> Keyring:
    """Raises Unauthentic."""
    plain = aead.unseal(keys.derive(master, LABEL), sealed, binding)
    try:
        return _keyring(msgspec.convert(canonical.decode(plain.rstrip(b" ")), _KeyringForm))
    except (ValueError, msgspec.ValidationError) as exc:
        raise Unauthentic("not the form of a keyring") from exc


def _json(keyring: Keyring) -> dict[str, object]:
    return {
        "device": keyring.device,
        "device_private": text_of(keyring.device_private),
        "name_key": text_of(keyring.name_key),
        "slots": [
            {
                "kind": entry.slot.kind.value,
                "member": entry.slot.member,
                "place": entry.slot.place,
                "wrap": text_of(entry.wrap),
            }
            for entry in keyring.entries
        ],
        "source_key": text_of(keyring.source_key),
    }


def _keyring(form: _KeyringForm) -> Keyring:
    entries = tuple(Entry(Slot(e.place, e.member, e.kind), bytes_of(e.wrap, aead.KEY)) for e in form.slots)
    private, source = bytes_of(form.device_private, 32), bytes_of(form.source_key, aead.KEY)
    return Keyring(form.device, private, source, bytes_of(form.name_key, aead.KEY), entries)
