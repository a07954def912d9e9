"""A backup made while people write is the record of one moment, and what is erased meanwhile is not in it."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connections

from support.backups import Kept, kept, local, told, unlocked
from support.cases import new_case
from support.erased import erase_in
from support.office import PASSPHRASE
from tocsin.actions import backup as backing
from tocsin.actions.backup import backup_beside
from tocsin.actions.backup_reading import changesets_in, opened
from tocsin.actions.init import Office
from tocsin.actions.lock import lock
from tocsin.actions.restore import restore
from tocsin.actions.segmenting import Segmenting
from tocsin.domain.operations import ClaimMade
from tocsin.records import rebuild, store

CANARY = "a canary in a coal mine"
EVENTS = 25


@pytest.fixture
def one(office: Office, tmp_path: Path) -> Kept:
    return kept(office, tmp_path / "backup")


def in_thread(work: Callable[[], object]) -> threading.Thread:
    """As a thread of the desk: with a database connection of its own, closed at its end."""

    def run() -> None:
        try:
            work()
        finally:
            connections.close_all()

    thread = threading.Thread(target=run)
    thread.start()
    return thread


def write_on(one: Kept, count: int = EVENTS) -> None:
    case = new_case(one.office, "Lantern")
    for day in range(count):
        case.add("event", date=f"2031-04-{1 + day % 28:02}")


def test_while_threads_write_it_is_the_record_of_one_moment(one: Kept) -> None:
    thread = in_thread(lambda: write_on(one))
    reached = []
    while thread.is_alive():
        one.back_up()
        assert one.damaged() == ()
        reached.append(one.manifest().changesets)
    thread.join()
    one.back_up()
    assert sorted(reached) == reached
    with opened(one.target, PASSPHRASE) as found:
        held = [c for segment in found.manifest.segments for c in changesets_in(found, segment)]
    assert [(c.header, c.signature, c.operations) for c in held] == told()


def test_what_is_backed_up_while_others_write_restores(one: Kept, tmp_path: Path) -> None:
    thread = in_thread(lambda: write_on(one))
    one.back_up()
    thread.join()
    lock(one.office)
    assert restore(one.target, tmp_path / "new.tocsin", PASSPHRASE).verified.damaged == ()


def meanwhile(monkeypatch: pytest.MonkeyPatch, work: Callable[[], object], when: str = "bring_up_to") -> list[int]:
    """Runs `work` once, in another thread, when the segments have been written and nothing else has."""
    runs: list[int] = []
    original = getattr(Segmenting, when)

    def hooked(self: Segmenting, *arguments: object) -> object:
        result = original(self, *arguments)
        runs.append(1)
        if len(runs) == 1:
            in_thread(work).join()
        return result

    monkeypatch.setattr(Segmenting, when, hooked)
    return runs


def test_what_is_written_meanwhile_waits_for_the_next_backup(one: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    before = store.position().changesets
    runs = meanwhile(monkeypatch, lambda: one.case.add("event", date="2031-03-30"))
    assert one.back_up().changesets == before
    assert runs == [1]
    assert store.position().changesets == before + 1


def test_what_is_erased_meanwhile_is_covered_before_it_ends(one: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    one.case.add("event", date="2031-03-09", title=CANARY)
    claim = next(c for c in one.case.told() if isinstance(c, ClaimMade) and c.value == CANARY)
    runs = meanwhile(monkeypatch, lambda: erase_in(one.case, claim))
    assert one.back_up().changesets == store.position().changesets
    assert len(runs) == 2
    with opened(one.target, PASSPHRASE) as found:
        held = [c for segment in found.manifest.segments for c in changesets_in(found, segment)]
    assert not any(CANARY.encode() in (o.body or b"") for c in held for o in c.operations)
    assert one.damaged() == ()


def test_local_tables_are_of_the_same_moment_as_the_record(
    one: Kept, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A call kept meanwhile has proposals; neither they nor its statement are in this backup."""
    rows, lists = local(), rebuild.digest()
    meanwhile(monkeypatch, lambda: one.work(17))
    one.back_up()
    lock(one.office)
    restore(one.target, tmp_path / "new.tocsin", PASSPHRASE)
    with unlocked(tmp_path / "new.tocsin"):
        assert local() == rows
        assert rebuild.digest() == lists


def test_nobody_who_writes_waits_for_a_backup(one: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    """No lock is held while segments are written: a writer within that time commits at once, or this would time out."""
    done: list[str] = []
    meanwhile(monkeypatch, lambda: done.append(one.case.add("event", date="2031-03-29")))
    one.back_up()
    assert len(done) == 1


BESIDE = """
import os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "tocsin.config.settings"
import django; django.setup()
from pathlib import Path
from tocsin.actions.backup import backup_beside
print(backup_beside(Path(sys.argv[1]), sys.stdin.read(), Path(sys.argv[2])).changesets)
"""


@pytest.mark.sqlcipher(reason="opens the file from another process")
def test_another_process_backs_up_beside_the_one_that_writes(one: Kept, folder: Path) -> None:
    thread = in_thread(lambda: write_on(one, 15))
    done = subprocess.run(
        [sys.executable, "-c", BESIDE, str(folder), str(one.target)],
        input=PASSPHRASE,
        text=True,
        capture_output=True,
        check=True,
        timeout=120,
    )
    thread.join()
    assert int(done.stdout) <= store.position().changesets
    assert one.damaged() == ()
    assert one.back_up().changesets == store.position().changesets


def test_looking_leaves_the_workspace_as_it_is(one: Kept, folder: Path) -> None:
    lock(one.office)
    before = {
        path.name: path.read_bytes() for path in folder.iterdir() if path.is_file() and path.name != "record.db-shm"
    }
    backup_beside(folder, PASSPHRASE, one.target)
    after = {path.name: path.read_bytes() for path in folder.iterdir() if path.name in before}
    assert after == before
    assert backing.BESIDE not in connections.settings
