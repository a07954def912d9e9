"""What SQLite would take from record.db and its log, tried on a copy of the log: the folder stays as it is."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlcipher3 import dbapi2

from tocsin.lib import files
from tocsin.records.wal import wal_path
from tocsin.workspace.disk import writing


def held(record: Path, key: bytes, number: int) -> tuple[int, bytes | None]:
    """How many changesets would be left, and the running digest after `number` of them; None where there are fewer.

    Raises DiskFull, CannotWrite; a record that does not open holds nothing.
    """
    with _copy(record) as copy:
        connection = dbapi2.connect(f"{copy.resolve().as_uri()}?mode=ro", uri=True)
        try:
            connection.execute("PRAGMA cipher_log_level = NONE")
            connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
            count = connection.execute("SELECT coalesce(max(seq), 0) FROM changeset").fetchone()[0]
            log = connection.execute("SELECT log FROM changeset WHERE seq = ?", (number,)).fetchone()
        except dbapi2.DatabaseError:
            return 0, None
        finally:
            connection.close()
    return int(count), None if log is None else bytes(log[0])


@contextmanager
def _copy(record: Path) -> Iterator[Path]:
    """Another name for the record, which is opened for reading only, and a copy of its log; gone at the end."""
    copy = record.with_name(f"{files.TEMPORARY}{secrets.token_hex(8)}")
    try:
        with writing():
            _link(record, copy)
            shutil.copyfile(wal_path(record), wal_path(copy))
        yield copy
    finally:
        for ending in ("", "-wal", "-shm"):
            with suppress(OSError):
                copy.with_name(copy.name + ending).unlink(missing_ok=True)


def _link(source: Path, target: Path) -> None:
    try:
        target.hardlink_to(source)
    except (OSError, NotImplementedError):
        # a stick's file system knows no second name for a file
        shutil.copyfile(source, target)
