"""The copies of this workspace that sign, as its shared book names them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tocsin.access.handles import LENGTH
from tocsin.domain.errors import NoSuch, SeveralFit
from tocsin.domain.operations import DeviceAdded
from tocsin.domain.viewer import Viewer
from tocsin.lib.clock import utc_day
from tocsin.lib.ids import is_id
from tocsin.records import devices, store
from tocsin.records.record import PLACES, Device
from tocsin.records.record import Changeset as ChangesetRow
from tocsin.workspace import current


@dataclass(frozen=True, slots=True)
class DeviceLine:
    """A device: the member who was at it when it was added, the day (UTC), the device that its copy signed as before.

    `own` is the one that this copy signs as; `removed` ones are trusted no longer.
    """

    id: str
    member: str
    added: date
    replaces: str | None
    own: bool
    removed: bool


def list_devices(viewer: Viewer) -> tuple[DeviceLine, ...]:
    """Every device of the books that the viewer may see, in the order in which they came into this copy."""
    rows = Device.objects.filter(scope__startswith="book:", key__isnull=False).order_by("operation")
    first: dict[str, int] = {}
    for device, scope, operation in rows.values_list("device", "scope", "operation"):
        if viewer.may_see(scope):
            first.setdefault(device, operation)
    told, own, removed = store.operations(list(first.values())), current.require().session.device, devices.removed()
    headers = _headers(first.values())
    lines = []
    for device, number in first.items():
        author, time = headers[number // PLACES]
        added = told.get(number)
        replaces = added.replaces if isinstance(added, DeviceAdded) else None
        lines.append(DeviceLine(device, author, utc_day(time), replaces, device == own, device in removed))
    return tuple(lines)


def find_device(viewer: Viewer, words: str) -> DeviceLine:
    """The device behind a handle (`device-Kq3xA`) or an id. Raises NoSuch, SeveralFit."""
    lines = list_devices(viewer)
    if is_id(words):
        found = [line for line in lines if line.id == words]
    else:
        found = [line for line in lines if len(words) >= LENGTH and line.id.endswith(words[-LENGTH:])]
    if not found:
        raise NoSuch(what="device")
    if len(found) > 1:
        raise SeveralFit(what="device")
    return found[0]


def _headers(numbers: Iterable[int]) -> dict[int, tuple[str, int]]:
    seqs = {number // PLACES for number in numbers}
    rows = ChangesetRow.objects.filter(seq__in=seqs).values_list("seq", "author", "time")
    return {seq: (author, time) for seq, author, time in rows}
