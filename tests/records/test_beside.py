"""A second record beside the first, under a name of its own: read, never written, never migrated."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import DatabaseError, connections

from support.cases import new_case
from support.office import PASSPHRASE
from tocsin import workspace
from tocsin.actions.init import Office
from tocsin.actions.lock import lock
from tocsin.actions.unlock import unlock
from tocsin.domain import errors
from tocsin.records.connection import close_beside, close_database, open_beside, open_database
from tocsin.records.record import Changeset

KEY = bytes(range(32))


@pytest.fixture
def other(folder: Path) -> Path:
    """Another copy of the same workspace, one case richer, closed."""
    copy = folder.parent / "copy.tocsin"
    shutil.copytree(folder, copy)
    opened = unlock(copy, PASSPHRASE)
    new_case(opened, "Only there")
    lock(opened)
    return copy


@pytest.fixture
def looked(other: Path, office: Office) -> Iterator[Path]:
    with workspace.look(other, PASSPHRASE) as session:
        open_beside("other", session.record_path, lambda: session.record_key)
        yield other
        close_beside("other")


def test_both_records_are_read_side_by_side(looked: Path, office: Office) -> None:
    here, there = Changeset.objects.count(), Changeset.objects.using("other").count()
    assert there > here > 0
    new_case(office, "Only here")
    assert Changeset.objects.count() > here
    assert Changeset.objects.using("other").count() == there


@pytest.mark.sqlcipher(reason="opens a file beside")
def test_nothing_can_be_written_there(looked: Path) -> None:
    with pytest.raises(DatabaseError, match="readonly"):
        Changeset.objects.using("other").update(tick=7)
    with pytest.raises(DatabaseError), connections["other"].cursor() as cursor:
        cursor.execute("CREATE TABLE more (a)")


@pytest.mark.sqlcipher(reason="opens a file beside")
def test_the_file_stays_byte_for_byte(other: Path, office: Office) -> None:
    before = (other / "record.db").read_bytes()
    with workspace.look(other, PASSPHRASE) as session:
        open_beside("other", session.record_path, lambda: session.record_key)
        assert Changeset.objects.using("other").exists()
        close_beside("other")
    assert (other / "record.db").read_bytes() == before


def test_a_session_s_own_record_can_be_read_beside_it(office: Office, folder: Path) -> None:
    """As a backup does while somebody works: what was committed is seen, and the session goes on."""
    new_case(office, "Committed a moment ago")
    with workspace.look(folder, PASSPHRASE) as session:
        open_beside("beside", session.record_path, lambda: session.record_key)
        assert Changeset.objects.using("beside").count() == Changeset.objects.count()
        close_beside("beside")
    new_case(office, "And on")


def test_closing_forgets_name_and_key(looked: Path, other: Path) -> None:
    close_beside("other")
    assert "other" not in connections.settings
    with workspace.look(other, PASSPHRASE) as session:
        open_beside("other", session.record_path, lambda: session.record_key)


@pytest.fixture
def some(tmp_path: Path, django_ready: None) -> Path:
    path = tmp_path / "some.db"
    open_database(path, lambda: KEY)
    close_database()
    return path


def changed(path: Path, statement: str) -> Path:
    open_database(path, lambda: KEY)
    with connections["default"].cursor() as cursor:
        cursor.execute(statement)
    close_database()
    return path


def refused(path: Path, error: type[Exception], key: bytes = KEY) -> None:
    before = path.read_bytes() if path.exists() else b""
    with pytest.raises(error):
        open_beside("other", path, lambda: key)
    assert "other" not in connections.settings
    assert (path.read_bytes() if path.exists() else b"") == before


@pytest.mark.sqlcipher(reason="opens a file beside")
def test_one_of_an_older_form_is_refused_and_left(some: Path) -> None:
    newest = "(SELECT max(name) FROM django_migrations WHERE app = 'records')"
    refused(changed(some, f"DELETE FROM django_migrations WHERE name = {newest}"), errors.NotSettled)


@pytest.mark.sqlcipher(reason="opens a file beside")
def test_one_of_a_later_form_is_refused_by_name(some: Path) -> None:
    later = "INSERT INTO django_migrations (app, name, applied) VALUES ('records', '9999_later', '2040-01-01')"
    refused(changed(some, later), errors.NewerFormat)


@pytest.mark.sqlcipher(reason="opens a file beside")
def test_one_that_is_missing_or_does_not_open_is_damage(some: Path, tmp_path: Path) -> None:
    refused(tmp_path / "none.db", errors.DamagedRecord)
    refused(some, errors.DamagedRecord, bytes(32))
    some.write_bytes(b"nothing that a database would be" * 300)
    refused(some, errors.DamagedRecord)
