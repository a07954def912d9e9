"""Files that are whole or not there, one process at a time, and every call that differs between systems.

A file is written under a temporary name in its own folder, synced, renamed, and the folder is synced: after a kill or a
power cut the old file stands or the new one. What is written here is sealed by the caller; a temporary file holds no
plaintext. Its name begins with `TEMPORARY`, so that the next start can remove it.
"""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import sys
import time
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

TEMPORARY = ".new-"
_FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}
_BINARY = getattr(os, "O_BINARY", 0)
_TRY_AGAIN_S = 0.05
_SETTLE_EVERY = 16 * 1024 * 1024


class Disk:
    """The calls that reach the disk, in one place, so that a test can let each of them fail or kill the process."""

    def write(self, descriptor: int, data: bytes | memoryview) -> int:
        """Writes some of `data`, and says how much."""
        return os.write(descriptor, data)

    def sync(self, descriptor: int) -> None:
        """Returns when the content is on the medium, not only in the drive's cache."""
        if sys.platform == "darwin":
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
        else:
            os.fsync(descriptor)

    def settle(self, descriptor: int, start: int, length: int) -> None:
        """Lets the system begin to write a part out, so that a later `sync` waits less. A hint, and only on Linux."""
        if sys.platform == "linux":
            os.posix_fadvise(descriptor, start, length, os.POSIX_FADV_DONTNEED)

    def replace(self, source: Path, target: Path) -> None:
        """Gives a file its name, in one step, whatever had it before."""
        source.replace(target)

    def sync_folder(self, folder: Path) -> None:
        """Returns when the names in a folder are on the medium. Windows keeps them in its journal by itself."""
        if sys.platform != "win32":
            descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)


DISK = Disk()


class Pending:
    """A file being written, which has no name yet that anybody looks for. Ends in `commit` or `discard`."""

    def __init__(self, folder: Path) -> None:
        """Raises OSError."""
        self.path = folder / f"{TEMPORARY}{secrets.token_hex(8)}"
        self._descriptor: int | None = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o600)
        self._unsettled = 0
        self._size = 0

    def write(self, data: bytes | memoryview) -> None:
        """Appends all of `data`. Raises OSError."""
        assert self._descriptor is not None
        rest = memoryview(data)
        while rest:
            rest = rest[DISK.write(self._descriptor, rest) :]
        self._size += len(data)
        if self._size - self._unsettled >= _SETTLE_EVERY:
            DISK.settle(self._descriptor, self._unsettled, self._size - self._unsettled)
            self._unsettled = self._size

    def close(self) -> None:
        """Syncs the content; the file can be read back now, under `path`. Raises OSError."""
        if self._descriptor is not None:
            DISK.sync(self._descriptor)
            os.close(self._descriptor)
            self._descriptor = None

    def commit(self, target: Path) -> None:
        """Gives the file its name, in a folder on the same disk. Raises OSError: then the old or the new stands."""
        self.close()
        DISK.replace(self.path, target)
        DISK.sync_folder(target.parent)

    def discard(self) -> None:
        """Takes the file away, if it has no name yet. Raises nothing: what stays is removed at the next start."""
        with contextlib.suppress(OSError):
            if self._descriptor is not None:
                os.close(self._descriptor)
                self._descriptor = None
            self.path.unlink(missing_ok=True)


def write_whole(target: Path, data: bytes) -> None:
    """Puts `data` under a name: a reader sees the old content or the new, also after a power cut. Raises OSError."""
    pending = Pending(target.parent)
    try:
        pending.write(data)
        pending.commit(target)
    finally:
        pending.discard()


def make_folder(folder: Path) -> None:
    """A folder that only this account may enter, there for good. It may exist already. Raises OSError."""
    if not folder.is_dir():
        folder.mkdir(mode=0o700, exist_ok=True)
        DISK.sync_folder(folder.parent)


def strays(folder: Path) -> list[Path]:
    """What a kill left behind in a folder."""
    return sorted(folder.glob(f"{TEMPORARY}*"))


def is_full(problem: OSError) -> bool:
    """Whether the disk, or this account's share of it, is full."""
    return problem.errno in _FULL


class ProcessLock:
    """One holder at a time, over all processes of the machine; the system lets go when the holder dies."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._descriptor: int | None = None

    def acquire(self, wait_s: float) -> bool:
        """Whether the lock was free within `wait_s` seconds. Raises OSError where the file cannot be made."""
        until = time.monotonic() + wait_s
        with contextlib.ExitStack() as undo:
            descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT | _BINARY, 0o600)
            undo.callback(os.close, descriptor)
            while not _lock(descriptor):
                if time.monotonic() >= until:
                    return False
                time.sleep(_TRY_AGAIN_S)
            undo.pop_all()
            self._descriptor = descriptor
        return True

    def release(self) -> None:
        """Lets go; a second time does nothing. The file stays: removing it would let two hold two locks."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


def _lock(descriptor: int) -> bool:
    try:
        if sys.platform == "win32":
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as problem:
        if problem.errno in {errno.EACCES, errno.EAGAIN, errno.EWOULDBLOCK, errno.EDEADLK}:
            return False
        raise
    return True
