"""What the record says of devices: their keys, who was removed, and which changesets do not count for it."""

from __future__ import annotations

from collections import defaultdict

from tocsin.domain import devices as rules
from tocsin.domain.changesets import Changeset, Header, digest_bytes, parse_header
from tocsin.domain.operations import DeviceAdded, DeviceRemoved, decode_trusted
from tocsin.records.record import PLACES, Device
from tocsin.records.record import Changeset as ChangesetRow

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
    """The devices that are trusted no longer."""
    return frozenset(Device.objects.filter(key__isnull=True).values_list("device", flat=True))


def void() -> frozenset[str]:
    """The changesets that do not count, because a removed device signed them on its own (`domain.devices`)."""
    removals: dict[str, list[str]] = defaultdict(list)
    for device, changeset in Device.objects.filter(key__isnull=True).values_list("device", "changeset"):
        removals[device].append(changeset)
    if not removals:
        return frozenset()
    scopes = set(ChangesetRow.objects.filter(device__in=removals).values_list("scope", flat=True).distinct())
    return frozenset().union(*(rules.void(_headers(scope), removals) for scope in scopes))


def _headers(scope: str) -> dict[str, Header]:
    rows = ChangesetRow.objects.filter(scope=scope).values_list("uid", "header")
    return {uid: parse_header(bytes(header)) for uid, header in rows}
