"""A write-ahead log is read before SQLite touches it: damage is told from the torn end of a write."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from records.test_pages import KEY, flip, opened
from tocsin.records import trial
from tocsin.records.wal import FRAME, HEADER, WalReport, WalState, inspect_wal, wal_path

pytestmark = pytest.mark.sqlcipher(reason="reads the pages of the file")

State = WalState
Write = Callable[[dbapi2.Connection], None]


def one_commit(connection: dbapi2.Connection, number: int = 0) -> None:
    connection.execute("INSERT INTO told (words) VALUES (?)", (number.to_bytes(2, "big") + os.urandom(5000),))
    connection.commit()


def killed(folder: Path, write: Write) -> Path:
    """A database and its log as a kill leaves them after `write`."""
    folder.mkdir(exist_ok=True)
    live, left = folder / "live.db", folder / "left.db"
    connection = opened(live)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("CREATE TABLE told (id INTEGER PRIMARY KEY, words BLOB)")
    connection.commit()
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    write(connection)
    for source, target in ((live, left), (wal_path(live), wal_path(left))):
        shutil.copy(source, target)
    connection.close()
    return left


def some_commits(connection: dbapi2.Connection) -> None:
    for number in range(6):
        one_commit(connection, number)


@pytest.fixture(scope="module")
def six(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Six commits in the log; tests put back what they break."""
    return killed(tmp_path_factory.mktemp("six"), some_commits)


def commits(path: Path) -> list[int]:
    """The frames that end a write."""
    log = wal_path(path).read_bytes()
    starts = range(HEADER, len(log), FRAME)
    return [number for number, at in enumerate(starts, 1) if int.from_bytes(log[at + 4 : at + 8], "big")]


def rows_that_sqlite_takes(path: Path, folder: Path) -> int:
    """Open a copy as SQLite does, with all that it loses in silence."""
    copy = folder / "copy.db"
    for source, target in ((path, copy), (wal_path(path), wal_path(copy))):
        shutil.copy(source, target)
    connection = opened(copy)
    try:
        return int(connection.execute("SELECT count(*) FROM told").fetchone()[0])
    finally:
        connection.close()
        copy.unlink()


def test_no_log_and_an_empty_one_are_none(tmp_path: Path) -> None:
    path = tmp_path / "some.db"
    path.write_bytes(bytes(4096))
    assert inspect_wal(path, KEY) == WalReport(State.NONE)
    wal_path(path).touch()
    assert inspect_wal(path, KEY).state is State.NONE


def test_a_whole_log_is_whole(six: Path) -> None:
    found = inspect_wal(six, KEY)
    assert (found.state, found.broken_at) == (State.WHOLE, None)
    assert found.frames == found.all_frames == commits(six)[-1]
    assert {1, 2} & found.pages


def test_every_byte_of_the_header_is_damage(six: Path) -> None:
    for place in range(HEADER):
        flip(wal_path(six), place)
        found = inspect_wal(six, KEY)
        flip(wal_path(six), place)
        assert (found.state, found.broken_at) == (State.DAMAGED, 0)


PLACES = [0, 3, 4, 7, 8, 11, 12, 15, 16, 19, 20, 23, 24, 25, 2000, 4100, 4119]


@pytest.mark.parametrize("place", PLACES)
def test_a_byte_of_any_frame_but_the_last_write_is_damage(six: Path, tmp_path: Path, place: int) -> None:
    *_, before, _ = commits(six)
    for number in range(1, before + 1):
        flip(wal_path(six), HEADER + (number - 1) * FRAME + place)
        found = inspect_wal(six, KEY)
        flip(wal_path(six), HEADER + (number - 1) * FRAME + place)
        assert (found.state, found.broken_at) == (State.DAMAGED, number)


@pytest.mark.parametrize("place", PLACES)
def test_a_byte_of_the_last_write_is_never_passed_over(six: Path, place: int) -> None:
    *_, before, last = commits(six)
    for number in range(before + 1, last + 1):
        flip(wal_path(six), HEADER + (number - 1) * FRAME + place)
        found = inspect_wal(six, KEY)
        flip(wal_path(six), HEADER + (number - 1) * FRAME + place)
        assert found.state in {State.CUT, State.DAMAGED}
        assert found.broken_at == number


def test_sqlite_itself_loses_those_rows_in_silence(six: Path, tmp_path: Path) -> None:
    flip(wal_path(six), HEADER + 100)
    left = rows_that_sqlite_takes(six, tmp_path)
    flip(wal_path(six), HEADER + 100)
    assert (left, rows_that_sqlite_takes(six, tmp_path)) == (0, 6)


