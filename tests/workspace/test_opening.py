"""Making a workspace, unlocking it, and being refused."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tocsin import workspace
from tocsin.crypto.errors import SelfTestFailed
from tocsin.domain import errors
from tocsin.workspace import Kind, copies, header, opening
from tocsin.workspace.copies import CopyState
from tocsin.workspace.header import Header

Office = Any
Killed = Callable[[int, Callable[[], object]], bool]


def test_what_is_made_opens_with_both_and_holds_the_same_keys(new_office: Office) -> None:
    with new_office.create() as made:
        keys = made.record_key, made.device, made.device_key
    for text, kind in ((new_office.passphrase, Kind.PASSPHRASE), (new_office.recovery, Kind.RECOVERY)):
        with new_office.unlock(text) as session:
            assert (session.record_key, session.device, session.device_key) == keys
            assert (session.member, session.slot.kind) == (new_office.member, kind)


def test_two_workspaces_share_no_key(office: Office, new_office: Office) -> None:
    with office.unlock() as one, new_office.create() as other:
        assert one.record_key != other.record_key
        assert one.device_key != other.device_key
        assert one.vault_name("case", "A" * 43) != other.vault_name("case", "A" * 43)


def test_the_folder_holds_what_the_format_says(office: Office) -> None:
    assert sorted(path.name for path in office.folder.iterdir()) == [
        "header-copy.json", "header.json", "heads", "lock", "vault",
    ]  # fmt: skip
    assert (office.folder / "header.json").read_bytes() == (office.folder / "header-copy.json").read_bytes()


def test_spaces_and_widths_do_not_matter(office: Office) -> None:
    typed = "  ｐｅｐｐｅｒ lantern\torbit  velvet\u00a0canyon drum\n"
    with office.unlock(typed) as session:
        assert session.member == office.member


@pytest.mark.parametrize("passphrase", ["", "another passphrase", "Pepper lantern orbit velvet canyon drum", "\ud800"])
def test_a_wrong_passphrase_is_refused(office: Office, passphrase: str) -> None:
    with pytest.raises(errors.CannotUnlock):
        workspace.unlock(office.folder, passphrase, wait_s=0)
    with office.unlock():
        pass


def nothing(_folder: Path) -> None:
    pass


def damage_both(folder: Path) -> None:
    for name in (copies.FIRST, copies.SECOND):
        (folder / name).write_bytes((folder / name).read_bytes()[:-9] + b"tampered}")


def empty_slots(folder: Path) -> None:
    whole = header.decode((folder / copies.FIRST).read_bytes())
    slots = tuple(os.urandom(header.SLOT_SIZES[2]) for _ in whole.slots)
    for name in (copies.FIRST, copies.SECOND):
        copies.write(folder, name, Header(whole.salt, whole.kdf, slots, whole.keyring))


def empty_keyring(folder: Path) -> None:
    whole = header.decode((folder / copies.FIRST).read_bytes())
    for name in (copies.FIRST, copies.SECOND):
        copies.write(folder, name, Header(whole.salt, whole.kdf, whole.slots, os.urandom(header.KEYRING_SIZE)))


def test_wrong_passphrase_missing_slot_and_damage_say_the_same(office: Office, restored: Callable[[], None]) -> None:
    said = set()
    for harm in (nothing, damage_both, empty_slots, empty_keyring):
        restored()
        harm(office.folder)
        with pytest.raises(errors.CannotUnlock) as refused:
            office.unlock("another passphrase" if harm is nothing else None)
        said.add(str(refused.value))
    assert len(said) == 1


@pytest.mark.parametrize("name", [copies.FIRST, copies.SECOND])
@pytest.mark.parametrize("content", [None, b"", b"{}", b"\xff" * 100, b"[" * 70_000])
def test_one_damaged_copy_keeps_nobody_out_and_is_mended(office: Office, name: str, content: bytes | None) -> None:
    whole = (office.folder / name).read_bytes()
    if content is None:
        (office.folder / name).unlink()
    else:
        (office.folder / name).write_bytes(content)
    with office.unlock() as session:
        assert session.repaired == (name,)
    assert (office.folder / name).read_bytes() == whole


def test_a_folder_that_is_no_workspace(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(errors.NotAWorkspace):
            workspace.unlock(folder, "whatever it was")
        with pytest.raises(errors.NotAWorkspace):
            workspace.inspect(folder)
    assert list(tmp_path.iterdir()) == []


def make_newer(path: Path) -> None:
    value = json.loads(path.read_text())
    rest = {**{k: v for k, v in value.items() if k != "digest"}, "format": "tocsin-workspace/3", "new": True}
    path.write_bytes(header.canonical.encode({**rest, "digest": header._digest(rest)}))


def test_a_newer_copy_beside_an_old_header_is_not_overwritten(office: Office) -> None:
    make_newer(office.folder / copies.SECOND)
    with office.unlock() as session:
        assert session.repaired == ()
    assert workspace.inspect(office.folder).header_copy is CopyState.NEWER


def test_a_newer_copy_counts_where_the_first_is_damaged(office: Office) -> None:
    make_newer(office.folder / copies.SECOND)
    (office.folder / copies.FIRST).write_bytes(b"{}")
    with pytest.raises(errors.NewerFormat):
        office.unlock()


def test_a_newer_format_is_named_and_left_alone(office: Office) -> None:
    for name in (copies.FIRST, copies.SECOND):
        make_newer(office.folder / name)
    before = (office.folder / copies.FIRST).read_bytes()
    with pytest.raises(errors.NewerFormat, match="tocsin-workspace/3"):
        office.unlock()
    assert (office.folder / copies.FIRST).read_bytes() == before
    assert workspace.inspect(office.folder).header is CopyState.NEWER
    assert not workspace.inspect(office.folder).opens


def test_a_second_process_is_told_that_it_is_busy(office: Office) -> None:
    with office.unlock(), pytest.raises(errors.WorkspaceBusy):
        office.unlock()
    with office.unlock():
        pass


def test_a_refused_unlock_lets_go_of_the_lock(office: Office) -> None:
    with pytest.raises(errors.CannotUnlock):
        office.unlock("another passphrase")
    with office.unlock():
        pass


def test_left_overs_of_a_kill_go_at_unlock(office: Office) -> None:
    for folder in (office.folder, office.folder / "vault"):
        (folder / ".new-0123456789abcdef").write_bytes(b"half")
    assert workspace.inspect(office.folder).leftovers == 1
    with office.unlock():
        assert not list(office.folder.rglob(".new-*"))


def test_a_broken_machine_opens_nothing(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise SelfTestFailed("aes_gcm")

    monkeypatch.setattr(opening.selftest, "run", fail)
    with pytest.raises(errors.BrokenCryptography, match="aes_gcm"):
        office.unlock()


def test_too_little_memory_is_said_as_such(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object) -> bytes:
        raise MemoryError

    monkeypatch.setattr("tocsin.crypto.kdf.stretch", refuse)
    with pytest.raises(errors.TooLittleMemory):
        office.unlock()


@pytest.mark.parametrize(
    ("field", "value", "error"),
    [
        ("passphrase", "short", errors.BadPassphrase),
        ("passphrase", "fourteen  sign", errors.BadPassphrase),
        ("passphrase", "aaaaaaaaaabbbbbbbbbb", errors.BadPassphrase),
        ("passphrase", "it holds half a sign \ud800", errors.BadPassphrase),
        ("recovery", "legal winner thank year", errors.BadRecovery),
        ("recovery", "legal winner thank year wave sausage worth useful legal winner thank thank", errors.BadRecovery),
        ("member", "nobody", ValueError),
    ],
)
def test_what_will_not_do_makes_nothing(new_office: Office, field: str, value: str, error: type[Exception]) -> None:
    given = {"passphrase": new_office.passphrase, "recovery": new_office.recovery, "member": new_office.member}
    with pytest.raises(error):
        workspace.create(new_office.folder, **{**given, field: value})
    assert not new_office.folder.exists()


def test_recovery_words_are_not_the_passphrase_too(new_office: Office) -> None:
    with pytest.raises(errors.BadPassphrase, match="opens this workspace already"):
        workspace.create(
            new_office.folder,
            passphrase=new_office.recovery,
            recovery=new_office.recovery,
            member=new_office.member,
            kdf=workspace.KdfParameters(64, 1, 1),
        )


def test_nothing_is_made_where_something_is(office: Office, tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "draft.docx").write_bytes(b"x")
    (tmp_path / "file").write_bytes(b"x")
    for folder in (office.folder, tmp_path / "letters", tmp_path / "file"):
        with pytest.raises(errors.WorkspaceExists):
            type(office)(folder).create()
    assert [path.name for path in (tmp_path / "letters").iterdir()] == ["draft.docx"]


def test_the_cost_is_measured_where_none_is_given(new_office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    chosen = workspace.KdfParameters(128, 2, 1)
    monkeypatch.setattr(opening, "calibrate", lambda: chosen)
    with workspace.create(
        new_office.folder,
        passphrase=new_office.passphrase,
        recovery=new_office.recovery,
        member=new_office.member,
    ):
        assert header.decode((new_office.folder / copies.FIRST).read_bytes()).kdf == chosen


def test_a_creation_that_is_killed_can_be_taken_up_again(new_office: Office, killed: Killed) -> None:
    for count in range(1, 40):
        shutil.rmtree(new_office.folder, ignore_errors=True)
        alive = not killed(count, new_office.create)
        try:
            office = new_office.unlock()
        except errors.NotAWorkspace:
            office = new_office.create()
        with office as session:
            assert len(session.slots()) == 2
        if alive:
            return
    pytest.fail("creation never ended")
