"""Another file in the place of the record: the same content under another key, another form, and every kill between."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import OperationalError, connection, connections
from django.db.migrations.recorder import MigrationRecorder

from tocsin.domain import errors
from tocsin.records import connection as opening
from tocsin.records import swapping
from tocsin.records.connection import close_database, open_database

pytestmark = pytest.mark.sqlcipher(reason="swaps the file")

KEY, OTHER = bytes(range(32)), bytes(range(32, 64))
Killed = Callable[[int, Callable[[], object]], bool]
KINDS_OF_THINGS = (
    "CREATE TABLE counted (id INTEGER PRIMARY KEY AUTOINCREMENT, words TEXT)",
    "CREATE TABLE keyed (a TEXT, b BLOB, PRIMARY KEY (a)) WITHOUT ROWID",
    "CREATE UNIQUE INDEX keyed_b ON keyed (b) WHERE b IS NOT NULL",
    "CREATE VIRTUAL TABLE found USING fts5(words, content='', contentless_delete=1)",
    "CREATE VIRTUAL TABLE found_too USING fts5(words)",
    "CREATE VIEW seen AS SELECT words FROM counted",
    "CREATE TRIGGER added AFTER INSERT ON counted BEGIN INSERT INTO keyed VALUES (new.words, x'00ff'||new.id); END",
    "INSERT INTO counted (words) VALUES ('harbour'), ('lantern'), ('вікно')",
    "DELETE FROM counted WHERE id = 3",
    "INSERT INTO found (rowid, words) VALUES (7, 'followed to the harbour')",
    "INSERT INTO found_too VALUES ('a lantern in the window')",
    "ANALYZE",
)
ASKED = (
    "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY 1, 2",
    "SELECT * FROM counted",
    "SELECT * FROM sqlite_sequence ORDER BY name",
    "SELECT a, hex(b) FROM keyed",
    "SELECT rowid FROM found WHERE found MATCH 'harbour'",
    "SELECT words FROM found_too WHERE found_too MATCH 'lantern'",
    "SELECT * FROM sqlite_stat1 ORDER BY 1, 2",
    "SELECT * FROM seen",
    "SELECT app, name FROM django_migrations ORDER BY id",
)


def asked(*statements: str) -> list[list[tuple[object, ...]]]:
    found = []
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
            found.append(cursor.fetchall())
    return found


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "record.db"


@pytest.fixture
def opened(path: Path) -> Path:
    """A record with one of every kind of thing that a database may hold."""
    open_database(path, lambda: KEY)
    asked(*KINDS_OF_THINGS)
    return path


def names(folder: Path) -> set[str]:
    return {file.name for file in folder.iterdir()}


# --- under another key ------------------------------------------------------------------------------------------------


def test_everything_stands_under_the_new_key(opened: Path) -> None:
    before = asked(*ASKED)
    swapping.write_next(opened, OTHER)
    close_database()
    swapping.take_next(opened)
    assert [swapping.opens(opened, key) for key in (KEY, OTHER)] == [False, True]
    open_database(opened, lambda: OTHER)
    assert asked(*ASKED) == before
    asked("INSERT INTO counted (words) VALUES ('after')")
    assert asked("SELECT max(id) FROM counted") == [[(4,)]]
    close_database()
    assert names(opened.parent) == {"record.db"}


def test_what_stands_in_the_log_comes_along(opened: Path) -> None:
    assert not swapping.log_is_empty(opened)
    swapping.write_next(opened, OTHER)
    assert swapping.log_is_empty(opened)
    assert swapping.opens(opened.with_name(swapping.NEXT), OTHER)
    close_database()


def test_a_reader_in_the_way_is_said(opened: Path) -> None:
    other = swapping.dbapi2.connect(str(opened))
    other.execute(f"PRAGMA key = \"x'{KEY.hex()}'\"")
    other.execute("BEGIN")
    other.execute("SELECT count(*) FROM counted").fetchone()
    asked("INSERT INTO counted (words) VALUES ('more')", "PRAGMA busy_timeout = 1")
    with pytest.raises(errors.WorkspaceBusy):
        swapping.write_next(opened, OTHER)
    other.close()
    close_database()
    assert names(opened.parent) == {"record.db"}


@pytest.mark.parametrize("count", range(1, 4))
def test_a_full_disk_leaves_nothing_beside(opened: Path, failing: Callable[..., None], count: int) -> None:
    failing(count)
    with pytest.raises(errors.DiskFull):
        swapping.write_next(opened, OTHER)
    close_database()
    beside = {swapping.NEXT} if count == 3 else set()  # it has its name, and nobody says yet that its key counts
    assert names(opened.parent) == {"record.db", *beside}
    assert swapping.opens(opened, KEY)


@pytest.mark.parametrize("key", [KEY, OTHER], ids=["old", "new"])
def test_the_key_in_force_decides_which_file_counts(opened: Path, key: bytes) -> None:
    swapping.write_next(opened, OTHER)
    close_database()
    for _ in range(2):
        swapping.settle(opened, key)
        assert names(opened.parent) == {"record.db"}
    assert swapping.opens(opened, key)


def test_a_kill_while_the_swap_is_finished_lets_the_next_unlocking_finish_it(opened: Path, killed: Killed) -> None:
    swapping.write_next(opened, OTHER)
    close_database()
    copy = opened.parent / "copy"
    copy.mkdir()
    for file in (opened, opened.with_name(swapping.NEXT)):
        shutil.copy(file, copy)
    for count in range(1, 6):
        for file in copy.iterdir():
            shutil.copy(file, opened.parent)
        alive = not killed(count, lambda: swapping.settle(opened, OTHER))
        swapping.settle(opened, OTHER)
        assert swapping.opens(opened, OTHER)
        assert not opened.with_name(swapping.NEXT).exists()
        if alive:
            return
    pytest.fail("it never ended")


def test_a_log_of_the_old_record_is_never_applied_to_the_new_one(opened: Path) -> None:
    swapping.write_next(opened, OTHER)
    close_database()
    opened.with_name("record.db-wal").write_bytes(b"frames of the old record")
    with pytest.raises(errors.DamagedRecord, match="write-ahead log"):
        swapping.settle(opened, OTHER)
    opened.with_name("record.db-wal").write_bytes(b"")
    opened.with_name("record.db-shm").write_bytes(b"an index of it")
    swapping.settle(opened, OTHER)
    assert names(opened.parent) == {"record.db"}


def test_nothing_legible_is_written(opened: Path) -> None:
    asked("INSERT INTO counted (words) VALUES ('lighthouse-stairs-4711')")
    swapping.write_next(opened, OTHER)
    close_database()
    for file in opened.parent.iterdir():
        assert b"lighthouse-stairs" not in file.read_bytes()
        assert file.stat().st_mode & 0o077 == 0


# --- in another form --------------------------------------------------------------------------------------------------


def make_older() -> None:
    """As if the record had been made before the newest migration."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'records' AND name = %s", [newest()])
    close_database()


