"""`release_urgently`: nobody can be reached, and it cannot wait. It stays marked until a second member countersigns."""

from __future__ import annotations

from tocsin.access.approvals import get_standing
from tocsin.actions.approve import say_approved
from tocsin.actions.letter_checks import why_not_ready
from tocsin.actions.letter_consents import needs_signature, why_not_now
from tocsin.actions.reason import reason
from tocsin.actions.unbound import why_not_listed
from tocsin.domain.approval import Standing, Way
from tocsin.domain.errors import CannotApprove, Cause
from tocsin.domain.viewer import Viewer

_ENOUGH = Cause("it is approved, and need not be released urgently")


def release_urgently(viewer: Viewer, intervention: str, because: str) -> Standing:
    """Let a letter leave on one's own word, with the reason; how it stands then.

    Raises NoSuch, ReasonMissing, MissingFile, DamagedFile, NoConsent, and CannotApprove also where it tells of a child,
    or names who is said to have done it.
    """
    why = reason(intervention, because)
    standing = get_standing(viewer, intervention)
    why_not = why_not_ready(standing)
    if not why_not and standing.approved:
        why_not = _ENOUGH
    if not why_not:
        why_not = why_not_now(viewer, standing) or needs_signature(viewer, standing)
    if why_not := why_not or why_not_listed(viewer, intervention):
        raise CannotApprove(why=why_not)
    return say_approved(viewer, standing, viewer.member, Way.URGENT, why=why)
