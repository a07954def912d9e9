"""At every point of writing, whatever is being done: the old state or the new one, and the folder opens (issue 3)."""

from __future__ import annotations

import io
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from unittest import mock

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from faults.flipping import TELLING, copied
from faults.points import POINTS, Point
from records.test_swapping import make_older, newest
from support.office import PASSPHRASE
from tocsin.access.dossier import get_dossier
from tocsin.actions.correct import correct
from tocsin.actions.erase import erase
from tocsin.actions.init import Office
from tocsin.actions.lock import lock
from tocsin.actions.note import Call, note
from tocsin.actions.open_case import open_case
from tocsin.actions.passphrases import add_passphrase, list_slots, remove_passphrase
from tocsin.actions.rebuild import rebuild
from tocsin.actions.receive import receive
from tocsin.actions.record import Item, record
from tocsin.actions.unlock import unlock
from tocsin.actions.verify import verify
from tocsin.domain.errors import DiskFull
from tocsin.records import connection as opening
from tocsin.records import rebuild as derived
from tocsin.records import store

SECOND = "lantern pepper window harbour silver meadow"


@dataclass
class Desk:
    """An unlocked workspace with a case, a person and a statement in it."""

    office: Office
    case: str
    person: str
    statement: str


def _receive(desk: Desk) -> None:
    receive(desk.office.viewer, desk.case, io.BytesIO(TELLING.encode() * 3), "statement.txt")


def _correct(desk: Desk) -> None:
    view = get_dossier(desk.office.viewer, desk.case).entities[desk.person]
    (birth,) = (claim for shown in view.all("person.birth") for claim in shown.claims)
    correct(desk.office.viewer, birth, "1978", "misread")


def _remove_a_passphrase(desk: Desk) -> None:
    (slot,) = (slot for slot in list_slots(desk.office.viewer) if slot.place == PLACES[0])
    remove_passphrase(desk.office.viewer, slot.place)


ACTIONS: dict[str, Callable[[Desk], object]] = {
    "open a case": lambda desk: open_case(desk.office.viewer, "Quay"),
    "note": lambda desk: note(desk.office.viewer, desk.case, TELLING, Call(source="withheld")),
    "receive": _receive,
    "record": lambda desk: record(desk.office.viewer, desk.case, [Item("person", {"name": ["Nadia Orlik"]}, "who")]),
    "correct": _correct,
    "erase a statement": lambda desk: erase(desk.office.viewer, desk.statement, "asked"),
    "rebuild": lambda desk: rebuild(desk.office.viewer),
    "remove a passphrase": _remove_a_passphrase,
    "lock and unlock": lambda _desk: None,
    "upgrade": lambda _desk: None,
}
PLACES: list[int] = []


