"""Making, opening and closing a workspace; a record behind its heads is damage, and says how much is gone."""

from __future__ import annotations

import io
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection

from support.cases import every_operation, new_case
from support.office import PASSPHRASE
from support.record import ident
from tocsin.access.cases import list_cases
from tocsin.access.members import member_names
from tocsin.actions import unlock as opening
from tocsin.actions import unlocking
from tocsin.actions.init import INBOX, Office, init
from tocsin.actions.lock import lock
from tocsin.actions.passphrases import change_passphrase, list_slots
from tocsin.actions.sweep import sweep
from tocsin.actions.unlock import unlock
from tocsin.actions.verify import verify
from tocsin.domain.errors import (
    CannotUnlock,
    DamagedRecord,
    DiskFull,
    Locked,
    NotAWorkspace,
    WorkspaceBusy,
    WorkspaceExists,
)
from tocsin.domain.operations import DeviceAdded, MemberAdded, RoleGranted, WorkspaceOpened
from tocsin.domain.viewer import Viewer
from tocsin.records import store
from tocsin.records.local import LogEntry
from tocsin.vault.current import current_vault
from tocsin.workspace import KdfParameters, current
from tocsin.workspace.words import new_recovery

KEPT = Path(__file__).parents[1] / "vectors" / "workspace-2"
CHEAP = KdfParameters(memory_kib=64, passes=1, lanes=1)


def new_office(folder: Path, passphrase: str = PASSPHRASE) -> Office:
    return init(folder, passphrase=passphrase, recovery=new_recovery(), member_name="Mira Halven", cost=CHEAP)


def test_a_new_workspace_has_its_book_its_member_and_the_inbox(django_ready: None, tmp_path: Path) -> None:
    office = new_office(tmp_path / "new.tocsin")
    try:
        first, *_ = told = list(every_operation())
        assert isinstance(first, WorkspaceOpened)
        kinds = [type(one) for one in told]
        assert kinds[1:4] == [MemberAdded, DeviceAdded, RoleGranted]
        assert [line.title for line in list_cases(office.viewer).items] == [INBOX]
        assert [line.id for line in list_cases(office.viewer).items] == [first.inbox]
        assert member_names(office.viewer) == {office.viewer.member: "Mira Halven"}
        assert unlocking.opened_scopes() == first
    finally:
        lock(office)


def test_where_something_is_nothing_is_made(office: Office, folder: Path) -> None:
    with pytest.raises(WorkspaceExists):
        new_office(folder)


def test_a_wrong_passphrase_opens_nothing(folder: Path) -> None:
    with pytest.raises(CannotUnlock):
        unlock(folder, "harbour lantern meadow pepper silver door")
    with pytest.raises(Locked):
        current.require()


def test_where_nothing_is_there_is_nothing_to_open(django_ready: None, tmp_path: Path) -> None:
    with pytest.raises(NotAWorkspace):
        unlock(tmp_path, PASSPHRASE)


def test_one_at_a_time(office: Office, folder: Path) -> None:
    with pytest.raises(WorkspaceBusy):
        unlock(folder, PASSPHRASE)


def test_locking_forgets_everything(office: Office, folder: Path) -> None:
    lock(office)
    with pytest.raises(Locked):
        current.require()
    with pytest.raises(Locked):
        office.session.sign(b"anything")
    lock(unlock(folder, PASSPHRASE))


def test_an_unlock_is_logged_without_a_name(office: Office) -> None:
    entry = LogEntry.objects.latest("pk")
    assert (entry.what, entry.member, entry.about) == ("unlock", office.viewer.member, "")


def lost(office: Office, folder: Path, cases: int) -> None:
    """Bring back the record of before some cases, as a damaged write-ahead log would."""
    lock(office)
    early = folder.parent / "early.db"
    shutil.copy(folder / "record.db", early)
    again = unlock(folder, PASSPHRASE)
    for number in range(cases):
        new_case(again, f"Case {number}")
    lock(again)
    shutil.copy(early, folder / "record.db")


@pytest.mark.parametrize("cases", [1, 3])
def test_a_record_behind_its_heads_is_damage_and_says_how_much(office: Office, folder: Path, cases: int) -> None:
    lost(office, folder, cases)
    with pytest.raises(DamagedRecord, match=f"{cases} of .* acknowledged changesets are missing"):
        unlock(folder, PASSPHRASE)
    with pytest.raises(Locked):
        current.require()


def test_damage_is_not_acknowledged_by_trying_again(office: Office, folder: Path) -> None:
    lost(office, folder, 2)
    for _ in range(2):
        with pytest.raises(DamagedRecord):
            unlock(folder, PASSPHRASE)


def test_evidence_is_not_swept_from_a_record_that_lost_rows(office: Office, folder: Path) -> None:
    lost(office, folder, 1)
    planted = folder / "vault" / "ab" / ("c" * 62)
    planted.parent.mkdir(parents=True, exist_ok=True)
    planted.write_bytes(b"sealed")
    with pytest.raises(DamagedRecord):
        unlock(folder, PASSPHRASE)
    assert planted.exists()


def test_changesets_that_are_not_the_acknowledged_ones_are_damage(office: Office, folder: Path) -> None:
    new_case(office)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE changeset SET log = %s WHERE seq = (SELECT max(seq) FROM changeset)", [bytes(32)])
    lock(office)
    with pytest.raises(DamagedRecord, match="not the ones"):
        unlock(folder, PASSPHRASE)


