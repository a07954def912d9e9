"""Bytes as text: base64url without padding, one spelling each, as everywhere in Tocsin."""

from __future__ import annotations

import base64


def text_of(data: bytes) -> str:
    """base64url without padding."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")


def bytes_of(text: str, size: int | None = None) -> bytes:
    """The bytes of `text_of`. Raises ValueError for another spelling, or another number of bytes than `size`."""
    try:
        data = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except ValueError as exc:
        raise ValueError("not base64url") from exc
    if text_of(data) != text or size not in {None, len(data)}:
        raise ValueError("not base64url of this length")
    return data
