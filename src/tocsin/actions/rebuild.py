"""`rebuild`: make everything that is derived anew from the record."""

from __future__ import annotations

from collections.abc import Callable

from tocsin.domain.errors import NoSuch
from tocsin.domain.viewer import Viewer
from tocsin.records import rebuild as derived


def rebuild(viewer: Viewer, progress: Callable[[int, int], None] | None = None) -> None:
    """Drop and make again all derived tables; interrupted, the old ones stay."""
    del viewer  # rebuilding shows nothing; whoever can unlock the workspace may ask for it
    derived.rebuild(progress)


def digest(viewer: Viewer) -> str:
    """The digest of the derived tables, 64 hexadecimal digits: alike in two copies that hold the same changes.

    It reads every row, which takes a minute at a million events. Raises NoSuch where the viewer may not see everything.
    """
    if viewer.scopes is not None:
        raise NoSuch(what="digest")
    return derived.digest()