@pytest.mark.parametrize("content", [None, b"", b"tocsinH1 and then rubbish"])
def test_heads_that_are_gone_or_rubbish_are_damage(office: Office, folder: Path, content: bytes | None) -> None:
    lock(office)
    (folder / "heads").unlink()
    if content is not None:
        (folder / "heads").write_bytes(content)
    with pytest.raises(DamagedRecord, match="heads"):
        unlock(folder, PASSPHRASE)


def test_an_older_heads_is_a_crash_and_is_caught_up(office: Office, folder: Path) -> None:
    older = (folder / "heads").read_bytes()
    new_case(office)
    lock(office)
    (folder / "heads").write_bytes(older)
    lock(unlock(folder, PASSPHRASE))
    assert (folder / "heads").read_bytes() != older


def test_what_no_row_names_is_swept(office: Office, folder: Path) -> None:
    case = new_case(office)

    current_vault().put(case.scope, io.BytesIO(b"left behind by a kill"))
    (folder / "vault" / "README").write_bytes(b"somebody's own")
    lock(office)
    (folder / "open").touch()
    lock(unlock(folder, PASSPHRASE))
    assert [file.name for file in (folder / "vault").rglob("*") if file.is_file()] == ["README"]


def test_only_who_sees_everything_may_sweep(office: Office) -> None:
    assert sweep(Viewer(office.viewer.member, frozenset({f"case:{ident(1)}"}))) == 0


def test_a_first_operation_of_another_kind_is_damage(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unlocking.store, "first_operation", lambda: 1025)
    with pytest.raises(DamagedRecord, match="opening"):
        unlocking.opened_scopes()


# --- an ending that was not clean -------------------------------------------------------------------------------------


def swept(monkeypatch: pytest.MonkeyPatch) -> list[Viewer]:
    """Who swept the vault since."""
    seen: list[Viewer] = []
    monkeypatch.setattr(opening, "sweep", seen.append)
    return seen


def test_the_mark_stands_while_a_session_works(office: Office, folder: Path) -> None:
    assert (folder / "open").read_bytes() == b""
    lock(office)
    assert not (folder / "open").exists()


def test_only_after_an_unclean_end_is_the_vault_looked_through(
    folder: Path, django_ready: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = swept(monkeypatch)
    lock(unlock(folder, PASSPHRASE))
    assert seen == []
    (folder / "open").touch()
    office = unlock(folder, PASSPHRASE)
    assert seen == [office.viewer]
    lock(office)
    lock(unlock(folder, PASSPHRASE))
    assert len(seen) == 1


def test_a_refused_unlock_leaves_the_mark_of_the_one_before(office: Office, folder: Path) -> None:
    lost(office, folder, 1)
    (folder / "open").touch()
    with pytest.raises(DamagedRecord):
        unlock(folder, PASSPHRASE)
    assert (folder / "open").exists()


def test_a_log_that_could_not_be_written_back_leaves_the_mark(
    office: Office, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unlocking.swapping, "log_is_empty", lambda _path: False)
    lock(office)
    assert (folder / "open").exists()
    monkeypatch.undo()
    lock(unlock(folder, PASSPHRASE))
    assert not (folder / "open").exists()


def test_a_new_workspace_is_marked_until_it_is_locked(django_ready: None, tmp_path: Path) -> None:
    office = new_office(tmp_path / "new.tocsin")
    assert (tmp_path / "new.tocsin" / "open").exists()
    lock(office)
    assert not (tmp_path / "new.tocsin" / "open").exists()


def test_what_fails_after_the_record_is_open_locks_again(folder: Path, failing: Callable[..., None]) -> None:
    failing(5)  # the first four calls write `heads`
    with pytest.raises(DiskFull):
        unlock(folder, PASSPHRASE)
    with pytest.raises(Locked):
        current.require()
    lock(unlock(folder, PASSPHRASE))


# --- the recovery sheet -----------------------------------------------------------------------------------------------


def test_with_the_sheet_alone_a_new_passphrase_is_set_and_work_goes_on(django_ready: None, tmp_path: Path) -> None:
    folder, sheet = tmp_path / "new.tocsin", new_recovery()
    lock(init(folder, passphrase=PASSPHRASE, recovery=sheet, member_name="Mira Halven", cost=CHEAP))
    office = unlock(folder, sheet)
    place = next(slot.place for slot in list_slots(office.viewer) if not slot.recovery)
    change_passphrase(office.viewer, place, "anchor barrel candle dragon eleven fabric")
    new_case(office, "Goes on")
    lock(office)
    with pytest.raises(CannotUnlock):
        unlock(folder, PASSPHRASE)
    for words in ("anchor barrel candle dragon eleven fabric", sheet):
        office = unlock(folder, words)
        assert "Goes on" in {line.title for line in list_cases(office.viewer).items}
        lock(office)


# --- the workspace that is kept ---------------------------------------------------------------------------------------


@pytest.mark.sqlcipher(reason="a file of an earlier version")
def test_the_kept_workspace_opens_with_its_record(django_ready: None, tmp_path: Path) -> None:
    shutil.copytree(KEPT / "office", tmp_path / "office")
    expected = json.loads((KEPT / "expected.json").read_text("utf-8"))
    for opens in expected["opens"]:
        office = unlock(tmp_path / "office", opens["passphrase"])
        assert office.viewer.member == opens["member"]
        assert store.position().changesets == expected["changesets"]
        assert {line.title for line in list_cases(office.viewer).items} == {INBOX, "Ilona Varga"}
        assert set(member_names(office.viewer).values()) >= {"Mira Halven", "Ada Lind"}
        assert verify(office.viewer).damaged == ()
        lock(office)
