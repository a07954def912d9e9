"""What the record says of devices: their keys, who was removed, and which changesets do not count for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tocsin.domain import devices as rules
from tocsin.domain.changesets import Changeset, Header, digest_bytes, parse_header
from tocsin.domain.operations import DeviceAdded, DeviceRemoved, decode_trusted
from tocsin.records import bulk
from tocsin.records.places import PLACES
from tocsin.records.record import Changeset as ChangesetRow
from tocsin.records.record import Device

_MARK = b'"op":"device.'


def note(seq: int, scope: str, changeset: Changeset) -> None:
    """Keep what a changeset that is being appended says of devices."""
    for place, salted in enumerate(changeset.operations):
        if salted.body is not None and _MARK in salted.body:
            operation = decode_trusted(salted.body)
            if isinstance(operation, DeviceAdded | DeviceRemoved):
                key = digest_bytes(operation.key) if isinstance(operation, DeviceAdded) else None
                Device.objects.create(
                    operation=seq * PLACES + place,
                    device=operation.device,
                    scope=scope,
                    changeset=changeset.id,
                    key=key,
                )


def keys() -> dict[str, bytes]:
    """The public key of every device that the shared book names, removed ones too; the first that was said holds."""
    found: dict[str, bytes] = {}
    rows = Device.objects.filter(scope__startswith="book:", key__isnull=False).order_by("operation")
    for device, key in rows.values_list("device", "key"):
        found.setdefault(device, bytes(key or b""))
    return found


def removed() -> frozenset[str]:
    """The devices that another one said are trusted no longer."""
    return frozenset(_removals())


def void() -> frozenset[str]:
    """The changesets that do not count, because a removed device signed them on its own (`domain.devices`)."""
    out = _trust().out
    scopes = set(ChangesetRow.objects.filter(device__in=out).values_list("scope", flat=True).distinct())
    return frozenset().union(*(rules.void(_headers(scope), out) for scope in scopes))


def distrusted() -> frozenset[str]:
    """The devices of which nothing counts that they sign from now on: removed ones, and whom only such ones announced.

    It reads the headings of the book where there is a removal, and nothing else: every writing asks.
    """
    return frozenset(_trust().out)


def waits_for(device: str) -> str | None:
    """The removed device that somebody must vouch for before what this one signs counts; None where it counts."""
    trust = _trust()
    return rules.waits_for(device, trust.out, trust.book, trust.announced)


@dataclass(frozen=True, slots=True)
class _Trust:
    """Whom the record trusts no longer (`domain.devices.distrusted`), and what that was concluded from."""

    out: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    book: Mapping[str, Header] = field(default_factory=dict)
    announced: Mapping[str, Sequence[str]] = field(default_factory=dict)


def _trust() -> _Trust:
    removals = _removals()
    if not removals:
        return _Trust()
    announced: dict[str, list[str]] = defaultdict(list)
    rows = Device.objects.filter(scope__startswith="book:")
    for device, changeset in rows.filter(key__isnull=False).values_list("device", "changeset"):
        announced[device].append(changeset)
    book = {
        uid: header for scope in set(rows.values_list("scope", flat=True)) for uid, header in _headers(scope).items()
    }
    return _Trust(rules.distrusted(book, removals, announced), book, announced)


def _removals() -> dict[str, list[str]]:
    """For each removed device the changesets that say so, its own left out."""
    said = list(Device.objects.filter(key__isnull=True).values_list("device", "changeset"))
    signed_by: dict[str, str] = {}
    for chunk in bulk.chunks({changeset for _, changeset in said}):
        signed_by.update(ChangesetRow.objects.filter(uid__in=chunk).values_list("uid", "device"))
    found: dict[str, list[str]] = defaultdict(list)
    for device, changeset in said:
        if signed_by[changeset] != device:
            found[device].append(changeset)
    return found


def _headers(scope: str) -> dict[str, Header]:
    rows = ChangesetRow.objects.filter(scope=scope).values_list("uid", "header")
    return {uid: parse_header(bytes(header)) for uid, header in rows}
