"""What a model's files are known by: their SHA-256, and for a folder that of the list of all its files."""

from __future__ import annotations

import hashlib
from itertools import islice
from pathlib import Path

MOST_FILES = 2_000
MOST_BYTES = 2 << 30
_NOT_IN_A_LIST = frozenset("\\\n\r")  # sha256sum writes names with these in another way


def file_digest(path: Path) -> str | None:
    """The SHA-256 of a file in hexadecimal figures; None where it cannot be read."""
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return None


def folder_digest(folder: Path) -> str | None:
    """The SHA-256 of the lines that `sha256sum` writes for all files of a folder, in the order of their paths.

    docs/how-to/models.md has the line of a shell that gives the same. None for what is no folder of plain files: a link
    may lead anywhere, and thousands of files or gigabytes are no model.
    """
    entries = list(islice(folder.rglob("*"), MOST_FILES + 1))
    paths = [path for path in entries if path.is_symlink() or not path.is_dir()]
    if len(entries) > MOST_FILES or any(path.is_symlink() or not path.is_file() for path in paths) or not paths:
        return None
    if sum(path.stat().st_size for path in paths) > MOST_BYTES:
        return None
    named = {path.relative_to(folder).as_posix(): path for path in paths}
    digests = {name: file_digest(named[name]) for name in sorted(named, key=str.encode)}
    if None in digests.values() or any(_NOT_IN_A_LIST & {*name} for name in named):
        return None
    lines = "".join(f"{digest}  {name}\n" for name, digest in digests.items())
    return hashlib.sha256(lines.encode()).hexdigest()
