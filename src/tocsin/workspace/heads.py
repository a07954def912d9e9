"""`heads`: what the record must hold at least, sealed beside it, replaced as a whole after each commit.

The content is the caller's: chain heads and counts. Its size is padded, since it grows with the number of cases. One
generation is enough: the replacement is a rename, and an older generation would hide a lost commit. While the master
key changes, the same heads lie beside under the new one (`heads-next`) until the header says which key counts.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from tocsin.crypto import aead
from tocsin.crypto.errors import Unauthentic
from tocsin.crypto.padding import padded
from tocsin.domain.errors import Cause, DamagedFile
from tocsin.lib import canonical, files
from tocsin.workspace.disk import writing

NAME = "heads"
NEXT = "heads-next"
MAGIC = b"tocsinH1"


class HeadsState(StrEnum):
    """What became of the heads."""

    READ = "read"
    MISSING = "missing"
    DAMAGED = "damaged"


@dataclass(frozen=True, slots=True)
class Heads:
    """The answer to `read_heads`; `value` is there where `state` is READ."""

    state: HeadsState
    value: dict[str, Any] | None = field(default=None, repr=False)


def read(folder: Path, key: bytes, name: str = NAME) -> Heads:
    """Raises nothing: missing and damaged are answers."""
    try:
        data = (folder / name).read_bytes()
        if data[: len(MAGIC)] != MAGIC:
            return Heads(HeadsState.DAMAGED)
        value = canonical.decode(aead.unseal(key, data[len(MAGIC) :], MAGIC).rstrip(b" "))
    except FileNotFoundError:
        return Heads(HeadsState.MISSING)
    except (Unauthentic, OSError, ValueError):
        return Heads(HeadsState.DAMAGED)
    return Heads(HeadsState.READ, value) if isinstance(value, dict) else Heads(HeadsState.DAMAGED)


def write(folder: Path, key: bytes, value: dict[str, Any], name: str = NAME) -> None:
    """Returns when it is on the medium. Raises ValueError (no canonical form), DiskFull, CannotWrite."""
    plain = canonical.encode(value)
    sealed = aead.seal(key, plain.ljust(padded(len(plain))), MAGIC)
    with writing():
        files.write_whole(folder / name, MAGIC + sealed)


def write_next(folder: Path, key: bytes, next_key: bytes) -> None:
    """Puts the same heads beside under another key, for `settle`. Raises DamagedFile, DiskFull, CannotWrite."""
    now = read(folder, key)
    if now.value is not None:
        write(folder, next_key, now.value, NEXT)
    elif now.state is not HeadsState.MISSING:
        raise DamagedFile(why=Cause("the file “heads” does not open"))


def settle(folder: Path, key: bytes) -> None:
    """Finishes a change of keys if its heads open under the key in force, else takes what it left away.

    Raises DiskFull, CannotWrite.
    """
    state = read(folder, key, NEXT).state
    if state is HeadsState.MISSING:
        return
    with writing():
        if state is HeadsState.READ:
            files.DISK.replace(folder / NEXT, folder / NAME)
        else:
            (folder / NEXT).unlink()
        files.DISK.sync_folder(folder)
