"""What lies in clear on this machine: files that a person let out of the workspace (DESIGN 2.4)."""

from __future__ import annotations

from dataclasses import dataclass

from tocsin.domain.viewer import Viewer
from tocsin.records.local import InClear


@dataclass(frozen=True, slots=True)
class ClearLine:
    """One file that was let out. `time` is milliseconds UTC."""

    time: int
    path: str
    what: str


def list_in_clear(viewer: Viewer) -> tuple[ClearLine, ...]:
    """What was let out of this workspace on this machine, the newest first; on a server nobody sees another's files."""
    if viewer.scopes is not None:
        return ()
    return tuple(ClearLine(row.time, row.path, row.what) for row in InClear.objects.order_by("-time", "-pk"))
