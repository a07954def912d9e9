"""`retract`: a claim is out of force; it stays in the history with the reason."""

from __future__ import annotations

from tocsin.access.claims import find_claim
from tocsin.actions.reason import reason
from tocsin.actions.writing import writing
from tocsin.domain.operations import ClaimRetracted
from tocsin.domain.viewer import Viewer


def retract(viewer: Viewer, claim: str, because: str) -> None:
    """Take a claim out of force. Raises NoSuch, ReasonMissing."""
    why = reason(claim, because)
    found = find_claim(viewer, claim)
    with writing(viewer) as said:
        said.say(found.scope, ClaimRetracted(claim=claim), why)
