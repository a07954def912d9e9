"""A file is whole or not there; one process holds a lock."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tocsin.lib import files
from tocsin.lib.files import Pending, ProcessLock

Killed = Callable[[int, Callable[[], object]], bool]
Failing = Callable[..., None]
HOLDER = """
import sys, time
from pathlib import Path
from tocsin.lib.files import ProcessLock

assert ProcessLock(Path(sys.argv[1])).acquire(0)
print("held", flush=True)
time.sleep(0.5)
"""
CALLS = 4  # write, sync, replace, sync of the folder


def test_what_is_written_is_there_and_nothing_beside_it(tmp_path: Path) -> None:
    files.write_whole(tmp_path / "heads", b"one")
    files.write_whole(tmp_path / "heads", b"two")
    assert (tmp_path / "heads").read_bytes() == b"two"
    assert [path.name for path in tmp_path.iterdir()] == ["heads"]


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX")
def test_only_this_account_may_read_it(tmp_path: Path) -> None:
    files.make_folder(tmp_path / "inner")
    files.write_whole(tmp_path / "inner" / "heads", b"one")
    assert stat.S_IMODE((tmp_path / "inner").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "inner" / "heads").stat().st_mode) == 0o600


def test_a_folder_may_be_there_already(tmp_path: Path) -> None:
    files.make_folder(tmp_path / "inner")
    files.make_folder(tmp_path / "inner")
    assert (tmp_path / "inner").is_dir()


def test_a_kill_at_any_call_leaves_the_old_or_the_new(tmp_path: Path, killed: Killed) -> None:
    target = tmp_path / "heads"
    seen = []
    for count in range(1, CALLS + 1):
        files.write_whole(target, b"old")
        assert killed(count, lambda: files.write_whole(target, b"newer"))
        seen.append(target.read_bytes())
    assert seen == [b"old", b"old", b"old", b"newer"]
    assert not killed(CALLS + 1, lambda: files.write_whole(target, b"newer"))


def test_what_a_kill_leaves_is_found_by_its_name(tmp_path: Path, killed: Killed) -> None:
    assert killed(1, lambda: files.write_whole(tmp_path / "heads", b"newer"))
    left = files.strays(tmp_path)
    assert [path.read_bytes() for path in left] == [b"ne"]
    assert not (tmp_path / "heads").exists()


@pytest.mark.parametrize("count", range(1, CALLS + 1))
def test_a_failing_disk_leaves_the_old_or_the_new_and_no_stray(tmp_path: Path, failing: Failing, count: int) -> None:
    target = tmp_path / "heads"
    files.write_whole(target, b"old")
    failing(count)
    with pytest.raises(OSError, match="No space left"):
        files.write_whole(target, b"newer")
    assert target.read_bytes() == (b"newer" if count == CALLS else b"old")
    assert files.strays(tmp_path) == []


def test_short_writes_are_continued(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Slow(files.Disk):
        def write(self, descriptor: int, data: bytes | memoryview) -> int:
            return super().write(descriptor, data[:3])

    monkeypatch.setattr(files, "DISK", Slow())
    files.write_whole(tmp_path / "heads", b"ten bytes!")
    assert (tmp_path / "heads").read_bytes() == b"ten bytes!"


def test_the_content_is_synced_before_it_has_a_name_and_the_folder_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[str] = []

    class Noting(files.Disk):
        def sync(self, descriptor: int) -> None:
            calls.append("sync")

        def replace(self, source: Path, target: Path) -> None:
            calls.append("replace")
            super().replace(source, target)

        def sync_folder(self, folder: Path) -> None:
            calls.append(f"folder {folder.name}")

    monkeypatch.setattr(files, "DISK", Noting())
    files.make_folder(tmp_path / "inner")
    files.write_whole(tmp_path / "inner" / "heads", b"x")
    assert calls == [f"folder {tmp_path.name}", "sync", "replace", "folder inner"]


def test_a_long_file_is_written_out_while_it_grows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settled: list[tuple[int, int]] = []

    class Noting(files.Disk):
        def settle(self, descriptor: int, start: int, length: int) -> None:
            settled.append((start, length))
            super().settle(descriptor, start, length)

    monkeypatch.setattr(files, "DISK", Noting())
    part = bytes(6 << 20)
    pending = Pending(tmp_path)
    for _ in range(7):
        pending.write(part)
    pending.commit(tmp_path / "long")
    assert settled == [(0, 18 << 20), (18 << 20, 18 << 20)]
    assert (tmp_path / "long").stat().st_size == 42 << 20


def test_a_pending_file_can_be_read_back_before_it_has_a_name(tmp_path: Path) -> None:
    pending = Pending(tmp_path)
    pending.write(b"sealed")
    pending.close()
    assert pending.path.read_bytes() == b"sealed"
    pending.discard()
    pending.discard()
    assert list(tmp_path.iterdir()) == []


def test_what_has_a_name_is_not_discarded(tmp_path: Path) -> None:
    pending = Pending(tmp_path)
    pending.write(b"sealed")
    pending.commit(tmp_path / "named")
    pending.discard()
    assert (tmp_path / "named").read_bytes() == b"sealed"


@pytest.mark.parametrize(("number", "full"), [(errno.ENOSPC, True), (errno.EACCES, False), (errno.EIO, False)])
def test_a_full_disk_is_told_from_other_trouble(number: int, full: bool) -> None:
    assert files.is_full(OSError(number, "")) is full


def test_a_lock_has_one_holder(tmp_path: Path) -> None:
    first, second = ProcessLock(tmp_path / "lock"), ProcessLock(tmp_path / "lock")
    assert first.acquire(0)
    assert not second.acquire(0)
    first.release()
    first.release()
    assert second.acquire(0)
    second.release()


def test_a_waiting_process_gets_the_lock_when_it_is_free(tmp_path: Path) -> None:
    holder = subprocess.Popen(
        [
            sys.executable,
            "-c",
            HOLDER,
            str(tmp_path / "lock"),
        ],
        stdout=subprocess.PIPE,
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == b"held\n"
    lock = ProcessLock(tmp_path / "lock")
    assert not lock.acquire(0)
    assert lock.acquire(20)
    lock.release()
    assert holder.wait() == 0
    holder.stdout.close()


def test_a_holder_that_dies_lets_go(tmp_path: Path, killed: Killed) -> None:
    def die_holding() -> None:
        assert ProcessLock(tmp_path / "lock").acquire(0)
        files.write_whole(tmp_path / "heads", b"x")

    assert killed(1, die_holding)
    assert ProcessLock(tmp_path / "lock").acquire(0)


def test_trouble_that_is_no_holder_is_raised(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object) -> None:
        raise OSError(errno.ENOLCK, "no locks on this disk")

    monkeypatch.setattr(files.fcntl, "flock", refuse)
    with pytest.raises(OSError, match="no locks"):
        ProcessLock(tmp_path / "lock").acquire(60)
