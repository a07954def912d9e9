"""Verifying holds the tables beside the changes against them, and tells what is no damage."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import DatabaseError, connection

from support.cases import Case, new_case
from support.office import PASSPHRASE
from tocsin.actions import verify as verifying
from tocsin.actions.erase import erase
from tocsin.actions.init import Office
from tocsin.actions.lock import lock
from tocsin.actions.receive import receive
from tocsin.actions.unlock import unlock
from tocsin.actions.unlocking import log
from tocsin.actions.verify import verify, verify_closed
from tocsin.domain.changesets import Changeset
from tocsin.lib.clock import FixedClock
from tocsin.lib.ids import new_id
from tocsin.records import store
from tocsin.records.places import PLACES
from tocsin.records.record import Changeset as ChangesetRow
from tocsin.records.record import Device, Head
from tocsin.records.record import Operation as OperationRow


@pytest.fixture
def case(office: Office) -> Case:
    case = new_case(office)
    for year in ("2017", "2018", "2019"):
        case.add("event", date=year)
    return case


def last() -> int:
    return ChangesetRow.objects.latest("seq").seq


def set_columns(**columns: object) -> Callable[[], None]:
    def change() -> None:
        ChangesetRow.objects.filter(seq=last() - 1).update(**columns)

    change.__name__ = next(iter(columns))
    return change


COLUMNS = [
    set_columns(scope=f"case:{new_id()}"),
    set_columns(device=new_id()),
    set_columns(author=new_id()),
    set_columns(tick=77),
    set_columns(time=77),
    set_columns(batch=new_id()),
    set_columns(count=9),
    set_columns(uid="A" * 43),
]


@pytest.mark.parametrize("damage", COLUMNS, ids=lambda damage: damage.__name__)
def test_a_row_that_says_something_else_than_its_heading_is_named(case: Case, damage: Callable[[], None]) -> None:
    seq = last() - 1
    damage()
    assert f"Change {seq}: its row in the table says something else than its heading." in verify(case.viewer).damaged


def test_a_wrong_count_of_entries_is_named(case: Case) -> None:
    ChangesetRow.objects.filter(seq=last()).update(total=1)
    assert f"Change {last()}: the count of entries up to it is wrong." in verify(case.viewer).damaged


def test_gaps_in_the_numbers_are_named(case: Case) -> None:
    end = last()
    for seq in (end - 2, end - 1):
        OperationRow.objects.filter(id__gte=seq * PLACES, id__lt=(seq + 1) * PLACES).delete()
        ChangesetRow.objects.filter(seq=seq).delete()
    found = verify(case.viewer)
    assert f"Change {end - 2}: it is missing, and all up to change {end - 1}." in found.damaged
    assert found.notes == ()  # what stands on a missing one is no fork


def test_swapped_numbers_are_named(case: Case) -> None:
    one, other = last() - 1, last()
    for seq, place in ((one, 9_000), (other, one), (9_000, other)):
        for row in OperationRow.objects.filter(id__gte=seq * PLACES, id__lt=(seq + 1) * PLACES):
            OperationRow.objects.filter(id=row.id).update(id=row.id + (place - seq) * PLACES)
        ChangesetRow.objects.filter(seq=seq).update(seq=place)
    found = verify(case.viewer).damaged
    assert any(f"Change {one}: one that it stands on is missing, or comes after it." in line for line in found)
    assert any(f"Change {one}: it does not stand where it was written." in line for line in found)


@pytest.mark.parametrize("number", [5, 10**6 * PLACES])
def test_entries_of_no_change_are_named(case: Case, number: int) -> None:
    OperationRow.objects.create(id=number, salt=bytes(16), body=b"{}")
    assert any("it has entries, and no heading" in line for line in verify(case.viewer).damaged)


def lose_a_head() -> None:
    Head.objects.all()[0].delete()


def forge_a_head() -> None:
    Head.objects.create(uid="B" * 43, scope=f"case:{new_id()}", device=new_id(), tick=1, time=1)


def move_a_head() -> None:
    Head.objects.update(tick=99)


@pytest.mark.parametrize("damage", [lose_a_head, forge_a_head, move_a_head])
def test_heads_that_differ_from_the_headings_are_named(case: Case, damage: Callable[[], None]) -> None:
    damage()
    assert any(line.startswith("The table of heads differs") for line in verify(case.viewer).damaged)


def lose_a_device() -> None:
    Device.objects.all().delete()


def another_key() -> None:
    Device.objects.update(key=bytes(32))


def remove_in_silence() -> None:
    first = Device.objects.all()[0]
    Device.objects.create(operation=first.operation + 1, device=first.device, scope=first.scope, changeset="C" * 43)


@pytest.mark.parametrize("damage", [lose_a_device, another_key, remove_in_silence])
def test_devices_that_differ_from_the_changes_are_named(case: Case, damage: Callable[[], None]) -> None:
    damage()
    (line,) = verify(case.viewer).damaged
    assert line.startswith("The table of devices differs from the changes: see 1")


def test_an_erasure_is_a_note(case: Case) -> None:
    event = case.add("event", date="2020")
    erase(case.viewer, event, "consent_withdrawn")
    found = verify(case.viewer)
    assert found.damaged == ()
    (note,) = found.notes
    assert note.endswith("were erased: consent was withdrawn.")


def test_bytes_that_come_back_are_named_and_a_rebuild_removes_them(case: Case) -> None:
    from tocsin.actions.rebuild import rebuild

    event = case.add("event", date="2020")
    kept = {row.id: row for row in OperationRow.objects.filter(id__gte=last() * PLACES)}
    erase(case.viewer, event, "asked")
    gone = OperationRow.objects.filter(id__in=kept, body=None).earliest("id").id
    OperationRow.objects.filter(id=gone).update(salt=kept[gone].salt, body=kept[gone].body, erased=None)
    assert any("was erased, and the bytes are still there" in line for line in verify(case.viewer).damaged)
    rebuild(case.viewer)
    assert verify(case.viewer).damaged == ()


def test_a_write_that_was_cut_short_is_a_note(case: Case) -> None:
    log(case.viewer, FixedClock(1_600_000_000_000), "log.cut")
    (note,) = verify(case.viewer).notes
    assert note.startswith("On 2020-09-13 a last write was found not to be whole.")


def test_swapped_sealed_files_are_both_named(case: Case, folder: Path) -> None:
    for number in range(2):
        receive(case.viewer, case.id, io.BytesIO(b"\x00\x01 no text %d" % number), f"{number}.bin")
    one, other, *_ = [path for path in (folder / "vault").rglob("*") if path.is_file()]
    first, second = one.read_bytes(), other.read_bytes()
    one.write_bytes(second)
    other.write_bytes(first)
    assert sum("not what was put there" in line for line in verify(case.viewer).damaged) == 2


def test_what_cannot_be_read_is_passed_by_and_the_rest_is_read(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    """One change lies on a page that does not check."""
    bad, real = last() - 1, store.changesets

    def changesets(after: int = 0, count: int | None = None) -> object:
        for seq, one in real(after, count):
            if seq == bad:
                raise DatabaseError
            yield seq, one

    monkeypatch.setattr(verifying.store, "changesets", changesets)
    found = verify(case.viewer)
    assert f"Change {bad}: it cannot be read." in found.damaged
    assert not any(line.startswith(f"Change {bad - 1}:") for line in found.damaged)
    assert found.changesets == last() - 1


@pytest.mark.long
def test_a_record_that_cannot_be_read_at_all_ends(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(_after: int = 0, _count: int | None = None) -> list[tuple[int, Changeset]]:
        raise DatabaseError

    monkeypatch.setattr(verifying.store, "changesets", nothing)
    monkeypatch.setattr(verifying, "MOST_LOST", 3)  # behind each the whole memory is looked through for cursors
    found = verify(case.viewer)
    assert sum("it cannot be read" in line for line in found.damaged) == 3
    assert any("were not tried" in line for line in found.damaged)


@pytest.mark.sqlcipher(reason="the pages and the log of the file")
def test_a_closed_record_is_read_page_by_page_and_nothing_is_written(folder: Path) -> None:
    assert verify_closed(folder, PASSPHRASE) == ()
    data = bytearray((folder / "record.db").read_bytes())
    data[5000] ^= 1
    (folder / "record.db").write_bytes(data)
    (folder / "heads").unlink()
    before = {path.name: path.stat().st_mtime_ns for path in folder.iterdir()}
    assert [line.split(":")[0] for line in verify_closed(folder, PASSPHRASE)] == [
        "The file “heads” is missing.",
        "record.db",
    ]
    assert {path.name: path.stat().st_mtime_ns for path in folder.iterdir()} == before


@pytest.mark.sqlcipher(reason="the pages and the log of the file")
def test_the_record_is_whole_after_much_was_deleted_and_built_again(folder: Path) -> None:
    """Free pages count, too: they are overwritten and keep their code."""
    from tocsin.actions.rebuild import rebuild

    office = unlock(folder, PASSPHRASE)
    case = new_case(office)
    for number in range(30):
        case.add("person", name=f"Tomas Arbel {number}")
    rebuild(office.viewer)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert verify(office.viewer).damaged == ()
    lock(office)
    assert verify_closed(folder, PASSPHRASE) == ()


READ_BESIDE = """
import sys
from sqlcipher3 import dbapi2
connection = dbapi2.connect(sys.argv[1])
connection.execute(f"PRAGMA key = \\"x'{sys.argv[2]}'\\"")
print(connection.execute("SELECT count(*) FROM changeset").fetchone()[0])
connection.close()
"""


@pytest.mark.sqlcipher(reason="the pages and the log of the file")
def test_one_who_reads_beside_takes_no_log_away_after_a_verify(case: Case, folder: Path) -> None:
    """Closing a file gives up a process's locks on it; then a reader that ends would think that it is the last."""
    verify(case.viewer)
    case.add("event", date="2021")
    key = case.office.session.record_key.hex()
    beside = [sys.executable, "-c", READ_BESIDE, str(folder / "record.db"), key]
    done = subprocess.run(beside, check=True, capture_output=True, text=True)
    assert int(done.stdout) == last()
    assert (folder / "record.db-wal").stat().st_size > 0
    case.add("event", date="2022")
    assert verify(case.viewer).damaged == ()
