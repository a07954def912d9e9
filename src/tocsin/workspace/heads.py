"""`heads`: what the record must hold at least, sealed beside it, replaced as a whole after each commit.

The content is the caller's: chain heads and counts. Its size is padded, since it grows with the number of cases. One
generation is enough: the replacement is a rename, and an older generation would hide a lost commit.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from tocsin.crypto import aead
from tocsin.crypto.errors import Unauthentic
from tocsin.crypto.padding import padded
from tocsin.lib import canonical, files
from tocsin.workspace.disk import writing

NAME = "heads"
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


def read(folder: Path, key: bytes) -> Heads:
    """Raises nothing: missing and damaged are answers."""
    try:
        data = (folder / NAME).read_bytes()
        if data[: len(MAGIC)] != MAGIC:
            return Heads(HeadsState.DAMAGED)
        value = canonical.decode(aead.unseal(key, data[len(MAGIC) :], MAGIC).rstrip(b" "))
    except FileNotFoundError:
        return Heads(HeadsState.MISSING)
    except (Unauthentic, OSError, ValueError):
        return Heads(HeadsState.DAMAGED)
    return Heads(HeadsState.READ, value) if isinstance(value, dict) else Heads(HeadsState.DAMAGED)


def write(folder: Path, key: bytes, value: dict[str, Any]) -> None:
    """Returns when it is on the medium. Raises ValueError (no canonical form), DiskFull, CannotWrite."""
    plain = canonical.encode(value)
    sealed = aead.seal(key, plain.ljust(padded(len(plain))), MAGIC)
    with writing():
        files.write_whole(folder / NAME, MAGIC + sealed)
