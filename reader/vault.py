"""Sealed files as docs/format/vault.md has them, and `heads`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from reader.encoding import Broken, derive, digest, keyed, padded, parse, raw, unseal, unstream


def name_of(name_key: bytes, scope: str, content: str) -> str:
    """The name of a file in the vault: 64 hexadecimal digits."""
    return keyed(name_key, b"tocsin/1/vault-name\x00" + scope.encode("utf-8") + b"\x00" + raw(content, 32)).hex()


def open_file(folder: Path, name: str, key: bytes, content: str) -> bytes:
    """The content of a sealed file. Raises Broken where it is gone, altered, or another one."""
    part = f"sealed file {name[:8]}"
    path = folder / "vault" / name[:2] / name[2:]
    if not path.is_file():
        raise Broken(f"{part} is missing")
    plain = unstream(key, path.read_bytes(), b"tocsinV1", part)
    length = int.from_bytes(plain[-8:], "big")
    if len(plain) != padded(length + 8) or any(plain[length:-8]) or digest(plain[:length]) != content:
        raise Broken(part)
    return plain[:length]


def read_heads(folder: Path, master: bytes) -> dict[str, Any]:
    """What the record must hold at least. Raises Broken where it is gone or damaged."""
    path = folder / "heads"
    data = path.read_bytes() if path.is_file() else b""
    if data[:8] != b"tocsinH1":
        raise Broken("heads")
    value = parse(unseal(derive(master, "tocsin/1/heads"), data[8:], b"tocsinH1", "heads").rstrip(b" "), "heads")
    if not isinstance(value, dict):
        raise Broken("heads")
    return value
