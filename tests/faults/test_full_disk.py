"""A disk that fills up: one sentence, nothing half-written, nothing acknowledged lost."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from support.office import PASSPHRASE
from tocsin.domain.errors import DiskFull

if TYPE_CHECKING:
    from tocsin.actions.init import Office


def test_a_full_database_is_one_sentence_and_leaves_nothing(office: Office) -> None:
    from django.db import connection

    from tocsin.access.cases import list_cases
    from tocsin.actions.guard import guard
    from tocsin.actions.open_case import open_case
    from tocsin.actions.verify import verify

    open_case(office.viewer, "Kept")
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA page_count")
        cursor.execute(f"PRAGMA max_page_count = {cursor.fetchone()[0]}")

    def fill() -> None:
        with guard():
            for number in range(1000):
                open_case(office.viewer, f"Case {number}", summary="words " * 300)

    with pytest.raises(DiskFull):
        fill()
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA max_page_count = 1000000")
    assert "Kept" in [line.title for line in list_cases(office.viewer).items]
    assert verify(office.viewer).damaged == ()


@contextmanager
def mounted(place: Path, mebibytes: int) -> Iterator[Path]:
    """A small disk of its own."""
    place.mkdir()
    mount = shutil.which("mount")
    if mount is None or not hasattr(os, "geteuid") or os.geteuid() != 0:
        pytest.skip("mounting a small disk needs root")
    done = subprocess.run([mount, "-t", "tmpfs", "-o", f"size={mebibytes}m", "tmpfs", str(place)], check=False)
    if done.returncode != 0:
        pytest.skip("this machine does not let root mount a tmpfs")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of two megabytes."""
    with mounted(tmp_path / "disk", 2) as place:
        yield place


@pytest.fixture
def roomier_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of twelve megabytes."""
    with mounted(tmp_path / "disk", 12) as place:
        yield place


def test_a_real_disk_that_fills_up(folder: Path, small_disk: Path) -> None:
    from tocsin.actions.guard import guard
    from tocsin.actions.lock import lock
    from tocsin.actions.receive import receive
    from tocsin.actions.unlock import unlock
    from tocsin.actions.unlocking import opened_scopes
    from tocsin.actions.verify import verify

    there = small_disk / "office.tocsin"
    shutil.copytree(folder, there)
    office = unlock(there, PASSPHRASE)
    acknowledged = []

    def fill() -> None:
        with guard():
            for number in range(100):
                data = io.BytesIO(os.urandom(120_000))
                acknowledged.append(receive(office.viewer, opened_scopes().inbox, data, f"{number}.bin").statement)

    with pytest.raises(DiskFull):
        fill()
    assert acknowledged
    try:
        found = verify(office.viewer)
        assert found.damaged == ()
        assert found.files == len(acknowledged)
    finally:
        lock(office)
    assert not list(there.rglob("*.part*"))


def fill_but(place: Path, left: int) -> Path:
    """A file that leaves this many bytes of a small disk."""
    ballast = place / "ballast"
    ballast.write_bytes(bytes(shutil.disk_usage(place).free - left))
    return ballast


@pytest.mark.parametrize("verb", ["open a case", "note", "record", "erase", "rebuild", "remove a passphrase"])
def test_every_verb_on_a_full_disk_is_one_sentence_and_works_when_there_is_room(
    folder: Path, roomier_disk: Path, verb: str
) -> None:
    from faults import full_disk
    from tocsin.actions.lock import lock
    from tocsin.actions.unlock import unlock
    from tocsin.actions.verify import verify

    there = roomier_disk / "office.tocsin"
    shutil.copytree(folder, there)
    desk = full_disk.furnish(there)
    ballast = fill_but(roomier_disk, 24 * 1024)
    with pytest.raises(DiskFull) as said:
        full_disk.until_full(desk, verb)
    assert "unchanged" in str(said.value)
    full_disk.close(desk)
    ballast.unlink()
    office = unlock(there, PASSPHRASE)
    try:
        assert verify(office.viewer).damaged == ()
        full_disk.again(office, verb)
        assert verify(office.viewer).damaged == ()
    finally:
        lock(office)


@pytest.mark.long
def test_a_file_of_500_megabytes_is_kept_and_not_read(office: Office) -> None:
    from tocsin.actions.receive import receive
    from tocsin.actions.unlocking import opened_scopes

    class Zeros(io.RawIOBase):
        left = 500 * 1024 * 1024

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: bytearray) -> int:  # type: ignore[override] # io's own type is wider
            given = min(len(buffer), self.left)
            buffer[:given] = b"a" * given
            self.left -= given
            return given

    received = receive(office.viewer, opened_scopes().inbox, io.BufferedReader(Zeros()), "huge.txt")
    assert received.reading == "kept, not read: it is too large to be read"
