"""HPKE (RFC 9180) in base mode: sealed to a public key, by anybody, without the secret that opens it.

The suite is DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM; associated data stays empty, `info` binds. A private
key is the 32 bytes of RFC 7748, which clamps them: any 32 bytes are one.
"""

from __future__ import annotations

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from tocsin.crypto.errors import Unauthentic

PRIVATE = 32
PUBLIC = 32
OVERHEAD = PUBLIC + 16
_SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)


def public_of(private: bytes) -> bytes:
    """The 32 bytes of the public key."""
    return X25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()


def throw_away() -> bytes:
    """A public key whose private key nobody keeps: what is sealed to it opens never, and looks like any other."""
    return public_of(os.urandom(PRIVATE))


def seal(public: bytes, plaintext: bytes, info: bytes) -> bytes:
    """enc (32) ‖ ciphertext ‖ tag (16). Raises ValueError for a public key that no private key has."""
    return _SUITE.encrypt(plaintext, X25519PublicKey.from_public_bytes(public), info=info)


def unseal(private: bytes, sealed: bytes, info: bytes) -> bytes:
    """The plaintext. Raises Unauthentic where a byte of it, the key or `info` is another one."""
    try:
        return _SUITE.decrypt(sealed, X25519PrivateKey.from_private_bytes(private), info=info)
    except (InvalidTag, ValueError) as exc:
        raise Unauthentic("it does not open under this key") from exc
