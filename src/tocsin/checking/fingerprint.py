"""The fingerprint of a finding: what it is about, and on what it stands (DESIGN 2.5).

Neither depends on words, language, machine or the order in which facts came: two laptops that hold the same claims ask
the same question under the same fingerprint, and an answer given on one holds on the other.
"""

from __future__ import annotations

import hashlib

from tocsin.domain.changesets import digest_text
from tocsin.domain.facts import Finding
from tocsin.lib import canonical


def finding_id(finding: Finding) -> str:
    """Digest of the rule and what it is about."""
    return _digest([finding.rule, sorted(finding.subjects)])


def finding_basis(finding: Finding) -> str:
    """Digest of the rule's version and the claims it stands on."""
    return _digest([finding.version, sorted(finding.claims)])


def _digest(value: list[object]) -> str:
    return digest_text(hashlib.sha256(canonical.encode(value)).digest())
