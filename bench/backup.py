"""What a backup costs: the first one, one after a hundred new changes, one with nothing new, checking and restoring."""

from __future__ import annotations

import io
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tocsin.actions.backup import backup
from tocsin.actions.check_backup import check_backup
from tocsin.actions.entry import Entry
from tocsin.actions.init import Office, init
from tocsin.actions.lock import lock
from tocsin.actions.open_case import open_case
from tocsin.actions.restore import restore
from tocsin.actions.sealing import seal
from tocsin.actions.writing import writing
from tocsin.lib.ids import new_id
from tocsin.workspace import KdfParameters
from tocsin.workspace.words import new_passphrase, new_recovery

MIB = 1024 * 1024
NEW_CHANGES = 100
EVENTS_IN_A_CHANGESET = 75
CLAIMS = (
    ("event.type", "arrest"),
    ("event.date", "2018-07-05"),
    ("event.completion", "done"),
    ("event.place_words", "near the harbour office"),
    ("event.title", "Two men waited at the stairs of the harbour office"),
    ("event.attribution", "her lawyer"),
)


def measure(folder: Path, events: int, mebibytes: int) -> dict[str, Any]:
    """Seconds and megabytes a second, of a workspace with so many events and so much evidence."""
    folder.mkdir(exist_ok=True)
    passphrase = new_passphrase()
    office = init(
        folder / "office.tocsin",
        passphrase=passphrase,
        recovery=new_recovery(),
        member_name="Bench",
        cost=KdfParameters(memory_kib=64, passes=1, lanes=1),
    )
    target = folder / "backup"
    case = f"case:{open_case(office.viewer, 'Bench')}"
    for _ in range(0, events, EVENTS_IN_A_CHANGESET):
        _say(office, case, EVENTS_IN_A_CHANGESET)
    _seal_files(office, case, mebibytes)
    first = _seconds(lambda: backup(office.viewer, target))
    size = sum(path.stat().st_size for path in target.rglob("*") if path.is_file())
    for _ in range(NEW_CHANGES):
        _say(office, case, 1)
    second = _seconds(lambda: backup(office.viewer, target))
    third = _seconds(lambda: backup(office.viewer, target))
    lock(office)
    return {
        "events": events,
        "mebibytes_of_evidence": mebibytes,
        "size_mib": round(size / MIB, 1),
        "first_seconds": round(first, 2),
        "first_mib_s": round(size / MIB / first, 1),
        "after_100_changes_seconds": round(second, 2),
        "after_100_changes_share_of_first": round(second / first, 3),
        "nothing_new_seconds": round(third, 2),
        "check_mib_s": round(size / MIB / _seconds(lambda: check_backup(target, passphrase)), 1),
        "restore_mib_s": round(size / MIB / _seconds(lambda: restore(target, folder / "new.tocsin", passphrase)), 1),
    }


def _say(office: Office, case: str, events: int) -> None:
    entry = Entry(new_id())
    for _ in range(events):
        event = entry.open("event")
        for property_id, value in CLAIMS:
            entry.claim(event, property_id, value)
    with writing(office.viewer) as said:
        said.say(case, *entry.operations)


def _seal_files(office: Office, case: str, mebibytes: int) -> None:
    for _ in range(mebibytes):
        sealed, _ = seal(office.viewer, case, io.BytesIO(os.urandom(MIB)), "original")
        with writing(office.viewer) as said:
            said.say(case, sealed)


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
