"""Verifying reads everything, names what is damaged and changes nothing."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection

from support.cases import Case, changesets_of, new_case
from support.record import Copy, salts
from tocsin.actions.init import Office
from tocsin.actions.receive import receive
from tocsin.actions.verify import verify
from tocsin.domain.operations import EntityOpened
from tocsin.lib.ids import new_id
from tocsin.records import store
from tocsin.records.places import PLACES
from tocsin.records.record import Changeset as ChangesetRow
from tocsin.records.record import Operation as OperationRow
from tocsin.workspace import current


@pytest.fixture
def case(office: Office) -> Case:
    case = new_case(office)
    receive(case.viewer, case.id, io.BytesIO(b"Two men waited at the stairs on 5 July 2018."), "a.txt")
    case.add("event", date="2018-07-05")
    return case


def test_a_whole_workspace_is_whole(case: Case) -> None:
    told: list[tuple[str, int]] = []
    found = verify(case.viewer, lambda what, done, _all: told.append((what, done)))
    at = store.position()
    assert found.damaged == ()
    assert (found.changesets, found.operations) == (at.changesets, at.operations)
    assert found.files >= 1
    assert ("changes", found.changesets) in told
    assert ("files", found.files) in told


def test_verifying_changes_nothing(case: Case, folder: Path) -> None:
    before = (store.position(), case.office.session.read_heads(), (folder / "heads").read_bytes())
    verify(case.viewer)
    assert (store.position(), case.office.session.read_heads(), (folder / "heads").read_bytes()) == before


def last_changeset() -> ChangesetRow:
    return ChangesetRow.objects.latest("seq")


def other_body() -> None:
    row = OperationRow.objects.filter(id__gte=last_changeset().seq * PLACES).earliest("id")
    OperationRow.objects.filter(id=row.id).update(body=bytes(row.body).replace(b"2018", b"2013") + b" ")


def other_salt() -> None:
    OperationRow.objects.filter(id=last_changeset().seq * PLACES).update(salt=bytes(16))


def other_signature() -> None:
    ChangesetRow.objects.filter(seq=last_changeset().seq).update(signature=bytes(64))


def other_header() -> None:
    row = last_changeset()
    header = bytes(row.header).replace(b'"doubtful":false', b'"doubtful":true')
    ChangesetRow.objects.filter(seq=row.seq).update(header=header)


def no_header() -> None:
    ChangesetRow.objects.filter(seq=last_changeset().seq).update(header=b"rubbish")


def lost_operation() -> None:
    OperationRow.objects.filter(id=last_changeset().seq * PLACES).delete()


def other_log() -> None:
    ChangesetRow.objects.filter(seq=last_changeset().seq).update(log=bytes(32))


DAMAGE: list[tuple[Callable[[], None], str]] = [
    (other_body, "altered"),
    (other_salt, "altered"),
    (other_signature, "signature"),
    (other_header, "signature"),
    (no_header, "heading"),
    (lost_operation, "missing or added"),
    (other_log, "written"),
]


@pytest.mark.parametrize(("damage", "words"), DAMAGE, ids=lambda part: getattr(part, "__name__", part))
def test_each_damage_is_named_with_its_changeset(case: Case, damage: Callable[[], None], words: str) -> None:
    seq = last_changeset().seq
    damage()
    named = [line for line in verify(case.viewer).damaged if line.startswith(f"Change {seq}:")]
    assert len(named) == 1
    assert words in named[0]


def test_damage_in_the_first_changeset_is_named_and_the_rest_is_read(case: Case) -> None:
    OperationRow.objects.filter(id=PLACES).update(body=b"rubbish")
    found = verify(case.viewer)
    assert any(line.startswith("Change 1:") for line in found.damaged)
    assert found.changesets == store.position().changesets


def test_one_damaged_changeset_does_not_accuse_the_others(case: Case) -> None:
    """What stands on a damaged one is itself whole: it is not named."""
    for year in ("2017", "2016"):
        case.add("event", date=year)
    seq = last_changeset().seq - 1
    OperationRow.objects.filter(id=seq * PLACES).update(salt=bytes(16))
    assert [line.split(":")[0] for line in verify(case.viewer).damaged] == [f"Change {seq}"]


def test_a_lost_changeset_is_missed(case: Case) -> None:
    seq = changesets_of(case.scope)[0].id
    ChangesetRow.objects.filter(uid=seq).delete()
    assert any("missing" in line for line in verify(case.viewer).damaged)


def test_a_lost_end_is_missed(case: Case) -> None:
    row = last_changeset()
    OperationRow.objects.filter(id__gte=row.seq * PLACES).delete()
    row.delete()
    assert any("1 of" in line and "missing" in line for line in verify(case.viewer).damaged)


def test_a_changeset_of_a_device_that_nobody_added_is_named(case: Case) -> None:
    stranger = Copy(new_id(), salts("stranger"))
    store.append(stranger.write(case.scope, EntityOpened(entity=new_id(), kind="event")))
    assert any("nobody added" in line for line in verify(case.viewer).damaged)


def sealed_files(folder: Path) -> list[Path]:
    return sorted(path for path in (folder / "vault").rglob("*") if path.is_file())


def test_a_damaged_file_is_named_without_its_name(case: Case, folder: Path) -> None:
    path = sealed_files(folder)[0]
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    (line, *_) = verify(case.viewer).damaged
    assert line.startswith("Sealed file")
    assert "not what was put there" in line
    assert "a.txt" not in line


def test_a_missing_file_is_named(case: Case, folder: Path) -> None:
    sealed_files(folder)[0].unlink()
    assert any("missing from the vault" in line for line in verify(case.viewer).damaged)


def test_a_damaged_header_is_named_though_the_other_opened(case: Case, folder: Path) -> None:
    path = folder / "header.json"
    path.write_bytes(path.read_bytes()[:-10] + b"0123456789")
    assert any(line.startswith("header.json") for line in verify(case.viewer).damaged)


def test_heads_that_are_damaged_are_named(case: Case, folder: Path) -> None:
    (folder / "heads").write_bytes(b"rubbish")
    assert any(line.startswith("The record:") for line in verify(case.viewer).damaged)


def test_every_changeset_of_a_session_is_signed_by_its_device(case: Case) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(DISTINCT device) FROM changeset")
        assert cursor.fetchone() == (1,)
    assert ChangesetRow.objects.filter(device=current.require().session.device).count() == store.position().changesets
