"""Keys from keys: HKDF-SHA256 with a label for each use; HMAC-SHA256 for names that only the key holder can make."""

from __future__ import annotations

import hashlib
import hmac

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF


def derive(key: bytes, label: bytes, *, salt: bytes = b"", length: int = 32) -> bytes:
    """HKDF-SHA256 (RFC 5869) of `key` with `label` as info. One label, one use: labels stand in docs/format."""
    return HKDF(algorithm=SHA256(), length=length, salt=salt or None, info=label).derive(key)


def keyed_digest(key: bytes, data: bytes) -> bytes:
    """HMAC-SHA256 (RFC 2104): without the key nobody can tell whether a known content is meant."""
    return hmac.new(key, data, hashlib.sha256).digest()
