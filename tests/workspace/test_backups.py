"""The copies of a header in a backup are opened to read, each that differs, and nothing beside them is touched."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import pytest

from tocsin.crypto import keys
from tocsin.domain.errors import CannotUnlock, Locked, NewerFormat, OnlyLooking
from tocsin.lib import canonical
from tocsin.workspace import Kind, copies
from tocsin.workspace.backups import look_at_each
from tocsin.workspace.encoding import text_of
from tocsin.workspace.header import decode
from tocsin.workspace.session import BACKUP_LABEL

Office = Any
LEAVER = "walnut harbour seven quiet tents ago"


def test_two_alike_are_opened_once(office: Office) -> None:
    assert len(list(look_at_each(office.folder, office.passphrase))) == 1
    assert len(list(look_at_each(office.folder, office.recovery))) == 1


def test_a_session_that_only_looks_takes_no_lock_and_writes_nothing(office: Office) -> None:
    before = {path.name: path.read_bytes() for path in office.folder.iterdir() if path.is_file()}
    (session,) = look_at_each(office.folder, office.passphrase)
    with office.unlock():
        assert session.member == office.member
    with pytest.raises(OnlyLooking):
        session.write_heads({"cases": 4})
    now = {path.name: path.read_bytes() for path in office.folder.iterdir() if path.is_file()}
    assert {name: now[name] for name in before} == before


def test_a_wrong_passphrase_opens_none(office: Office) -> None:
    with pytest.raises(CannotUnlock):
        list(look_at_each(office.folder, LEAVER))


@pytest.mark.parametrize("name", [copies.FIRST, copies.SECOND])
def test_one_damaged_or_missing_copy_keeps_nobody_out(office: Office, name: str) -> None:
    (office.folder / name).write_bytes(b"rubbish")
    assert len(list(look_at_each(office.folder, office.passphrase))) == 1
    (office.folder / name).unlink()
    assert len(list(look_at_each(office.folder, office.passphrase))) == 1


def test_without_any_nothing_opens(office: Office) -> None:
    for name in (copies.FIRST, copies.SECOND):
        (office.folder / name).unlink()
    with pytest.raises(CannotUnlock):
        list(look_at_each(office.folder, office.passphrase))


def changed_keys(office: Office) -> None:
    """As a backup looks that was killed while the master key changed: the first header new, the second old."""
    with office.unlock() as session:
        place = session.add_slot(LEAVER, office.member).place
        old = (office.folder / copies.FIRST).read_bytes()
        session.switch(session.without_slots([place]))
    (office.folder / copies.SECOND).write_bytes(old)


def test_while_keys_change_both_are_tried_the_first_before_the_second(office: Office) -> None:
    changed_keys(office)
    first, second = look_at_each(office.folder, office.passphrase)
    assert first.header_bytes == (office.folder / copies.FIRST).read_bytes()
    assert second.header_bytes == (office.folder / copies.SECOND).read_bytes()
    assert first.backup_key != second.backup_key


def test_who_left_opens_only_the_old_one(office: Office) -> None:
    changed_keys(office)
    (found,) = look_at_each(office.folder, LEAVER)
    assert found.header_bytes == (office.folder / copies.SECOND).read_bytes()


def test_the_marks_outlive_the_master_key(office: Office) -> None:
    changed_keys(office)
    first, second = look_at_each(office.folder, office.passphrase)
    assert first.backup_mark(b"of") == second.backup_mark(b"of")
    assert first.backup_mark(b"of") != first.backup_mark(b"at")


def test_the_key_of_a_backup_is_of_the_master_key_alone(office: Office) -> None:
    with office.unlock() as session:
        before = session.backup_key
        assert before == keys.derive(session._held.master, BACKUP_LABEL)
        assert before not in {session.record_key, session._held.heads_key}
        (mine,) = (slot for slot in session.slots() if slot.kind is Kind.PASSPHRASE)
        session.change_slot(mine.place, "another one of six words or so")
        assert session.backup_key == before


def test_the_header_of_a_session_is_the_one_on_the_disk(office: Office) -> None:
    with office.unlock() as session:
        assert session.header_bytes == (office.folder / copies.FIRST).read_bytes()
        assert decode(session.header_bytes).slots == session._held.header.slots


def test_a_closed_session_gives_nothing(office: Office) -> None:
    (session,) = look_at_each(office.folder, office.passphrase)
    session.close()
    for ask in (lambda: session.backup_key, lambda: session.header_bytes, lambda: session.backup_mark(b"")):
        with pytest.raises(Locked):
            ask()


def test_a_newer_header_is_named(office: Office) -> None:
    value = json.loads((office.folder / copies.FIRST).read_bytes())
    del value["digest"]
    value["format"] = "tocsin-workspace/9"
    value["digest"] = text_of(hashlib.sha256(canonical.encode(value)).digest())
    (office.folder / copies.FIRST).write_bytes(canonical.encode(value))
    with pytest.raises(NewerFormat, match="tocsin-workspace/9"):
        list(look_at_each(office.folder, office.passphrase))
