"""A case in the one order that does not depend on how its facts came: by place in the text, then by their names.

Which of several smallest sets of claims a search finds first hangs on the order in which it meets them. Two copies of
a record hold the same claims in another order; they must ask the same question.
"""

from __future__ import annotations

from collections.abc import Sequence

from tocsin.domain.facts import CaseFacts, Fact, Relation
from tocsin.domain.passages import InText, Passage

_NOWHERE = ("\uffff", 0, 0)


def in_order(facts: CaseFacts) -> CaseFacts:
    """The same case, ordered."""
    return CaseFacts(
        kinds=dict(sorted(facts.kinds.items())),
        facts=tuple(sorted(facts.facts, key=_of_fact)),
        relations=tuple(sorted(facts.relations, key=_of_relation)),
        labels=facts.labels,
    )


def _of_fact(fact: Fact) -> tuple[object, ...]:
    place = _place(fact.passages) if fact.passages else _NOWHERE
    return place, fact.entity, fact.property, fact.value, fact.claim


def _of_relation(relation: Relation) -> tuple[object, ...]:
    return _place(relation.passages), relation.first, relation.second, relation.claim


def _place(passages: Sequence[Passage]) -> tuple[str, int, int]:
    places = (passage for passage in passages if isinstance(passage, InText))
    return min(((place.text, place.start, place.end) for place in places), default=_NOWHERE)
