"""Files that have one name in the vault and more than one key: erased and received again, or received twice apart."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from support.backups import Kept, kept, unlocked
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
from tocsin.domain.viewer import Viewer
from tocsin.records import store

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


def test_a_file_that_two_copies_received_apart_is_not_taken_for_lost(folder: Path, tmp_path: Path) -> None:
    copies = Copies(folder)
    with copies.at("here") as office:
        case = kept(office, tmp_path / "backup").case.id
    copies.copy()
    for name in ("here", "there"):
        with copies.at(name) as office:
            take_in(office.viewer, case)
    copies.merge()
    with copies.at("here") as office:
        assert backup(office.viewer, tmp_path / "backup").lost == 0
    assert check_backup(tmp_path / "backup", PASSPHRASE).damaged == ()
