"""One byte is flipped, anywhere: unlocking or `verify` names it, nothing is accepted in silence (issue 3)."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from faults import flipping
from faults.flipping import contents, copied, flip, told_after, told_of
from support.office import PASSPHRASE
from tocsin import workspace
from tocsin.actions import on_disk, unlocking
from tocsin.actions import verify as verifying
from tocsin.actions.init import Office
from tocsin.actions.lock import lock
from tocsin.actions.unlock import unlock
from tocsin.domain.errors import DamagedRecord
from tocsin.domain.integrity import Walk
from tocsin.records import store
from tocsin.records.pages import PAGE, read_pages
from tocsin.records.wal import FRAME, FRAME_HEADER, HEADER
from tocsin.vault.current import current_vault


@pytest.fixture(scope="module")
def filled(template_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A locked workspace with some of everything."""
    folder = tmp_path_factory.mktemp("filled") / "office.tocsin"
    shutil.copytree(template_folder, folder)
    flipping.fill(folder)
    return folder


@pytest.fixture(scope="module")
def left(filled: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same after more work and a kill: with its write-ahead log."""
    folder = tmp_path_factory.mktemp("left") / "office.tocsin"
    shutil.copytree(filled, folder)
    flipping.leave_a_log(folder)
    return folder


@pytest.fixture
def open_office(filled: Path, tmp_path: Path) -> Iterator[Office]:
    """A copy of the filled workspace, unlocked."""
    copied(filled, tmp_path / "open.tocsin")
    office = unlock(tmp_path / "open.tocsin", PASSPHRASE)
    yield office
    lock(office)


def test_both_are_whole_as_they_are(filled: Path, left: Path, tmp_path: Path) -> None:
    for folder in (filled, left):
        copied(folder, tmp_path / "copy")
        found = told_of(tmp_path / "copy").verified
        assert found is not None
        assert (found.damaged, found.notes) == ((), ())


def test_every_byte_of_heads_is_named(open_office: Office) -> None:
    heads = open_office.session.folder / "heads"
    size = heads.stat().st_size
    named = 0
    for place in range(size):
        flip(heads, place)
        try:
            unlocking.check_heads(open_office.session)
        except DamagedRecord as damage:
            named += "heads" in str(damage)
        flip(heads, place)
    assert named == size >= 4096
    flip(heads, 100)
    assert any("heads" in line for line in verifying.verify(open_office.viewer).damaged)
    flip(heads, 100)


@pytest.fixture
def walk(open_office: Office) -> Walk:
    """What verify has read before it comes to the files: all of it takes too long for each of thousands of flips."""
    walk = Walk(workspace.verify_signature)
    for seq, changeset in store.changesets():
        assert not list(walk.look(seq, changeset))
    return walk


def test_every_byte_of_a_sealed_file_is_named(open_office: Office, walk: Walk) -> None:
    vault = open_office.session.folder / "vault"
    sealed = min((path for path in vault.rglob("*") if path.is_file()), key=lambda path: path.stat().st_size)
    size = sealed.stat().st_size
    named = 0
    for place in range(size):
        flip(sealed, place)
        named += any(line.startswith("Sealed file") for line in verifying._files(current_vault(), walk, silent))
        flip(sealed, place)
    assert named == size > 4096
    assert not list(verifying._files(current_vault(), walk, silent))


def silent(_what: str, _done: int, _all: int) -> None:
    pass


def test_every_byte_of_the_first_pages_is_named(open_office: Office, tmp_path: Path) -> None:
    session, alone = open_office.session, tmp_path / "two-pages"
    alone.write_bytes(session.record_path.read_bytes()[: 2 * PAGE])
    named = 0
    for place in range(2 * PAGE):
        flip(alone, place)
        found = read_pages(alone, session.record_key)
        flip(alone, place)
        named += found.named == (place // PAGE + 1,) if place >= 16 else found.salt_lost
    assert named == 8192


def test_the_first_pages_are_told_in_words(open_office: Office) -> None:
    session = open_office.session
    for place in range(5, 2 * PAGE, 509):
        flip(session.record_path, place)
        said = "\n".join(on_disk.record(session, silent))
        flip(session.record_path, place)
        assert ("first 16 bytes" if place < 16 else f"page {place // PAGE + 1}.") in said


def pages_of(folder: Path) -> int:
    return (folder / "record.db").stat().st_size // PAGE


THIRDS = [pytest.param(first, 3, marks=pytest.mark.long) for first in (1, 2, 3)]


@pytest.mark.parametrize(("first", "step"), [*THIRDS, pytest.param(3, 9, id="one in nine")])
def test_a_byte_of_every_page_is_named_and_nothing_breaks(filled: Path, tmp_path: Path, first: int, step: int) -> None:
    named = 0
    numbers = range(first, pages_of(filled) + 1, step)
    for number in numbers:
        told = told_after(filled, tmp_path / "copy", "record.db", (number - 1) * PAGE + 1000 + number)
        named += f"page {number}." in told.everything
    assert named == len(numbers) > 30 // step


@pytest.mark.long
def test_a_byte_of_every_other_page_of_a_larger_record_is_named(filled: Path, tmp_path: Path) -> None:
    larger = tmp_path / "larger"
    copied(filled, larger)
    flipping.fill(larger, people=60)
    named = 0
    numbers = range(1, pages_of(larger) + 1, 2)
    for number in numbers:
        told = told_after(larger, tmp_path / "copy", "record.db", (number - 1) * PAGE + 1000 + number)
        named += f"page {number}." in told.everything
    assert named == len(numbers) > 40


@pytest.mark.parametrize("place", range(0, HEADER, 4))
def test_a_byte_of_the_logs_header_is_refused_and_the_folder_left_alone(left: Path, tmp_path: Path, place: int) -> None:
    copied(left, tmp_path / "copy")
    flip(tmp_path / "copy" / "record.db-wal", place)
    before = contents(tmp_path / "copy")
    told = told_of(tmp_path / "copy")
    assert "write-ahead log is damaged" in told.refused
    assert any(line.startswith("record.db-wal: its beginning") for line in told.closed)
    assert contents(tmp_path / "copy") == before


def frames_of(folder: Path) -> range:
    return range(1, ((folder / "record.db-wal").stat().st_size - HEADER) // FRAME + 1)


@pytest.mark.parametrize("place", [2, 6, 10, 18, FRAME_HEADER + 77, FRAME - 3])
def test_a_byte_of_every_frame_is_named(left: Path, tmp_path: Path, place: int) -> None:
    """Refused where a later write shows that this one had ended; told by `verify` where it is the last, unfinished."""
    refused = noted = 0
    frames = frames_of(left) if place == FRAME_HEADER + 77 else frames_of(left)[::7]
    for number in frames:
        told = told_after(left, tmp_path / "copy", "record.db-wal", HEADER + (number - 1) * FRAME + place)
        refused += "write-ahead log" in told.refused
        noted += "last write was found not to be whole" in told.everything
    assert refused + noted == len(frames)
    assert refused > noted


def test_a_refused_log_is_left_as_it_was_and_opens_when_mended(left: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    copied(left, copy)
    before = contents(copy)
    flip(copy / "record.db-wal", HEADER + 300)
    assert "write-ahead log is damaged" in told_of(copy).refused
    flip(copy / "record.db-wal", HEADER + 300)
    assert contents(copy) == before
    assert told_of(copy).everything.strip() == ""


def test_a_log_that_was_cut_behind_what_was_acknowledged_is_named(left: Path, tmp_path: Path) -> None:
    """Whole writes are gone: nothing in the log shows it, only the heads do."""
    copied(left, tmp_path / "copy")
    log = tmp_path / "copy" / "record.db-wal"
    log.write_bytes(log.read_bytes()[: HEADER + 3 * FRAME])
    assert "missing" in told_of(tmp_path / "copy").refused


def test_a_log_that_is_gone_is_named(left: Path, tmp_path: Path) -> None:
    copied(left, tmp_path / "copy")
    (tmp_path / "copy" / "record.db-wal").unlink()
    assert "missing" in told_of(tmp_path / "copy").refused


@pytest.mark.parametrize("what", ["gone", "empty"])
def test_a_record_that_is_gone_is_named_and_no_new_one_is_made(left: Path, tmp_path: Path, what: str) -> None:
    copied(left, tmp_path / "copy")
    record = tmp_path / "copy" / "record.db"
    record.unlink() if what == "gone" else record.write_bytes(b"")
    before = contents(tmp_path / "copy")
    assert "missing or empty" in told_of(tmp_path / "copy").refused
    assert contents(tmp_path / "copy") == before
