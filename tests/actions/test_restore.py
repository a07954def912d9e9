"""What comes out of a backup is the workspace as it was, as a device of its own, or nothing at all."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from support.backups import Kept, files_below, kept, local, told, unlocked
from support.cases import every_operation
from support.erased import erase_in
from support.office import PASSPHRASE
from tocsin.access.statements import get_text, list_statements
from tocsin.actions.init import Office
from tocsin.actions.lock import lock
from tocsin.actions.merge import merge
from tocsin.actions.note import note
from tocsin.actions.passphrases import change_passphrase, list_slots
from tocsin.actions.restore import restore
from tocsin.actions.verify import verify
from tocsin.domain.errors import (
    CannotUnlock,
    DiskFull,
    NotABackup,
    TocsinError,
    WorkspaceBusy,
    WorkspaceExists,
)
from tocsin.domain.operations import ClaimMade, DeviceAdded
from tocsin.records import rebuild, store

CANARY = "a canary in a coal mine"
DiskFullAt = Callable[[int, Callable[[], object]], None]


@pytest.fixture
def one(office: Office, tmp_path: Path) -> Iterator[Kept]:
    made = kept(office, tmp_path / "backup")
    made.back_up()
    yield made
    lock(made.office)


@pytest.fixture
def backed_up(one: Kept) -> Path:
    """A backup whose office is locked."""
    lock(one.office)
    return one.target


@pytest.fixture
def new(tmp_path: Path) -> Path:
    return tmp_path / "new" / "office.tocsin"


@pytest.fixture
def disk_full(
    failing: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> Callable[[int, Callable[[], object]], None]:
    """Lets the n-th call to the disk fail once."""

    def run(count: int, work: Callable[[], object]) -> None:
        failing(count)
        with pytest.raises(DiskFull):
            work()
        monkeypatch.undo()

    return run


@pytest.fixture(autouse=True)
def _room(tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()


def test_record_lists_files_and_local_tables_are_as_they_were(one: Kept, new: Path) -> None:
    note(one.case.viewer, one.case.id, "Two men waited at the stairs on 5 March 2031.")
    one.back_up()
    rebuild.rebuild()
    before, lists, rows = told(), rebuild.digest(), local()
    texts = read_texts(one)
    lock(one.office)
    found = restore(one.target, new, PASSPHRASE)
    assert found.verified.damaged == ()
    assert (found.lost, found.left_out, found.by_recovery) == (0, 0, False)
    with unlocked(new) as office:
        assert told()[: len(before)] == before
        assert rebuild.digest() == lists
        assert local() == rows
        one.office = one.case.office = office
        assert texts == ["Two men waited at the stairs on 5 March 2031."]
        assert read_texts(one) == texts


def read_texts(one: Kept) -> list[str]:
    lines = list_statements(one.case.viewer, one.case.id).items
    return [get_text(one.case.viewer, line.id).text for line in lines if line.text]


def test_the_new_copy_is_a_device_of_its_own(one: Kept, new: Path) -> None:
    old, count = one.office.session.device, store.position().changesets
    lock(one.office)
    restore(one.target, new, PASSPHRASE)
    with unlocked(new) as office:
        assert office.session.device != old
        assert store.position().changesets == count + 1
        added = [told for told in every_operation() if isinstance(told, DeviceAdded)][1:]
        assert [(one.device, one.replaces) for one in added] == [(office.session.device, old)]
        assert verify(office.viewer).damaged == ()


def test_the_restored_office_works_on_and_backs_up_into_the_same_folder(one: Kept, new: Path) -> None:
    lock(one.office)
    restore(one.target, new, PASSPHRASE)
    with unlocked(new) as office:
        one.office = one.case.office = office
        one.work(11)
        done = one.back_up()
        assert 0 < done.new_changesets < done.changesets
        assert one.damaged() == ()


def test_the_recovery_sheet_alone_is_enough(one: Kept, new: Path) -> None:
    words = "legal winner thank year wave sausage worth useful legal winner thank yellow"
    (place,) = (slot.place for slot in list_slots(one.case.viewer) if slot.recovery)
    change_passphrase(one.case.viewer, place, words)
    one.back_up()
    lock(one.office)
    assert restore(one.target, new, words).by_recovery
    with unlocked(new, words) as office:
        (mine,) = (slot.place for slot in list_slots(office.viewer) if not slot.recovery)
        change_passphrase(office.viewer, mine, "a new one of six words")
    with unlocked(new, "a new one of six words"):
        pass


def test_the_backup_is_not_changed(backed_up: Path, new: Path) -> None:
    before = files_below(backed_up)
    restore(backed_up, new, PASSPHRASE)
    assert files_below(backed_up) == before


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_backup_that_may_not_be_written_is_read(backed_up: Path, new: Path) -> None:
    for path in (backed_up, *backed_up.rglob("*")):
        path.chmod(0o500)
    restore(backed_up, new, PASSPHRASE)


def test_a_wrong_passphrase_leaves_nothing(backed_up: Path, new: Path) -> None:
    with pytest.raises(CannotUnlock):
        restore(backed_up, new, "walnut harbour seven quiet tents ago")
    assert list(new.parent.iterdir()) == []


@pytest.mark.parametrize("name", ["nothing", "office.tocsin"])
def test_what_is_no_backup_is_refused(backed_up: Path, new: Path, name: str) -> None:
    with pytest.raises(NotABackup):
        restore(backed_up.parent / name, new, PASSPHRASE)


def test_a_folder_that_holds_something_is_not_touched(backed_up: Path, new: Path) -> None:
    new.mkdir()
    (new / "letter.txt").write_text("mine")
    with pytest.raises(WorkspaceExists):
        restore(backed_up, new, PASSPHRASE)
    assert files_below(new.parent) == {"office.tocsin/letter.txt": b"mine"}


def test_an_empty_folder_will_do(backed_up: Path, new: Path) -> None:
    new.mkdir()
    restore(backed_up, new, PASSPHRASE)
    assert (new / "record.db").exists()


def test_what_only_looks_unfinished_is_not_touched(backed_up: Path, new: Path) -> None:
    other = new.with_name("office.tocsin.restoring")
    other.mkdir()
    (other / "thesis.txt").write_text("mine")
    with pytest.raises(WorkspaceExists):
        restore(backed_up, new, PASSPHRASE)
    assert (other / "thesis.txt").read_text() == "mine"


def test_nothing_is_restored_while_a_workspace_is_open(one: Kept, new: Path) -> None:
    with pytest.raises(WorkspaceBusy):
        restore(one.target, new, PASSPHRASE)
    assert one.case.add("event", date="2031-03-20")


COUNTS = [2, 21, *(pytest.param(n, marks=pytest.mark.long) for n in (1, 3, 5, 8, 13, 27, 33, 35))]


@pytest.mark.parametrize("count", COUNTS)
def test_a_full_disk_leaves_no_folder_and_the_next_try_succeeds(
    backed_up: Path, new: Path, count: int, disk_full: DiskFullAt
) -> None:
    disk_full(count, lambda: restore(backed_up, new, PASSPHRASE))
    assert not new.exists()
    assert restore(backed_up, new, PASSPHRASE).verified.damaged == ()


@pytest.mark.parametrize("count", COUNTS)
def test_a_kill_leaves_no_workspace_and_the_next_try_begins_again(
    backed_up: Path, new: Path, count: int, killed: Callable[[int, Callable[[], object]], bool]
) -> None:
    assert killed(count, lambda: restore(backed_up, new, PASSPHRASE))
    if not new.exists():
        assert restore(backed_up, new, PASSPHRASE).verified.damaged == ()
    assert [path.name for path in new.parent.iterdir()] == ["office.tocsin"]
    with unlocked(new) as office:
        assert verify(office.viewer).damaged == ()


def test_an_older_backup_brings_nothing_back_that_was_erased(one: Kept, folder: Path, new: Path) -> None:
    """The newest copy knows of the erasure; bringing both together erases it in the older one, too."""
    one.case.add("event", date="2031-03-09", title=CANARY)
    one.back_up()
    older = one.target.with_name("older-backup")
    shutil.copytree(one.target, older)
    erase_in(one.case, next(c for c in one.case.told() if isinstance(c, ClaimMade) and c.value == CANARY))
    one.work(12)
    lock(one.office)
    restore(older, new, PASSPHRASE)
    with unlocked(new) as office:
        assert any(CANARY.encode() in (o.body or b"") for _, _, operations in told() for o in operations)
        merge(office.viewer, folder, PASSPHRASE)
        assert not any(CANARY.encode() in (o.body or b"") for _, _, operations in told() for o in operations)
        assert verify(office.viewer).damaged == ()


def test_every_error_is_one_of_ours(backed_up: Path, new: Path) -> None:
    (backed_up / "backup.json").unlink()
    with pytest.raises(TocsinError):
        restore(backed_up, new, PASSPHRASE)
