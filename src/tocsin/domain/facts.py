"""What checks read: the claims of one case that bear on time, place, number or identity, as compact rows (DESIGN 6).

`access` builds it from derived tables, `reading` builds it from proposals; the rules in `checking` cannot tell which.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from tocsin.domain.dates import Bounds
from tocsin.domain.passages import Passage


class Stance(StrEnum):
    """How the statement stands to what it tells."""

    ASSERTS = "asserts"
    HEDGES = "hedges"
    DENIES = "denies"


class Firmness(StrEnum):
    """How far the characters themselves can be trusted. A soft fact weighs less when a rule looks for the wrong one."""

    FIRM = "firm"
    SOFT = "soft"
    OCR = "ocr"


THIS_STATEMENT = "this statement"  # what a reading calls the text that it reads, which has no other name
SAME = "person.same"  # the property under which facts say that a person joined two people


@dataclass(frozen=True, slots=True)
class Fact:
    """One claim in force. `value` is EDTF for dates, an entity key for entities, a term, a number, a name.

    `claim` is the claim's id, or `proposal:N` in a reading. `original` keeps the words as they stood. `absent` is the
    reason why there is no value; only what looks for gaps is given such facts.
    """

    entity: str
    property: str
    value: str
    claim: str
    bounds: Bounds | None = None
    stance: Stance = Stance.ASSERTS
    firmness: Firmness = Firmness.FIRM
    original: str = ""
    statement: str = ""
    passages: tuple[Passage, ...] = ()
    absent: str = ""


class RelationKind(StrEnum):
    """An order, distance or dependence that a text or the schema states between two entities."""

    REPORTS = "reports"  # first (a press conference, a publication) tells of second
    AFTER = "after"  # first lies after second ("subsequently", "after his release")
    SAME_DAY = "same_day"  # "the same day", "that evening"
    DISTANCE = "distance"  # first lies `days` after second ("three days later")
    DURATION = "duration"  # first lasts `days` ("for 45 days"); second is first itself


@dataclass(frozen=True, slots=True)
class Relation:
    """`first` stands in this relation to `second`; `days` is (least, most) where the kind needs it."""

    kind: RelationKind
    first: str
    second: str
    claim: str
    days: tuple[int, int] | None = None
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True)
class CaseFacts:
    """One case: its entities by key (kind), facts and relations.

    `labels` gives each entity a short wording for messages ("the arrest", "Ilona Varga"); a message quotes labels and
    passages and nothing else. A statement is an entity too: its `statement.date` is the day after which nothing that
    it tells as done can lie, and each fact names its statement.
    """

    kinds: Mapping[str, str]
    facts: tuple[Fact, ...]
    relations: tuple[Relation, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)

    def of(self, entity: str, property_id: str) -> tuple[Fact, ...]:
        """The facts of one property of one entity, in their order."""
        return tuple(fact for fact in self._by_entity.get(entity, ()) if fact.property == property_id)

    @cached_property
    def _by_entity(self) -> Mapping[str, Sequence[Fact]]:
        """Made when first asked for: a case of 100,000 events is not looked through again for each thing it calls."""
        found: dict[str, list[Fact]] = {}
        for fact in self.facts:
            found.setdefault(fact.entity, []).append(fact)
        return found


class Severity(StrEnum):
    """What a finding asks for."""

    CONTRADICTION = "contradiction"  # not all of these can be true
    QUESTION = "question"  # worth asking; may well be right as it stands
    GAP = "gap"  # something that is needed is not recorded


@dataclass(frozen=True, slots=True)
class Repair:
    """The smallest change found that makes everything fit: these characters of this claim's words, from, to.

    `value` is what the claim would say then, as it is typed; empty where only words change, or nobody made a claim.
    """

    claim: str
    passage: Passage | None
    was: str
    becomes: str
    value: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule says about claims: a question to the officer, with every side beside it.

    `rule` is the rule's file name with dashes; `version` rises when its meaning changes; `subjects` are the entity
    keys concerned; `passages` run parallel to `claims` (the first passage of each, or None). `message` is in the
    language of whoever looked, and the only part that depends on it.
    """

    rule: str
    version: int
    severity: Severity
    message: str
    subjects: tuple[str, ...]
    claims: tuple[str, ...]
    passages: tuple[Passage | None, ...]
    repairs: tuple[Repair, ...] = ()
