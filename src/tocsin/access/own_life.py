"""What the software did of its own life: unlocked, backed up, changed a passphrase. Moments and no names."""

from __future__ import annotations

from tocsin.domain.viewer import Viewer
from tocsin.records.local import LogEntry


def list_moments(viewer: Viewer, what: str) -> tuple[int, ...]:
    """When this was done here, the newest first, in milliseconds UTC; on a server nobody sees another's."""
    if viewer.scopes is not None:
        return ()
    return tuple(LogEntry.objects.filter(what=what).order_by("-time", "-pk").values_list("time", flat=True))
