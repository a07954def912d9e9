"""How a program of this version stores the bytes of an operation in `record.db` (docs/format/record.md)."""

from __future__ import annotations


def body_of(kept: bytes) -> bytes:
    """The canonical bytes."""
    return kept
