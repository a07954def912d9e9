"""`release_urgently`: nobody can be reached, and it cannot wait. It stays marked until a second member countersigns."""

from __future__ import annotations

from tocsin.access.approvals import get_standing
from tocsin.actions.approve import say_approved
from tocsin.actions.letter_checks import CHANGED, CHILD, has_changed, tells_of_child, why_not_ready
from tocsin.actions.reason import reason
from tocsin.domain.approval import Standing, Way
from tocsin.domain.errors import CannotApprove
from tocsin.domain.viewer import Viewer

_ENOUGH = "it is approved, and need not be released urgently"


def release_urgently(viewer: Viewer, intervention: str, because: str) -> Standing:
    """Let a letter leave on one's own word, with the reason; how it stands then.

    Raises NoSuch, ReasonMissing, MissingFile, DamagedFile, and CannotApprove also where it tells of a child.
    """
    why = reason(intervention, because)
    standing = get_standing(viewer, intervention)
    why_not = why_not_ready(standing)
    if not why_not and standing.approved:
        why_not = _ENOUGH
    if not why_not and has_changed(viewer, intervention):
        why_not = CHANGED
    if not why_not and tells_of_child(viewer, intervention):
        why_not = CHILD
    if why_not:
        raise CannotApprove(why=why_not)
    return say_approved(viewer, standing, viewer.member, Way.URGENT, why=why)
