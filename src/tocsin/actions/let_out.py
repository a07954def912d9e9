"""`let_out`: save something outside the workspace. It lies in clear on this machine, and the list says so."""

from __future__ import annotations

from pathlib import Path

from tocsin.domain.errors import CannotSave
from tocsin.domain.viewer import Viewer
from tocsin.records.local import InClear
from tocsin.workspace import current


def let_out(viewer: Viewer, path: Path, data: bytes, what: str) -> Path:
    """Write bytes to a new file and remember where. Raises CannotSave; a file that is there is never overwritten."""
    del viewer  # saving needs no right beyond having read what is saved
    row = InClear.objects.create(time=current.require().clock.now_ms(), path=str(path.resolve()), what=what)
    try:
        with path.open("xb") as file:
            file.write(data)
    except FileExistsError as exc:
        row.delete()
        raise CannotSave(why="there is a file of that name already") from exc
    except OSError as exc:
        path.unlink(missing_ok=True)
        row.delete()
        raise CannotSave(why=(exc.strerror or "it cannot be written").lower()) from exc
    return path
