"""The outline of a case from its facts: what `access.case_facts.outline_of` is held against."""

from __future__ import annotations

from tocsin.domain.facts import CaseFacts
from tocsin.domain.outline import OUTLINED, Outline, Told


def outline_of_facts(facts: CaseFacts, case: str = "") -> Outline:
    """What an outline tells, taken from all facts of a case."""
    return Outline(
        title=facts.labels.get(case, ""),
        properties=frozenset(fact.property for fact in facts.facts),
        told=tuple(
            Told(fact.entity, fact.property, fact.value, fact.statement, fact.bounds)
            for fact in facts.facts
            if fact.property in OUTLINED
        ),
        relations=facts.relations,
    )
