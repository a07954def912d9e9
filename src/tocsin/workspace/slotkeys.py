"""From a passphrase to the key of its slot: one Argon2id run, then HKDF, then the private key of X25519."""

from __future__ import annotations

from tocsin.crypto import kdf, keys
from tocsin.crypto.kdf import KdfParameters

WRAP_LABEL = b"tocsin/1/slot"
PRIVATE_LABEL = b"tocsin/2/slot-key"


def wrap_key(passphrase: str, salt: bytes, cost: KdfParameters) -> bytes:
    """32 bytes, the same in every format so far. Raises ValueError (no UTF-8) and MemoryError."""
    return keys.derive(kdf.stretch(passphrase, salt, cost), WRAP_LABEL)


def private_of(wrap: bytes) -> bytes:
    """The X25519 private key of a slot, 32 bytes."""
    return keys.derive(wrap, PRIVATE_LABEL)
