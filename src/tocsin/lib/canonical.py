"""Canonical JSON after RFC 8785, for what is hashed and signed: no floats, integers within ±(2^53-1), sorted keys.

RFC 8785 sorts keys by UTF-16 code units; our keys are ASCII by contract, where every order agrees.
`tests/lib/test_canonical.py` holds this against the `rfc8785` package.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

LARGEST = 2**53 - 1


def encode(value: Any) -> bytes:
    """The canonical bytes. Raises ValueError for a float, a big integer, a key that is not ASCII, another type."""
    _check(value)
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode("utf-8")


def decode(data: bytes) -> Any:
    """The value of canonical bytes. Raises ValueError where the bytes are not JSON or not canonical."""
    try:
        value = json.loads(data.decode("utf-8"))
    except (UnicodeDecodeError, RecursionError) as exc:
        raise ValueError("not JSON") from exc
    if encode(value) != data:
        raise ValueError("not canonical")
    return value


def _check(value: Any) -> None:
    if isinstance(value, str):
        _check_text(value)
    elif isinstance(value, bool) or value is None:
        return
    elif isinstance(value, int):
        _check_whole(value)
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            _check_key(key)
            _check(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            _check(inner)
    else:
        raise ValueError(f"no canonical form for {type(value).__name__}")


def _check_whole(value: int) -> None:
    if not -LARGEST <= value <= LARGEST:
        raise ValueError("an integer outside ±(2^53-1)")


def _check_key(key: Any) -> None:
    if not (isinstance(key, str) and key.isascii()):
        raise ValueError("a key that is not ASCII")


def _check_text(value: str) -> None:
    try:
        value.encode("utf-8")
    except UnicodeEncodeError as exc:
        raise ValueError("a lone surrogate has no canonical form") from exc
