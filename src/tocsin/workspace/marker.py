"""`open`: an empty file that stands while a session works, so that the next one knows whether it ended cleanly."""

from __future__ import annotations

from pathlib import Path

from tocsin.lib import files
from tocsin.workspace.disk import writing

NAME = "open"


def put(folder: Path) -> bool:
    """Whether it stood there already; it does when this returns. Raises DiskFull, CannotWrite."""
    path = folder / NAME
    if path.exists():
        return True
    with writing():
        path.touch(mode=0o600)
        files.DISK.sync_folder(folder)
    return False


def take(folder: Path) -> None:
    """Takes it away. Raises DiskFull, CannotWrite."""
    with writing():
        (folder / NAME).unlink(missing_ok=True)
        files.DISK.sync_folder(folder)
