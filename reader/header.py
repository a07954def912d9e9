"""From a passphrase to the keys, as docs/format/header.md has it: formats 1 and 2."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from reader.encoding import Broken, canonical, derive, parse, raw, text_of, unseal

NAMES = ("header.json", "header-copy.json")
MEMBERS = {"digest", "format", "kdf", "keyring", "salt", "slots"}
SLOT_SIZES = {"tocsin-workspace/1": 77, "tocsin-workspace/2": 97}
SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)


class Refused(Exception):
    """The passphrase opens no slot of a header that is whole."""


@dataclass(frozen=True)
class Keys:
    """What a passphrase opens."""

    master: bytes
    member: str
    kind: str
    keyring: dict[str, Any]

    @property
    def record(self) -> bytes:
        """The raw key of record.db."""
        return derive(self.master, "tocsin/1/record")

    @property
    def names(self) -> bytes:
        """The key of the vault's names."""
        return raw(self.keyring["name_key"], 32)

    @property
    def sources(self) -> list[bytes]:
        """The keys of what identifies a source, newest first."""
        found = self.keyring.get("source_keys") or [self.keyring["source_key"]]
        return [raw(key, 32) for key in found]


def read_header(folder: Path) -> dict[str, Any]:
    """The header of a workspace: the first copy, or where that is missing or damaged the second."""
    for name in NAMES:
        try:
            return parse_header((folder / name).read_bytes())
        except (Broken, OSError):
            continue
    raise Broken("both headers")


def parse_header(data: bytes) -> dict[str, Any]:
    """A header from its bytes. Raises Broken."""
    value = parse(data, "a header")
    if not isinstance(value, dict):
        raise Broken("a header")
    rest = {name: part for name, part in value.items() if name != "digest"}
    if value.get("digest") != text_of(hashlib.sha256(canonical(rest)).digest()):
        raise Broken("a header's digest")
    name = value.get("format")
    size = SLOT_SIZES.get(name, 0) if isinstance(name, str) else 0
    if not size and str(name).startswith("tocsin-workspace/"):
        raise Broken("a header of another format")
    if not size or set(value) != MEMBERS or len(value["slots"]) != 16:
        raise Broken("a header")
    for slot in value["slots"]:
        raw(slot, size)
    raw(value["salt"], 32)
    raw(value["keyring"], 8220)
    _check_cost(value["kdf"])
    return value


def open_header(header: dict[str, Any], passphrase: str) -> Keys:
    """The keys. Raises Refused where no slot opens."""
    wrap = derive(_stretch(passphrase, header), "tocsin/1/slot")
    opener = _opener(header, wrap)
    for place in range(16):
        plain = opener(raw(header["slots"][place]), _binding(header, f"slot {place}"))
        if plain is not None and plain[48] in (1, 2):
            master = plain[:32]
            ring = _keyring(header, master)
            return Keys(master, text_of(plain[32:48]), {1: "passphrase", 2: "recovery"}[plain[48]], ring)
    raise Refused


def _check_cost(cost: dict[str, Any]) -> None:
    if set(cost) != {"lanes", "memory_kib", "name", "passes"} or cost["name"] != "argon2id":
        raise Broken("the cost")
    numbers = [cost[name] for name in ("memory_kib", "passes", "lanes")]
    if any(type(number) is not int for number in numbers):
        raise Broken("the cost")
    memory, passes, lanes = numbers
    if not (1 <= lanes <= 16 and 1 <= passes <= 20 and 8 * lanes <= memory <= 4194304):
        raise Broken("the cost")


def _stretch(passphrase: str, header: dict[str, Any]) -> bytes:
    cost = header["kdf"]
    typed = " ".join(unicodedata.normalize("NFKC", passphrase).split()).encode("utf-8")
    return Argon2id(
        salt=raw(header["salt"]),
        length=32,
        iterations=cost["passes"],
        lanes=cost["lanes"],
        memory_cost=cost["memory_kib"],
    ).derive(typed)


def _opener(header: dict[str, Any], wrap: bytes) -> Callable[[bytes, bytes], bytes | None]:
    private = X25519PrivateKey.from_private_bytes(derive(wrap, "tocsin/2/slot-key"))

    def symmetric(slot: bytes, bound: bytes) -> bytes | None:
        try:
            return unseal(wrap, slot, bound, "a slot")
        except Broken:
            return None

    def asymmetric(slot: bytes, bound: bytes) -> bytes | None:
        try:
            return SUITE.decrypt(slot, private, info=bound)
        except InvalidTag:
            return None

    return symmetric if header["format"] == "tocsin-workspace/1" else asymmetric


def _keyring(header: dict[str, Any], master: bytes) -> dict[str, Any]:
    label = "tocsin/1/keyring" if header["format"] == "tocsin-workspace/1" else "tocsin/2/keyring"
    plain = unseal(derive(master, label), raw(header["keyring"]), _binding(header, "keyring"), "the keyring")
    ring = parse(plain.rstrip(b" "), "the keyring")
    if len(plain) != 8192 or not isinstance(ring, dict):
        raise Broken("the keyring")
    return ring


def _binding(header: dict[str, Any], part: str) -> bytes:
    return canonical({"format": header["format"], "kdf": header["kdf"], "part": part, "salt": header["salt"]})
