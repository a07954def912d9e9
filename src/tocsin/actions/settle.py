"""`settle`: a person's answer to a finding. Findings themselves are never stored (DESIGN 2.5)."""

from __future__ import annotations

from tocsin.access.filter import scope_of
from tocsin.actions.reason import reason
from tocsin.actions.writing import writing
from tocsin.checking.fingerprint import finding_basis, finding_id
from tocsin.domain.facts import Finding
from tocsin.domain.operations import FindingSettled
from tocsin.domain.viewer import Viewer


def settle(viewer: Viewer, case: str, finding: Finding, because: str) -> None:
    """Record why a finding needs no change, until its claims are others. Raises ReasonMissing, NoSuch."""
    why = reason(case, because)
    scope = scope_of(viewer, case)
    with writing(viewer) as said:
        said.say(
            scope,
            FindingSettled(finding=finding_id(finding), basis=finding_basis(finding)),
            why,
        )
