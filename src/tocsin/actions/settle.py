"""`settle`: a person's answer to a finding. Findings themselves are never stored (DESIGN 2.5)."""

from __future__ import annotations

import hashlib

from tocsin.access.filter import scope_of
from tocsin.actions.reason import reason
from tocsin.actions.writing import writing
from tocsin.domain.changesets import digest_text
from tocsin.domain.facts import Finding
from tocsin.domain.operations import FindingSettled
from tocsin.domain.viewer import Viewer
from tocsin.lib import canonical


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


def finding_id(finding: Finding) -> str:
    """Digest of the rule and what it is about."""
    return _digest([finding.rule, sorted(finding.subjects)])


def finding_basis(finding: Finding) -> str:
    """Digest of the rule's version and the claims it stands on."""
    return _digest([finding.version, sorted(finding.claims)])


def _digest(value: list[object]) -> str:
    return digest_text(hashlib.sha256(canonical.encode(value)).digest())
