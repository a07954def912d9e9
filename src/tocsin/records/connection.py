"""Opening and closing the encrypted database of an unlocked workspace. One workspace at a time in one process.

Beside it a second one may be opened under another name, only to be read (`open_beside`).
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.db import DatabaseError, OperationalError, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from tocsin.domain.errors import Cause, DamagedRecord, NewerFormat, NotSettled
from tocsin.records import swapping
from tocsin.records.postgres import choice, server

UNREADABLE = Cause("record.db cannot be opened with its key")


def open_database(path: Path, key: Callable[[], bytes]) -> None:
    """Point Django at this file and key, try them, and bring the tables to this version's form.

    Where TOCSIN_DATABASE names a server, it is opened instead: NoServer, UnfitDatabase and RecordBusy come from there.
    A record of an older form is copied, the copy is brought to this version's form, and takes its place.
    Raises DamagedRecord where the file cannot be opened with its key, NewerFormat where a later Tocsin made it,
    DiskFull and CannotWrite: then the record stands as it was.
    """
    close_database()
    if choice.chosen():
        _open_server()
        return
    # made before SQLite makes it, for nobody's eyes but ours
    path.touch(mode=0o600)
    _point(path, key)
    try:
        applied, pending = _migrations(connections["default"])
        if pending and not applied:
            _migrate()
        elif pending:
            _upgrade(path, key)
    except DatabaseError as exc:
        close_database()
        raise DamagedRecord(why=UNREADABLE) from exc


def close_database() -> None:
    """Write the log back into the file, truncate it, close every connection and forget the key."""
    connection = connections["default"]
    if connection.connection is not None and connection.vendor == "sqlite":
        # on a full disk the log cannot be written back: it stays, encrypted, and the next opening reads it
        with suppress(OperationalError), connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connections.close_all()
    connection.settings_dict["OPTIONS"] = {}
    connections.settings["default"]["OPTIONS"] = {}


def open_beside(alias: str, path: Path, key: Callable[[], bytes]) -> None:
    """Open a second record under a name of its own, only to be read: nothing is migrated or written.

    Raises DamagedRecord where there is none or it does not open, NewerFormat, NotSettled for one of an older form.
    """
    if not path.is_file():
        raise DamagedRecord(why=Cause("record.db is missing"))
    settings: dict[str, Any] = dict(connections.settings["default"])
    settings.update(ENGINE=choice.FILE, NAME=str(path), OPTIONS=_options(key))
    connections.settings[alias] = settings
    with ExitStack() as undo:
        undo.callback(close_beside, alias)
        try:
            with connections[alias].cursor() as cursor:
                cursor.execute("PRAGMA query_only = ON")
            _, pending = _migrations(connections[alias])
        except DatabaseError as exc:
            raise DamagedRecord(why=UNREADABLE) from exc
        if pending:
            raise NotSettled(why=Cause("its record is of an older form"))
        undo.pop_all()


def close_beside(alias: str) -> None:
    """Close what `open_beside` opened, and forget its key."""
    connections[alias].close()
    del connections[alias]
    del connections.settings[alias]


def _options(key: Callable[[], bytes]) -> dict[str, Any]:
    return {"key_provider": key, "transaction_mode": "IMMEDIATE", "timeout": 20}


def _point(path: Path, key: Callable[[], bytes]) -> None:
    settings = connections.settings["default"]
    settings.update(NAME=str(path), OPTIONS=_options(key))
    connections["default"].settings_dict.update(settings)


def _migrations(connection: BaseDatabaseWrapper) -> tuple[set[str], set[str]]:
    """Names of those that were applied, and of those that are pending. Raises NewerFormat for one not known."""
    known = {name for app, name in MigrationLoader(connection).graph.nodes if app == "records"}
    applied = {name for app, name in MigrationRecorder(connection).applied_migrations() if app == "records"}
    if applied - known:
        raise NewerFormat(what="record", format=max(applied - known))
    return applied, known - applied


def _open_server() -> None:
    with ExitStack() as undo:
        undo.callback(close_database)
        server.point()
        with server.telling(), server.held():
            if _migrations(connections["default"])[1]:
                _migrate()
        undo.pop_all()


def _migrate() -> None:
    call_command("migrate", interactive=False, verbosity=0)


def _upgrade(path: Path, key: Callable[[], bytes]) -> None:
    swapping.checkpoint()
    close_database()
    with swapping.replacement(path) as draft:
        _point(draft, key)
        try:
            with swapping.telling():
                _migrate()
                swapping.checkpoint()
        finally:
            close_database()
    _point(path, key)
