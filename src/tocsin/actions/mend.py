"""`mend`: the repair that a finding proposes is made, as a correction with the rule as its reason."""

from __future__ import annotations

from tocsin.access.claims import ClaimView, find_claim
from tocsin.access.filter import scope_of
from tocsin.actions.correct import correct
from tocsin.domain.errors import NoSuch
from tocsin.domain.facts import Finding
from tocsin.domain.viewer import Viewer


def mend(viewer: Viewer, case: str, finding: Finding, which: int = 1, because: str = "") -> tuple[ClaimView, str]:
    """Make a repair of a finding, counted from 1: the claim as it was, and the id of the one in its place.

    What is recorded as the reason names the rule and the words changed, never what the finding says of an account.
    Raises NoSuch where there is no such repair, or where it changes words of which nobody made a claim.
    """
    if not 1 <= which <= len(finding.repairs):
        raise NoSuch(what="repair")
    repair = finding.repairs[which - 1]
    if not repair.value:
        raise NoSuch(what="repair that can be made by itself")
    old = find_claim(viewer, repair.claim)
    if old.scope != scope_of(viewer, case) or old.retracted:
        raise NoSuch(what="claim in force")
    why = because.strip() or f"check {finding.rule}: “{repair.becomes}” in place of “{repair.was}”"
    return old, correct(viewer, old.id, repair.value, why)
