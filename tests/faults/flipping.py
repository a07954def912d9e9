"""A small workspace as a kill leaves it, and what Tocsin says of it when a byte was flipped."""

from __future__ import annotations

import io
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from support.office import PASSPHRASE
from tocsin.actions.lock import lock
from tocsin.actions.note import Call, note
from tocsin.actions.open_case import open_case
from tocsin.actions.receive import receive
from tocsin.actions.record import Item, record
from tocsin.actions.unlock import unlock
from tocsin.actions.verify import Verified, verify, verify_closed
from tocsin.domain.errors import TocsinError

TELLING = "On 4 March 2031 two men followed Ilona Varga from her office in Port Ambrel. She was arrested the next day."


@dataclass(frozen=True, slots=True)
class Told:
    """What a person is told: by unlocking (a refusal), by `verify`, and by `verify` where the record stays shut."""

    refused: str = ""
    verified: Verified | None = None
    closed: tuple[str, ...] = ()

    @property
    def everything(self) -> str:
        """All sentences; nothing where nobody would notice."""
        found = self.verified
        return "\n".join(
            [self.refused, *(found.damaged if found else ()), *(found.notes if found else ()), *self.closed]
        )


def fill(folder: Path, people: int = 12) -> None:
    """Some of everything, so that there are pages of every table."""
    office = unlock(folder, PASSPHRASE)
    case = open_case(office.viewer, "Harbour")
    receive(office.viewer, case, io.BytesIO(TELLING.encode()), "statement.txt")
    for number in range(people):
        record(office.viewer, case, [Item("person", {"name": [f"Tomas Arbel {number}"]}, "who")])
    lock(office)


def leave_a_log(folder: Path) -> None:
    """Work in a child that is gone before it locks: its log stays. The last write is the machine's own, no change."""
    child = os.fork()
    if child == 0:
        try:
            office = unlock(folder, PASSPHRASE)
            case = open_case(office.viewer, "Quay")
            note(office.viewer, case, TELLING, Call(source="withheld"))
            os._exit(9)
        finally:
            os._exit(1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9
    assert (folder / "record.db-wal").stat().st_size > 4096


def flip(path: Path, place: int, bits: int = 1) -> None:
    """Flip bits of one byte, in place."""
    with path.open("r+b") as file:
        file.seek(place)
        (byte,) = file.read(1)
        file.seek(place)
        file.write(bytes([byte ^ bits]))


def told_of(folder: Path) -> Told:
    """Unlock and verify; where that is refused, what can be said of the closed record."""
    try:
        office = unlock(folder, PASSPHRASE)
    except TocsinError as refusal:
        return Told(refused=str(refusal), closed=verify_closed(folder, PASSPHRASE))
    try:
        return Told(verified=verify(office.viewer))
    finally:
        lock(office)


def told_after(folder: Path, scratch: Path, name: str, place: int) -> Told:
    """What is told of a copy of the folder with one byte of one of its files flipped."""
    copied(folder, scratch)
    flip(scratch / name, place)
    return told_of(scratch)


def copied(folder: Path, scratch: Path) -> None:
    """The folder as it is, in place of what was there."""
    shutil.rmtree(scratch, ignore_errors=True)
    shutil.copytree(folder, scratch)


def contents(folder: Path) -> dict[str, bytes]:
    """Every file with its bytes."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
