"""What of a letter that came back rests on nothing recorded, or is translated: one list that somebody stands behind."""

from __future__ import annotations

from tocsin.access.bindings import get_bindings
from tocsin.domain.errors import NOTHING, Cause
from tocsin.domain.viewer import Viewer

UNREADABLE = Cause(
    "the sheet that says what its sentences rest on cannot be read any more; take the Word file in again"
)


def why_not_listed(viewer: Viewer, intervention: str, *, listed: bool = False) -> Cause:
    """Why nobody can stand behind it without that list; empty where it is empty, or was read. Raises NoSuch."""
    found = get_bindings(viewer, intervention)
    if found is None:
        return UNREADABLE
    count = len(found.to_stand_behind)
    if listed or not count:
        return NOTHING
    return Cause(
        "{count} of its sentences rest on nothing that is recorded, or were translated (`tocsin show LETTER` lists "
        "them); a second member reads them and approves with --as-listed",
        count=count,
    )
