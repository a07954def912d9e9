"""Looking: a workspace is read without its lock, and nothing in its folder changes."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tocsin import workspace
from tocsin.domain import errors
from tocsin.workspace import Session, copies

Office = Any
VECTORS = Path(__file__).parents[1] / "vectors"
WRITES: list[Callable[[Session], object]] = [
    lambda s: s.sign(b"anything"),
    lambda s: s.write_heads({"cases": 4}),
    lambda s: s.mark_open(),
    lambda s: s.add_slot("another passphrase to have", s.member),
    lambda s: s.change_slot(s.slot.place, "another passphrase to have"),
    lambda s: s.without_slots([s.slot.place]),
    lambda s: s.with_new_device(),
    lambda s: s.with_nothing_retired(),
    lambda s: s.switch(s._held),
]


def everything(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_it_opens_beside_a_session_that_works(office: Office) -> None:
    with office.unlock() as session:
        session.write_heads({"cases": 5})
        with workspace.look(office.folder, office.passphrase) as looking:
            assert looking.read_heads().value == {"cases": 5}
            assert (looking.record_key, looking.device) == (session.record_key, session.device)
            assert looking.vault_name("one", "A" * 43) == session.vault_name("one", "A" * 43)
            assert looking.open_source(session.seal_source(b"a name", b"here"), b"here") == b"a name"
        session.write_heads({"cases": 6})


def test_the_lock_is_free_for_others(office: Office) -> None:
    with workspace.look(office.folder, office.passphrase), office.unlock() as session:
        assert session.member == office.member


def test_nothing_is_repaired_and_nothing_changes(office: Office) -> None:
    (office.folder / copies.SECOND).write_bytes(b"{}")
    (office.folder / ".new-0123456789abcdef").write_bytes(b"half")
    before = everything(office.folder)
    with workspace.look(office.folder, office.recovery) as looking:
        assert looking.repaired == ()
        looking.mark_clean()
    assert everything(office.folder) == before


@pytest.mark.parametrize("write", WRITES)
def test_whatever_writes_is_refused(office: Office, write: Callable[[Session], object]) -> None:
    before = everything(office.folder)
    with workspace.look(office.folder, office.passphrase) as looking, pytest.raises(errors.OnlyLooking):
        write(looking)
    assert everything(office.folder) == before


def test_after_looking_nothing_is_given(office: Office) -> None:
    with workspace.look(office.folder, office.passphrase) as looking:
        pass
    for ask in (lambda: looking.record_key, lambda: looking.write_heads({}), looking.mark_open):
        with pytest.raises(errors.Locked):
            ask()


def test_an_older_format_must_be_unlocked_once(tmp_path: Path) -> None:
    shutil.copytree(VECTORS / "workspace-1" / "office", tmp_path / "office")
    before = everything(tmp_path)
    with pytest.raises(errors.NotSettled, match="tocsin-workspace/1"):
        workspace.look(tmp_path / "office", "pepper lantern orbit velvet canyon drum")
    assert everything(tmp_path) == before


def test_a_change_of_keys_that_was_killed_must_be_finished_first(office: Office) -> None:
    (office.folder / "heads-next").write_bytes(b"whatever")
    with pytest.raises(errors.NotSettled, match="not finished"):
        workspace.look(office.folder, office.passphrase)
    assert (office.folder / "heads-next").exists()


@pytest.mark.parametrize("passphrase", ["", "another passphrase"])
def test_a_wrong_passphrase_is_refused_alike(office: Office, passphrase: str) -> None:
    with pytest.raises(errors.CannotUnlock):
        workspace.look(office.folder, passphrase)


def test_where_there_is_no_workspace(tmp_path: Path) -> None:
    with pytest.raises(errors.NotAWorkspace):
        workspace.look(tmp_path, "whatever it was")
    assert list(tmp_path.iterdir()) == []
