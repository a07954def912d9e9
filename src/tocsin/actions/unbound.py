"""What of a letter that came back rests on nothing recorded, or is translated: one list that somebody stands behind."""

from __future__ import annotations

from tocsin.access.bindings import get_bindings
from tocsin.domain.viewer import Viewer

UNREADABLE = "the sheet that says what its sentences rest on cannot be read any more; take the Word file in again"
_LISTED = (
    "{count} of its sentences rest on nothing that is recorded, or were translated (`tocsin show LETTER` lists them); "
    "a second member reads them and approves with --as-listed"
)


def why_not_listed(viewer: Viewer, intervention: str, *, listed: bool = False) -> str:
    """Why nobody can stand behind it without that list; empty where it is empty, or was read. Raises NoSuch."""
    found = get_bindings(viewer, intervention)
    if found is None:
        return UNREADABLE
    count = len(found.to_stand_behind)
    return _LISTED.format(count=count) if count and not listed else ""
