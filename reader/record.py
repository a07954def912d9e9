"""Changesets as docs/format/record.md has them: read, checked, put in order, less what does not count."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from reader.encoding import Broken, digest, parse, raw, text_of

# an erasure that names one of these says nothing of it
KEPT_FOR_GOOD = ("workspace.opened", "device.added", "device.removed", "content.erased")
HEADER = {"author", "batch", "count", "device", "doubtful", "format", "parents", "root", "scope", "tick", "time"}


@dataclass(frozen=True)
class Kept:
    """One operation: salt and bytes, or after an erasure the commitment alone."""

    salt: bytes | None
    body: bytes | None
    erased: bytes | None = None

    def commitment(self) -> bytes:
        """32 bytes."""
        if self.salt is None or self.body is None:
            if self.erased is None or len(self.erased) != 32:
                raise Broken("a commitment")
            return self.erased
        if len(self.salt) != 16:
            raise Broken("a salt")
        return hashlib.sha256(b"tocsin:operation:1\x00" + self.salt + self.body).digest()


@dataclass(frozen=True)
class Changeset:
    """Header bytes, signature, operations."""

    header: bytes
    signature: bytes
    operations: tuple[Kept, ...]

    @property
    def id(self) -> str:
        """Digest of the header."""
        return digest(self.header)


@dataclass
class Record:
    """What was read so far: headers, operations by place, keys of devices."""

    headers: dict[str, dict[str, Any]] = field(default_factory=dict)
    said: dict[tuple[str, int], dict[str, Any]] = field(default_factory=dict)
    missing: set[tuple[str, int]] = field(default_factory=set)
    keys: dict[str, bytes] = field(default_factory=dict)
    waiting: dict[str, list[Changeset]] = field(default_factory=lambda: defaultdict(list))

    def take(self, changeset: Changeset) -> None:
        """Check a changeset whose parents were taken, and keep what it says. Raises Broken naming what does not fit."""
        header = _header(changeset)
        said = {place: _said(kept.body) for place, kept in enumerate(changeset.operations) if kept.body is not None}
        self._check_chain(changeset.id, header)
        self.headers[changeset.id] = header
        for place in range(header["count"]):
            if place in said:
                self.said[changeset.id, place] = said[place]
            else:
                self.missing.add((changeset.id, place))
        if not self.keys:
            self._learn_first(changeset.id)
        self._prove(changeset)

    def in_order(self) -> Iterator[tuple[str, int, dict[str, Any]]]:
        """Every operation that counts: changeset id, place, operation. Raises Broken where bytes are gone unsaid."""
        if self.waiting:
            raise Broken("a device that nobody added")
        void = self.void()
        erased = self.erased(void)
        # what a removed device said on its own and took back: neither counts, and nobody else has the bytes
        taken_back = {at for at in self.erased(frozenset()) if at[0] in void}
        if self.missing - erased.keys() - taken_back:
            raise Broken("an operation is gone, and no erasure says so")
        order = sorted(self.said, key=lambda at: (self.headers[at[0]]["tick"], at[0], at[1]))
        yield from ((*at, self.said[at]) for at in order if at[0] not in void and at not in erased)

    def erased(self, void: frozenset[str]) -> dict[tuple[str, int], str]:
        """Places that counting erasures of their own scope name, each with the ground."""
        found = {}
        for (uid, _), operation in self.said.items():
            if operation["op"] == "content.erased" and uid not in void:
                for other, place in operation["places"]:
                    if self._may_erase(uid, other, place):
                        found[other, place] = operation["ground"]
        return found

    def _may_erase(self, uid: str, other: str, place: int) -> bool:
        header, kept = self.headers.get(other), self.said.get((other, place), {"op": ""})
        same = header is not None and header["scope"] == self.headers[uid]["scope"]
        return same and kept["op"] not in KEPT_FOR_GOOD

    def void(self) -> frozenset[str]:
        """Changesets that a removed device signed and no removal stands on, and all of a device that only these add."""
        removals, announced = self._devices()
        while True:
            gone = self._gone(removals)
            trusted = {device for device in announced if removals.get(device, {""})}
            more = {device for device in trusted if announced[device] <= gone}
            if not more:
                return frozenset(gone)
            removals |= {device: set() for device in more}

    def _devices(self) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
        removals: dict[str, set[str]] = defaultdict(set)
        announced: dict[str, set[str]] = defaultdict(set)
        for (uid, _), operation in self.said.items():
            header = self.headers[uid]
            if operation["op"] == "device.removed" and header["device"] != operation["device"]:
                removals[operation["device"]].add(uid)
            if operation["op"] == "device.added" and header["scope"].startswith("book:"):
                announced[operation["device"]].add(uid)
        return dict(removals), dict(announced)

    def _gone(self, removals: Mapping[str, set[str]]) -> set[str]:
        found: set[str] = set()
        for device, said_in in removals.items():
            trusted = self._before(said_in)
            found |= {uid for uid, header in self.headers.items() if header["device"] == device and uid not in trusted}
        return found

    def _before(self, uids: Iterable[str]) -> set[str]:
        seen: set[str] = set()
        waiting = list(uids)
        while waiting:
            uid = waiting.pop()
            if uid not in seen:
                seen.add(uid)
                waiting.extend(self.headers[uid]["parents"])
        return seen

    def _added(self, uid: str) -> Iterator[tuple[str, bytes]]:
        header = self.headers[uid]
        places = range(header["count"]) if header["scope"].startswith("book:") else ()
        for place in places:
            operation = self.said.get((uid, place), {"op": ""})
            if operation["op"] == "device.added":
                yield operation["device"], raw(operation["key"], 32)

    def _learn_first(self, uid: str) -> None:
        """The first changeset of the book brings the key that signs it."""
        self.keys.update((device, key) for device, key in self._added(uid) if device == self.headers[uid]["device"])

    def _prove(self, changeset: Changeset) -> None:
        """Check a signature; a device that a proven changeset adds proves those that waited for it."""
        todo = [changeset]
        while todo:
            one = todo.pop()
            device = self.headers[one.id]["device"]
            if device not in self.keys:
                self.waiting[device].append(one)
                continue
            _check_signature(self.keys[device], one)
            for added, key in self._added(one.id):
                self.keys.setdefault(added, key)
                todo += self.waiting.pop(added, [])

    def _check_chain(self, uid: str, header: Mapping[str, Any]) -> None:
        if uid in self.headers:
            raise Broken("a changeset that is there twice")
        parents = [self.headers.get(uid) for uid in header["parents"]]
        known = [parent for parent in parents if parent is not None]
        if len(known) != len(parents):
            raise Broken("a parent is missing")
        if header["tick"] != 1 + max((parent["tick"] for parent in known), default=0):
            raise Broken("the tick")
        if any(parent["time"] > header["time"] or parent["scope"] != header["scope"] for parent in known):
            raise Broken("a parent's time or scope")


def _check_signature(key: bytes, changeset: Changeset) -> None:
    signed = b"tocsin:changeset:1\x00" + raw(changeset.id)
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(changeset.signature, signed)
    except InvalidSignature as exc:
        raise Broken("the signature") from exc


def root(leaves: list[bytes]) -> bytes:
    """RFC 6962's tree from below: pairs are hashed, what is left over at an end goes up as it is."""
    while len(leaves) > 1:
        pairs = [leaves[at : at + 2] for at in range(0, len(leaves), 2)]
        leaves = [
            hashlib.sha256(b"tocsin:node:1\x00" + b"".join(pair)).digest() if len(pair) > 1 else pair[0]
            for pair in pairs
        ]
    return leaves[0]


def _header(changeset: Changeset) -> dict[str, Any]:
    header = parse(changeset.header, "a changeset's header")
    if not isinstance(header, dict) or set(header) != HEADER or header["format"] != 1:
        raise Broken("a changeset's header")
    if len(changeset.operations) != header["count"] or not 1 <= header["count"] <= 1000:
        raise Broken("the number of operations")
    if text_of(root([kept.commitment() for kept in changeset.operations])) != header["root"]:
        raise Broken("an operation was altered")
    return header


def _said(body: bytes) -> dict[str, Any]:
    operation = parse(body, "an operation")
    if not isinstance(operation, dict) or operation.get("v") != 1 or not isinstance(operation.get("op"), str):
        raise Broken("an operation of another version")
    if _holds_nul(operation):
        raise Broken("an operation with U+0000")
    return operation


def _holds_nul(value: object) -> bool:
    if isinstance(value, str):
        return "\x00" in value
    return isinstance(value, dict | list) and any(map(_holds_nul, value.values() if isinstance(value, dict) else value))
