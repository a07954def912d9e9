"""The encrypted database: its key, its form, its log, and nothing legible in its file."""

from __future__ import annotations

import secrets
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection, connections
from django.db.migrations.recorder import MigrationRecorder

from support.cases import new_case
from support.office import PASSPHRASE
from tocsin.actions.init import Office
from tocsin.actions.lock import lock
from tocsin.actions.unlock import unlock
from tocsin.domain.errors import DamagedRecord, NewerFormat
from tocsin.records.connection import close_database, open_database
from tocsin.records.derived import CaseRow

CANARY = "lighthouse-stairs-4711"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "some.db"


KEY = secrets.token_bytes(32)


def asked(statement: str) -> object:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchone()[0]


def test_a_new_file_gets_its_tables_and_opens_again(path: Path) -> None:
    for _ in range(2):
        open_database(path, lambda: KEY)
        assert "changeset" in connection.introspection.table_names()
        close_database()


@pytest.mark.sqlcipher(reason="a server has no key of ours")
def test_another_key_is_damage_and_the_file_stays(path: Path) -> None:
    open_database(path, lambda: KEY)
    close_database()
    before = path.read_bytes()
    with pytest.raises(DamagedRecord):
        open_database(path, lambda: secrets.token_bytes(32))
    assert path.read_bytes() == before


@pytest.mark.sqlcipher(reason="a page of the file")
@pytest.mark.parametrize("at", [0, 16, 100, 4096])
def test_an_altered_page_is_damage(path: Path, at: int) -> None:
    open_database(path, lambda: KEY)
    close_database()
    data = bytearray(path.read_bytes())
    data[at] ^= 1
    path.write_bytes(data)
    with pytest.raises(DamagedRecord):
        open_database(path, lambda: KEY)


def test_a_record_of_a_later_version_is_refused(path: Path) -> None:
    open_database(path, lambda: KEY)
    MigrationRecorder(connection).record_applied("records", "9999_from_the_future")
    close_database()
    with pytest.raises(NewerFormat):
        open_database(path, lambda: KEY)


def test_without_a_workspace_there_is_no_database() -> None:
    close_database()
    with pytest.raises(ImproperlyConfigured, match="no workspace"):
        connection.cursor()


@pytest.mark.sqlcipher(reason="settings of SQLite")
def test_what_was_acknowledged_survives_and_a_deleted_row_is_overwritten(office: Office) -> None:
    settings = {"journal_mode": "wal", "synchronous": 2, "secure_delete": 1, "temp_store": 2, "foreign_keys": 1}
    for name, value in settings.items():
        assert asked(f"PRAGMA {name}") == value
    assert asked("PRAGMA cipher_version")


@pytest.mark.sqlcipher(reason="settings of SQLite")
def test_temporary_data_stays_in_memory(office: Office) -> None:
    assert asked("SELECT 1 FROM pragma_compile_options WHERE compile_options = 'TEMP_STORE=2'") == 1


@pytest.mark.sqlcipher(reason="the file in the folder")
def test_nothing_is_legible_in_the_folder(office: Office, folder: Path) -> None:
    case = new_case(office, CANARY)
    case.add("event", title=CANARY)
    for _ in range(2):
        for file in folder.rglob("*"):
            assert CANARY not in file.name
            if file.is_file():
                assert CANARY.encode() not in file.read_bytes()
                assert CANARY.encode("utf-16-le") not in file.read_bytes()
        lock(office)
    unlock_again(folder)


def unlock_again(folder: Path) -> None:
    opened = unlock(folder, PASSPHRASE)
    assert CaseRow.objects.filter(title=CANARY).exists()
    lock(opened)


@pytest.mark.sqlcipher(reason="the file in the folder")
def test_locking_writes_the_log_back_and_truncates_it(office: Office, folder: Path) -> None:
    new_case(office)
    lock(office)
    log = folder / "record.db-wal"
    assert not log.exists() or log.stat().st_size == 0


def test_locking_forgets_the_key(office: Office) -> None:
    lock(office)
    assert connections.settings["default"]["OPTIONS"] == {}
    assert connections["default"].settings_dict["OPTIONS"] == {}
    with pytest.raises(ImproperlyConfigured):
        CaseRow.objects.exists()


@pytest.mark.sqlcipher(reason="the file in the folder")
def test_the_file_is_for_its_owner(office: Office, folder: Path) -> None:
    assert (folder / "record.db").stat().st_mode & 0o077 == 0


def test_parameters_go_by_place_and_by_name(office: Office) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT %s, '100%%'", ["a"])
        assert cursor.fetchone() == ("a", "100%")
        cursor.execute("SELECT %(b)s || %(a)s", {"a": "1", "b": "2"})
        assert cursor.fetchone() == ("21",)
        cursor.execute("CREATE TEMP TABLE t (a integer)")
        cursor.executemany("INSERT INTO t VALUES (%s)", [(n,) for n in range(3)])
        cursor.executemany("INSERT INTO t VALUES (%(n)s)", [{"n": n} for n in range(3)])
        cursor.executemany("INSERT INTO t VALUES (%s)", [])
        cursor.execute("SELECT count(*) FROM t")
        assert cursor.fetchone() == (6,)
