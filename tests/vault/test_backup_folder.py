"""Whose folder it is, what may be written there, and what is taken away."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from support.record import digest_of
from tocsin import workspace
from tocsin.crypto.errors import Unauthentic
from tocsin.domain import backups
from tocsin.domain.changesets import digest_bytes
from tocsin.domain.errors import DamagedFile, FolderTaken, NewerFormat, NotABackup, WorkspaceBusy
from tocsin.lib import canonical
from tocsin.vault import backup_folder
from tocsin.vault.backup_folder import BackupFolder, Label
from tocsin.workspace import KdfParameters, Session

LOG = digest_of("log")
MANIFEST = backups.Manifest(0, backups.Local(digest_of("l"), "000001"), digest_of("log"), (), 1_600_000_000_000, 0, ())


@pytest.fixture
def folder(tmp_path: Path) -> BackupFolder:
    return BackupFolder(tmp_path / "backup")


@pytest.fixture
def stranger(tmp_path: Path) -> Iterator[Session]:
    with workspace.create(
        tmp_path / "other.tocsin",
        passphrase="walnut harbour seven quiet tents ago",
        recovery="legal winner thank year wave sausage worth useful legal winner thank yellow",
        member="AZrxVeQ3cACfQ0mWm0lM1g",
        kdf=KdfParameters(memory_kib=64, passes=1, lanes=1),
    ) as opened:
        yield opened


def test_a_new_folder_is_known_again_though_nothing_was_finished(folder: BackupFolder, session: Session) -> None:
    with folder.held(session) as label:
        assert label is None
    with folder.held(session) as label:
        assert label is not None
        assert label.open(session) == backups.NOTHING


def test_the_label_keeps_what_was_written(folder: BackupFolder, session: Session) -> None:
    label = backup_folder.decode(backup_folder.encode(session, MANIFEST))
    assert label.open(session) == MANIFEST
    assert label.is_of(session)
    assert label.ends_at(session, digest_bytes(LOG))
    assert not label.ends_at(session, bytes(32))


def test_two_labels_of_one_workspace_have_nothing_in_common(session: Session) -> None:
    """Who finds two sticks does not learn from backup.json that they belong together."""
    one, other = (json.loads(backup_folder.encode(session, MANIFEST)) for _ in range(2))
    assert {key for key in one if one[key] == other[key]} == {"format"}


def test_another_workspace_is_refused_and_nothing_changed(
    folder: BackupFolder, session: Session, stranger: Session
) -> None:
    with folder.held(session):
        folder.write(session, MANIFEST)
    before = {path: path.read_bytes() for path in folder.path.rglob("*") if path.is_file()}
    with pytest.raises(FolderTaken), folder.held(stranger):
        pass
    assert {path: path.read_bytes() for path in folder.path.rglob("*") if path.is_file()} == before
    label = folder.read()
    assert not label.is_of(stranger)
    with pytest.raises(Unauthentic):
        label.open(stranger)


@pytest.mark.parametrize("name", ["letter.docx", "deep/letter.docx", "header.json", ".hidden"])
def test_something_else_is_refused(folder: BackupFolder, session: Session, name: str) -> None:
    path = folder.path / name
    path.parent.mkdir(parents=True)
    path.write_text("mine")
    with pytest.raises(FolderTaken), folder.held(session):
        pass
    assert [found for found in folder.path.rglob("*") if found.is_file()] == [path]
    assert path.read_text() == "mine"


def test_a_file_in_the_place_is_refused(folder: BackupFolder, session: Session) -> None:
    folder.path.write_text("mine")
    with pytest.raises(FolderTaken), folder.held(session):
        pass


def test_what_a_kill_left_before_the_label_is_no_obstacle(folder: BackupFolder, session: Session) -> None:
    folder.segments.mkdir(parents=True)
    (folder.path / "lock").touch()
    (folder.path / ".new-0123456789abcdef").write_text("half")
    with folder.held(session) as label:
        assert label is None


def test_two_at_once_wait_for_each_other(folder: BackupFolder, session: Session) -> None:
    with folder.held(session), pytest.raises(WorkspaceBusy), folder.held(session):
        pass


def test_there_is_no_backup_in_an_empty_folder(folder: BackupFolder) -> None:
    with pytest.raises(NotABackup):
        folder.read()
    folder.path.mkdir()
    with pytest.raises(NotABackup):
        folder.read()


def test_every_flipped_byte_of_the_label_is_refused(session: Session) -> None:
    whole = backup_folder.encode(session, MANIFEST)
    for place in range(len(whole)):
        data = whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :]
        with pytest.raises(DamagedFile):
            backup_folder.decode(data)


def resealed(whole: bytes, **other: str) -> Label:
    """What a hand that can compute the plain digest makes of it."""
    value = {key: part for key, part in json.loads(whole).items() if key != "digest"} | other
    return backup_folder.decode(canonical.encode({**value, "digest": backup_folder._digest(value)}))


@pytest.mark.parametrize("key", ["at", "of", "salt", "manifest"])
def test_a_forged_digest_does_not_help(session: Session, key: str) -> None:
    whole = backup_folder.encode(session, MANIFEST)
    part = json.loads(whole)[key]
    label = resealed(whole, **{key: ("B" if part[0] == "A" else "A") + part[1:]})
    with pytest.raises(Unauthentic):
        label.open(session)


def test_marks_of_one_backup_do_not_fit_the_manifest_of_another(session: Session) -> None:
    one, other = (backup_folder.encode(session, MANIFEST) for _ in range(2))
    with pytest.raises(Unauthentic):
        resealed(one, manifest=json.loads(other)["manifest"]).open(session)


def test_a_later_format_is_named_and_a_foreign_one_is_damage(session: Session) -> None:
    whole = backup_folder.encode(session, MANIFEST)
    with pytest.raises(NewerFormat, match="tocsin-backup/2"):
        resealed(whole, format="tocsin-backup/2")
    with pytest.raises(DamagedFile):
        resealed(whole, format="another/1")
    with pytest.raises(DamagedFile):
        resealed(whole, more="x")


@pytest.mark.parametrize("data", [b"", b"{}", b"[]", b'{"digest":"x"}', b"\xff"])
def test_what_is_no_label_is_damage(data: bytes) -> None:
    with pytest.raises(DamagedFile):
        backup_folder.decode(data)


def test_sweeping_takes_only_what_is_ours_and_not_named(folder: BackupFolder, session: Session) -> None:
    with folder.held(session):
        kept, gone = "ab" * 32, "cd" * 32
        for name in (kept, gone):
            (folder.vault / name[:2]).mkdir()
            (folder.vault / name[:2] / name[2:]).touch()
        for path in (folder.segments / "000001", folder.segments / "000002", folder.segments / "readme.txt"):
            path.touch()
        (folder.locals / "000004").touch()
        (folder.vault / ".new-0123").touch()
        folder.sweep({"000002"}, "000005", {kept})
    left = {str(path.relative_to(folder.path)) for path in folder.path.rglob("*") if path.is_file()}
    assert left == {"backup.json", "lock", "segments/000002", "segments/readme.txt", f"vault/ab/{kept[2:]}"}


def test_names_of_parts_rise(tmp_path: Path) -> None:
    assert backup_folder.next_name(tmp_path) == "000001"
    for name in ("000007", "000003", "notes", "12"):
        (tmp_path / name).touch()
    assert backup_folder.next_name(tmp_path) == "000008"
    (tmp_path / "1000000").touch()
    assert backup_folder.next_name(tmp_path) == "1000001"
