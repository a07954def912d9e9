"""`device remove`: trust a copy of the workspace no longer, because it was lost, stolen or given away."""

from __future__ import annotations

from tocsin.access.devices import find_device
from tocsin.actions.unlocking import log, opened_scopes
from tocsin.actions.writing import writing
from tocsin.domain.errors import NoSuch, OwnDevice, RemovedBefore
from tocsin.domain.operations import DeviceRemoved
from tocsin.domain.viewer import Viewer
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
    scopes = {f"book:{opened_scopes().book}"}
    scopes.update(Changeset.objects.filter(device=device.id).values_list("scope", flat=True).distinct())
    if not all(viewer.may_see(scope) for scope in scopes):
        raise NoSuch(what="device")
    with writing(viewer) as said:
        for scope in sorted(scopes):
            said.say(scope, DeviceRemoved(device=device.id))
    log(viewer, current.require().clock, "device removed", device.id)
    return device.id
