"""What is read of a damaged record without SQL is what was written, and nothing is believed that cannot be proven."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest
from django.db import connection

from support.cases import Case, changesets_of, new_case
from support.erased import erase_in
from tocsin.actions.init import Office
from tocsin.domain.chain import Chain
from tocsin.domain.changesets import Changeset
from tocsin.domain.operations import ClaimMade
from tocsin.records import carving
from tocsin.records.pages import PAGE
from tocsin.records.wal import FRAME, HEADER, wal_path
from tocsin.workspace import verify_signature

pytestmark = pytest.mark.sqlcipher(reason="reads the pages of the file")


@pytest.fixture
def case(office: Office) -> Case:
    case = new_case(office)
    for day in range(1, 25):
        case.add("event", date=f"2018-07-{day:02}", title="They came back " * (day * 20))
    return case


@pytest.fixture
def record(case: Case, tmp_path: Path) -> Path:
    """A copy of the record, its log written back."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return copied(case.office, tmp_path)


def copied(office: Office, folder: Path) -> Path:
    target = folder / "copy.db"
    shutil.copyfile(office.session.record_path, target)
    if wal_path(office.session.record_path).exists():
        shutil.copyfile(wal_path(office.session.record_path), wal_path(target))
    return target


def whole(case: Case, record: Path) -> dict[str, Changeset]:
    return {one.id: one for one in carving.carve(record, case.office.session.record_key).whole()}


def every(case: Case) -> dict[str, Changeset]:
    del case
    return {one.id: one for one in changesets_of()}


def flip(path: Path, place: int) -> None:
    data = bytearray(path.read_bytes())
    data[place] ^= 0x40
    path.write_bytes(data)


def test_everything_is_found_in_a_whole_record(case: Case, record: Path) -> None:
    assert whole(case, record) == every(case)
    carved = carving.carve(record, case.office.session.record_key)
    assert list(carved.headers()) == [one.header for one in changesets_of()]


def test_another_key_finds_nothing(record: Path) -> None:
    carved = carving.carve(record, bytes(32))
    assert list(carved.whole()) == []
    assert list(carved.headers()) == []


def test_no_file_is_no_find(tmp_path: Path) -> None:
    assert list(carving.carve(tmp_path / "none.db", bytes(32)).whole()) == []


@pytest.mark.parametrize("place", [0, 15, 16, 40, 100, 2000, 4080])
def test_a_damaged_first_page_loses_nothing(case: Case, record: Path, place: int) -> None:
    flip(record, place)
    assert whole(case, record) == every(case)


@pytest.mark.parametrize("seed", [0, 1, 2, *(pytest.param(n, marks=pytest.mark.long) for n in range(3, 60))])
def test_a_damaged_byte_anywhere_loses_at_most_what_stood_on_its_page(case: Case, record: Path, seed: int) -> None:
    size = record.stat().st_size
    flip(record, random.Random(seed).randrange(size))
    found = whole(case, record)
    assert len(found) >= len(every(case)) * 2 // 3  # mostly none or one; all rows of a page where its head is hit
    altered = [one for uid, one in found.items() if every(case).get(uid) != one]
    assert not any(is_signed(one) for one in altered)


def is_signed(one: Changeset) -> bool:
    """Whether salvage would take it behind all that was said: a header that the damage changed, nobody signed."""
    chain = Chain(verify_signature)
    for said in changesets_of():
        chain.take(said)
    try:
        chain.take(one)
    except ValueError:
        return False
    return True


def test_a_page_of_zeros_costs_only_what_stood_on_it(case: Case, record: Path) -> None:
    data = bytearray(record.read_bytes())
    data[20 * PAGE : 21 * PAGE] = bytes(PAGE)
    record.write_bytes(data)
    found = whole(case, record)
    assert found.items() <= every(case).items()
    assert len(found) > len(every(case)) * 2 // 3


def test_a_cut_record_gives_what_is_left(case: Case, record: Path) -> None:
    record.write_bytes(record.read_bytes()[: record.stat().st_size * 3 // 4 + 100])
    assert whole(case, record).items() <= every(case).items()


@pytest.fixture
def logged(case: Case, record: Path, tmp_path: Path) -> Path:
    """A copy whose newest changesets stand in the log alone."""
    del record
    for number in range(8):
        case.add("event", date="2019", title=f"Later {number}")
    return copied(case.office, tmp_path)


def test_the_log_is_read_too(case: Case, logged: Path) -> None:
    assert wal_path(logged).stat().st_size > HEADER
    assert whole(case, logged) == every(case)


@pytest.mark.parametrize("frame", [0, 3, 9])
def test_a_broken_frame_does_not_cut_off_what_follows(case: Case, logged: Path, frame: int) -> None:
    """SQLite itself would lose every commit behind it in silence."""
    flip(wal_path(logged), HEADER + frame * FRAME + 10)
    flip(wal_path(logged), 5)
    assert whole(case, logged) == every(case)


def test_what_was_erased_is_not_taken_from_an_older_page(case: Case, record: Path, tmp_path: Path) -> None:
    older = record.read_bytes()
    claim = next(one for one in case.told() if isinstance(one, ClaimMade))
    erase_in(case, claim)
    newer = copied(case.office, tmp_path)
    newer.write_bytes(older)  # the file as it was before, the log with the erasure
    found = whole(case, newer)
    assert found == every(case)
    assert all(claim.claim.encode() not in (one.body or b"") for each in found.values() for one in each.operations)


def test_the_files_are_not_changed(case: Case, logged: Path) -> None:
    before = logged.read_bytes(), wal_path(logged).read_bytes()
    whole(case, logged)
    assert (logged.read_bytes(), wal_path(logged).read_bytes()) == before
