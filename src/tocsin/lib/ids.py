"""Identifiers: UUIDv7 (RFC 9562, 5.7), written as 22 characters of base64url.

The short form keeps a signed operation small (DESIGN section 4: 450 bytes a claim) and has one spelling per id.
"""

from __future__ import annotations

import binascii
import os
import threading
import time

_LOCK = threading.Lock()
_last = 0
_STANDARD = bytes.maketrans(b"-_", b"+/")
_URL_SAFE = bytes.maketrans(b"+/", b"-_")


def new_id() -> str:
    """A new UUIDv7 in its short form. Within one process ids rise, also within one millisecond."""
    global _last  # noqa: PLW0603 - the counter that makes ids rise is one per process
    with _LOCK:
        # 48 bits of milliseconds and 12 of counter, in one number that never stands still
        _last = max(_last + 1, (time.time_ns() // 1_000_000) << 12)
        stamp = _last
    random = int.from_bytes(os.urandom(8), "big") & ((1 << 62) - 1)
    value = ((stamp >> 12) << 80) | (0x7 << 76) | ((stamp & 0xFFF) << 64) | (0b10 << 62) | random
    return short(value.to_bytes(16, "big"))


def short(raw: bytes) -> str:
    """The 22 characters of 16 bytes."""
    # by steps: `urlsafe_b64encode` takes twice as long, and a record is read an id at a time
    return binascii.b2a_base64(raw, newline=False).rstrip(b"=").translate(_URL_SAFE).decode("ascii")


def raw(text: str) -> bytes:
    """The 16 bytes of a short id. Raises ValueError for anything that is not the one spelling of one id."""
    try:
        value = binascii.a2b_base64(text.encode("ascii").translate(_STANDARD) + b"==")
    except ValueError as exc:
        raise ValueError("not an id") from exc
    if len(value) != 16 or short(value) != text:  # which also finds characters that were passed over
        raise ValueError("not an id")
    return value


def is_id(text: object) -> bool:
    """Whether this is the short form of an id."""
    try:
        return isinstance(text, str) and bool(raw(text))
    except ValueError:
        return False
