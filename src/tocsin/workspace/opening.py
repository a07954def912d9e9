"""How a workspace begins, and how it is unlocked."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from tocsin.crypto import aead, selftest
from tocsin.crypto.errors import SelfTestFailed, Unauthentic
from tocsin.crypto.kdf import SALT, KdfParameters, calibrate
from tocsin.domain.errors import (
    BadPassphrase,
    BrokenCryptography,
    CannotUnlock,
    CannotWrite,
    DiskFull,
    NewerFormat,
    NotAWorkspace,
    WorkspaceBusy,
    WorkspaceExists,
)
from tocsin.lib import files, ids
from tocsin.lib.files import ProcessLock
from tocsin.workspace import copies, keyring, passphrases, slots
from tocsin.workspace.copies import Copy, CopyState
from tocsin.workspace.disk import writing
from tocsin.workspace.header import Header
from tocsin.workspace.keyring import Kind
from tocsin.workspace.session import VAULT, Session, wrap_key

LOCK = "lock"
WAIT_S = 2.0


def create(folder: Path, *, passphrase: str, recovery: str, member: str, kdf: KdfParameters | None = None) -> Session:
    """Makes a workspace in a folder that is empty or not there yet, opens it, and tries both passphrases on it.

    `recovery` are twelve words of `words.new_recovery`, `member` is an id. Without `kdf` the cost is measured here.
    Raises BadPassphrase, BadRecovery, WorkspaceExists, WorkspaceBusy, DiskFull, CannotWrite, ValueError (no id).
    """
    ids.raw(member)
    _self_test()
    passphrases.check_new(passphrase, Kind.PASSPHRASE)
    passphrases.check_new(recovery, Kind.RECOVERY)
    _check_free(folder)
    with contextlib.ExitStack() as undo:
        with writing():
            files.make_folder(folder)
        lock = _lock(folder, WAIT_S)
        undo.callback(lock.release)
        _check_free(folder)
        header = _first_header(passphrase, recovery, member, kdf or calibrate())
        with writing():
            files.make_folder(folder / VAULT)
        copies.store(folder, header, lambda back: _opens_both(back, passphrase, recovery))
        session = Session(folder, lock, slots.open_header(header, wrap_key(passphrase, header)), header)
        undo.pop_all()
        return session


def unlock(folder: Path, passphrase: str, *, wait_s: float = WAIT_S) -> Session:
    """Opens a workspace, and holds it against other processes until the session is closed.

    Raises NotAWorkspace, WorkspaceBusy (after `wait_s` seconds), NewerFormat, BrokenCryptography, TooLittleMemory, and
    CannotUnlock alike for a wrong passphrase, a missing slot and a damaged header.
    """
    _self_test()
    if not any((folder / name).exists() for name in (copies.FIRST, copies.SECOND)):
        raise NotAWorkspace
    with contextlib.ExitStack() as undo:
        lock = _lock(folder, wait_s)
        undo.callback(lock.release)
        both = copies.read_both(folder)
        header = _choose(both)
        session = Session(folder, lock, _open(header, passphrase), header)
        _clear(folder)
        session.repaired = _repair(folder, header, both)
        undo.pop_all()
        return session


def _self_test() -> None:
    try:
        selftest.run()
    except SelfTestFailed as exc:
        raise BrokenCryptography(primitive=exc) from exc


def _lock(folder: Path, wait_s: float) -> ProcessLock:
    lock = ProcessLock(folder / LOCK)
    with writing():
        if not lock.acquire(wait_s):
            raise WorkspaceBusy
    return lock


def _check_free(folder: Path) -> None:
    """A creation that was killed may be taken up again: a lock, an empty vault and temporary files are nothing."""
    if not folder.exists():
        return
    if not folder.is_dir():
        raise WorkspaceExists
    left = {path.name for path in folder.iterdir()} - {path.name for path in files.strays(folder)} - {LOCK, VAULT}
    if left or any((folder / VAULT).glob("*")):
        raise WorkspaceExists


def _first_header(passphrase: str, recovery: str, member: str, cost: KdfParameters) -> Header:
    salt, master, ring = os.urandom(SALT), aead.new_key(), keyring.new()
    for text, kind in ((passphrase, Kind.PASSPHRASE), (recovery, Kind.RECOVERY)):
        ring, _ = slots.added(ring, slots.wrap_key(text, salt, cost), member, kind)
    return slots.assemble(ring, master, salt, cost)


def _opens_both(header: Header, passphrase: str, recovery: str) -> bool:
    found = [slots.open_header(header, wrap_key(text, header)).slot.kind for text in (passphrase, recovery)]
    return found == [Kind.PASSPHRASE, Kind.RECOVERY]


def _choose(both: tuple[Copy, Copy]) -> Header:
    # the second copy counts only where the first is gone or damaged: after a kill it may hold a slot that was removed
    for copy in both:
        if copy.header is not None:
            return copy.header
        if copy.state is CopyState.NEWER:
            raise NewerFormat(what="workspace", format=copy.format)
    raise CannotUnlock


def _open(header: Header, passphrase: str) -> slots.Opened:
    try:
        return slots.open_header(header, wrap_key(passphrase, header))
    except (Unauthentic, BadPassphrase) as exc:
        raise CannotUnlock from exc


def _clear(folder: Path) -> None:
    for stray in (*files.strays(folder), *files.strays(folder / VAULT)):
        with contextlib.suppress(OSError):
            stray.unlink()


def _repair(folder: Path, header: Header, both: tuple[Copy, Copy]) -> tuple[str, ...]:
    """Names of the copies that were written again; one that cannot be stays as it is, and does not keep anybody out."""
    done = []
    for copy in both:
        if copy.header != header and copy.state is not CopyState.NEWER:
            with contextlib.suppress(DiskFull, CannotWrite):
                copies.write(folder, copy.name, header)
                done.append(copy.name)
    return tuple(done)
