"""A backup holds what the workspace holds, costs little the second time, and is nobody else's."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from django.db import connection

from support.backups import Kept, files_below, kept, told, unlocked
from support.erased import erase_in
from support.office import PASSPHRASE
from tocsin.actions.backup import backup, backup_beside
from tocsin.actions.backup_reading import changesets_in, opened
from tocsin.actions.check_backup import check_backup
from tocsin.actions.erase import erase
from tocsin.actions.init import Office
from tocsin.actions.lock import lock
from tocsin.actions.note import note
from tocsin.actions.passphrases import add_passphrase, remove_member
from tocsin.domain.changesets import Changeset
from tocsin.domain.errors import BackupAhead, CannotUnlock, DamagedRecord, FolderTaken, NoSuch, NotABackup
from tocsin.domain.operations import ClaimMade, EntityOpened
from tocsin.domain.viewer import Viewer
from tocsin.lib.ids import new_id
from tocsin.records import segments, store
from tocsin.records.places import PLACES
from tocsin.records.record import Changeset as ChangesetRow
from tocsin.records.record import Operation as OperationRow
from tocsin.vault import parts


@pytest.fixture
def one(office: Office, tmp_path: Path) -> Kept:
    return kept(office, tmp_path / "stick" / "office-backup")


@pytest.fixture(autouse=True)
def _stick(tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()


def held(target: Path) -> list[Changeset]:
    with opened(target, PASSPHRASE) as found:
        return [changeset for segment in found.manifest.segments for changeset in changesets_in(found, segment)]


def test_a_backup_holds_every_changeset_and_file(one: Kept) -> None:
    done = one.back_up()
    assert [(c.header, c.signature, c.operations) for c in held(one.target)] == told()
    assert done.changesets == done.new_changesets == store.position().changesets
    assert (done.files, done.new_files, done.lost) == (1, 1, 0)
    assert one.damaged() == ()
    vault = {path.name for path in one.office.session.vault_path.rglob("*") if path.is_file()}
    assert {path.name for path in (one.target / "vault").rglob("*") if path.is_file()} == vault


def test_checking_counts_what_was_read(one: Kept) -> None:
    one.back_up()
    told_of: list[tuple[str, int, int]] = []
    found = check_backup(one.target, PASSPHRASE, lambda *words: told_of.append(words))
    at = store.position()
    assert (found.changesets, found.operations, found.files) == (at.changesets, at.operations, 1)
    assert ("changes", at.changesets, at.changesets) in told_of
    assert ("files", 1, 1) in told_of


def test_the_second_backup_writes_only_what_is_new(one: Kept) -> None:
    for day in range(6, 26):
        one.case.add("event", date=f"2031-03-{day:02}")
    one.back_up()
    before = files_below(one.target)
    one.work(26)
    done = one.back_up()
    after = files_below(one.target)
    assert (done.new_changesets, done.new_files) == (2, 1)
    assert after["segments/000001"] == before["segments/000001"]
    assert {name for name in before if name.startswith("vault/")} <= after.keys()
    assert [(c.header, c.signature, c.operations) for c in held(one.target)] == told()


def test_nothing_new_leaves_the_segments_as_they_are(one: Kept) -> None:
    one.back_up()
    before = {name: data for name, data in files_below(one.target).items() if name.startswith(("segments", "vault"))}
    done = one.back_up()
    assert (done.new_changesets, done.new_files) == (0, 0)
    assert {n: d for n, d in files_below(one.target).items() if n.startswith(("segments", "vault"))} == before


def test_many_backups_are_few_files(one: Kept) -> None:
    for _ in range(20):
        one.case.say(EntityOpened(entity=new_id(), kind="event"))
        one.back_up()
    assert len(list((one.target / "segments").iterdir())) <= 6
    assert len(list((one.target / "local").iterdir())) == 1
    assert one.damaged() == ()
    assert [c.id for c in held(one.target)] == [header_id(header) for header, _, _ in told()]


def header_id(header: bytes) -> str:
    return Changeset(header, b"", ()).id


def test_a_large_record_is_cut_in_segments(one: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tocsin.actions.segmenting.MOST_OPERATIONS", 40)
    monkeypatch.setattr("tocsin.domain.backups.MOST_OPERATIONS", 40)
    for day in range(1, 20):
        one.case.add("event", date=f"2031-02-{day:02}")
    one.back_up()
    assert all(segment.operations <= 40 for segment in one.manifest().segments)
    assert len(one.manifest().segments) >= 3
    assert one.damaged() == ()
    one.work(21)
    one.back_up()
    assert [(c.header, c.signature, c.operations) for c in held(one.target)] == told()


def test_what_was_erased_is_not_in_the_next_backup(one: Kept) -> None:
    event = one.case.add("event", date="2031-03-09", title="a canary in a coal mine")
    one.back_up()
    claim = next(c for c in one.case.told() if isinstance(c, ClaimMade) and c.value == "a canary in a coal mine")
    assert b"canary" in plain(one)
    erase_in(one.case, claim)
    one.back_up()
    assert b"canary" not in plain(one)
    assert one.damaged() == ()
    assert [c.operations for c in held(one.target)] == [operations for _, _, operations in told()]
    assert one.case.view(event).one("event.date") is not None


def plain(one: Kept) -> bytes:
    """Every byte of what is sealed in the segments and local tables that lie there, named or not."""
    with opened(one.target, PASSPHRASE) as found:
        return b"".join(
            run
            for folder, magic in ((found.folder.segments, parts.SEGMENT), (found.folder.locals, parts.LOCAL))
            for path in folder.iterdir()
            for run in parts.whole_runs(path, found.session.backup_key, magic)
        )


def test_only_the_segment_that_held_it_is_written_anew(one: Kept) -> None:
    for day in range(1, 20):
        one.case.add("event", date=f"2031-02-{day:02}")
    one.back_up()
    event = one.case.add("event", date="2031-03-09", title="a canary")
    one.back_up()
    first, *_ = one.manifest().segments
    claim = next(c for c in one.case.told() if isinstance(c, ClaimMade) and c.value == "a canary")
    erase_in(one.case, claim)
    one.back_up()
    assert one.manifest().segments[0] == first
    assert one.case.view(event).one("event.title") is None


def test_an_erased_file_goes_from_the_backup_too(one: Kept) -> None:
    call = note(one.case.viewer, one.case.id, "Two men waited at the stairs.")
    one.back_up()
    before = {name for name in files_below(one.target) if name.startswith("vault/")}
    erase(one.case.viewer, call.statement, "asked")
    one.back_up()
    assert len({name for name in files_below(one.target) if name.startswith("vault/")}) == len(before) - 1
    assert one.damaged() == ()


def test_after_a_member_left_nothing_opens_with_the_old_passphrase(one: Kept) -> None:
    leaver = "walnut harbour seven quiet tents ago"
    member = add_passphrase(one.case.viewer, leaver, member_name="Taras Venn").member
    one.back_up()
    assert check_backup(one.target, leaver).damaged == ()
    before = files_below(one.target)
    remove_member(one.case.viewer, member)
    one.back_up()
    after = files_below(one.target)
    with pytest.raises(CannotUnlock):
        check_backup(one.target, leaver)
    assert one.damaged() == ()
    sealed = {name for name in after if name.startswith(("segments", "local")) or name.endswith(".json")}
    assert not any(before.get(name) == after[name] for name in sealed)
    assert after["header.json"] == after["header-copy.json"]


def test_something_else_is_refused(one: Kept, tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "draft.txt").write_text("mine")
    with pytest.raises(FolderTaken):
        backup(one.office.viewer, tmp_path / "letters")
    with pytest.raises(FolderTaken):
        backup(one.office.viewer, one.office.session.folder)


def test_an_older_copy_does_not_overwrite_a_newer_backup(one: Kept, folder: Path, tmp_path: Path) -> None:
    one.back_up()
    older = tmp_path / "older.tocsin"
    lock(one.office)
    shutil.copytree(folder, older)
    with unlocked(folder) as office:
        one.case.office = office
        one.work(9)
        backup(office.viewer, one.target)
    before = files_below(one.target)
    with unlocked(older) as office, pytest.raises(BackupAhead):
        backup(office.viewer, one.target)
    assert files_below(one.target) == before


def test_an_older_copy_under_older_keys_does_not_either(one: Kept, folder: Path, tmp_path: Path) -> None:
    member = add_passphrase(one.case.viewer, "walnut harbour seven quiet tents ago", member_name="Taras Venn").member
    lock(one.office)
    shutil.copytree(folder, tmp_path / "older.tocsin")
    with unlocked(folder) as office:
        remove_member(office.viewer, member)
        backup(office.viewer, one.target)
    with unlocked(tmp_path / "older.tocsin") as office, pytest.raises(BackupAhead):
        backup(office.viewer, one.target)


def test_a_damaged_record_does_not_replace_a_good_backup(one: Kept) -> None:
    one.back_up()
    one.work(9)
    row = ChangesetRow.objects.latest("seq")
    OperationRow.objects.filter(id=row.seq * PLACES).update(salt=bytes(16))
    before = files_below(one.target)
    with pytest.raises(DamagedRecord):
        one.back_up()
    assert {n: d for n, d in files_below(one.target).items() if n in before} == before


@pytest.mark.parametrize("table", [ChangesetRow, OperationRow])
def test_a_record_that_lost_rows_is_not_taken_for_whole(one: Kept, table: type[ChangesetRow | OperationRow]) -> None:
    first = table._default_manager.order_by("pk")[2:3].get()
    table._default_manager.filter(pk=first.pk).delete()
    with pytest.raises(DamagedRecord):
        one.back_up()
    with pytest.raises(NotABackup):
        one.damaged()


def test_files_that_the_workspace_lost_are_counted_and_named(one: Kept) -> None:
    one.work(6)
    files = sorted(path for path in one.office.session.vault_path.rglob("*") if path.is_file())
    files[0].unlink()
    files[1].write_bytes(files[1].read_bytes()[:-1])
    assert one.back_up().lost == 2
    assert len(one.manifest().lost) == 2
    assert all("when this was made" in line for line in one.damaged())


def test_a_good_copy_in_the_backup_outlives_the_original(one: Kept) -> None:
    one.back_up()
    for path in one.office.session.vault_path.rglob("*"):
        if path.is_file():
            path.unlink()
    assert one.back_up().lost == 0
    assert one.damaged() == ()


def test_a_part_that_is_gone_from_the_backup_is_written_anew(one: Kept) -> None:
    one.back_up()
    (one.target / "segments" / "000001").unlink()
    next(path for path in (one.target / "vault").rglob("*") if path.is_file()).unlink()
    assert one.damaged() != ()
    one.back_up()
    assert one.damaged() == ()


def test_who_may_not_see_everything_may_not_take_it_along(one: Kept) -> None:
    with pytest.raises(NoSuch):
        backup(Viewer(one.office.viewer.member, frozenset({one.case.scope})), one.target)
    assert not one.target.exists()


def test_the_log_says_that_a_backup_was_made(one: Kept) -> None:
    one.back_up()
    with connection.cursor() as cursor:
        cursor.execute("SELECT what FROM log_entry ORDER BY id DESC LIMIT 1")
        assert cursor.fetchone() == ("backup",)


def test_beside_another_that_has_it_open(one: Kept, folder: Path) -> None:
    done = backup_beside(folder, PASSPHRASE, one.target)
    assert done.changesets == store.position().changesets
    assert one.damaged() == ()
    one.work(7)
    assert backup_beside(folder, PASSPHRASE, one.target).new_changesets == 2
    assert one.back_up().new_changesets == 0


def test_the_newest_running_digest_comes_first(one: Kept) -> None:
    found = list(segments.logs("default"))
    assert found[0] == store.position().log
    assert found[-1] == store.LOG_START
    assert len(found) == store.position().changesets + 1