def test_a_log_that_ends_anywhere_is_a_torn_write_and_no_damage(six: Path, tmp_path: Path) -> None:
    whole = wal_path(six).read_bytes()
    copy = tmp_path / "cut.db"
    shutil.copy(six, copy)
    for length in [1, 31, HEADER, *range(HEADER + 1, len(whole), FRAME // 3)]:
        wal_path(copy).write_bytes(whole[:length])
        found = inspect_wal(copy, KEY)
        assert found.state is (State.CUT if length < HEADER else State.WHOLE)
        assert found.frames == max((one for one in commits(six) if HEADER + one * FRAME <= length), default=0)


def test_a_torn_page_at_the_end_is_cut(six: Path, tmp_path: Path) -> None:
    """A power cut keeps the first half of a page; the second holds what was there before."""
    *_, before, last = commits(six)
    data = bytearray(wal_path(six).read_bytes())
    data[-2000:] = bytes(2000)
    copy = tmp_path / "torn.db"
    shutil.copy(six, copy)
    wal_path(copy).write_bytes(data)
    found = inspect_wal(copy, KEY)
    assert (found.state, found.frames, found.broken_at) == (State.CUT, before, last)


def rolled_back(connection: dbapi2.Connection) -> None:
    """A large write that spills into the log and is taken back, and a small one over its beginning."""
    connection.execute("PRAGMA cache_size = 10")
    connection.execute("PRAGMA cache_spill = 10")
    one_commit(connection)
    for number in range(60):
        connection.execute("INSERT INTO told (words) VALUES (?)", (number.to_bytes(2, "big") + os.urandom(5000),))
    connection.rollback()
    one_commit(connection)


def test_what_was_rolled_back_is_no_damage(tmp_path: Path) -> None:
    left = killed(tmp_path, rolled_back)
    found = inspect_wal(left, KEY)
    assert found.all_frames > found.frames  # what was taken back is there still
    assert found.state is State.CUT
    assert rows_that_sqlite_takes(left, tmp_path) == 2


def an_earlier_generation(connection: dbapi2.Connection) -> None:
    some_commits(connection)
    connection.execute("PRAGMA wal_checkpoint(RESTART)").fetchall()
    one_commit(connection)


def test_frames_of_an_earlier_generation_are_the_end(tmp_path: Path) -> None:
    left = killed(tmp_path, an_earlier_generation)
    found = inspect_wal(left, KEY)
    assert found.state is State.WHOLE
    assert 0 < found.frames < found.all_frames
    flip(wal_path(left), HEADER + found.frames * FRAME + 100)  # a frame that SQLite will never read
    assert inspect_wal(left, KEY).state is State.WHOLE


def test_a_damaged_page_under_a_mended_checksum_is_damage(six: Path) -> None:
    """Somebody who mends SQLite's checksums cannot mend the page's own code."""
    assert inspect_wal(six, bytes(32)).broken_at == 1
    assert inspect_wal(six, bytes(32)).state is State.DAMAGED


def test_two_broken_frames_do_not_hide_each_other(six: Path) -> None:
    for number in (1, 2):
        flip(wal_path(six), HEADER + (number - 1) * FRAME + 500)
    found = inspect_wal(six, KEY)
    for number in (1, 2):
        flip(wal_path(six), HEADER + (number - 1) * FRAME + 500)
    assert (found.state, found.broken_at) == (State.DAMAGED, 1)


def counted(connection: dbapi2.Connection) -> None:
    connection.execute("CREATE TABLE changeset (seq INTEGER PRIMARY KEY, log BLOB)")
    for seq in (1, 2, 3):
        connection.execute("INSERT INTO changeset VALUES (?, ?)", (seq, bytes([seq]) * 32))
        connection.commit()


def test_a_trial_says_what_would_be_left_and_changes_nothing(tmp_path: Path) -> None:
    left = killed(tmp_path, counted)
    flip(wal_path(left), wal_path(left).stat().st_size - 50)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert trial.held(left, KEY, 2) == (2, bytes([2]) * 32)
    assert trial.held(left, KEY, 3) == (2, None)
    assert trial.held(left, bytes(32), 2) == (0, None)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_trial_works_where_a_file_has_one_name_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    left = killed(tmp_path, counted)

    def refuse(_self: Path, _target: Path) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    assert trial.held(left, KEY, 3) == (3, bytes([3]) * 32)
