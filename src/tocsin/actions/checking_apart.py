"""Checking cases where no database is and no key: what a worker does, and what comes back. It imports no Django."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tocsin.access.case_facts import CaseClaims, facts_of, outline_of
from tocsin.checking import check_case, may_strike
from tocsin.domain.facts import Finding
from tocsin.lib.memory import no_collection


class CaseToCheck(NamedTuple):
    """What lies of a case, and its texts by digest."""

    claims: CaseClaims
    texts: Mapping[str, str]


class CaseFound(NamedTuple):
    """A case by its id, what people call it, and the findings about it."""

    case: str
    title: str
    findings: tuple[Finding, ...]


def found_in(batch: Sequence[CaseToCheck]) -> list[CaseFound]:
    """The findings about each of these cases, in their order."""
    with no_collection():
        return [_found_in(case) for case in batch]


def _found_in(case: CaseToCheck) -> CaseFound:
    if not case.texts:
        outline = outline_of(case.claims)
        if not may_strike(outline):
            return CaseFound(case.claims.case, outline.title, ())
    facts = facts_of(case.claims)
    return CaseFound(case.claims.case, facts.labels.get(case.claims.case, ""), check_case(facts, case.texts))
