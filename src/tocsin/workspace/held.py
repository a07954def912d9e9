"""The keys of an unlocked workspace, as they are, or as they will be after a change that is not written yet."""

from __future__ import annotations

import os
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from tocsin.crypto import aead, keys, signing
from tocsin.workspace import keyring as keyrings
from tocsin.workspace import slots
from tocsin.workspace.header import Header, binding
from tocsin.workspace.keyring import Keyring

RECORD_LABEL = b"tocsin/1/record"
HEADS_LABEL = b"tocsin/1/heads"


@dataclass(frozen=True, slots=True, repr=False)
class Held:
    """Master key, keyring, and the header that holds both sealed."""

    master: bytes
    keyring: Keyring
    header: Header

    @property
    def device(self) -> str:
        """Id of the device that signs."""
        return self.keyring.device

    @property
    def device_key(self) -> bytes:
        """The device's public Ed25519 key, 32 bytes."""
        return signing.public_of(self.keyring.device_private)

    @property
    def record_key(self) -> bytes:
        """The raw key of the encrypted database, 32 bytes."""
        return keys.derive(self.master, RECORD_LABEL)

    @property
    def heads_key(self) -> bytes:
        """The key of `heads`, 32 bytes."""
        return keys.derive(self.master, HEADS_LABEL)

    def is_held_by(self, header: Header) -> bool:
        """Whether a header gives these keys to whoever has the master key. Raises Unauthentic."""
        aad = binding(header.salt, header.kdf, "keyring")
        return keyrings.unseal(header.keyring, self.master, aad) == self.keyring


def sealed_anew(held: Held, keyring: Keyring, master: bytes | None = None) -> Held:
    """With another keyring, and another master key where one is given. Raises KeyringFull."""
    chosen = master or held.master
    return Held(chosen, keyring, slots.assemble(keyring, chosen, held.header.salt, held.header.kdf))


def without(held: Held, places: Collection[int]) -> Held:
    """Without some slots, and with keys that nobody has seen who could open them: master, device, source key.

    Salt and cost stay: they belong to the passphrases of the others, which are not at hand.
    Raises NoSuchSlot, LastSlot, KeyringFull.
    """
    left = slots.removed(held.keyring, places)
    return sealed_anew(held, keyrings.rekeyed(left), os.urandom(aead.KEY))


def with_new_device(held: Held) -> Held:
    """With another device id and key; the old device stays trusted, another copy of the folder may be using it."""
    return sealed_anew(held, keyrings.with_new_device(held.keyring))


def with_nothing_retired(held: Held) -> Held:
    """When the record says of every retired device that it is removed."""
    return sealed_anew(held, replace(held.keyring, retired=()))


def with_source_keys(held: Held, keys_there: Sequence[bytes]) -> Held:
    """With the source keys of another copy as well. Raises KeyringFull.

    What seals from now on is the newest of the copy that changed it, because somebody left; where both did, ours.
    """
    ours = held.keyring.source_keys
    if set(keys_there) <= set(ours):
        return held
    first, then = (keys_there, ours) if ours[0] in keys_there else (ours, keys_there)
    return sealed_anew(held, replace(held.keyring, source_keys=tuple(dict.fromkeys([*first, *then]))))