def newest() -> str:
    return max(name for app, name in opening.MigrationLoader(None).graph.nodes if app == "records")


@pytest.fixture
def older(opened: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A closed record of an older form; what brings it to the newest adds one table and many rows."""
    make_older()
    monkeypatch.setattr(opening, "call_command", migrate)
    return opened


def migrate(*_args: object, **_kwargs: object) -> None:
    asked("CREATE TABLE added_by_migration (words TEXT)")
    with connection.cursor() as cursor:
        cursor.executemany("INSERT INTO added_by_migration VALUES (%s)", [("more " * 50,) for _ in range(500)])
    MigrationRecorder(connection).record_applied("records", newest())


def is_new(path: Path) -> bool:
    """Whether the record is of the new form, and whole in either; what a kill left is swept by unlocking."""
    for stray in path.parent.glob(".new-*"):
        stray.unlink()
    connections["default"].settings_dict.update(NAME=str(path), OPTIONS={"key_provider": lambda: KEY})
    try:
        tables = {name for (name,) in asked("SELECT name FROM sqlite_master WHERE type = 'table'")[0]}
        assert asked("SELECT words FROM counted")[0] == [("harbour",), ("lantern",)]
        assert asked("PRAGMA integrity_check") == [[("ok",)]]
        if "added_by_migration" in tables:
            assert asked("SELECT count(*) FROM added_by_migration") == [[(500,)]]
    finally:
        close_database()
    return "added_by_migration" in tables


def upgrade(path: Path) -> None:
    open_database(path, lambda: KEY)
    close_database()


def test_an_older_record_is_copied_upgraded_and_swapped(older: Path) -> None:
    before = older.stat().st_ino
    upgrade(older)
    assert is_new(older)
    assert older.stat().st_ino != before
    assert names(older.parent) == {"record.db"}


def test_a_kill_at_any_call_leaves_the_old_form_or_the_new(older: Path, killed: Killed) -> None:
    kept = older.read_bytes()
    seen = []
    for count in range(1, 30):
        older.write_bytes(kept)
        alive = not killed(count, lambda: upgrade(older))
        seen.append(is_new(older))
        if alive:
            break
    assert seen == sorted(seen)
    assert set(seen) == {False, True}


def test_a_kill_in_the_middle_of_a_migration_leaves_the_old_form(
    older: Path, monkeypatch: pytest.MonkeyPatch, killed: Killed
) -> None:
    def die(*_args: object, **_kwargs: object) -> None:
        asked("CREATE TABLE added_by_migration (words TEXT)")
        os._exit(9)

    monkeypatch.setattr(opening, "call_command", die)
    assert killed(1000, lambda: upgrade(older))
    assert not is_new(older)


@pytest.mark.parametrize("count", range(1, 9))
def test_a_full_disk_leaves_the_old_form(older: Path, failing: Callable[..., None], count: int) -> None:
    failing(count)
    with pytest.raises(errors.DiskFull):
        upgrade(older)
    close_database()
    assert names(older.parent) == {"record.db"}
    is_new(older)  # after the rename it may be the new one: either is whole


def test_a_disk_that_fills_up_in_the_middle_of_a_migration_leaves_the_old_form(
    older: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill(*_args: object, **_kwargs: object) -> None:
        migrate()
        raise OperationalError("database or disk is full")

    monkeypatch.setattr(opening, "call_command", fill)
    with pytest.raises(errors.DiskFull):
        upgrade(older)
    assert not is_new(older)
    assert names(older.parent) == {"record.db"}


def test_a_migration_that_the_database_refuses_leaves_the_old_form(
    older: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "call_command", lambda *_a, **_k: asked("CREATE TABLE counted (a)"))
    with pytest.raises(errors.DamagedRecord):
        upgrade(older)
    assert not is_new(older)
