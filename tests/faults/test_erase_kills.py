"""A process that dies while it erases: afterwards all of it is there, or none, and no older page is left."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from support.cases import Case, new_case
from support.decrypted import holding
from support.office import DAY_MS, PASSPHRASE, START_MS
from tocsin.actions import erase as action
from tocsin.actions.erase import erase
from tocsin.actions.init import Office
from tocsin.actions.lock import lock
from tocsin.actions.note import note
from tocsin.actions.unlock import unlock
from tocsin.actions.verify import verify
from tocsin.lib.clock import FixedClock
from tocsin.records.derived import Entity, File

NAME = "Jyrvald Xomdroszk"
TEXT = f"On 5 July 2018 {NAME} was arrested in Brod."


class _KilledError(Exception):
    """Stands for the process that ends here."""


def opened(folder: Path) -> Office:
    return unlock(folder, PASSPHRASE, clock=FixedClock(START_MS + DAY_MS, 1000))


def begun(folder: Path) -> tuple[Office, Case, str]:
    office = opened(folder)
    case = new_case(office)
    return office, case, note(case.viewer, case.id, TEXT).statement


@pytest.mark.long
def test_a_kill_at_any_call_to_the_disk_leaves_all_or_nothing(
    folder: Path, tmp_path: Path, killed: Callable[[int, Callable[[], object]], bool]
) -> None:
    office, _, statement = begun(folder)
    lock(office)
    seen = set()
    for count in range(1, 100):
        copy = tmp_path / f"{count}.tocsin"
        shutil.copytree(folder, copy)
        dies = killed(count, partial(erase_there, copy, statement))
        there = look(copy, statement)
        seen.add(there)
        if not dies:
            break
    assert not there  # the last one lived
    assert seen == {True, False}


def erase_there(folder: Path, statement: str) -> None:
    erase(opened(folder).viewer, statement, "asked")


def look(folder: Path, statement: str) -> bool:
    """Whether all of the statement is there; else none of it is."""
    office = opened(folder)
    there = Entity.objects.filter(uid=statement).exists()
    files = [path for path in office.session.vault_path.rglob("*") if path.is_file()]
    assert (File.objects.count(), len(files)) == (int(there), int(there))
    assert verify(office.viewer).damaged == ()
    lock(office)
    return there


@pytest.mark.parametrize("step", ["_discard", "forget_old_pages"])
def test_no_older_page_is_left_after_the_next_unlock(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    office, _, statement = begun(folder)

    def dies(*_: object) -> None:
        raise _KilledError

    monkeypatch.setattr(action if step == "_discard" else action.erasing, step, dies)
    with pytest.raises(_KilledError):
        erase(office.viewer, statement, "asked")
    assert "log" in holding(office, [NAME])
    left = tmp_path / "left.tocsin"
    shutil.copytree(folder, left)  # as the kill leaves it
    lock(office)
    office = opened(left)
    assert holding(office, [NAME]) == set()
    assert verify(office.viewer).damaged == ()
    lock(office)
