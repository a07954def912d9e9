"""The copies of this workspace that sign, as its shared book names them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tocsin.access.handles import LENGTH, handle
from tocsin.domain.errors import Cause, DistrustedCopy, NoSuch, SeveralFit
from tocsin.domain.operations import DeviceAdded
from tocsin.domain.viewer import Viewer
from tocsin.lib.clock import utc_day
from tocsin.lib.ids import is_id
from tocsin.records import devices, store
from tocsin.records.places import PLACES
from tocsin.records.record import Changeset as ChangesetRow
from tocsin.records.record import Device
from tocsin.workspace import current


@dataclass(frozen=True, slots=True)
class DeviceLine:
    """A device: the member who was at it when it was added, the day (UTC), the device that its copy signed as before.

    `own` is the one that this copy signs as; `removed` ones are trusted no longer, nor (`trusted`) are those that they
    announced on their own.
    """

    id: str
    member: str
    added: date
    replaces: str | None
    own: bool
    removed: bool
    trusted: bool


def list_devices(viewer: Viewer) -> tuple[DeviceLine, ...]:
    """Every device of the books that the viewer may see, in the order in which they came into this copy."""
    rows = Device.objects.filter(scope__startswith="book:", key__isnull=False).order_by("operation")
    first: dict[str, int] = {}
    for device, scope, operation in rows.values_list("device", "scope", "operation"):
        if viewer.may_see(scope):
            first.setdefault(device, operation)
    told, own, removed = store.operations(list(first.values())), current.require().session.device, devices.removed()
    headers, distrusted = _headers(first.values()), devices.distrusted()
    lines = []
    for device, number in first.items():
        author, time = headers[number // PLACES]
        added = told.get(number)
        replaces = added.replaces if isinstance(added, DeviceAdded) else None
        out, gone = device in distrusted, device in removed
        lines.append(DeviceLine(device, author, utc_day(time), replaces, device == own, gone, not out))
    return tuple(lines)


def nobody_is_left(viewer: Viewer) -> bool:
    """Whether no copy is trusted: they removed each other. A device in whose place another came is no copy's any more.

    (An old folder or backup may still sign as one, and is the better way out: it is trusted.)
    """
    lines = list_devices(viewer)
    replaced = {line.replaces for line in lines}
    return not any(line.trusted and line.id not in replaced for line in lines)


def why_distrusted(viewer: Viewer) -> DistrustedCopy | None:
    """What to tell whoever works in a copy that is trusted no longer; None where it is trusted."""
    waits_for = devices.waits_for(current.require().session.device)
    if waits_for is None:
        return None
    device = handle("device", waits_for)
    return DistrustedCopy(how=_nobody_left(device) if nobody_is_left(viewer) else _vouch_there(device))


def _vouch_there(device: str) -> Cause:
    return Cause(
        "Merge this folder in a copy that is trusted, let somebody who knows who wrote here run `tocsin device vouch "
        "{device}` there, then merge that copy here",
        device=device,
    )


def _nobody_left(device: str) -> Cause:
    return Cause(
        "No copy is trusted, because each was removed in another one: agree on the one that goes on, run `tocsin "
        "device vouch {device}` in it, then merge the others",
        device=device,
    )


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
