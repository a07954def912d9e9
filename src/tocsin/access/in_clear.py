"""What lies in clear on this machine: files that a person let out of the workspace (DESIGN 2.4)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tocsin.domain.viewer import Viewer
from tocsin.records.local import InClear


@dataclass(frozen=True, slots=True)
class ClearLine:
    """One file that was let out, or whose original was left. `time` is milliseconds UTC; `id` is of this machine."""

    id: int
    time: int
    path: str
    what: str

    @property
    def may_be_there(self) -> bool:
        """Not where its place is known and it is gone from there; what a browser saved may lie anywhere."""
        place = Path(self.path)
        return not place.is_absolute() or place.exists()


def list_in_clear(viewer: Viewer) -> tuple[ClearLine, ...]:
    """What was let out of this workspace on this machine, the newest first; on a server nobody sees another's files."""
    if viewer.scopes is not None:
        return ()
    return tuple(ClearLine(row.pk, row.time, row.path, row.what) for row in InClear.objects.order_by("-time", "-pk"))
