"""The header: salt, cost, sixteen slots and the sealed keyring, as canonical JSON with a plain digest.

The digest tells damage from a wrong passphrase without any key. It protects nothing against a person: slots and keyring
are authenticated by their own seals, which bind format, cost, salt and place. See docs/format/header.md.
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
FORMAT = "tocsin-workspace/1"
SLOTS = 16
SLOT_SIZE = 77
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


def binding(salt: bytes, cost: KdfParameters, part: str) -> bytes:
    """Associated data of a sealed part: it opens only in a header of this format, salt and cost, and in its place."""
    return canonical.encode({"format": FORMAT, "kdf": _kdf_json(cost), "part": part, "salt": text_of(salt)})


def encode(header: Header) -> bytes:
    """The bytes of `header.json`, the same in both copies."""
    rest: dict[str, Any] = {
        "format": FORMAT,
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
    if isinstance(name, str) and name.startswith(FAMILY) and name != FORMAT:
        raise NewerHeader(name)
    try:
        return _header(msgspec.convert(value, _HeaderForm))
    except (msgspec.ValidationError, ValueError, BadParameters) as exc:
        raise DamagedHeader("not the form of a header") from exc


def _header(form: _HeaderForm) -> Header:
    if form.format != FORMAT or form.kdf.name != "argon2id" or len(form.slots) != SLOTS:
        raise ValueError("another format")
    cost = KdfParameters(form.kdf.memory_kib, form.kdf.passes, form.kdf.lanes)
    kdf.check(cost)
    slots = tuple(bytes_of(slot, SLOT_SIZE) for slot in form.slots)
    return Header(bytes_of(form.salt, kdf.SALT), cost, slots, bytes_of(form.keyring, KEYRING_SIZE))


def _kdf_json(cost: KdfParameters) -> dict[str, Any]:
    return {"lanes": cost.lanes, "memory_kib": cost.memory_kib, "name": "argon2id", "passes": cost.passes}


def _digest(rest: dict[str, Any]) -> str:
    return text_of(hashlib.sha256(canonical.encode(rest)).digest())
