"""Another file in the place of the record: under another key, or in another form. Old or new, whenever it is killed.

A file gets a name that is looked for only when it is whole and on the medium. The write-ahead log of the old file must
never be applied to the new one: it is written back and truncated before the new one is made, and taken away before the
new one gets the name.
"""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from django.db import DatabaseError, connections
from sqlcipher3 import dbapi2

from tocsin.domain.errors import Cause, DamagedRecord, DiskFull, WorkspaceBusy
from tocsin.lib import files
from tocsin.lib.files import Pending
from tocsin.workspace.disk import writing

NEXT = "record-next.db"
_LOGS = ("-wal", "-shm", "-journal")
_BLOCK = 1 << 20
_SPARE = 1 << 20  # headers, heads, a little log


def hangs_on_key() -> bool:
    """Whether the open record is a file under the workspace's key; a server keeps it otherwise."""
    return connections["default"].vendor == "sqlite"


def check_room(path: Path) -> None:
    """Before anything is said of a change of keys: whether the open record can be written once more beside itself.

    Raises DiskFull, WorkspaceBusy (somebody reads it), DamagedRecord.
    """
    checkpoint()
    if shutil.disk_usage(path.parent).free < path.stat().st_size + _SPARE:
        raise DiskFull


def write_next(path: Path, key: bytes) -> None:
    """Put the open record beside itself under another key, whole and on the medium, for `take_next`.

    Raises DiskFull, CannotWrite, DamagedRecord, WorkspaceBusy: then nothing is left of it.
    """
    checkpoint()
    with _draft(path.parent) as draft:
        with telling():
            _export(draft, key)
        _put(draft, path.with_name(NEXT))


def take_next(path: Path) -> None:
    """Give what `write_next` wrote the record's name. No connection may be open. Raises DiskFull, CannotWrite."""
    drop_log(path)
    with writing():
        files.DISK.replace(path.with_name(NEXT), path)
        files.DISK.sync_folder(path.parent)


def settle(path: Path, key: bytes) -> None:
    """Before the record is opened: finish a change of its key that was killed, or take away what it left.

    The header alone says which key counts. Raises DiskFull, CannotWrite.
    """
    beside = path.with_name(NEXT)
    if not beside.exists():
        return
    if opens(beside, key):
        take_next(path)
        return
    with writing():
        beside.unlink()
        files.DISK.sync_folder(path.parent)


@contextmanager
def replacement(path: Path) -> Iterator[Path]:
    """A copy of the closed record to work on; at the end of the block it has the record's name.

    An error inside leaves the record as it was. Raises DiskFull, CannotWrite.
    """
    with _draft(path.parent) as draft:
        with writing():
            _copy(path, draft)
        yield draft
        drop_log(path)
        _put(draft, path)


def checkpoint(alias: str = "default") -> None:
    """Write the log back into the file and truncate it. Raises DiskFull, DamagedRecord, WorkspaceBusy (a reader)."""
    with telling(), connections[alias].cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        busy = cursor.fetchone()[0]
    if busy:
        raise WorkspaceBusy


def log_is_empty(path: Path) -> bool:
    """Whether all that was committed stands in the file itself."""
    log = path.with_name(f"{path.name}-wal")
    return not log.exists() or log.stat().st_size == 0


def drop_log(path: Path) -> None:
    """Take the log of a closed database away. Raises DamagedRecord where it holds something."""
    if not log_is_empty(path):
        raise DamagedRecord(why=Cause("its write-ahead log was not written back"))
    with writing():
        for ending in _LOGS:
            path.with_name(path.name + ending).unlink(missing_ok=True)
        files.DISK.sync_folder(path.parent)


def opens(path: Path, key: bytes) -> bool:
    """Whether a database opens under a key. Changes nothing."""
    connection = dbapi2.connect(f"file:{path}?mode=ro", uri=True)
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except dbapi2.DatabaseError:
        return False
    finally:
        connection.close()
    return True


@contextmanager
def telling() -> Iterator[None]:
    """Turn what the database says of a disk or a file into DiskFull or DamagedRecord."""
    try:
        yield
    except DatabaseError as exc:
        if "full" in str(exc):
            raise DiskFull from exc
        raise DamagedRecord(why=Cause("the database refused to go on")) from exc


def _export(draft: Path, key: bytes) -> None:
    with connections["default"].cursor() as cursor:
        cursor.execute(f"ATTACH DATABASE %s AS next KEY \"x'{key.hex()}'\"", [str(draft)])
        try:
            cursor.execute("SELECT sqlcipher_export('next')")
            cursor.execute("PRAGMA next.cipher_integrity_check")
            if cursor.fetchone() is not None:
                raise DamagedRecord(why=Cause("a page came back from the disk other than it was written"))
        finally:
            cursor.execute("DETACH DATABASE next")


def _copy(source: Path, target: Path) -> None:
    pending = Pending(target.parent)
    try:
        with source.open("rb") as file:
            while block := file.read(_BLOCK):
                pending.write(block)
        pending.commit(target)
    finally:
        pending.discard()


def _put(draft: Path, target: Path) -> None:
    with writing():
        with draft.open("rb+") as file:
            files.DISK.sync(file.fileno())
        files.DISK.replace(draft, target)
        files.DISK.sync_folder(target.parent)


@contextmanager
def _draft(folder: Path) -> Iterator[Path]:
    # a name that the next unlocking sweeps, with whatever SQLite puts beside it
    draft = folder / f"{files.TEMPORARY}{secrets.token_hex(8)}"
    try:
        with writing():
            draft.touch(mode=0o600)
        yield draft
    finally:
        for ending in ("", *_LOGS):
            with suppress(OSError):
                draft.with_name(draft.name + ending).unlink(missing_ok=True)
