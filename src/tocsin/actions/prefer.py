"""`prefer`: of two sources that differ, this one is shown; the number that differ stays on the screen."""

from __future__ import annotations

from tocsin.access.claims import find_claim
from tocsin.actions.confirm import by_two
from tocsin.actions.reason import reason
from tocsin.actions.writing import writing
from tocsin.domain.operations import ClaimRanked
from tocsin.domain.viewer import Viewer


def prefer(viewer: Viewer, claim: str, because: str) -> None:
    """Rank a claim above the others of its property, which ends a dispute.

    Raises NoSuch, ReasonMissing, and NotConfirmed for what takes two persons.
    """
    why = reason(claim, because)
    found = find_claim(viewer, claim)
    by_two(found.property, found.value)
    with writing(viewer) as said:
        said.say(found.scope, ClaimRanked(claim=claim, rank="preferred"), why)
