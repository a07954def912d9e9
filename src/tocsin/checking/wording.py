"""The words of findings: short, plain, every side named, a question where a person must decide."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from tocsin.checking.chronology import Dating
from tocsin.checking.conflicts import Conflict
from tocsin.checking.links import Link, LinkKind
from tocsin.checking.lives import is_death, mortal
from tocsin.checking.rule import Rule
from tocsin.domain.dates import phrase
from tocsin.domain.facts import CaseFacts, Fact, Finding, Repair, Severity

_TWO_STOPS = re.compile(r"(?<!\.)\.\.(?!\.)")


def listed(parts: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def sentence(words: str) -> str:
    """The words with a capital at the front."""
    return words[:1].upper() + words[1:]


def label(facts: CaseFacts, entity: str) -> str:
    """What people call this entity, or its kind; of a death that is recorded of a person, that it is one."""
    if is_death(entity):
        return f"the death of {label(facts, mortal(entity))}"
    return facts.labels.get(entity) or f"the {facts.kinds.get(entity, 'event')}"


def when(fact: Fact) -> str:
    """A date as its words stand, without "on" or "in"; typed dates written out."""
    words = " ".join((fact.original or phrase(fact.value)).split())
    first, _, rest = words.partition(" ")
    return rest if first.casefold() in {"on", "in"} and rest else words


def stopped(message: str) -> str:
    """The message with one full stop where a date that ends in one (“2 maja 2031 r.”) ends a sentence."""
    return _TWO_STOPS.sub(".", message)


def mended(repairs: Sequence[Repair], whole: bool = True) -> str:
    """What the first repair would do, as a sentence; nothing where there is none."""
    if not repairs:
        return ""
    return f" With {repairs[0].becomes} in place of {repairs[0].was} {'everything fits' if whole else 'these fit'}."


def of_kind(conflicts: Iterable[Conflict], *kinds: LinkKind) -> list[Conflict]:
    """The conflicts whose first broken order is of one of these kinds."""
    return [conflict for conflict in conflicts if conflict.links and chief(conflict).kind in kinds]


def chief(conflict: Conflict) -> Link:
    """The link that words a conflict: what the text itself says, before what the schema says."""
    return min(conflict.links, key=lambda link: link.relation is None)


def finding(rule: Rule, conflict: Conflict, message: str) -> Finding:
    """A contradiction with every date and every saying of the text that takes part in it."""
    relations = [link.relation for link in conflict.links if link.relation is not None]
    rows = [(side.claim, side.fact.passages) for side in (conflict.suspect, *conflict.sides)]
    rows += [(relation.claim, relation.passages) for relation in relations]
    unique = {claim: passages[0] if passages else None for claim, passages in reversed(rows)}
    claims = tuple(claim for claim in dict.fromkeys(claim for claim, _ in rows))
    bound = [entity for link in conflict.links for entity in (link.first, link.second)]
    subjects = dict.fromkeys(bound or conflict.suspect.entities)
    return Finding(
        rule=rule.name,
        version=rule.version,
        severity=Severity.CONTRADICTION,
        message=stopped(message) + mended(conflict.repairs, conflict.whole),
        subjects=tuple(dict.fromkeys(map(mortal, subjects))),
        claims=claims,
        passages=tuple(unique[claim] for claim in claims),
        repairs=conflict.repairs,
    )


def dated(conflict: Conflict, entity: str) -> Dating | None:
    """The dating of an entity among the sides of a conflict."""
    return next((side for side in (conflict.suspect, *conflict.sides) if entity in side.entities), None)


def day_of(conflict: Conflict, entity: str) -> str:
    """The words that date an entity in a conflict."""
    side = dated(conflict, entity)
    return when(side.fact) if side else "no date"
