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
    Cause,
    DiskFull,
    NewerFormat,
    NotAWorkspace,
    NotSettled,
    WorkspaceBusy,
    WorkspaceExists,
)
from tocsin.lib import files, ids
from tocsin.lib.files import ProcessLock
from tocsin.workspace import copies, heads, keyring, passphrases, slots
from tocsin.workspace.copies import Copy, CopyState
from tocsin.workspace.disk import writing
from tocsin.workspace.header import NEWEST, Header, format_name
from tocsin.workspace.held import Held
from tocsin.workspace.keyring import Kind, NewerKeyring
from tocsin.workspace.opened import Opened
from tocsin.workspace.session import VAULT, Session, wrap_key
from tocsin.workspace.slotkeys import wrap_key as stretched

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
        session = _session(folder, lock, slots.open_header(header, wrap_key(passphrase, header)), header)
        undo.pop_all()
        return session


def unlock(folder: Path, passphrase: str, *, wait_s: float = WAIT_S) -> Session:
    """Opens a workspace, and holds it against other processes until the session is closed.

    What a kill left is made good, and a header of an older format is replaced by one of the newest.
    Raises DiskFull and CannotWrite where that cannot be, NotAWorkspace, WorkspaceBusy (after `wait_s` seconds),
    NewerFormat, BrokenCryptography, TooLittleMemory, and CannotUnlock alike for a wrong passphrase, a missing slot and
    a damaged header.
    """
    _self_test()
    _check_there(folder)
    with contextlib.ExitStack() as undo:
        lock = _lock(folder, wait_s)
        undo.callback(lock.release)
        both = copies.read_both(folder)
        header = _choose(both)
        opened = _open(header, passphrase)
        _clear(folder)
        if header.version != NEWEST:
            header = _upgrade(folder, header, both, opened)
            both = copies.read_both(folder)
        session = _session(folder, lock, opened, header)
        session.repaired = _repair(folder, header, both)
        heads.settle(folder, Held(opened.master, opened.keyring, header).heads_key)
        undo.pop_all()
        return session


def look(folder: Path, passphrase: str) -> Session:
    """Opens a workspace only to read it: takes no lock, repairs and upgrades nothing, and refuses whatever writes.

    Another session may work beside it. Raises NotAWorkspace, NewerFormat, BrokenCryptography, TooLittleMemory,
    CannotUnlock, and NotSettled for what must be unlocked once before: an older format, a change of keys half done.
    """
    _self_test()
    _check_there(folder)
    header = _choose(copies.read_both(folder))
    opened = _open(header, passphrase)
    if header.version != NEWEST:
        raise NotSettled(why=Cause("it is of the older format “{format}”", format=format_name(header.version)))
    if (folder / heads.NEXT).exists():
        raise NotSettled(why=Cause("a change of its keys was not finished"))
    return _session(folder, None, opened, header)


def _session(folder: Path, lock: ProcessLock | None, opened: Opened, header: Header) -> Session:
    return Session(folder, lock, opened.slot, Held(opened.master, opened.keyring, header))


def _upgrade(folder: Path, old: Header, both: tuple[Copy, Copy], opened: Opened) -> Header:
    for copy in both:
        if copy.state is CopyState.NEWER:
            raise NewerFormat(what="workspace", format=copy.format)
    new = slots.assemble(opened.keyring, opened.master, old.salt, old.kdf)
    copies.store(folder, new, Held(opened.master, opened.keyring, new).is_held_by)
    return new


def _self_test() -> None:
    try:
        selftest.run()
    except SelfTestFailed as exc:
        raise BrokenCryptography(primitive=exc) from exc


def _check_there(folder: Path) -> None:
    if not any((folder / name).exists() for name in (copies.FIRST, copies.SECOND)):
        raise NotAWorkspace


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
        ring, _ = slots.added(ring, stretched(text, salt, cost), member, kind)
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


def _open(header: Header, passphrase: str) -> Opened:
    try:
        return slots.open_header(header, wrap_key(passphrase, header))
    except NewerKeyring as exc:
        raise NewerFormat(what="keyring", format=f"{format_name(header.version)} {exc}") from exc
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
