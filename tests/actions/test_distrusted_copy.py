"""A copy whose device was removed, or announced by a removed one alone: it says so, refuses, and shows what counts."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from support.cases import Case, new_case
from support.copies import Copies, shown_everywhere, told_by_the_ledger
from support.office import PASSPHRASE
from tocsin.access.devices import list_devices, why_distrusted
from tocsin.access.proposals import list_proposals
from tocsin.actions.backup import backup
from tocsin.actions.correct import correct
from tocsin.actions.devices import become_new_device
from tocsin.actions.erase import erase
from tocsin.actions.init import Office
from tocsin.actions.merge import Merged, merge
from tocsin.actions.note import note
from tocsin.actions.open_case import open_case
from tocsin.actions.open_source import open_source
from tocsin.actions.passphrases import add_passphrase, change_passphrase, list_slots, remove_passphrase
from tocsin.actions.receive import receive
from tocsin.actions.remove_device import remove_device, vouch_for
from tocsin.actions.restore import restore
from tocsin.actions.review import accept, reject
from tocsin.actions.slip import slip
from tocsin.actions.verify import verify
from tocsin.domain import errors
from tocsin.records import devices, rebuild, store

TEXT = b"Police arrested Ilona Varga in Brod on 5 July 2018."
ADA = "anchor barrel candle dragon eleven fabric"


class Scene:
    """Two copies, each a device of its own, that hold one case; the one there wrote on, and is removed here."""

    def __init__(self, folder: Path) -> None:
        self.copies = Copies(folder)
        with self.copies.at("here") as office:
            case = new_case(office)
            self.case = case.id
            self.person = case.add("person", name="Ilona Varga")
            self.source = case.add("source", name="The neighbour")
            self.statement = receive(office.viewer, case.id, io.BytesIO(TEXT), "a.txt").statement
        self.copies.copy()
        with self.copies.at("there") as office:
            become_new_device(office.viewer)
        self.add("there", "2018-07-05")
        self.copies.exchange("here", "there")
        self.lost = self.device("there")

    def device(self, name: str) -> str:
        with self.copies.at(name) as office:
            return office.session.device

    def add(self, name: str, date: str) -> str:
        with self.copies.case(name, self.case) as case:
            return case.add("event", date=date)

    def remove(self) -> None:
        with self.copies.at("here") as office:
            remove_device(office.viewer, self.lost)

    def vouch(self, name: str = "here", what: str = "") -> tuple[str, ...]:
        with self.copies.at(name) as office:
            trusted = vouch_for(office.viewer, what or self.lost).trusted
            self.sound(office)
            return trusted

    def learn(self) -> Merged:
        """The one there wrote on, and hears of its removal."""
        self.add("there", "2019")
        self.remove()
        return self.copies.merge("there", "here")

    def events(self, name: str) -> set[str]:
        with self.copies.at(name) as office:
            self.sound(office)
            return {found.value for view in shown_everywhere(office).values() if (found := view.one("event.date"))}

    def sound(self, office: Office) -> None:
        """Lived through, rebuilt and told plainly it is one record."""
        shown = shown_everywhere(office)
        assert shown == {uid: view for uid, view in told_by_the_ledger().items() if uid in shown}
        assert verify(office.viewer).damaged == ()
        lived = rebuild.digest()
        rebuild.rebuild()
        assert rebuild.digest() == lived


@pytest.fixture
def scene(folder: Path) -> Scene:
    return Scene(folder)


def test_it_is_told_when_it_learns_and_at_each_unlocking(scene: Scene) -> None:
    learnt = scene.learn()
    assert (learnt.no_longer, learnt.new_device, learnt.trusted_again) == (1, True, False)
    assert f"`tocsin device vouch device-{scene.lost[-5:]}` there" in str(learnt.distrusted)
    with scene.copies.at("there") as office:
        assert str(why_distrusted(office.viewer)) == str(learnt.distrusted)
        own = next(line for line in list_devices(office.viewer) if line.own)
        assert (own.removed, own.trusted, own.replaces) == (False, False, scene.lost)
    with scene.copies.at("here") as office:
        assert why_distrusted(office.viewer) is None


def test_what_does_not_count_leaves_its_lists_at_once(scene: Scene) -> None:
    scene.learn()
    assert scene.events("there") == {"2018-07-05"}


def test_it_takes_one_new_device_and_no_more(scene: Scene) -> None:
    scene.learn()
    after = scene.device("there")
    assert after != scene.lost
    before = scene.copies.ids("there")
    assert scene.copies.merge("there", "here").changesets == 0
    assert (scene.device("there"), scene.copies.ids("there")) == (after, before)


def test_a_kill_behind_the_merge_is_made_good_at_the_next_unlocking(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr("tocsin.actions.merge.leave_removed", lambda _viewer: False)
        patched.setattr("tocsin.actions.merge.become_new_device", lambda _viewer: None)
        scene.learn()
    assert scene.device("there") != scene.lost
    assert scene.events("there") == {"2018-07-05"}


WRITES: dict[str, Callable[[Scene, Office], object]] = {
    "record": lambda scene, office: Case(office, scene.case).add("event", date="2020"),
    "note": lambda scene, office: note(office.viewer, scene.case, "Two men waited."),
    "receive": lambda scene, office: receive(office.viewer, scene.case, io.BytesIO(b"Two men waited."), "b.txt"),
    "case": lambda _scene, office: open_case(office.viewer, "Quay"),
    "accept": lambda scene, office: accept(office.viewer, list_proposals(office.viewer, scene.case)[0].id),
    "reject the last": lambda scene, office: [
        reject(office.viewer, one.id) for one in list_proposals(office.viewer, scene.case)
    ],
    "correct": lambda scene, office: correct(office.viewer, a_claim(scene, office), "Ilona Varha", "read again"),
    "erase": lambda scene, office: erase(office.viewer, scene.person, "asked"),
    "open a source": lambda scene, office: open_source(office.viewer, scene.source, "to warn her"),
    "add a member": lambda _scene, office: add_passphrase(office.viewer, ADA, member_name="Ada Lind"),
    "remove the other": lambda scene, office: remove_device(office.viewer, another(scene, office)),
    "vouch for itself": lambda scene, office: vouch_for(office.viewer, scene.lost),
}


def a_claim(scene: Scene, office: Office) -> str:
    found = shown_everywhere(office)[scene.person].one("person.name")
    assert found is not None
    return found.claims[0]


def another(scene: Scene, office: Office) -> str:
    return next(line.id for line in list_devices(office.viewer) if line.trusted)


@pytest.mark.parametrize("write", WRITES)
def test_every_write_that_would_not_count_is_refused_and_nothing_is_kept_of_it(scene: Scene, write: str) -> None:
    scene.learn()
    with scene.copies.at("there") as office:
        at, lists, files = store.position(), rebuild.digest(), sealed(office)
        slots, waiting = list_slots(office.viewer), list_proposals(office.viewer, scene.case)
        with pytest.raises(errors.DistrustedCopy, match="Nothing new is written, and all that is here can still"):
            WRITES[write](scene, office)
        assert (store.position(), rebuild.digest(), sealed(office)) == (at, lists, files)
        assert list_slots(office.viewer) == slots
        if write != "reject the last":  # rejecting is this machine's own affair; that a review is finished is not
            assert list_proposals(office.viewer, scene.case) == waiting


def sealed(office: Office) -> set[Path]:
    return set(office.session.vault_path.rglob("*"))


def test_a_slip_is_not_taken_back_there_either(scene: Scene) -> None:
    made = scene.add("there", "2019")
    scene.remove()
    with scene.copies.at("there") as office:
        merge(office.viewer, scene.copies.folder("here"), PASSPHRASE)
        with pytest.raises(errors.TocsinError):
            slip(office.viewer, made)


def test_it_still_reads_backs_up_and_takes_away_who_may_unlock_it(scene: Scene, tmp_path: Path) -> None:
    with scene.copies.at("there") as office:
        ada = add_passphrase(office.viewer, ADA, member_name="Ada Lind")
    scene.learn()
    with scene.copies.at("there") as office:
        change_passphrase(office.viewer, ada.place, f"{ADA} again")
        remove_passphrase(office.viewer, ada.place)
        assert ada.member not in {slot.member for slot in list_slots(office.viewer)}
        assert scene.lost in devices.removed()
        assert why_distrusted(office.viewer)
        scene.sound(office)
        backup(office.viewer, tmp_path / "backup")
    assert restore(tmp_path / "backup", tmp_path / "new.tocsin", PASSPHRASE).verified.damaged == ()
    with scene.copies.at("there") as office:
        scene.sound(office)
    assert scene.events("there") == {"2018-07-05"}


def test_nothing_that_it_did_with_its_keys_vouches_for_what_it_wrote(scene: Scene) -> None:
    """A removal of passphrases removes the device before, on top of all: that must not bring in what was forged."""
    with scene.copies.at("there") as office:
        place = add_passphrase(office.viewer, ADA).place
    scene.add("there", "2019")
    scene.remove()
    scene.copies.merge("there", "here")
    with scene.copies.at("there") as office:
        remove_passphrase(office.viewer, place)
    merged = scene.copies.merge()
    assert merged.changesets == merged.not_counting > 0
    assert scene.events("here") == {"2018-07-05"}
    with scene.copies.at("there") as office:
        own = office.session.device
    with scene.copies.at("here"):
        assert own in devices.distrusted()


def test_a_person_vouches_for_it_in_a_copy_that_is_trusted_and_it_goes_on(scene: Scene) -> None:
    scene.learn()
    after = scene.device("there")
    assert scene.copies.merge().not_counting == 2
    assert scene.events("here") == {"2018-07-05"}
    assert scene.vouch() == (after,)
    back = scene.copies.merge("there", "here")
    assert (back.trusted_again, back.distrusted, back.new_device) == (True, None, False)
    scene.add("there", "2020")
    scene.copies.exchange("here", "there")
    assert scene.events("here") == scene.events("there") == {"2018-07-05", "2019", "2020"}
    assert scene.device("there") == after


def test_what_was_vouched_for_before_it_learnt_needs_one_round_more(scene: Scene) -> None:
    scene.add("there", "2019")
    scene.remove()
    scene.copies.merge()
    assert scene.vouch() == ()
    assert scene.copies.merge("there", "here").distrusted
    assert scene.events("there") == {"2018-07-05", "2019"}
    scene.copies.merge()
    assert scene.vouch() == (scene.device("there"),)
    assert scene.copies.merge("there", "here").trusted_again


def test_a_copy_that_was_restored_from_one_waits_for_the_same_person(scene: Scene, tmp_path: Path) -> None:
    """It is a device that the removed one announced, and not removed itself."""
    with scene.copies.at("there") as office:
        backup(office.viewer, tmp_path / "backup")
    scene.remove()
    restore(tmp_path / "backup", scene.copies.folder("third"), PASSPHRASE, clock=scene.copies.clock)
    scene.add("third", "2019")
    own = scene.device("third")
    learnt = scene.copies.merge("third", "here")
    assert learnt.distrusted
    assert not learnt.new_device
    assert scene.events("third") == {"2018-07-05"}
    with scene.copies.at("third") as office, pytest.raises(errors.DistrustedCopy):
        Case(office, scene.case).add("event", date="2020")
    scene.copies.merge("here", "third")
    assert own in scene.vouch()
    assert scene.copies.merge("third", "here").trusted_again
    assert scene.events("third") == {"2018-07-05", "2019"}


def test_a_whole_line_of_devices_waits_for_the_eldest(scene: Scene) -> None:
    with scene.copies.at("there") as office:
        become_new_device(office.viewer)
    scene.remove()
    with scene.copies.at("there") as office:
        become_new_device(office.viewer)
    scene.copies.merge("there", "here")
    with scene.copies.at("there") as office:
        assert f"device-{scene.lost[-5:]}`" in str(why_distrusted(office.viewer))
    scene.copies.merge()
    assert scene.device("there") in scene.vouch()
    assert scene.copies.merge("there", "here").trusted_again


def test_copies_that_removed_each_other_agree_on_one_that_goes_on(scene: Scene) -> None:
    here = scene.device("here")
    with scene.copies.at("there") as office:
        remove_device(office.viewer, here)
    scene.remove()
    scene.copies.merge("there", "here")
    merged = scene.copies.merge()
    assert f"run `tocsin device vouch device-{here[-5:]}` in it" in str(merged.distrusted)
    scene.copies.exchange("here", "there")
    assert scene.device("here") in scene.vouch("here", here)
    with scene.copies.at("here") as office:
        assert why_distrusted(office.viewer) is None
    scene.vouch()
    scene.copies.exchange("here", "there")
    for name in ("here", "there"):
        scene.add(name, "2021")
    scene.copies.exchange("here", "there")
    assert scene.events("here") == scene.events("there") == {"2018-07-05", "2021"}
