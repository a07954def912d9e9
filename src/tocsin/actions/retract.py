"""`retract`: a claim is out of force; it stays in the history with the reason."""

from __future__ import annotations

from tocsin.access.claims import find_claim
from tocsin.actions.writing import writing
from tocsin.domain.errors import ReasonMissing
from tocsin.domain.operations import ClaimRetracted, ReasonGiven
from tocsin.domain.viewer import Viewer


def retract(viewer: Viewer, claim: str, because: str) -> None:
    """Take a claim out of force. Raises NoSuch, ReasonMissing."""
    if not because.strip():
        raise ReasonMissing
    found = find_claim(viewer, claim)
    with writing(viewer) as said:
        said.say(found.scope, ClaimRetracted(claim=claim), ReasonGiven(about=claim, text=because))
