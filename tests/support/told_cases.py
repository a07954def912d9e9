"""Several texts as one case, as a record would hold them: people of one name are one person, all else stays apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tocsin.domain.facts import CaseFacts, Fact, Relation
from tocsin.domain.passages import InText, Passage
from tocsin.reading import read
from tocsin.reading.facts import facts_of


def told_case(texts: Sequence[str], language: str, date: str) -> tuple[CaseFacts, dict[str, str]]:
    """The facts of the texts together, and the texts by the digest that their passages name ("0", "1", …)."""
    parts = [_part(text, number, language, date) for number, text in enumerate(texts)]
    return CaseFacts(
        kinds={key: kind for part in parts for key, kind in part.kinds.items()},
        facts=tuple(fact for part in parts for fact in part.facts),
        relations=tuple(relation for part in parts for relation in part.relations),
        labels={key: label for part in parts for key, label in part.labels.items()},
    ), {str(number): text for number, text in enumerate(texts)}


def _part(text: str, number: int, language: str, date: str) -> CaseFacts:
    facts = facts_of(read(text, date=date, language=language), text)
    keys = {key: _key(key, kind, facts.labels[key], number) for key, kind in facts.kinds.items()}
    return CaseFacts(
        kinds={keys[key]: kind for key, kind in facts.kinds.items()},
        facts=tuple(_fact(fact, keys, number) for fact in facts.facts),
        relations=tuple(_relation(relation, keys, number) for relation in facts.relations),
        labels={keys[key]: label for key, label in facts.labels.items()},
    )


def _key(key: str, kind: str, label: str, number: int) -> str:
    return f"{kind}:{label}" if kind in {"person", "group"} else f"{key}@{number}"


def _fact(fact: Fact, keys: dict[str, str], number: int) -> Fact:
    return replace(
        fact,
        entity=keys[fact.entity],
        claim=f"{fact.claim}@{number}",
        statement=keys.get(fact.statement, fact.statement),
        passages=_passages(fact.passages, number),
    )


def _relation(relation: Relation, keys: dict[str, str], number: int) -> Relation:
    return replace(
        relation,
        first=keys[relation.first],
        second=keys[relation.second],
        claim=f"{relation.claim}@{number}",
        passages=_passages(relation.passages, number),
    )


def _passages(passages: tuple[Passage, ...], number: int) -> tuple[Passage, ...]:
    return tuple(replace(passage, text=str(number)) if isinstance(passage, InText) else passage for passage in passages)
