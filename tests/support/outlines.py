"""The outline of a case from its facts: what `access.case_facts.outline_of` is held against."""

from __future__ import annotations

from tocsin.domain.facts import CaseFacts, Fact
from tocsin.domain.outline import NOTED, OUTLINED, Outline, Told
from tocsin.domain.passages import InText


def outline_of_facts(facts: CaseFacts, case: str = "") -> Outline:
    """What an outline tells, taken from all facts of a case."""
    return Outline(
        title=facts.labels.get(case, ""),
        properties=frozenset(fact.property for fact in facts.facts) & (OUTLINED | NOTED),
        told=tuple(
            Told(fact.entity, fact.property, fact.value, fact.statement, fact.bounds, read_from_words(fact))
            for fact in facts.facts
            if fact.property in OUTLINED
        ),
        relations=facts.relations,
    )


def read_from_words(fact: Fact) -> bool:
    """Whether an event's type has a passage in a text."""
    return fact.property == "event.type" and any(isinstance(passage, InText) for passage in fact.passages)
