"""Checking cases where no database is and no key: what a worker does, and what comes back. It imports no Django."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tocsin.access.case_facts import CaseClaims, CaseOutlined, facts_of, outline_of
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


class Glance(NamedTuple):
    """What people call a case, and whether any rule could find anything in it."""

    title: str
    asks: bool


def glance_at(batch: Sequence[CaseOutlined]) -> list[Glance]:
    """Each of these cases at a glance, in their order. What no rule asks about in a case without texts is done."""
    with no_collection():
        return [_glance_at(outlined) for outlined in batch]


def _glance_at(outlined: CaseOutlined) -> Glance:
    outline = None if outlined.read else outline_of(outlined)
    return Glance("", asks=True) if outline is None else Glance(outline.title, may_strike(outline))


def found_in(batch: Sequence[CaseToCheck]) -> list[CaseFound]:
    """The findings about each of these cases, in their order."""
    with no_collection():
        return [_found_in(case) for case in batch]


def _found_in(case: CaseToCheck) -> CaseFound:
    facts = facts_of(case.claims)
    return CaseFound(case.claims.case, facts.labels.get(case.claims.case, ""), check_case(facts, case.texts))