@pytest.fixture(scope="module")
def furnished(template_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A locked workspace with a case, a person, a statement and a second passphrase."""
    folder = tmp_path_factory.mktemp("furnished") / "office.tocsin"
    shutil.copytree(template_folder, folder)
    office = unlock(folder, PASSPHRASE)
    case = open_case(office.viewer, "Harbour")
    record(office.viewer, case, [Item("person", {"name": ["Tomas Arbel"], "birth": ["1977"]}, "who")])
    receive(office.viewer, case, io.BytesIO(TELLING.encode()), "first.txt")
    add_passphrase(office.viewer, SECOND)
    PLACES[:] = [slot.place for slot in list_slots(office.viewer) if slot.place != office.session.slot.place][-1:]
    lock(office)
    return folder


@pytest.fixture(scope="module")
def older(furnished: Path) -> Path:
    """The same in the form before the newest migration."""
    folder = furnished.with_name("older")
    copied(furnished, folder)
    office = unlock(folder, PASSPHRASE)
    make_older()
    lock(office)
    return folder


@pytest.fixture(scope="module", autouse=True)
def small_migration() -> Iterator[None]:
    """What brings the older form to the newest: one table more."""

    def migrate(*_args: object, **_kwargs: object) -> None:
        with connection.cursor() as cursor:
            cursor.execute("CREATE TABLE added_by_migration (words TEXT)")
        MigrationRecorder(connection).record_applied("records", newest())

    with mock.patch.object(opening, "call_command", migrate):
        yield


def desk_in(folder: Path) -> Desk:
    office = unlock(folder, PASSPHRASE)
    from tocsin.access.cases import list_cases

    case = next(line.id for line in list_cases(office.viewer).items if line.title == "Harbour")
    dossier = get_dossier(office.viewer, case)
    (person,) = (view.id for view in dossier.of_kind("person"))
    (statement,) = (view.id for view in dossier.of_kind("statement") if view.one("statement.evidence"))
    return Desk(office, case, person, statement)


def act(folder: Path, action: str) -> None:
    """Unlock, do it, lock: every point lies in here."""
    desk = desk_in(folder)
    try:
        ACTIONS[action](desk)
    finally:
        lock(desk.office)


def state_of(folder: Path) -> int:
    """How many changesets a folder holds; it opens, verifies, and its tables are those that a rebuild makes."""
    office = unlock(folder, PASSPHRASE)
    try:
        assert verify(office.viewer).damaged == ()
        lived = derived.digest()
        rebuild(office.viewer)
        assert derived.digest() == lived
        held = store.position().changesets
        open_case(office.viewer, "One more")
    finally:
        lock(office)
    return held


def die(folder: Path, point: Point, action: str) -> bool:
    """Do it in a child that dies at the point; whether it came there."""
    child = os.fork()
    if child == 0:
        try:
            with point.breaking(lambda: os._exit(9)):
                act(folder, action)
            os._exit(0)
        finally:
            os._exit(1)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert code in {0, 9}
    return code == 9


def fill_up(folder: Path, point: Point, action: str) -> bool:
    """Let the disk be full at the point; whether it came there. The process goes on and says one sentence."""

    def full() -> None:
        raise DiskFull

    with point.breaking(full) as reached, suppress(DiskFull):
        act(folder, action)
    return bool(reached)


def photograph(folder: Path, point: Point, action: str) -> bool:
    """Copy the folder at the point while work goes on, and put the copy in its place; whether it came there."""
    picture = folder.with_name("picture")
    with point.breaking(lambda: copied(folder, picture)) as reached:
        act(folder, action)
    if reached:
        copied(picture, folder)
        (folder / "lock").unlink(missing_ok=True)
    return bool(reached)


WAYS = {"die": die, "fill up": fill_up, "photograph": photograph}


def broken(ready: Path, folder: Path, point: Point, action: str, way: str, states: set[int]) -> bool:
    """Break one action at one point in one way; the old state stands or the new. Whether the action came there."""
    copied(ready, folder)
    reached = WAYS[way](folder, point, action)
    if reached:
        assert state_of(folder) in states, (point.name, action, way)
    return reached


States = Callable[[str], tuple[Path, set[int]]]


@pytest.fixture(scope="module")
def states(furnished: Path, older: Path) -> States:
    """For an action: the folder it begins in, and how many changesets are old and new."""
    once = furnished.with_name("once")

    @cache
    def of(action: str) -> tuple[Path, set[int]]:
        ready = older if action == "upgrade" else furnished
        copied(ready, once)
        before = state_of(once)
        copied(ready, once)
        act(once, action)
        after = state_of(once)
        # a change of keys is three steps: the new device is announced, keys are changed, the old one is removed
        return ready, set(range(before, after + 1)) if action == "remove a passphrase" else {before, after}

    return of


SHORT = {
    "vault": "receive",
    "receive": "receive",
    "record": "record",
    "heads": "note",
    "disk": "receive",
    "erase": "erase a statement",
    "rebuild": "rebuild",
    "migration": "upgrade",
    "swap": "remove a passphrase",
    "lock": "lock and unlock",
}


@pytest.mark.parametrize("point", POINTS, ids=lambda point: point.name)
def test_each_point_in_the_action_that_it_belongs_to(point: Point, states: States, tmp_path: Path) -> None:
    action = SHORT[point.name.partition(":")[0]]
    ready, allowed = states(action)
    way = list(WAYS)[POINTS.index(point) % len(WAYS)]  # each way at each point in the long test below
    assert broken(ready, tmp_path / "copy", point, action, way, allowed)


@pytest.mark.long
@pytest.mark.parametrize("action", ACTIONS)
def test_each_action_at_every_point(
    action: str, states: States, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    ready, allowed = states(action)
    reached = [
        (point.name, way)
        for point in POINTS
        for way in WAYS
        if broken(ready, tmp_path / "copy", point, action, way, allowed)
    ]
    record_property("faults", len(reached))
    assert len(reached) >= 3 * 4
