"""What a backup says of itself, and which of its segments stay when a new one is made. Pure; docs/format/backup.md.

Segments follow one another in the local order. Like the digits of a binary number, two neighbours at the end become one
when the earlier is not twice as large: a hundred small backups leave a handful of segments, and each operation is
written again only a few times.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from tocsin.domain.changesets import digest_text
from tocsin.domain.operations import Digest, Natural
from tocsin.lib import canonical

FORMAT = "tocsin-backup/1"
MOST_OPERATIONS = 100_000  # in one segment: what one damaged file may cost, and what is written anew for one erasure

Name = Annotated[str, Meta(pattern=r"^[0-9]{6,}\Z")]
VaultName = Annotated[str, Meta(pattern=r"^[0-9a-f]{64}\Z")]


class Segment(Struct, frozen=True, forbid_unknown_fields=True):
    """A sealed run of changesets: its file's name, the first and the last number, how many operations.

    `digest` is of the sealed file, `log` the running digest after its last changeset.
    """

    digest: Digest
    first: Annotated[int, Meta(ge=1)]
    last: Annotated[int, Meta(ge=1)]
    log: Digest
    name: Name
    operations: Natural


class Local(Struct, frozen=True, forbid_unknown_fields=True):
    """The sealed local tables: the file's name and its digest."""

    digest: Digest
    name: Name


class Manifest(Struct, frozen=True, forbid_unknown_fields=True):
    """A whole backup: how far it goes, what it consists of, when it was made (milliseconds UTC).

    `lost` names vault files that were missing or damaged in the workspace already. Without `local` it is not finished.
    """

    changesets: Natural
    local: Local | None
    log: Digest
    lost: tuple[VaultName, ...]
    made: Natural
    operations: Natural
    segments: tuple[Segment, ...]


NOTHING = Manifest(0, None, digest_text(bytes(32)), (), 0, 0, ())
"""What a folder holds before its first backup is finished."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of changesets that is to be written; more than one segment where it holds too many operations."""

    first: int
    last: int
    operations: int


def encode(manifest: Manifest) -> bytes:
    """Canonical bytes."""
    return canonical.encode(msgspec.to_builtins(manifest))


def decode(data: bytes) -> Manifest:
    """Raises ValueError for what is no manifest, or whose segments do not follow one another up to its end."""
    try:
        manifest = msgspec.convert(canonical.decode(data), Manifest)
    except msgspec.ValidationError as exc:
        raise ValueError("not the form of a manifest") from exc
    at, operations, log = 0, 0, manifest.log
    for segment in manifest.segments:
        if segment.first != at + 1 or segment.last < segment.first:
            raise ValueError("its segments do not follow one another")
        at, operations, log = segment.last, operations + segment.operations, segment.log
    if (at, operations, log) != (manifest.changesets, manifest.operations, manifest.log):
        raise ValueError("its counts do not fit its segments")
    return manifest


def plan(
    held: Sequence[Segment], last: int, operations: int, touched: Collection[int]
) -> tuple[Segment | Stretch, ...]:
    """What a backup up to changeset `last`, with so many operations in all, consists of: segments kept, runs to write.

    A segment that holds one of `touched` (numbers of changesets) is written anew.
    """
    parts: list[Segment | Stretch] = [
        _anew(one) if any(one.first <= number <= one.last for number in touched) else one for one in held
    ]
    covered = held[-1].last if held else 0
    if last > covered:
        parts.append(Stretch(covered + 1, last, operations - sum(one.operations for one in held)))
    while len(parts) > 1 and _belong_together(parts[-2], parts[-1]):
        latest = parts.pop()
        parts[-1] = replace(_anew(parts[-1]), last=latest.last, operations=parts[-1].operations + latest.operations)
    return tuple(parts)


def _anew(one: Segment | Stretch) -> Stretch:
    return Stretch(one.first, one.last, one.operations)


def _belong_together(one: Segment | Stretch, other: Segment | Stretch) -> bool:
    return one.operations < 2 * other.operations and one.operations + other.operations <= MOST_OPERATIONS
