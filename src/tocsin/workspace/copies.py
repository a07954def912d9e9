"""The two copies of the header: read, told apart, written one after the other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from tocsin.crypto.errors import Unauthentic
from tocsin.domain.errors import Cause, DamagedFile
from tocsin.lib import files
from tocsin.workspace import header as headers
from tocsin.workspace.disk import writing
from tocsin.workspace.header import DamagedHeader, Header, NewerHeader

FIRST = "header.json"
SECOND = "header-copy.json"


class CopyState(StrEnum):
    """How a copy stands, by its plain digest."""

    WHOLE = "whole"
    DAMAGED = "damaged"
    MISSING = "missing"
    NEWER = "newer"


@dataclass(frozen=True, slots=True)
class Copy:
    """One copy. `header` is there where it is whole, `format` where it is newer."""

    name: str
    state: CopyState
    header: Header | None = None
    format: str = ""


def read(folder: Path, name: str) -> Copy:
    """Raises nothing: a copy that the disk does not give is damaged."""
    try:
        with (folder / name).open("rb") as file:
            data = file.read(headers.LONGEST + 1)
        return Copy(name, CopyState.WHOLE, headers.decode(data))
    except FileNotFoundError:
        return Copy(name, CopyState.MISSING)
    except NewerHeader as newer:
        return Copy(name, CopyState.NEWER, format=str(newer))
    except (DamagedHeader, OSError):
        return Copy(name, CopyState.DAMAGED)


def read_both(folder: Path) -> tuple[Copy, Copy]:
    """`header.json`, `header-copy.json`."""
    return read(folder, FIRST), read(folder, SECOND)


def store(folder: Path, header: Header, opens: Callable[[Header], bool]) -> None:
    """Writes the first copy, reads it back and tries it; only then the second, which holds the old slots until here.

    Where the first cannot be opened as it was written, the old header is put back and DamagedFile is raised.
    """
    before = read(folder, SECOND)
    write(folder, FIRST, header)
    back = read(folder, FIRST)
    if back.header is None or not _tried(opens, back.header):
        if before.header is not None:
            write(folder, FIRST, before.header)
        raise DamagedFile(why=Cause("a header came back from the disk other than it was written"))
    write(folder, SECOND, header)


def write(folder: Path, name: str, header: Header) -> None:
    """Raises DiskFull, CannotWrite; then the old copy stands."""
    with writing():
        files.write_whole(folder / name, headers.encode(header))


def _tried(opens: Callable[[Header], bool], header: Header) -> bool:
    try:
        return opens(header)
    except Unauthentic:
        return False
