"""The header: salt, cost, sixteen slots and the sealed keyring, as canonical JSON with a plain digest.

The digest tells damage from a wrong passphrase without any key. It protects nothing against a person: slots and keyring
are authenticated by their own seals, which bind format, cost, salt and place. See docs/format/header.md. A header of an
older format is read, and written only to put back what was there.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

import msgspec

from tocsin.crypto import kdf
from tocsin.crypto.errors import BadParameters
from tocsin.crypto.kdf import KdfParameters
from tocsin.lib import canonical
from tocsin.workspace.encoding import bytes_of, text_of

FAMILY = "tocsin-workspace/"
NEWEST = 2
SLOTS = 16
SLOT_SIZES = {1: 77, 2: 97}
KEYRING_SIZE = 8192 + 28
LONGEST = 64 * 1024


class DamagedHeader(ValueError):
    """The bytes are no header of this format."""


class NewerHeader(ValueError):
    """The bytes are whole, and of a format that this version does not know: its name is the argument."""


class _KdfForm(msgspec.Struct, forbid_unknown_fields=True):
    lanes: int
    memory_kib: int
    name: str
    passes: int


class _HeaderForm(msgspec.Struct, forbid_unknown_fields=True):
    digest: str
    format: str
    kdf: _KdfForm
    keyring: str
    salt: str
    slots: list[str]


@dataclass(frozen=True, slots=True)
class Header:
    """What a header says; nothing in it is secret."""

    salt: bytes
    kdf: KdfParameters
    slots: tuple[bytes, ...]
    keyring: bytes
    version: int = NEWEST


def format_name(version: int) -> str:
    """How a file of this version says what it is."""
    return f"{FAMILY}{version}"


def binding(salt: bytes, cost: KdfParameters, part: str, version: int = NEWEST) -> bytes:
    """What a sealed part is bound to: it opens only in a header of this format, salt and cost, and in its place."""
    name = format_name(version)
    return canonical.encode({"format": name, "kdf": _kdf_json(cost), "part": part, "salt": text_of(salt)})


_VERSIONS = {format_name(version): version for version in SLOT_SIZES}


def encode(header: Header) -> bytes:
    """The bytes of `header.json`, the same in both copies."""
    rest: dict[str, Any] = {
        "format": format_name(header.version),
        "kdf": _kdf_json(header.kdf),
        "keyring": text_of(header.keyring),
        "salt": text_of(header.salt),
        "slots": [text_of(slot) for slot in header.slots],
    }
    return canonical.encode({**rest, "digest": _digest(rest)})


def decode(data: bytes) -> Header:
    """Raises DamagedHeader, and NewerHeader only where the digest says that the bytes are whole."""
    try:
        value = canonical.decode(data)
    except (ValueError, RecursionError) as exc:
        raise DamagedHeader("not canonical JSON") from exc
    if not isinstance(value, dict) or value.get("digest") != _digest({k: v for k, v in value.items() if k != "digest"}):
        raise DamagedHeader("the digest does not fit")
    name = value.get("format")
    if isinstance(name, str) and name.startswith(FAMILY) and name not in _VERSIONS:
        raise NewerHeader(name)
    try:
        return _header(msgspec.convert(value, _HeaderForm))
    except (msgspec.ValidationError, ValueError, BadParameters) as exc:
        raise DamagedHeader("not the form of a header") from exc


def _header(form: _HeaderForm) -> Header:
    version = _VERSIONS.get(form.format, 0)
    if not version or form.kdf.name != "argon2id" or len(form.slots) != SLOTS:
        raise ValueError("another format")
    cost = KdfParameters(form.kdf.memory_kib, form.kdf.passes, form.kdf.lanes)
    kdf.check(cost)
    slots = tuple(bytes_of(slot, SLOT_SIZES[version]) for slot in form.slots)
    return Header(bytes_of(form.salt, kdf.SALT), cost, slots, bytes_of(form.keyring, KEYRING_SIZE), version)


def _kdf_json(cost: KdfParameters) -> dict[str, Any]:
    return {"lanes": cost.lanes, "memory_kib": cost.memory_kib, "name": "argon2id", "passes": cost.passes}


def _digest(rest: dict[str, Any]) -> str:
    return text_of(hashlib.sha256(canonical.encode(rest)).digest())
