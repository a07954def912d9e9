"""What of a letter that was changed rests on nothing recorded, and what somebody reads before standing behind it."""

from __future__ import annotations

from tocsin.access.bindings import get_bindings
from tocsin.domain.errors import NOTHING, Cause
from tocsin.domain.viewer import Viewer

UNREADABLE = Cause("the sheet that says what its sentences rest on cannot be read any more; change its words anew")


def why_not_listed(viewer: Viewer, intervention: str, *, listed: bool = False) -> Cause:
    """Why nobody can stand behind it yet; empty where all is tied, and what is not was read. Raises NoSuch."""
    found = get_bindings(viewer, intervention)
    if found is None:
        return UNREADABLE
    if found.unbound:
        return Cause(
            "{count} of its sentences rest on nothing that is recorded (`tocsin show LETTER` lists them); tie each to "
            "what is recorded, or mark it as our own word, at the desk or with `tocsin revise`",
            count=len(found.unbound),
        )
    count = len(found.to_stand_behind)
    if listed or not count:
        return NOTHING
    return Cause(
        "{count} of its sentences are our own word by what a member says, or were translated (`tocsin show LETTER` "
        "lists them); a second member reads them and approves with --as-listed",
        count=count,
    )
