"""`unlock`: open a workspace with a passphrase or the words of its recovery sheet."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from tocsin import workspace
from tocsin.actions import unlocking
from tocsin.actions.devices import leave_removed, remove_retired
from tocsin.actions.guard import guard
from tocsin.actions.init import Office
from tocsin.actions.sweep import sweep
from tocsin.actions.writing import acknowledge
from tocsin.lib.clock import Clock, SystemClock
from tocsin.records.erasing import forget_old_pages
from tocsin.workspace import current


def unlock(
    folder: Path,
    passphrase: str,
    *,
    clock: Clock | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Office:
    """Open a workspace and make good what a crash left: rows ahead of `heads`, files that no row names, half a swap.

    After a change of version all lists may have to be made anew; `progress` is told how far that is.

    Only where the last session did not end cleanly: among many files it takes seconds. A log of the database that may
    hold what was erased is cut then, too. A copy whose device was removed gets another one: that is announced, and
    counts as soon as somebody vouches for this copy.
    Raises CannotUnlock, WorkspaceBusy, NewerFormat, DamagedRecord, DiskFull, CannotWrite.
    """
    clock = clock or SystemClock()
    session = workspace.unlock(folder, passphrase)
    with guard(), ExitStack() as undo:
        viewer = unlocking.open_record(session, clock, progress)
        undo.callback(unlocking.close_record, session)
        acknowledge(current.require())
        if session.mark_open():
            sweep(viewer)
            forget_old_pages()
        remove_retired(viewer)
        leave_removed(viewer)
        unlocking.log(viewer, clock, "unlock")
        undo.pop_all()
    return Office(viewer, session)
