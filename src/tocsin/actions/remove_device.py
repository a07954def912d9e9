"""`device remove|vouch`: trust a copy of the workspace no longer; let count what one wrote before it learnt of that."""

from __future__ import annotations

from tocsin.access.devices import find_device
from tocsin.actions.unlocking import log, opened_scopes
from tocsin.actions.writing import writing
from tocsin.domain.errors import NoSuch, OwnDevice, RemovedBefore
from tocsin.domain.operations import DeviceRemoved
from tocsin.domain.viewer import Viewer
from tocsin.records import rebuild
from tocsin.records.record import Changeset
from tocsin.workspace import current


def remove_device(viewer: Viewer, words: str) -> str:
    """Say in the book, and in every scope where it has a chain, that a device is removed; return its id.

    What it signed so far, and is here, counts; what it signs on its own from now on does not, wherever it comes in.
    Raises NoSuch, SeveralFit, OwnDevice, RemovedBefore; NoSuch also for who does not see every scope that it wrote in.
    """
    device = find_device(viewer, words)
    if device.own:
        raise OwnDevice
    if device.removed:
        raise RemovedBefore
    _say_removed(viewer, device.id, "device removed")
    return device.id


def vouch_for(viewer: Viewer, words: str) -> str:
    """Let all count that a removed device signed and that is here: the removal is said again, on top of it.

    For a copy that wrote on before it learnt of a removal: its key may be known to somebody who left, and only a person
    can tell that nobody misused it. Raises NoSuch, SeveralFit, OwnDevice; NoSuch also for one that is not removed.
    """
    device = find_device(viewer, words)
    if device.own:
        raise OwnDevice
    if not device.removed:
        raise NoSuch(what="removed device")
    _say_removed(viewer, device.id, "device vouched for")
    rebuild.rebuild()
    return device.id


def _say_removed(viewer: Viewer, device: str, what: str) -> None:
    scopes = {f"book:{opened_scopes().book}"}
    scopes.update(Changeset.objects.filter(device=device).values_list("scope", flat=True).distinct())
    if not all(viewer.may_see(scope) for scope in scopes):
        raise NoSuch(what="device")
    with writing(viewer) as said:
        for scope in sorted(scopes):
            said.say(scope, DeviceRemoved(device=device))
    log(viewer, current.require().clock, what, device)
