"""What was erased in one copy is gone in the others when they meet, and does not come back from an older one."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from support.cases import Case, changesets_of, new_case
from support.copies import Copies, shown_everywhere, told_by_the_ledger
from support.office import PASSPHRASE
from tocsin.access.devices import list_devices
from tocsin.access.proposals import list_proposals
from tocsin.actions.backup import backup
from tocsin.actions.check_backup import check_backup
from tocsin.actions.erase import erase
from tocsin.actions.receive import receive
from tocsin.actions.remove_device import remove_device, vouch_for
from tocsin.actions.restore import restore
from tocsin.actions.verify import verify
from tocsin.domain.operations import ContentErased
from tocsin.lib.ids import new_id
from tocsin.records import store
from tocsin.records.local import Proposal
from tocsin.records.places import PLACES
from tocsin.records.record import Changeset as ChangesetRow
from tocsin.records.record import Operation as OperationRow

TEXT = b"Two men waited at the stairs on 5 July 2018. Police arrested Ilona Varga in Brod."


class Scene:
    """Two copies that hold the same case, with a statement and an event."""

    def __init__(self, folder: Path) -> None:
        self.copies = Copies(folder)
        with self.copies.at("here") as office:
            case = new_case(office)
            self.case = case.id
            self.statement = receive(case.viewer, case.id, io.BytesIO(TEXT), "a.txt").statement
            self.event = case.add("event", date="2018-07-05", title="At the stairs")
        self.copies.copy()

    def erase(self, name: str, what: str) -> int:
        with self.copies.at(name) as office:
            return erase(office.viewer, what, "asked").operations

    def gone(self, name: str) -> list[tuple[str, int]]:
        """Places without bytes, by changeset."""
        with self.copies.at(name):
            uids = dict(ChangesetRow.objects.values_list("seq", "uid"))
            numbers = OperationRow.objects.filter(body__isnull=True).values_list("id", flat=True)
            return sorted((uids[number // PLACES], number % PLACES) for number in numbers)

    def files(self, name: str) -> int:
        return sum(path.is_file() for path in (self.copies.folder(name) / "vault").rglob("*"))

    def whole(self, name: str) -> None:
        with self.copies.at(name) as office:
            assert verify(office.viewer).damaged == ()
            shown = shown_everywhere(office)
            assert shown == {uid: view for uid, view in told_by_the_ledger().items() if uid in shown}


@pytest.fixture
def scene(folder: Path) -> Scene:
    return Scene(folder)


def test_what_was_erased_there_is_gone_here(scene: Scene) -> None:
    number = scene.erase("there", scene.event)
    assert scene.copies.merge().erased == number
    assert scene.gone("here") == scene.gone("there")
    with scene.copies.at("here") as office:
        assert scene.event not in shown_everywhere(office)
    scene.whole("here")


def test_what_was_erased_here_does_not_come_back_and_the_other_copy_is_named(scene: Scene) -> None:
    number = scene.erase("here", scene.event)
    before = scene.gone("here")
    merged = scene.copies.merge()
    assert (merged.changesets, merged.still_there, merged.healed) == (0, number, 0)
    assert scene.gone("here") == before
    assert scene.copies.merge("there", "here").erased == number
    assert scene.copies.merge().still_there == 0
    assert scene.gone("there") == before


def test_a_file_that_was_erased_there_goes_here_with_its_proposals(scene: Scene) -> None:
    with scene.copies.at("here") as office:
        assert list_proposals(office.viewer, scene.case)
    scene.erase("there", scene.statement)
    scene.copies.merge()
    assert scene.files("here") == scene.files("there") == 0
    with scene.copies.at("here"):
        assert not Proposal.objects.filter(statement=scene.statement).exists()
    scene.whole("here")


def test_neither_body_nor_file_comes_back_from_a_copy_that_never_knew(scene: Scene) -> None:
    """The other copy goes on using what was erased here."""
    scene.erase("here", scene.statement)
    with scene.copies.case("there", scene.case) as there:
        there.more(scene.event, title="On the stairs")
    merged = scene.copies.merge()
    assert merged.changesets >= 1
    assert merged.files == 0
    assert merged.still_there > 0
    assert scene.files("here") == 0
    with scene.copies.at("here") as office:
        assert scene.statement not in shown_everywhere(office)
        assert not any(TEXT[:20] in (one.body or b"") for change in changesets_of() for one in change.operations)
    scene.whole("here")


@pytest.mark.long
def test_a_third_copy_that_first_meets_the_old_one(scene: Scene) -> None:
    scene.copies.copy("third")
    scene.erase("here", scene.event)
    with scene.copies.case("there", scene.case) as there:
        there.more(scene.event, date="2018-07-09")
    scene.copies.merge("third", "there")
    scene.copies.merge("third", "here")
    scene.copies.merge("here", "third")
    scene.copies.exchange("here", "there", "third")
    assert scene.gone("here") == scene.gone("there") == scene.gone("third")
    for name in ("here", "there", "third"):
        scene.whole(name)


def test_an_erasure_may_come_before_what_it_erases(scene: Scene) -> None:
    """A copy erases places of a changeset that another copy does not hold yet; it goes the moment it arrives."""
    with scene.copies.case("there", scene.case) as there:
        there.add("event", date="2019")
        written = changesets_of(there.scope)[-1].id
    with scene.copies.case("here", scene.case) as here:
        here.say(ContentErased(erasure=new_id(), ground="danger", places=((written, 0),)))
    merged = scene.copies.merge()
    assert merged.changesets == 1
    assert scene.gone("here") == [(written, 0)]
    assert merged.still_there == 1


def test_bytes_that_were_lost_here_come_back(scene: Scene) -> None:
    with scene.copies.at("here"):
        gone = lose(scene.case)
        assert gone
    merged = scene.copies.merge()
    assert (merged.changesets, merged.healed, merged.still_there) == (0, len(gone), 0)
    assert scene.gone("here") == []
    scene.whole("here")
    with scene.copies.at("here") as office:
        assert shown_everywhere(office)[scene.event].one("event.title")


def lose(case: str) -> list[int]:
    """Bytes of the newest changeset of a case are lost, although nobody erased them."""
    seq = ChangesetRow.objects.filter(scope=f"case:{case}").latest("seq").seq
    for place, one in enumerate(store.salted(seq)):
        OperationRow.objects.filter(id=seq * PLACES + place).update(salt=None, body=None, erased=one.commitment())
    return list(OperationRow.objects.filter(body__isnull=True).values_list("id", flat=True))


def test_what_does_not_fit_is_not_put_back(scene: Scene) -> None:
    with scene.copies.at("here"):
        lose(scene.case)
    with scene.copies.at("there"):
        seq = ChangesetRow.objects.filter(scope=f"case:{scene.case}").latest("seq").seq
        OperationRow.objects.filter(id=seq * PLACES + 1).update(salt=bytes(16))
    before = scene.gone("here")
    assert scene.copies.merge().healed == 0
    assert scene.gone("here") == before


@pytest.mark.long
def test_an_erasure_of_a_removed_device_erases_nothing_here(scene: Scene) -> None:
    with scene.copies.case("there", scene.case) as there:
        there.add("event", date="2019")
    scene.copies.merge()
    scene.copies.merge("there", "here")
    with scene.copies.at("there") as office:
        lost = office.session.device
        Case(office, scene.case).add("event", date="2020")
    scene.copies.merge()
    with scene.copies.at("here") as office:
        remove_device(office.viewer, lost)
    scene.erase("there", scene.event)
    merged = scene.copies.merge()
    assert merged.not_counting == merged.changesets > 0
    assert (merged.erased, merged.still_there) == (0, 0)
    assert scene.gone("here") == []
    with scene.copies.at("here") as office:
        assert scene.event in shown_everywhere(office)


def test_what_a_removed_device_said_and_took_back_is_no_damage(scene: Scene, tmp_path: Path) -> None:
    """No copy has the bytes but the one that erased them: a backup of it must restore."""
    with scene.copies.case("there", scene.case) as there:
        there.add("event", date="2019")
    scene.copies.merge()
    with scene.copies.at("here") as office:
        lost = next(line.id for line in list_devices(office.viewer) if not line.own)
        remove_device(office.viewer, lost)
    with scene.copies.at("there") as office:
        assert office.session.device == lost
        alone = Case(office, scene.case).add("event", date="2020")
    scene.erase("there", alone)
    assert scene.copies.merge().not_counting == 2
    scene.whole("here")
    with scene.copies.at("here") as office:
        backup(office.viewer, tmp_path / "backup")
    assert check_backup(tmp_path / "backup", PASSPHRASE).damaged == ()
    assert restore(tmp_path / "backup", tmp_path / "new.tocsin", PASSPHRASE).verified.damaged == ()
    scene.copies.merge("there", "here")
    with scene.copies.at("here") as office:
        vouch_for(office.viewer, lost)
    scene.copies.exchange("here", "there")
    for name in ("here", "there"):
        scene.whole(name)


@pytest.mark.long
def test_who_obeyed_a_removed_device_gets_the_bytes_back(scene: Scene) -> None:
    scene.copies.merge("there", "here")
    with scene.copies.case("there", scene.case) as there:
        there.add("event", date="2019")
    scene.copies.exchange("here", "there")
    scene.copies.copy("third")
    lost = ""
    with scene.copies.at("there") as office:
        lost = office.session.device
        Case(office, scene.case).add("event", date="2020")
    scene.copies.merge()
    with scene.copies.at("here") as office:
        remove_device(office.viewer, lost)
    scene.erase("there", scene.event)
    assert scene.copies.merge("third", "there").erased
    merged = scene.copies.merge("third", "here")
    assert merged.healed == len(scene.gone("there"))
    with scene.copies.at("third") as office:
        assert scene.event in shown_everywhere(office)
