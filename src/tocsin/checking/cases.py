"""A whole case at once: what its statements say together, and what the words of each say by themselves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from tocsin.checking.registry import check
from tocsin.domain.facts import CaseFacts, Fact, Finding
from tocsin.domain.passages import InText


def check_case(facts: CaseFacts, texts: Mapping[str, str]) -> tuple[Finding, ...]:
    """The findings about a case; `texts` are its statements' texts by digest. What two ways find is one finding.

    Rules that look at the words (in which order a text tells, in which tense) see one statement at a time: the order of
    telling means nothing across two documents.
    """
    found = list(check(facts))
    for digest, text in texts.items():
        found.extend(check(told_in(facts, digest), text))
    unique = {(finding.rule, tuple(sorted(finding.claims))): finding for finding in reversed(found)}
    return tuple(reversed(unique.values()))


def told_in(facts: CaseFacts, digest: str) -> CaseFacts:
    """The facts and relations that stand in one text."""
    statements = {fact.statement for fact in facts.facts if _stands(fact, digest)}
    kept = tuple(
        fact for fact in facts.facts if _stands(fact, digest) or (not fact.passages and fact.statement in statements)
    )
    relations = tuple(
        relation
        for relation in facts.relations
        if any(isinstance(place, InText) and place.text == digest for place in relation.passages)
    )
    return replace(facts, facts=kept, relations=relations)


def _stands(fact: Fact, digest: str) -> bool:
    return any(isinstance(place, InText) and place.text == digest for place in fact.passages)
