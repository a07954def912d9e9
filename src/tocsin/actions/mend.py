"""`mend`: the repair that a finding proposes is made, as a correction with the rule as its reason."""

from __future__ import annotations

from tocsin.access.claims import ClaimView, find_claim
from tocsin.access.filter import scope_of
from tocsin.actions.correct import correct
from tocsin.checking.repairs import makable
from tocsin.checking.spoken import worded
from tocsin.domain.errors import NoSuch, NothingToMend
from tocsin.domain.facts import Finding
from tocsin.domain.viewer import Viewer


def mend(viewer: Viewer, case: str, finding: Finding, which: int = 1, because: str = "") -> tuple[ClaimView, str]:
    """Make a repair of a finding, counted from 1 among those that change a claim: the claim as it was, and the new id.

    What is recorded as the reason names the rule and the words changed, never what the finding says of an account.
    Raises NothingToMend where the finding has no such repair at all, NoSuch where it has no such number, or where its
    claim is no longer in force.
    """
    repairs = makable(finding.repairs)
    if not repairs:
        raise NothingToMend
    if not 1 <= which <= len(repairs):
        raise NoSuch(what="repair")
    repair = repairs[which - 1]
    old = find_claim(viewer, repair.claim)
    if old.scope != scope_of(viewer, case) or old.retracted:
        raise NoSuch(what="claim in force")
    why = because.strip() or worded("shown.because", rule=finding.rule, becomes=repair.becomes, was=repair.was)
    return old, correct(viewer, old.id, repair.value, why)
