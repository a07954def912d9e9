"""Sealing of one small piece: AES-256-GCM under a random nonce of 96 bits, written in front.

A key may seal 2^32 pieces (NIST SP 800-38D, 8.3); longer things go through `tocsin.crypto.stream`.
"""

from __future__ import annotations

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from tocsin.crypto.errors import Unauthentic

KEY = 32
NONCE = 12
TAG = 16
OVERHEAD = NONCE + TAG


def new_key() -> bytes:
    """32 random bytes of the operating system."""
    return os.urandom(KEY)


def seal(key: bytes, plaintext: bytes, aad: bytes) -> bytes:
    """nonce (12) ‖ ciphertext ‖ tag (16). `aad` is not stored: opening needs the same."""
    nonce = os.urandom(NONCE)
    return nonce + AESGCM(key).encrypt(nonce, plaintext, aad)


def unseal(key: bytes, sealed: bytes, aad: bytes) -> bytes:
    """The plaintext. Raises Unauthentic where a byte of it, the key or `aad` is another one."""
    if len(sealed) < OVERHEAD:
        raise Unauthentic("shorter than its nonce and tag")
    try:
        return AESGCM(key).decrypt(sealed[:NONCE], sealed[NONCE:], aad)
    except InvalidTag as exc:
        raise Unauthentic("the tag does not fit") from exc
