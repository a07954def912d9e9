"""`device remove|vouch`: trust a copy of the workspace no longer; let count what one wrote before it learnt of that."""

from __future__ import annotations

from dataclasses import dataclass

from tocsin.access.devices import find_device, nobody_is_left
from tocsin.actions.unlocking import log, opened_scopes
from tocsin.actions.writing import writing
from tocsin.domain.errors import NoSuch, OwnDevice, RemovedBefore
from tocsin.domain.operations import DeviceRemoved
from tocsin.domain.viewer import Viewer
from tocsin.records import devices, rebuild
from tocsin.records.record import Changeset
from tocsin.workspace import current


def remove_device(viewer: Viewer, words: str) -> str:
    """Say in the book, and in every scope where it has a chain, that a device is removed; return its id.

    What it signed so far, and is here, counts; what it signs on its own from now on does not, wherever it comes in.
    Raises NoSuch, SeveralFit, OwnDevice, RemovedBefore, DistrustedCopy; NoSuch also for who does not see every scope
    that it wrote in.
    """
    device = find_device(viewer, words)
    if device.own:
        raise OwnDevice
    if device.removed:
        raise RemovedBefore
    _say_removed(viewer, device.id, "device removed")
    return device.id


@dataclass(frozen=True, slots=True)
class Vouched:
    """The removed device whose changes count now; the devices that it announced, which are trusted from now on."""

    device: str
    trusted: tuple[str, ...]


def vouch_for(viewer: Viewer, words: str) -> Vouched:
    """Let all count that a removed device signed and that is here: the removal is said again, on top of it.

    For a copy that wrote on before it learnt of a removal: its key may be known to somebody who left, and only a person
    can tell that nobody misused it. Its copy goes on as the device that it announced, which is trusted with it.

    Raises NoSuch, SeveralFit, OwnDevice; NoSuch also for one that is not removed. No copy vouches for itself, nor for
    another while it is not trusted: DistrustedCopy, unless no copy is trusted at all.
    """
    device = find_device(viewer, words)
    if device.own:
        raise OwnDevice
    if not device.removed:
        raise NoSuch(what="removed device")
    before = devices.distrusted()
    _say_removed(viewer, device.id, "device vouched for", even_distrusted=nobody_is_left(viewer))
    rebuild.rebuild()
    return Vouched(device.id, tuple(sorted(before - devices.distrusted())))


def _say_removed(viewer: Viewer, device: str, what: str, *, even_distrusted: bool = False) -> None:
    scopes = {f"book:{opened_scopes().book}"}
    scopes.update(Changeset.objects.filter(device=device).values_list("scope", flat=True).distinct())
    if not all(viewer.may_see(scope) for scope in scopes):
        raise NoSuch(what="device")
    with writing(viewer, even_distrusted=even_distrusted) as said:
        for scope in sorted(scopes):
            said.say(scope, DeviceRemoved(device=device))
    log(viewer, current.require().clock, what, device)
