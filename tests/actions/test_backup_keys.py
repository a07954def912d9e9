"""Files that have one name in the vault and more than one key: erased and received again, or received twice apart."""

from __future__ import annotations

import io
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from support.backups import Kept, kept, unlocked
from support.cases import new_case
from support.copies import Copies
from support.office import PASSPHRASE
from tocsin.access.statements import get_text
from tocsin.actions.backup import backup
from tocsin.actions.check_backup import check_backup
from tocsin.actions.erase import erase
from tocsin.actions.init import Office
from tocsin.actions.lock import lock
from tocsin.actions.receive import receive
from tocsin.actions.restore import restore
from tocsin.actions.sealed_texts import text_of
from tocsin.actions.verify import verify
from tocsin.domain.viewer import Viewer
from tocsin.records import cards, store

TEXT = "Two men waited at the stairs on 5 July 2018."


@pytest.fixture
def one(office: Office, tmp_path: Path) -> Kept:
    return kept(office, tmp_path / "backup")


def take_in(viewer: Viewer, case: str) -> str:
    return receive(viewer, case, io.BytesIO(TEXT.encode()), "statement.txt").statement


def erased_and_taken_in_again(one: Kept) -> str:
    """A text that is in the backup, erased since, and here again."""
    first = take_in(one.case.viewer, one.case.id)
    one.back_up()
    erase(one.case.viewer, first, "asked")
    return take_in(one.case.viewer, one.case.id)


def sealed(folder: Path) -> dict[str, bytes]:
    """The files of a vault."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_what_was_erased_and_received_again_is_in_the_next_backup(one: Kept, tmp_path: Path) -> None:
    again = erased_and_taken_in_again(one)
    done = one.back_up()
    assert (done.files, done.new_files, done.lost) == (2, 1, 0)
    assert one.damaged() == ()
    assert one.manifest().lost == ()
    assert sealed(one.target / "vault") == sealed(one.office.session.vault_path)
    lock(one.office)
    assert restore(one.target, tmp_path / "new.tocsin", PASSPHRASE).verified.damaged == ()
    with unlocked(tmp_path / "new.tocsin") as new:
        assert get_text(new.viewer, again).text == TEXT


def test_what_is_there_under_its_key_is_not_written_again(one: Kept) -> None:
    erased_and_taken_in_again(one)
    one.back_up()
    assert one.back_up().new_files == 0
    take_in(one.case.viewer, one.case.id)
    assert one.back_up().new_files == 0


OFTEN = (25, 36)  # calls to the disk: when the backup that does without the file counts, and behind that
KILLS = [*OFTEN, *(pytest.param(count, marks=pytest.mark.long) for count in range(1, 45) if count not in OFTEN)]


@pytest.mark.parametrize("count", KILLS)
def test_a_kill_in_between_leaves_one_that_restores_and_the_next_is_whole(
    one: Kept, tmp_path: Path, count: int, killed: Callable[[int, Callable[[], object]], bool]
) -> None:
    erased_and_taken_in_again(one)
    upto = store.position().changesets
    lock(one.office)

    def work() -> None:
        with unlocked(one.office.session.folder) as opened:
            backup(opened.viewer, one.target)

    killed(count, work)
    restore(one.target, tmp_path / "new.tocsin", PASSPHRASE)  # the last that was finished
    work()
    assert check_backup(one.target, PASSPHRASE).damaged == ()
    assert (one.manifest().changesets, one.manifest().lost) == (upto, ())
    assert sealed(one.target / "vault") == sealed(one.office.session.folder / "vault")


class Apart:
    """One text that two copies received apart, and a third that holds what was received here alone."""

    def __init__(self, folder: Path) -> None:
        self.copies = Copies(folder)
        with self.copies.at("here") as office:
            self.case = new_case(office).id
        self.copies.copy("there")
        self.received = {name: self.receive(name) for name in ("here", "there")}
        self.copies.copy("third")

    def receive(self, name: str) -> str:
        with self.copies.at(name) as office:
            return take_in(office.viewer, self.case)

    def sound(self, name: str) -> None:
        with self.copies.at(name) as office:
            assert verify(office.viewer).damaged == ()
            assert get_text(office.viewer, self.received["there"]).text == TEXT
            assert text_of(f"case:{self.case}", get_text(office.viewer, self.received["there"]).digest) == TEXT

    def backed_up(self, target: Path) -> None:
        with self.copies.at("here") as office:
            assert backup(office.viewer, target).lost == 0
            assert sealed(target / "vault") == sealed(office.session.vault_path)
        assert check_backup(target, PASSPHRASE).damaged == ()


@pytest.fixture
def apart(folder: Path) -> Apart:
    return Apart(folder)


def test_a_file_that_two_copies_received_apart_is_not_taken_for_lost(apart: Apart, tmp_path: Path) -> None:
    apart.copies.merge()
    apart.sound("here")
    apart.backed_up(tmp_path / "backup")


def test_it_stays_readable_when_the_key_that_opens_it_is_erased_elsewhere(apart: Apart, tmp_path: Path) -> None:
    with apart.copies.at("third") as office:
        erase(office.viewer, apart.received["here"], "asked")
    apart.copies.merge("here", "there")
    apart.backed_up(tmp_path / "backup")
    apart.copies.merge("here", "third")
    apart.sound("here")
    apart.backed_up(tmp_path / "backup")
    apart.copies.exchange("here", "there", "third")
    for name in ("here", "there", "third"):
        apart.sound(name)


def test_a_kill_before_that_is_committed_leaves_it_readable(
    apart: Apart, killed: Callable[[int, Callable[[], object]], bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    with apart.copies.at("third") as office:
        erase(office.viewer, apart.received["here"], "asked")
    apart.copies.merge("here", "there")
    with monkeypatch.context() as patched:
        patched.setattr(cards, "refresh", lambda _texts: os._exit(9))  # the first call behind it
        assert killed(1_000_000, lambda: apart.copies.merge("here", "third"))
    apart.sound("here")
    assert apart.receive("here") == apart.received["here"]
    apart.copies.merge("here", "third")
    apart.sound("here")
