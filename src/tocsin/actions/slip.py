"""`slip`: its author takes back what was mistyped just now, before anybody has seen it (DESIGN 2.2, Erasing).

The erasure itself stays in the history; what was typed does not.
"""

from __future__ import annotations

from tocsin.actions.erase import SLIP, Erased, Plan, carry_out, plan
from tocsin.domain.errors import NOTHING, Cause, NotASlip
from tocsin.domain.viewer import Viewer
from tocsin.records import erasing, left
from tocsin.workspace import current

MINUTES = 10


def slip(viewer: Viewer, what: str) -> Erased:
    """Erase what this member recorded within the last ten minutes, by its id.

    Everything that hangs on it must be as new and by the same member: judgements, corrections, joins. Raises NoSuch,
    and NotASlip where somebody may have seen or used it already.
    """
    planned = plan(viewer, what)
    why = why_not(viewer, planned)
    if not why and any(going.operations for scope, going in planned.parts.items() if scope != planned.scope):
        why = Cause("somebody was said to be the same person")
    if why:
        raise NotASlip(why=why)
    return carry_out(viewer, planned, SLIP, "")


def why_not(viewer: Viewer, planned: Plan) -> Cause:
    """Why somebody may have seen or used it already; empty where nobody can have."""
    changesets = {one.changeset for going in planned.parts.values() for one in going.operations}
    found = erasing.recorded(changesets)
    now = current.require().clock.now_ms()
    if any(one.author != viewer.member for one in found):
        return Cause("somebody else recorded it, or said something about it")
    if planned.main.letters:
        return Cause("a letter uses it")
    if any(one.seq <= left.left_at() for one in found):
        return Cause("it has left this device, in a backup or with another copy")
    if any(not now - MINUTES * 60_000 <= one.time <= now for one in found):
        return Cause("it was not recorded within the last {minutes} minutes", minutes=MINUTES)
    return NOTHING
