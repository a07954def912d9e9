"""`rebuild`: make everything that is derived anew from the record."""

from __future__ import annotations

from collections.abc import Callable

from tocsin.domain.viewer import Viewer
from tocsin.records import rebuild as derived


def rebuild(viewer: Viewer, progress: Callable[[int, int], None] | None = None) -> str:
    """Drop and make again all derived tables; interrupted, the old ones stay. Returns their digest, hexadecimal."""
    del viewer  # rebuilding shows nothing; whoever can unlock the workspace may ask for it
    derived.rebuild(progress)
    return derived.digest()
