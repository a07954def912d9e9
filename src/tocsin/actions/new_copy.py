"""A workspace that is built anew from what was kept elsewhere: whole under its name, or not there at all."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from itertools import islice
from pathlib import Path

from django.db import transaction

from tocsin import workspace
from tocsin.actions import unlocking
from tocsin.actions.devices import become_new_device
from tocsin.actions.verify import Verified, verify
from tocsin.actions.writing import acknowledge
from tocsin.domain.changesets import Changeset
from tocsin.domain.errors import Locked, WorkspaceBusy, WorkspaceExists
from tocsin.domain.viewer import Viewer
from tocsin.lib import files
from tocsin.lib.clock import Clock
from tocsin.records import rebuild, store
from tocsin.vault import Vault
from tocsin.workspace import Session, copies, current
from tocsin.workspace.disk import writing
from tocsin.workspace.session import VAULT

ENDING = ".restoring"
MARKER = "restoring"
BATCH = 200  # changesets in one transaction
Progress = Callable[[str, int, int], None]


class NewCopy:
    """The workspace while it is built: unlocked, and nobody else's business."""

    def __init__(self, viewer: Viewer, session: Session, clock: Clock) -> None:
        self.viewer = viewer
        self.vault = Vault(session)
        self._clock = clock

    def take(self, changesets: Iterable[Changeset]) -> None:
        """Append changesets, which the caller has proven, in their order. Raises DiskFull."""
        rest = iter(changesets)
        while batch := list(islice(rest, BATCH)):
            with transaction.atomic():
                for changeset in batch:
                    store.append(changeset)

    def rebuild(self, tell: Progress) -> None:
        """Everything that is made from the record."""
        rebuild.rebuild(lambda done, total: tell("lists", done, total))

    def finish(self, tell: Progress) -> Verified:
        """Heads; a device of its own, because the lost copy may still be signing somewhere; and what `verify` says."""
        acknowledge(current.require())
        become_new_device(self.viewer)
        unlocking.log(self.viewer, self._clock, "restored")
        return verify(self.viewer, tell)


@contextmanager
def building(target: Path, header: bytes, passphrase: str, clock: Clock) -> Iterator[NewCopy]:
    """A workspace with these keys and an empty record; at the end of the block it is locked and has its name.

    What a killed one left is taken away first; an error leaves nothing. Raises WorkspaceExists where something is in
    the folder, or where a folder stands that only looks like an unfinished one; WorkspaceBusy, DiskFull, CannotWrite.
    """
    _check_nothing_is_open()
    _check_free(target)
    stage = target.with_name(target.name + ENDING)
    _clear(stage)
    with ExitStack() as undo:
        undo.callback(shutil.rmtree, stage, ignore_errors=True)
        _begin(stage, header)
        session = workspace.unlock(stage, passphrase)
        viewer = unlocking.open_record(session, clock)
        undo.callback(unlocking.close_record, session)
        if store.position().changesets:
            raise WorkspaceExists  # a server's record that is not empty
        yield NewCopy(viewer, session, clock)
        unlocking.close_record(session)
        with writing():
            if target.exists():
                target.rmdir()
            files.DISK.replace(stage, target)
            files.DISK.sync_folder(target.parent)
        undo.pop_all()
    with writing():
        # a marker that a kill leaves in a finished workspace says nothing any more
        (target / MARKER).unlink()


def _begin(stage: Path, header: bytes) -> None:
    with writing():
        files.make_folder(stage)
        files.write_whole(stage / MARKER, b"")
        for name in (copies.FIRST, copies.SECOND):
            files.write_whole(stage / name, header)
        files.make_folder(stage / VAULT)


def _check_nothing_is_open() -> None:
    try:
        current.require()
    except Locked:
        return
    raise WorkspaceBusy


def _check_free(folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise WorkspaceExists


def _clear(stage: Path) -> None:
    """Takes an unfinished one away; the marker says that it is one."""
    if stage.exists():
        known = {MARKER, *(path.name for path in files.strays(stage))}
        left = {path.name for path in stage.iterdir()}
        if MARKER not in left and left - known:
            raise WorkspaceExists
        with writing():
            shutil.rmtree(stage)
