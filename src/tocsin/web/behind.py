"""What is left behind when a desk is locked: the folder as a thief sees it, and beside it what he could read.

The folder says the same to anybody who has it; no key is asked for here. What lies in clear is a list out of the
record, whose names tell of people: it is shown to whoever locked, for a short time (docs/adr/0018).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tocsin.access.in_clear import ClearLine
from tocsin.actions.download import FROM_BROWSER, IN_BROWSER
from tocsin.web.words import moment_words, size_words

MOST_SEALED = 5  # of the vault's files, which all look alike
FIRST_BYTES = 20
LONGEST_NAME = 32
FIRST_SIGNS = 50


@dataclass(frozen=True, slots=True)
class Seen:
    """One file of the folder: its name, how large it is, and how it begins."""

    name: str
    size: str
    line: str


@dataclass(frozen=True, slots=True)
class Readable:
    """One file that he could read. `place` is a path, or empty where only the browser knows it."""

    id: int
    name: str
    place: str
    what: str
    when: str
    is_original: bool


def behind(lines: Sequence[ClearLine], folder: Path) -> dict[str, Any]:
    """Both lists, as the templates take them."""
    files, more = thief_view(folder)
    return {"shown": True, "readable": readable(lines), "files": files, "more_files": more}


def readable(lines: Sequence[ClearLine]) -> list[Readable]:
    """The files that may still lie there; one whose place is known and that is gone is left out."""
    return [_readable(one) for one in lines if one.may_be_there]


def thief_view(folder: Path) -> tuple[list[Seen], int]:
    """The files of a locked folder, and how many more of the same kind there are."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    sealed = [path for path in paths if "vault" in path.relative_to(folder).parts[:-1]]
    shown = [path for path in paths if path not in sealed] + sealed[:MOST_SEALED]
    return [_seen(path, folder) for path in shown], len(sealed[MOST_SEALED:])


def _seen(path: Path, folder: Path) -> Seen:
    with path.open("rb") as file:
        first = file.read(FIRST_SIGNS)
    legible = first.isascii() and first.decode("ascii").replace("\n", " ").isprintable()
    line = first.decode("ascii") if legible else first[:FIRST_BYTES].hex(" ")
    name = str(path.relative_to(folder))
    name = name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1]}…"
    return Seen(name, size_words(path.stat().st_size), line)


def _readable(line: ClearLine) -> Readable:
    said = next((one for one in (IN_BROWSER, FROM_BROWSER) if line.path.startswith(one)), "")
    path = Path(line.path)
    name, place = (line.path.removeprefix(said), "") if said else (path.name, str(path.parent))
    return Readable(line.id, name, place, line.what, moment_words(line.time), line.what == "original")
