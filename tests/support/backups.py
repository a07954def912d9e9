"""Offices with something in them, their backups, and what must be alike after a restore."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from support.cases import Case, changesets_of, new_case
from support.office import DAY_MS, PASSPHRASE, START_MS
from tocsin.actions.backup import BackedUp, backup
from tocsin.actions.backup_reading import opened
from tocsin.actions.check_backup import check_backup
from tocsin.actions.init import Office
from tocsin.actions.lock import lock
from tocsin.actions.sealing import seal
from tocsin.actions.unlock import unlock
from tocsin.domain.backups import Manifest
from tocsin.lib.clock import FixedClock
from tocsin.records.local import InClear, Proposal

WORDS = "On 5 March 2031 two men followed Ilona Varga from her office in Port Ambrel to her flat."
FORM = '{"date": "2031-03-05", "title": "Ілона Варга"}'
LATER_MS = START_MS + 30 * DAY_MS


@dataclass
class Kept:
    """An office that is worked in, and the folder that its backups go to."""

    office: Office
    target: Path
    case: Case

    def work(self, day: int = 5) -> str:
        """Two changesets: a sealed file, and an event, whose id is returned. A proposal waits."""
        viewer = self.case.viewer
        sealed, _ = seal(viewer, self.case.scope, io.BytesIO(f"{WORDS} {day}".encode()), "text")
        self.case.say(sealed)
        Proposal.objects.create(statement=self.case.id, scope=self.case.scope, place=day, kind="event", form=FORM)
        return self.case.add("event", date=f"2031-03-{day:02}")

    def back_up(self) -> BackedUp:
        """Once more."""
        return backup(self.office.viewer, self.target)

    def damaged(self) -> tuple[str, ...]:
        """What is named in the backup."""
        return check_backup(self.target, PASSPHRASE).damaged

    def manifest(self, passphrase: str = PASSPHRASE) -> Manifest:
        """What the backup says of itself."""
        with opened(self.target, passphrase) as found:
            return found.manifest


def kept(office: Office, target: Path) -> Kept:
    """An office with a case in which something was done."""
    one = Kept(office, target, new_case(office))
    one.work()
    return one


@contextmanager
def unlocked(folder: Path, passphrase: str = PASSPHRASE) -> Iterator[Office]:
    """A workspace a month later."""
    office = unlock(folder, passphrase, clock=FixedClock(LATER_MS, 1000))
    try:
        yield office
    finally:
        lock(office)


def told() -> list[tuple[bytes, bytes, tuple[Any, ...]]]:
    """Every changeset of the open record, in its local order."""
    return [(one.header, one.signature, one.operations) for one in changesets_of()]


def local() -> list[tuple[Any, ...]]:
    """The local tables of the open record, but the log, which unlocking writes to."""
    proposals = Proposal.objects.order_by("pk").values_list("statement", "place", "kind", "form", "state", "looked")
    return [*proposals, *InClear.objects.order_by("pk").values_list("time", "path", "what")]


def files_below(folder: Path) -> dict[str, bytes]:
    """Every file with its bytes."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def put_back(folder: Path, files: dict[str, bytes]) -> None:
    """The folder as it was."""
    shutil.rmtree(folder)
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)


def flip(path: Path, place: int, bit: int = 0x20) -> None:
    """One bit of a file."""
    with path.open("r+b") as file:
        file.seek(place)
        (byte,) = file.read(1)
        file.seek(place)
        file.write(bytes([byte ^ bit]))
