"""Bytes and texts as docs/format/README.md defines them."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import json
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF


class Broken(ValueError):
    """What was read is not what the pages say; the argument names the part."""


def raw(text: str, size: int | None = None) -> bytes:
    """The bytes of canonical base64url without padding."""
    try:
        data = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError) as exc:
        raise Broken("base64url") from exc
    if text_of(data) != text or size not in (None, len(data)):
        raise Broken("base64url")
    return data


def text_of(data: bytes) -> str:
    """base64url without padding."""
    return base64.urlsafe_b64encode(data).decode("ascii").rstrip("=")


def digest(data: bytes) -> str:
    """SHA-256 in base64url."""
    return text_of(hashlib.sha256(data).digest())


def canonical(value: Any) -> bytes:
    """The one form of a value (RFC 8785, for the values that the pages allow)."""
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return text.encode("utf-8")


def parse(data: bytes, part: str) -> Any:
    """A value from canonical bytes. Raises Broken for any other form of it."""
    try:
        value = json.loads(data.decode("utf-8"))
        same = canonical(value) == data
    except (ValueError, RecursionError) as exc:
        raise Broken(part) from exc
    if not same:
        raise Broken(part)
    return value


def derive(key: bytes, label: str, salt: bytes | None = None, length: int = 32) -> bytes:
    """HKDF-SHA256."""
    return HKDF(SHA256(), length, salt, label.encode("ascii")).derive(key)


def keyed(key: bytes, data: bytes) -> bytes:
    """HMAC-SHA256."""
    return hmac.new(key, data, hashlib.sha256).digest()


def unseal(key: bytes, sealed: bytes, aad: bytes, part: str) -> bytes:
    """The inverse of SEAL. Raises Broken where it does not authenticate."""
    try:
        return AESGCM(key).decrypt(sealed[:12], sealed[12:], aad)
    except (InvalidTag, ValueError) as exc:
        raise Broken(part) from exc


def unstream(key: bytes, data: bytes, magic: bytes, part: str) -> bytes:
    """The whole plaintext of a STREAM with this magic."""
    header, body = data[:40], data[40:]
    if header[:8] != magic or len(body) < 16:
        raise Broken(part)
    both = derive(key, "tocsin/1/stream", header[8:], 39)
    pieces = [body[start : start + 65552] for start in range(0, len(body), 65552)]
    if len(pieces) > 1 and len(pieces[-1]) == 16:
        raise Broken(part)
    plain = []
    for number, piece in enumerate(pieces):
        nonce = both[32:] + number.to_bytes(4, "big") + bytes([number == len(pieces) - 1])
        try:
            plain.append(AESGCM(both[:32]).decrypt(nonce, piece, header))
        except InvalidTag as exc:
            raise Broken(part) from exc
    return b"".join(plain)


def padded(size: int) -> int:
    """PADDED(size), by the definition of README.md."""
    if size <= 4096:
        return 4096
    exponent = size.bit_length() - 1
    step = 1 << (exponent - exponent.bit_length())
    return -(-size // step) * step
