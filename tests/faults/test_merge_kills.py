"""A merge that is killed, or for which the disk is full: the old record or the new one, and a second merge finishes."""

from __future__ import annotations

import io
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from support.cases import changesets_of, new_case
from support.copies import Copies, shown_everywhere
from support.office import PASSPHRASE
from tocsin.actions import merge as merging
from tocsin.actions.devices import become_new_device
from tocsin.actions.erase import erase
from tocsin.actions.init import Office
from tocsin.actions.merge import merge
from tocsin.actions.passphrases import add_passphrase, remove_member
from tocsin.actions.receive import receive
from tocsin.actions.verify import verify
from tocsin.domain import errors
from tocsin.lib import files

Killed = Callable[[int, Callable[[], object]], bool]
TEXT = b"Two men waited at the stairs on 5 July 2018."
POINTS = [
    "compare", "fetch", "_adopt_source_keys", "acknowledge", "sweep", "become_new_device", "remove_member", "catch_up"
]  # fmt: skip


class Scene:
    """All that a merge may have to follow: our own device in use there, a file, an erasure, a leaver, other keys."""

    def __init__(self, folder: Path) -> None:
        self.copies = Copies(folder)
        with self.copies.at("here") as office:
            case = new_case(office)
            self.case = case.id
            event = case.add("event", date="2018-07-05")
            ada = add_passphrase(office.viewer, f"{PASSPHRASE} ada", member_name="Ada Lind").member
        self.copies.copy()
        with self.copies.case("here", self.case) as here:
            here.add("event", date="2018-07-09")
        self.old = self.copies.ids("here")
        with self.copies.at("there") as office:
            become_new_device(office.viewer)
            receive(office.viewer, self.case, io.BytesIO(TEXT), "a.txt")
            erase(office.viewer, event, "asked")
            remove_member(office.viewer, ada)
        self.new = {*self.old, *self.copies.ids("there")}
        shutil.copytree(folder, folder.with_name("fresh"))

    def refresh(self) -> None:
        """The copy here as it was before any merge."""
        shutil.rmtree(self.copies.here)
        shutil.copytree(self.copies.here.with_name("fresh"), self.copies.here)

    def merge(self) -> None:
        """In another process, which dies on the way."""
        self.copies.merge()

    def check(self) -> None:
        """Old or new, whole; and a second merge brings it to its end."""
        with self.copies.at("here") as office:
            held = [one.id for one in changesets_of()]
            assert held[: len(self.old)] == self.old
            assert held == self.old or self.new <= set(held)
            self.sound(office)
        self.copies.merge()
        with self.copies.at("here") as office:
            assert self.new <= {one.id for one in changesets_of()}
            self.sound(office)
            assert {found.value for view in shown_everywhere(office).values() if (found := view.one("event.date"))} == {
                "2018-07-09"
            }

    def sound(self, office: Office) -> None:
        assert verify(office.viewer).damaged == ()


@pytest.fixture
def scene(folder: Path) -> Scene:
    return Scene(folder)


def dying(monkeypatch: pytest.MonkeyPatch, point: str, after: bool) -> None:
    real = getattr(merging, point)

    def die(*given: object) -> object:
        if after:
            real(*given)
        os._exit(9)

    monkeypatch.setattr(merging, point, die)


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("point", POINTS)
@pytest.mark.long
def test_a_kill_at_each_step_leaves_old_or_new(
    scene: Scene, killed: Killed, monkeypatch: pytest.MonkeyPatch, point: str, after: bool
) -> None:
    with monkeypatch.context() as patched:
        dying(patched, point, after)
        assert killed(1_000_000, scene.merge)
    scene.check()


@pytest.mark.long
def test_a_kill_at_each_call_to_the_disk_leaves_old_or_new(scene: Scene, killed: Killed) -> None:
    count = 1
    while killed(count, scene.merge):
        scene.check()
        scene.refresh()
        count += 1
    assert count > 30


def test_a_kill_between_commit_and_heads_is_caught_up(
    scene: Scene, killed: Killed, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        dying(patched, "acknowledge", after=False)
        assert killed(1_000_000, scene.merge)
    scene.check()


@pytest.mark.long
def test_a_full_disk_at_each_call_leaves_old_or_new(
    scene: Scene, failing: Callable[[int], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    count, full = 1, True
    while full:
        with scene.copies.at("here") as office:
            failing(count)
            try:
                merge(office.viewer, scene.copies.folder("there"), PASSPHRASE)
                full = False
            except (errors.DiskFull, errors.CannotWrite):
                pass
            monkeypatch.setattr(files, "DISK", files.Disk())
        scene.check()
        scene.refresh()
        count += 1
    assert count > 20
