"""Changesets: a signed header over salted commitments of operations (DESIGN 2.2, docs/format/record.md).

The header is hashed and never erased; each operation enters the root through a commitment with its own salt, so that
one can be erased while the chain still verifies, and three of a thousand can be shown and proven.
"""

from __future__ import annotations

import base64
import hashlib
import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from tocsin.domain import operations
from tocsin.domain.operations import MOST_OPERATIONS, Digest, Id, Whole

FORMAT = 1
SALT_BYTES = 16
HASH_BYTES = 32

_LEAF = b"tocsin:operation:1\x00"
_NODE = b"tocsin:node:1\x00"
_SIGNED = b"tocsin:changeset:1\x00"

Scope = Annotated[str, Meta(pattern=r"^(case|book|links):[A-Za-z0-9_-]{21}[AQgw]\Z")]


class Header(Struct, frozen=True, forbid_unknown_fields=True):
    """What is hashed and signed. `time` is milliseconds UTC; `doubtful` where the clock stood before the parents'."""

    author: Id
    batch: Id | None
    count: Annotated[int, Meta(ge=1, le=MOST_OPERATIONS)]
    device: Id
    doubtful: bool
    format: int
    parents: tuple[Digest, ...]
    root: Digest
    scope: Scope
    tick: Annotated[int, Meta(ge=1, le=2**53 - 1)]
    time: Whole


@dataclass(frozen=True, slots=True)
class Salted:
    """One operation with its salt; after a lawful erasure only the commitment is left."""

    salt: bytes | None
    body: bytes | None
    erased: bytes | None = None

    def commitment(self) -> bytes:
        """SHA-256(tag, salt, body), 32 bytes."""
        if self.salt is None or self.body is None:
            if self.erased is None or len(self.erased) != HASH_BYTES:
                raise ValueError("neither an operation nor its commitment")
            return self.erased
        if len(self.salt) != SALT_BYTES:
            raise ValueError("a salt has 16 bytes")
        return hashlib.sha256(_LEAF + self.salt + self.body).digest()


@dataclass(frozen=True, slots=True)
class Changeset:
    """A header in canonical bytes, its signature, and the operations in their places."""

    header: bytes
    signature: bytes
    operations: tuple[Salted, ...]

    @property
    def id(self) -> str:
        """SHA-256 of the canonical header, 43 characters of base64url."""
        return digest_text(hashlib.sha256(self.header).digest())

    def read_header(self) -> Header:
        """The header's fields. Raises ValueError where it is not a canonical header of a known format."""
        return parse_header(self.header)


@dataclass(frozen=True, slots=True)
class Heads:
    """What a new changeset stands on: its parents (the last of its device first), their greatest tick and time."""

    parents: tuple[str, ...] = ()
    tick: int = 0
    time: int = 0


def digest_text(raw: bytes) -> str:
    """32 bytes as 43 characters of base64url."""
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode("ascii")


def digest_bytes(text: str) -> bytes:
    """The 32 bytes of a digest."""
    return base64.urlsafe_b64decode(text + "=")


_HEADER_ENCODER = msgspec.json.Encoder(order="sorted")
_HEADER_DECODER = msgspec.json.Decoder(Header)


def parse_header(data: bytes) -> Header:
    """The header of canonical bytes. Raises ValueError for anything else."""
    try:
        header = _HEADER_DECODER.decode(data)
    except (msgspec.MsgspecError, UnicodeDecodeError) as exc:
        raise ValueError("not a changeset header") from exc
    if header.format != FORMAT or _HEADER_ENCODER.encode(header) != data:
        raise ValueError("not a canonical changeset header of a known format")
    return header


def tree_root(leaves: Sequence[bytes]) -> bytes:
    """The root over commitments: split at the greatest power of two below the number (RFC 6962, 2.1)."""
    if not leaves:
        raise ValueError("a changeset holds at least one operation")
    if len(leaves) == 1:
        return leaves[0]
    split = 1 << (len(leaves) - 1).bit_length() - 1
    return hashlib.sha256(_NODE + tree_root(leaves[:split]) + tree_root(leaves[split:])).digest()


def proof(leaves: Sequence[bytes], place: int) -> tuple[bytes, ...]:
    """The sibling hashes that lead from one commitment to the root, nearest first (RFC 6962, 2.1.1)."""
    _check_place(place, len(leaves))
    if len(leaves) == 1:
        return ()
    split = 1 << (len(leaves) - 1).bit_length() - 1
    if place < split:
        return (*proof(leaves[:split], place), tree_root(leaves[split:]))
    return (*proof(leaves[split:], place - split), tree_root(leaves[:split]))


def proven_root(leaf: bytes, place: int, count: int, path: Sequence[bytes]) -> bytes:
    """The root that a proof leads to; compare it with the header's.

    Raises ValueError where there is no such place, or the path has another length than the place needs.
    """
    _check_place(place, count)
    if count == 1:
        if path:
            raise ValueError("a path that is too long")
        return leaf
    if not path:
        raise ValueError("a path that is too short")
    split = 1 << (count - 1).bit_length() - 1
    *inner, last = path
    if place < split:
        return hashlib.sha256(_NODE + proven_root(leaf, place, split, inner) + last).digest()
    return hashlib.sha256(_NODE + last + proven_root(leaf, place - split, count - split, inner)).digest()


def _check_place(place: int, count: int) -> None:
    if not 0 <= place < count:
        raise ValueError("no such place")


def make(
    what: Iterable[operations.Known],
    *,
    scope: str,
    device: str,
    author: str,
    now_ms: int,
    heads: Heads,
    sign: Callable[[bytes], bytes],
    batch: str | None = None,
    salt: Callable[[], bytes] = lambda: os.urandom(SALT_BYTES),
) -> Changeset:
    """A new signed changeset. Its time is never earlier than its parents': then it takes theirs, marked doubtful.

    Raises ValueError for no operation, more than 1,000, or one outside its bounds.
    """
    salted = tuple(Salted(salt(), operations.encode(operation)) for operation in what)
    if len(salted) > MOST_OPERATIONS:
        raise ValueError("more than 1,000 operations in one changeset")
    header = Header(
        author=author,
        batch=batch,
        count=len(salted),
        device=device,
        doubtful=now_ms < heads.time,
        format=FORMAT,
        parents=tuple(dict.fromkeys(heads.parents)),
        root=digest_text(tree_root([one.commitment() for one in salted])),
        scope=scope,
        tick=heads.tick + 1,
        time=max(now_ms, heads.time),
    )
    data = _HEADER_ENCODER.encode(header)
    parse_header(data)
    made = Changeset(data, b"", salted)
    return replace(made, signature=sign(signed_bytes(made.id)))


def signed_bytes(uid: str) -> bytes:
    """What a device signs: a tag, and the digest that is the changeset's id."""
    return _SIGNED + digest_bytes(uid)


def check(changeset: Changeset, verify: Callable[[str, bytes, bytes], bool]) -> Header:
    """The header of a changeset that holds together. Raises ValueError naming what does not.

    `verify(device, data, signature)` says whether that device signed that data.
    """
    header = changeset.read_header()
    if len(changeset.operations) != header.count:
        raise ValueError("operations are missing or added")
    if digest_text(tree_root([one.commitment() for one in changeset.operations])) != header.root:
        raise ValueError("an operation was altered")
    if not verify(header.device, signed_bytes(changeset.id), changeset.signature):
        raise ValueError("the signature is not the device's")
    for one in changeset.operations:
        if one.body is not None:
            operations.decode(one.body)
    return header
