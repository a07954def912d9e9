"""The keyring: the keys that outlive a change of the master key, and who has which slot.

It is sealed inside both headers under a key of the master, always at the same size: neither a file beside it that could
get lost nor its length says anything. It keeps each slot's public key, so that every change seals all sixteen slots
afresh without anybody's passphrase, and whoever has seen a keyring can open no later one with it.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

import msgspec

from tocsin.crypto import aead, hpke, keys, signing
from tocsin.crypto.errors import Unauthentic
from tocsin.domain.errors import KeyringFull
from tocsin.lib import canonical, ids
from tocsin.workspace.encoding import bytes_of, text_of
from tocsin.workspace.header import KEYRING_SIZE

LABEL = b"tocsin/2/keyring"
PLAIN = KEYRING_SIZE - aead.OVERHEAD


class NewerKeyring(ValueError):
    """It opens, and holds what this version does not know: its name is the argument. Writing it back would lose it."""


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
    """A slot with the public key (X25519, 32 bytes) that the master key is sealed to in it."""

    slot: Slot
    public: bytes


@dataclass(frozen=True, slots=True)
class Keyring:
    """Device id and private key, the keys of what identifies sources (newest first), the key of the vault's names.

    `entries` are the slots in use; `retired` the devices whose removal the record does not say yet.
    """

    device: str
    device_private: bytes = field(repr=False)
    source_keys: tuple[bytes, ...] = field(repr=False)
    name_key: bytes = field(repr=False)
    entries: tuple[Entry, ...] = ()
    retired: tuple[str, ...] = ()


class _EntryForm(msgspec.Struct, forbid_unknown_fields=True):
    kind: Kind
    member: str
    place: int
    public: str


class _KeyringForm(msgspec.Struct, forbid_unknown_fields=True):
    device: str
    device_private: str
    name_key: str
    retired: list[str]
    slots: list[_EntryForm]
    source_keys: list[str]


def new() -> Keyring:
    """Fresh keys, no slot."""
    return Keyring(ids.new_id(), signing.new_private(), (aead.new_key(),), aead.new_key())


def with_new_device(keyring: Keyring) -> Keyring:
    """Another device id and key; the old one stays trusted."""
    return replace(keyring, device=ids.new_id(), device_private=signing.new_private())


def rekeyed(keyring: Keyring) -> Keyring:
    """Another device, the old one retired, and another source key in front: for when somebody who saw them leaves."""
    return replace(
        with_new_device(keyring),
        source_keys=(aead.new_key(), *keyring.source_keys),
        retired=(*keyring.retired, keyring.device),
    )


def seal(keyring: Keyring, master: bytes, binding: bytes) -> bytes:
    """KEYRING_SIZE bytes: canonical JSON filled up with spaces, sealed. Raises KeyringFull."""
    plain = canonical.encode(_json(keyring))
    if len(plain) > PLAIN:
        raise KeyringFull
    return aead.seal(keys.derive(master, LABEL), plain.ljust(PLAIN), binding)


def unseal(sealed: bytes, master: bytes, binding: bytes) -> Keyring:
    """Raises Unauthentic, NewerKeyring."""
    plain = aead.unseal(keys.derive(master, LABEL), sealed, binding)
    try:
        value = canonical.decode(plain.rstrip(b" "))
        _check_known(value)
        return _keyring(msgspec.convert(value, _KeyringForm))
    except NewerKeyring:
        raise
    except (ValueError, msgspec.ValidationError) as exc:
        raise Unauthentic("not the form of a keyring") from exc


def _check_known(value: Any) -> None:
    if not isinstance(value, dict) or not isinstance(value.get("slots"), list):
        raise ValueError("not the form of a keyring")  # noqa: TRY004 - one error for every form that is none
    for part, form in ((value, _KeyringForm), *((slot, _EntryForm) for slot in value["slots"])):
        unknown = set(part) - set(form.__struct_fields__)
        if unknown:
            raise NewerKeyring(f"with “{min(unknown)}”")
    if not {slot.get("kind") for slot in value["slots"]} <= {kind.value for kind in Kind}:
        raise NewerKeyring("with another kind of slot")


def _json(keyring: Keyring) -> dict[str, object]:
    return {
        "device": keyring.device,
        "device_private": text_of(keyring.device_private),
        "name_key": text_of(keyring.name_key),
        "retired": list(keyring.retired),
        "slots": [
            {
                "kind": entry.slot.kind.value,
                "member": entry.slot.member,
                "place": entry.slot.place,
                "public": text_of(entry.public),
            }
            for entry in keyring.entries
        ],
        "source_keys": [text_of(key) for key in keyring.source_keys],
    }


def _keyring(form: _KeyringForm) -> Keyring:
    if not form.source_keys:
        raise ValueError("a keyring has at least one source key")
    return Keyring(
        form.device,
        bytes_of(form.device_private, 32),
        tuple(bytes_of(key, aead.KEY) for key in form.source_keys),
        bytes_of(form.name_key, aead.KEY),
        tuple(Entry(Slot(e.place, e.member, e.kind), bytes_of(e.public, hpke.PUBLIC)) for e in form.slots),
        tuple(form.retired),
    )
