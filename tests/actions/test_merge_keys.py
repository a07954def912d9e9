"""Members who left, keys that changed, and copies that wrote on before they learnt of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.cases import Case, claims_made, new_case
from support.copies import Copies, shown_everywhere
from support.office import PASSPHRASE
from tocsin.access.devices import list_devices
from tocsin.actions.merge import Merged, merge
from tocsin.actions.open_source import open_source
from tocsin.actions.passphrases import add_passphrase, list_slots, remove_member
from tocsin.actions.remove_device import vouch_for
from tocsin.actions.verify import verify
from tocsin.domain import errors
from tocsin.lib.ids import new_id

ADA = "anchor barrel candle dragon eleven fabric"


class Scene:
    """Two copies of an office of two, never merged yet: both sign with one key. Ada leaves, and is removed here."""

    def __init__(self, folder: Path) -> None:
        self.copies = Copies(folder)
        with self.copies.at("here") as office:
            self.case = new_case(office).id
            self.ada = add_passphrase(office.viewer, ADA, member_name="Ada Lind").member
        self.copies.copy()

    def let_go(self) -> None:
        with self.copies.at("here") as office:
            remove_member(office.viewer, self.ada)

    def add(self, name: str, **values: str) -> str:
        with self.copies.case(name, self.case) as case:
            return case.add("event", **values)

    def events(self, name: str) -> set[str]:
        with self.copies.at(name) as office:
            views = shown_everywhere(office).values()
            assert verify(office.viewer).damaged == ()
            return {found.value for view in views if (found := view.one("event.date"))}


@pytest.fixture
def scene(folder: Path) -> Scene:
    return Scene(folder)


def test_a_member_who_was_removed_there_opens_nothing_here_any_more(scene: Scene) -> None:
    with scene.copies.at("there", ADA):
        pass
    scene.let_go()
    merged = scene.copies.merge("there", "here")
    assert (merged.left, merged.still_open) == ((scene.ada,), ())
    with pytest.raises(errors.CannotUnlock), scene.copies.at("there", ADA):
        pass
    with scene.copies.at("there") as office:
        assert scene.ada not in {slot.member for slot in list_slots(office.viewer)}


def test_who_was_removed_and_is_here_keeps_the_passphrase_and_it_is_said(scene: Scene) -> None:
    scene.let_go()
    with scene.copies.at("there", ADA) as office:
        merged = merge(office.viewer, scene.copies.folder("here"), PASSPHRASE)
        assert (merged.left, merged.still_open) == ((), (scene.ada,))


@pytest.mark.long
def test_a_source_that_was_sealed_after_the_change_opens_in_both(scene: Scene) -> None:
    scene.add("there", date="2018-07-05")
    scene.copies.exchange("here", "there")
    scene.let_go()
    with scene.copies.case("here", scene.case) as here:
        source = here.add("source", name="Petronella Quillfeather")
    scene.copies.merge("there", "here")
    with scene.copies.case("there", scene.case) as there:
        assert "Petronella Quillfeather" in str(open_source(there.viewer, source, "to warn her"))
        second = there.add("source", name="Petro Marin")
    scene.copies.merge("here", "there")
    with scene.copies.case("here", scene.case) as here:
        assert "Petro Marin" in str(open_source(here.viewer, second, "to warn him"))
        assert len(claims_made(here.scope)) > 2


def test_what_a_copy_wrote_before_it_learnt_of_a_change_of_keys_waits_for_a_person(scene: Scene) -> None:
    """Ada may have written it with the key that she knew; only a person can tell."""
    scene.let_go()
    scene.add("there", date="2018-07-05")
    merged = scene.copies.merge()
    assert merged.not_counting == merged.changesets == 1
    assert scene.events("here") == set()
    with scene.copies.at("here") as office:
        vouch_for(office.viewer, merged.removed[0])
    assert scene.events("here") == {"2018-07-05"}


@pytest.mark.long
def test_a_copy_that_is_removed_is_told_and_comes_back_when_somebody_vouches(scene: Scene) -> None:
    scene.let_go()
    scene.add("there", date="2018-07-05")
    with scene.copies.at("there") as office:
        old = office.session.device
    learnt = scene.copies.merge("there", "here")
    assert (learnt.no_longer, learnt.distrusted is not None, learnt.removed) == (1, True, (old,))
    assert scene.events("there") == set()
    came: Merged = scene.copies.merge()
    with scene.copies.at("here") as office:
        assert came.not_counting == came.changesets
        vouch_for(office.viewer, old)
    assert scene.copies.merge("there", "here").trusted_again
    scene.add("there", date="2019")
    scene.copies.exchange("here", "there")
    assert scene.events("here") == scene.events("there") == {"2018-07-05", "2019"}


def test_nobody_vouches_for_a_device_that_is_trusted_or_unknown_or_their_own(scene: Scene) -> None:
    scene.add("there", date="2018-07-05")
    scene.copies.merge()
    with scene.copies.at("here") as office:
        own = office.session.device
        trusted = next(line.id for line in list_devices(office.viewer) if line.id != own)
        for words, error in ((own, errors.OwnDevice), (trusted, errors.NoSuch), (new_id(), errors.NoSuch)):
            with pytest.raises(error):
                vouch_for(office.viewer, words)


def test_a_copy_whose_keys_changed_opens_with_its_own_passphrase_only(scene: Scene) -> None:
    scene.let_go()
    with scene.copies.at("there") as office:
        with pytest.raises(errors.CannotUnlock):
            merge(office.viewer, scene.copies.folder("here"), ADA)
        assert Case(office, scene.case).told()
