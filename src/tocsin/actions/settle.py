"""`settle` and `reopen`: a person's answer to a finding, taken back. Findings are never stored (DESIGN 2.5)."""

from __future__ import annotations

from tocsin.access.filter import scope_of
from tocsin.access.settled import is_settled, settled
from tocsin.actions.reason import reason
from tocsin.actions.writing import writing
from tocsin.checking.fingerprint import finding_basis, finding_id
from tocsin.domain.errors import NoSuch
from tocsin.domain.facts import Finding
from tocsin.domain.operations import FindingReopened, FindingSettled
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


def reopen(viewer: Viewer, case: str, finding: Finding) -> None:
    """Ask again what was settled as it stands. The answer stays in the history. Raises NoSuch where there is none."""
    scope = scope_of(viewer, case)
    one, basis = finding_id(finding), finding_basis(finding)
    if not is_settled(settled(viewer, case), one, basis):
        raise NoSuch(what="answer")
    with writing(viewer) as said:
        said.say(scope, FindingReopened(finding=one, basis=basis))
