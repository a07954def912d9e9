"""What was erased does not come back from an older copy or an older backup, and goes there, too, when they meet."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pytest

from support.cases import Case, new_case
from support.copies import Copies, shown_everywhere, told_by_the_ledger
from support.decrypted import holding
from support.office import PASSPHRASE
from tocsin.access.dossier import get_dossier
from tocsin.actions.backup import backup
from tocsin.actions.erase import erase
from tocsin.actions.lock import lock
from tocsin.actions.receive import receive
from tocsin.actions.restore import restore
from tocsin.actions.slip import slip
from tocsin.actions.unlock import unlock
from tocsin.actions.verify import verify
from tocsin.domain.dossier import EntityView
from tocsin.domain.errors import NotASlip
from tocsin.records import left, rebuild

NAME = "Jyrvald Xomdroszk"
TEXT = f"On 5 July 2018 {NAME} was arrested in Brod.".encode()


@pytest.fixture
def copies(folder: Path) -> Copies:
    return Copies(folder)


@pytest.fixture
def case(copies: Copies) -> str:
    """A case with a person and a statement, in two copies."""
    with copies.at("here") as office:
        made = new_case(office)
        made.add("person", name=NAME)
        receive(made.viewer, made.id, io.BytesIO(TEXT), f"{NAME}.txt")
    copies.copy()
    return made.id


@pytest.mark.sqlcipher(reason="looks through the decrypted pages of the file")
def test_an_older_copy_does_not_bring_it_back(copies: Copies, case: str) -> None:
    with copies.at("here") as office:
        erase(office.viewer, case, "asked")
        emptied = rebuild.digest()
    merged = copies.merge("here", "there")
    assert (merged.changesets, merged.healed) == (0, 0)
    assert merged.still_there > 0
    with copies.at("here") as office:
        assert rebuild.digest() == emptied
        assert holding(office, [NAME]) == set()
        assert verify(office.viewer).damaged == ()


@pytest.mark.sqlcipher(reason="looks through the decrypted pages of the file")
def test_the_older_copy_loses_it_when_it_learns_of_the_erasure(copies: Copies, case: str) -> None:
    with copies.at("here") as office:
        erase(office.viewer, case, "asked")
        emptied = rebuild.digest()
    with copies.at("there") as office:
        assert holding(office, [NAME])
    assert copies.merge("there", "here").erased > 0
    with copies.at("there") as office:
        assert rebuild.digest() == emptied
        assert holding(office, [NAME]) == set()
        assert verify(office.viewer).damaged == ()


def test_what_was_said_there_of_what_is_gone_here_shows_nothing(copies: Copies, case: str) -> None:
    with copies.case("there", case) as there:
        person = next(view.id for view in there_people(there))
        there.more(person, background="a journalist")
    with copies.at("here") as office:
        erase(office.viewer, person, "danger")
    copies.exchange("here", "there")
    for name in ("here", "there"):
        with copies.case(name, case) as one:
            assert not there_people(one)
            assert told_by_the_ledger().items() >= shown_everywhere(one.office).items()
            assert verify(one.viewer).damaged == ()


def there_people(case: Case) -> list[EntityView]:
    return list(get_dossier(case.viewer, case.id).of_kind("person"))


@pytest.mark.sqlcipher(reason="looks through the decrypted pages of the file")
def test_the_backup_loses_it_at_its_next_run(copies: Copies, case: str, tmp_path: Path) -> None:
    target, old, new = tmp_path / "backup", tmp_path / "old.tocsin", tmp_path / "new.tocsin"
    with copies.at("here") as office:
        backup(office.viewer, target)
        shutil.copytree(target, tmp_path / "older")
        erase(office.viewer, case, "asked")
        backup(office.viewer, target)
    for source, folder in ((tmp_path / "older", old), (target, new)):
        restore(source, folder, PASSPHRASE)
    found = []
    for folder in (old, new):
        office = unlock(folder, PASSPHRASE, clock=copies.clock)
        found.append(bool(holding(office, [NAME])))
        lock(office)
    assert found == [True, False]


@pytest.mark.sqlcipher(reason="looks through the decrypted pages of the file")
def test_an_older_backup_that_is_merged_brings_nothing_back(copies: Copies, case: str, tmp_path: Path) -> None:
    with copies.at("here") as office:
        backup(office.viewer, tmp_path / "backup")
        erase(office.viewer, case, "asked")
        emptied = rebuild.digest()
    shutil.rmtree(copies.folder("there"))
    restore(tmp_path / "backup", copies.folder("there"), PASSPHRASE)
    copies.merge("here", "there")
    with copies.at("here") as office:
        assert rebuild.digest() == emptied
        assert holding(office, [NAME]) == set()


def test_what_was_backed_up_or_merged_is_no_slip_any_more(copies: Copies, case: str, tmp_path: Path) -> None:
    with copies.case("here", case) as here:
        person = here.add("person", name="Ana Velich")
        backup(here.viewer, tmp_path / "backup")
        assert left.left_at() > 0
        with pytest.raises(NotASlip):
            slip(here.viewer, person)
    with copies.case("there", case) as there:
        person = there.add("person", name="Ana Velich")
    copies.merge("there", "here")
    with copies.case("there", case) as there, pytest.raises(NotASlip):
        slip(there.viewer, person)
