"""HPKE in base mode, opened by hand out of RFC 9180: what a second reader without a library for it would write."""

from __future__ import annotations

import hashlib
import hmac

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

AES_128_GCM = 1
AES_256_GCM = 2
_KEY_SIZES = {AES_128_GCM: 16, AES_256_GCM: 32}
_KEM = b"KEM\x00\x20"


def _extract(salt: bytes, suite: bytes, label: bytes, material: bytes) -> bytes:
    return hmac.new(salt or bytes(32), b"HPKE-v1" + suite + label + material, hashlib.sha256).digest()


def _expand(key: bytes, suite: bytes, label: bytes, info: bytes, size: int) -> bytes:
    # no use in this suite needs more than one block of HKDF-Expand
    labelled = size.to_bytes(2, "big") + b"HPKE-v1" + suite + label + info
    return hmac.new(key, labelled + b"\x01", hashlib.sha256).digest()[:size]


def open_base(private: bytes, sealed: bytes, info: bytes, *, aad: bytes = b"", aead: int = AES_256_GCM) -> bytes:
    """The plaintext of enc ‖ ciphertext. Raises InvalidTag, and ValueError for an enc that is no key."""
    own = X25519PrivateKey.from_private_bytes(private)
    enc, ciphertext = sealed[:32], sealed[32:]
    shared = own.exchange(X25519PublicKey.from_public_bytes(enc))
    context = enc + own.public_key().public_bytes_raw()
    secret = _expand(_extract(b"", _KEM, b"eae_prk", shared), _KEM, b"shared_secret", context, 32)
    suite = b"HPKE\x00\x20\x00\x01" + aead.to_bytes(2, "big")
    schedule = b"\x00" + _extract(b"", suite, b"psk_id_hash", b"") + _extract(b"", suite, b"info_hash", info)
    key = _extract(secret, suite, b"secret", b"")
    nonce = _expand(key, suite, b"base_nonce", schedule, 12)
    return AESGCM(_expand(key, suite, b"key", schedule, _KEY_SIZES[aead])).decrypt(nonce, ciphertext, aad)
