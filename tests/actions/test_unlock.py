"""Making, opening and closing a workspace; a record behind its heads is damage, and says how much is gone."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pytest
from django.db import connection

from support.cases import every_operation, new_case
from support.office import PASSPHRASE
from support.record import ident
from tocsin.access.cases import list_cases
from tocsin.access.members import member_names
from tocsin.actions import unlocking
from tocsin.actions.init import INBOX, Office, init
from tocsin.actions.lock import lock
from tocsin.actions.sweep import sweep
from tocsin.actions.unlock import unlock
from tocsin.domain.errors import CannotUnlock, DamagedRecord, Locked, NotAWorkspace, WorkspaceBusy, WorkspaceExists
from tocsin.domain.operations import DeviceAdded, MemberAdded, RoleGranted, WorkspaceOpened
from tocsin.domain.viewer import Viewer
from tocsin.records.local import LogEntry
from tocsin.vault.current import current_vault
from tocsin.workspace import KdfParameters, current
from tocsin.workspace.words import new_recovery

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
        cursor.execute("UPDATE changeset SET log = zeroblob(32) WHERE seq = (SELECT max(seq) FROM changeset)")
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
