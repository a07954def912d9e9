"""Opening and closing the encrypted database of an unlocked workspace. One workspace at a time in one process."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from django.core.management import call_command
from django.db import DatabaseError, OperationalError, connections
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

from tocsin.domain.errors import DamagedRecord, NewerFormat


def open_database(path: Path, key: Callable[[], bytes]) -> None:
    """Point Django at this file and key, try them, and bring the tables to this version's form.

    Raises DamagedRecord where the file cannot be opened with its key, NewerFormat where a later Tocsin made it.
    """
    close_database()
    # made before SQLite makes it, for nobody's eyes but ours
    path.touch(mode=0o600)
    settings = connections.settings["default"]
    settings["NAME"] = str(path)
    settings["OPTIONS"] = {"key_provider": key, "transaction_mode": "IMMEDIATE", "timeout": 20}
    connections["default"].settings_dict.update(settings)
    try:
        _migrate()
    except DatabaseError as exc:
        close_database()
        raise DamagedRecord(what="record.db cannot be opened with its key") from exc


def close_database() -> None:
    """Write the log back into the file, truncate it, close every connection and forget the key."""
    connection = connections["default"]
    if connection.connection is not None:
        # on a full disk the log cannot be written back: it stays, encrypted, and the next opening reads it
        with suppress(OperationalError), connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connections.close_all()
    connection.settings_dict["OPTIONS"] = {}
    connections.settings["default"]["OPTIONS"] = {}


def _migrate() -> None:
    connection = connections["default"]
    executor = MigrationExecutor(connection)
    known = set(executor.loader.graph.nodes)
    applied = {key for key in MigrationRecorder(connection).applied_migrations() if key[0] == "records"}
    if applied - known:
        raise NewerFormat(what="record", format=max(name for _, name in applied - known))
    if any(key not in applied for key in known if key[0] == "records"):
        call_command("migrate", interactive=False, verbosity=0)
