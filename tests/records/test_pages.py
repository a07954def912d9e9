"""Pages of an encrypted database are checked without SQL, as SQLCipher itself would."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from tocsin.records import pages
from tocsin.records.pages import PAGE, Pages, read_pages

pytestmark = pytest.mark.sqlcipher(reason="reads the pages of the file")

KEY = bytes(range(32))


def opened(path: Path, key: bytes = KEY) -> dbapi2.Connection:
    connection = dbapi2.connect(str(path))
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    connection.execute("PRAGMA secure_delete = ON")
    return connection


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """A closed database of some sixty pages, with some that are free."""
    path = tmp_path / "some.db"
    connection = opened(path)
    connection.execute("CREATE TABLE told (id INTEGER PRIMARY KEY, words BLOB)")
    connection.executemany("INSERT INTO told (words) VALUES (?)", [(os.urandom(2000),) for _ in range(100)])
    connection.execute("DELETE FROM told WHERE id % 3 = 0")
    connection.commit()
    connection.close()
    return path


def sqlcipher_says(path: Path) -> list[str]:
    connection = opened(path)
    try:
        return [str(row[0]) for row in connection.execute("PRAGMA cipher_integrity_check")]
    finally:
        connection.close()


def flip(path: Path, place: int, bits: int = 1) -> None:
    with path.open("r+b") as file:
        file.seek(place)
        (byte,) = file.read(1)
        file.seek(place)
        file.write(bytes([byte ^ bits]))


def test_a_sound_file_is_sound(database: Path) -> None:
    told: list[tuple[int, int]] = []
    found = read_pages(database, KEY, progress=lambda done, total: told.append((done, total)))
    total = database.stat().st_size // PAGE
    assert found == Pages(total, 0, 0, (), 0)
    assert found.sound
    assert not found.salt_lost
    assert told[-1] == (total, total)


@pytest.mark.parametrize("place", [0, 1, 2000, 4015, 4016, 4031, 4032, 4095])
def test_one_byte_of_any_page_names_that_page(database: Path, place: int) -> None:
    for number in range(2, database.stat().st_size // PAGE + 1):
        flip(database, (number - 1) * PAGE + place)
        assert read_pages(database, KEY).named == (number,)
        flip(database, (number - 1) * PAGE + place)
    assert read_pages(database, KEY).sound


def test_sqlcipher_names_the_same_pages(database: Path) -> None:
    for number in (2, 7, 30):
        flip(database, (number - 1) * PAGE + 100)
    said = sqlcipher_says(database)
    assert read_pages(database, KEY).named == (2, 7, 30)
    assert [any(f"page {number}" in line for line in said) for number in (2, 7, 30)] == [True] * 3
    assert len(said) == 3


@pytest.mark.parametrize("place", range(16))
def test_a_damaged_salt_loses_everything_and_says_so(database: Path, place: int) -> None:
    flip(database, place)
    found = read_pages(database, KEY)
    assert found.salt_lost
    assert found.damaged == found.total


def test_another_key_opens_no_page(database: Path) -> None:
    assert read_pages(database, bytes(32)).salt_lost


def test_a_page_of_zeros_is_damage_though_sqlcipher_takes_it(database: Path) -> None:
    with database.open("r+b") as file:
        file.seek(4 * PAGE)
        file.write(bytes(PAGE))
    assert read_pages(database, KEY).named == (5,)


def test_pages_that_changed_places_are_both_named(database: Path) -> None:
    data = database.read_bytes()
    third, fourth = data[2 * PAGE : 3 * PAGE], data[3 * PAGE : 4 * PAGE]
    database.write_bytes(data[: 2 * PAGE] + fourth + third + data[4 * PAGE :])
    assert read_pages(database, KEY).named == (3, 4)


@pytest.mark.parametrize(
    ("lost", "rest", "missing"), [(PAGE, 0, 1), (3 * PAGE, 0, 3), (1, PAGE - 1, 1), (PAGE + 9, PAGE - 9, 2)]
)
def test_a_file_that_was_cut_says_how_much_is_missing(database: Path, lost: int, rest: int, missing: int) -> None:
    os.truncate(database, database.stat().st_size - lost)
    found = read_pages(database, KEY)
    assert (found.damaged, found.rest, found.missing) == (0, rest, missing)
    assert not found.sound


def test_what_was_added_behind_is_no_page(database: Path) -> None:
    with database.open("ab") as file:
        file.write(b"more")
    assert read_pages(database, KEY).rest == 4


def test_an_empty_file_has_no_pages(tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    path.touch()
    assert read_pages(path, KEY) == Pages(0, 0, 0, (), 0)


def test_pages_that_the_log_holds_are_not_accused(database: Path) -> None:
    """A kill in the middle of writing the log back leaves half a page; SQLite takes it from the log."""
    flip(database, 5 * PAGE + 7)
    os.truncate(database, database.stat().st_size - PAGE - 100)
    total = database.stat().st_size // PAGE
    assert read_pages(database, KEY, {6, total + 1, total + 2}).sound


def test_only_the_first_damaged_pages_are_named_one_by_one(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "NAMED", 2)
    for number in (2, 3, 4):
        flip(database, (number - 1) * PAGE)
    found = read_pages(database, KEY)
    assert (found.damaged, found.named) == (3, (2, 3))


def test_the_page_where_sqlite_keeps_its_locks_is_never_written(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert pages.LOCK_PAGE == 262145
    monkeypatch.setattr(pages, "LOCK_PAGE", 9)
    flip(database, 8 * PAGE)
    assert read_pages(database, KEY).sound
