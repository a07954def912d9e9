"""`unlock`: open a workspace with a passphrase or the words of its recovery sheet."""

from __future__ import annotations

from pathlib import Path

from tocsin import workspace
from tocsin.actions import unlocking
from tocsin.actions.init import Office
from tocsin.actions.sweep import sweep
from tocsin.actions.writing import acknowledge
from tocsin.lib.clock import Clock, SystemClock
from tocsin.workspace import current


def unlock(folder: Path, passphrase: str, *, clock: Clock | None = None) -> Office:
    """Open a workspace and make good what a crash left: rows ahead of `heads`, files that no row names.

    Raises CannotUnlock, WorkspaceBusy, NewerFormat, DamagedRecord.
    """
    clock = clock or SystemClock()
    session = workspace.unlock(folder, passphrase)
    viewer = unlocking.open_record(session, clock)
    acknowledge(current.require())
    sweep(viewer)
    unlocking.log(viewer, clock, "unlock")
    return Office(viewer, session)
