"""Changesets that come in one after the other, each checked against those before it: signature, root, chain, place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from tocsin.domain import changesets
from tocsin.domain.changesets import Changeset, Header, digest_bytes
from tocsin.domain.operations import DeviceAdded, decode

Verify = Callable[[bytes, bytes, bytes], bool]


@dataclass
class Chain:
    """What has been taken so far: keys of devices, and (tick, time, scope) of every changeset.

    `verify(key, signature, data)` says whether the holder of a public key signed that data.
    """

    verify: Verify
    keys: dict[str, bytes] = field(default_factory=dict)
    seen: dict[str, tuple[int, int, str]] = field(default_factory=dict)

    def take(self, changeset: Changeset) -> Header:
        """The header of one that fits behind those taken before. Raises ValueError naming what does not fit."""
        header = changeset.read_header()
        if changeset.id in self.seen:
            raise ValueError("it is there already")
        added = _devices_added(changeset, header)
        keys = self.keys or added
        changesets.check(changeset, lambda device, data, signature: self._signed(keys, device, data, signature))
        self._check_place(header)
        self.seen[changeset.id] = (header.tick, header.time, header.scope)
        self.keys = added | self.keys  # the first one that is said for an id holds
        return header

    def has_parents_of(self, header: Header) -> bool:
        """Whether everything that a changeset stands on was taken."""
        return all(parent in self.seen for parent in header.parents)

    def _signed(self, keys: dict[str, bytes], device: str, data: bytes, signature: bytes) -> bool:
        return device in keys and self.verify(keys[device], signature, data)

    def _check_place(self, header: Header) -> None:
        if not self.has_parents_of(header):
            raise ValueError("one that it stands on is missing")
        parents = [self.seen[parent] for parent in header.parents]
        if header.tick != 1 + max((tick for tick, _, _ in parents), default=0):
            raise ValueError("its place in the order is wrong")
        if any(time > header.time or scope != header.scope for _, time, scope in parents):
            raise ValueError("it stands on one that is later, or of another case")


def _devices_added(changeset: Changeset, header: Header) -> dict[str, bytes]:
    """Keys of devices that a changeset of the shared book brings; nothing elsewhere."""
    if not header.scope.startswith("book:"):
        return {}
    found: dict[str, bytes] = {}
    for one in changeset.operations:
        operation = decode(one.body) if one.body is not None else None
        if isinstance(operation, DeviceAdded):
            found.setdefault(operation.device, digest_bytes(operation.key))
    return found
