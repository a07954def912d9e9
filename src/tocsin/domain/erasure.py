"""What goes when something is erased: a pure rule over the operations of one scope (DESIGN 2.2, Erasing).

A claim goes with what was decided about it and why. An entity goes with its claims, with those that point at it or that
it says, and with what is only a part of it (an act of its victim, a role of its person). A statement goes with
everything that came from it: its sealed files, what it says, what quotes it, and what nothing else tells of.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from tocsin.domain.judgements import concerned
from tocsin.domain.operations import (
    KEPT_FOR_GOOD,
    ClaimMade,
    ClaimsLooked,
    ClaimsUnlooked,
    EntitiesJoined,
    EntitiesParted,
    EntityOpened,
    FileSealed,
    Known,
    LetterApproved,
    LetterComposed,
    LetterWithdrawn,
    ReasonGiven,
    SourceOpened,
    StatementReviewed,
    StrikePassed,
    unpack,
)
from tocsin.domain.passages import InText
from tocsin.domain.schema import ValueKind, schema

# an entity of one of these kinds says something of another one only: it is nothing without what these point at
PARTS = frozenset(
    {
        "act.event",
        "act.victim",
        "involvement.act",
        "involvement.actor",
        "chain.event",
        "chain.related",
        "order.first",
        "order.second",
        "residence.person",
        "role.person",
        "status.person",
        "membership.person",
        "relation.person",
        "relation.other",
        "consent.subject",
        "name_form.of",
        "proceeding.person",
        "stage.proceeding",
        "demand.intervention",
        "delivery.intervention",
        "response.delivery",
        "evidence.redacted_from",
    }
)
# where an entity names a sealed original: it goes with the last entity that does
ORIGINALS = frozenset({"statement.evidence", "delivery.proof", "response.evidence"})
TEXT = "statement.text"

GROUNDS = {
    "asked": "the person asked for it",
    "consent_withdrawn": "consent was withdrawn",
    "danger": "keeping it puts somebody in danger",
    "expired": "it was to be kept no longer",
    "ordered": "a court or an authority ordered it",
    "slip": "it was a slip of typing",
    "unlawful": "it should never have been kept",
}


@dataclass(frozen=True, slots=True)
class Placed:
    """One operation and where it stands: changeset id, place within."""

    changeset: str
    place: int
    operation: Known


@dataclass(frozen=True, slots=True)
class Going:
    """What goes: operations in their order, and what they are of.

    `letters` are the interventions that use a claim that goes and stay themselves; `texts` are the statements that stay
    although their text says what goes.
    """

    operations: tuple[Placed, ...]
    entities: frozenset[str] = frozenset()
    claims: frozenset[str] = frozenset()
    files: frozenset[str] = frozenset()
    letters: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()


def all_of(told: Iterable[Placed]) -> Going:
    """Everything of a scope: a whole case."""
    gone = tuple(one for one in told if not isinstance(one.operation, KEPT_FOR_GOOD))
    return Going(
        gone,
        frozenset(one.operation.entity for one in gone if isinstance(one.operation, EntityOpened)),
        frozenset(one.operation.claim for one in gone if isinstance(one.operation, ClaimMade)),
        frozenset(one.operation.digest for one in gone if isinstance(one.operation, FileSealed)),
    )


def claim_of(told: Sequence[Placed], claim: str, *, letters: bool = False) -> Going:
    """One claim; with the letters that use it where that is asked."""
    found = _Doomed(told)
    found.claims.add(claim)
    return found.finish(letters)


def entity_of(told: Sequence[Placed], entity: str, *, letters: bool = False) -> Going:
    """An entity, a statement with all that came from it included; with the letters that use it where that is asked."""
    found = _Doomed(told)
    found.doom(entity)
    return found.finish(letters)


def recorded_in(told: Sequence[Placed], changeset: str) -> Going:
    """What one changeset recorded, the entities it opened and the claims it made, with all that hangs on them since."""
    found = _Doomed(told)
    own = [one.operation for one in told if one.changeset == changeset]
    found.claims.update(one.claim for one in own if isinstance(one, ClaimMade))
    for one in own:
        if isinstance(one, EntityOpened):
            found.doom(one.entity)
    return found.finish(letters=False)


def reasons_about(told: Iterable[Placed], about: Collection[str]) -> Going:
    """The words that were given as a reason for these."""
    gone = (one for one in told if isinstance(one.operation, ReasonGiven) and one.operation.about in about)
    return Going(tuple(gone))


def joins_of(told: Iterable[Placed], entities: Collection[str]) -> Going:
    """Of the links: every join with one of these entities, its parting, and why."""
    held = list(told)
    joins = {
        one.operation.join
        for one in held
        if isinstance(one.operation, EntitiesJoined) and {one.operation.one, one.operation.other} & set(entities)
    }
    return Going(tuple(one for one in held if _links(one.operation) in joins))


def _links(operation: Known) -> str | None:
    if isinstance(operation, EntitiesJoined | EntitiesParted):
        return operation.join
    return operation.about if isinstance(operation, ReasonGiven) else None


@dataclass
class _Doomed:
    """What goes so far; grown until nothing more follows from it."""

    told: Sequence[Placed]
    entities: set[str] = field(default_factory=set)
    claims: set[str] = field(default_factory=set)
    files: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.made = [one.operation for one in self.told if isinstance(one.operation, ClaimMade)]
        self.sealed = [one.operation for one in self.told if isinstance(one.operation, FileSealed)]
        self.composed = [one.operation for one in self.told if isinstance(one.operation, LetterComposed)]
        opened = [one.operation for one in self.told if isinstance(one.operation, EntityOpened)]
        self.kinds = {one.entity: one.kind for one in opened}
        self.about: dict[str, list[ClaimMade]] = defaultdict(list)
        self.naming: dict[str, list[ClaimMade]] = defaultdict(list)
        for claim in self.made:
            self.about[claim.entity].append(claim)
            for named in _named(claim):
                self.naming[named].append(claim)

    def doom(self, entity: str) -> None:
        """This entity goes, its own claims, those that name it, and what it says where it is a statement."""
        if entity in self.entities:
            return
        self.entities.add(entity)
        self.claims.update(claim.claim for claim in (*self.about[entity], *self.naming[entity]))

    def finish(self, letters: bool) -> Going:
        """Follow what hangs on what goes, and give it with the words about it."""
        whole = bool(self.entities)
        grown = -1
        while grown != (grown := self._size()):
            if whole:
                self._follow()
            self._seal_off()
            if letters:
                for intervention in self._using():
                    self.doom(intervention)
                self._follow_parts()
        gone = tuple(one for one in self.told if self._goes(one.operation))
        kept = () if letters else tuple(self._using())
        return Going(
            gone, frozenset(self.entities), frozenset(self.claims), frozenset(self.files), kept, tuple(self._texts())
        )

    def _size(self) -> int:
        return len(self.entities) + len(self.claims) + len(self.files)

    def _follow(self) -> None:
        statements = {entity for entity in self.entities if self.kinds.get(entity) == "statement"}
        said = [claim for claim in self.made if claim.statement in statements or self._quotes(claim)]
        self.claims.update(claim.claim for claim in said)
        for entity in {claim.entity for claim in said} - self.entities:
            # nothing else tells of it; an entry by hand and the case itself stay
            if self.kinds.get(entity) not in {None, "case"} and self._gone(self.about[entity]):
                self.doom(entity)
        self._follow_parts()

    def _quotes(self, claim: ClaimMade) -> bool:
        passages = (unpack(packed) for packed in claim.passages)
        return any(isinstance(passage, InText) and passage.text in self.files for passage in passages)

    def _follow_parts(self) -> None:
        for entity in sorted(self.entities):
            for part in {claim.entity for claim in self.naming[entity] if self._is_part(claim)} - self.entities:
                self.doom(part)
            for claim in self.about[entity]:
                original = claim.value if claim.property in ORIGINALS else None
                if isinstance(original, str) and self._gone(self._others(original)):
                    self.doom(original)

    def _is_part(self, claim: ClaimMade) -> bool:
        """Whether the claim's entity is a part of what it points at, and of nothing that stays."""
        same = (one for one in self.about[claim.entity] if one.property == claim.property)
        return claim.property in PARTS and self._gone(same)

    def _others(self, entity: str) -> Iterator[ClaimMade]:
        """The claims that name an entity and are not those of its parts."""
        return (claim for claim in self.naming[entity] if claim.property not in PARTS)

    def _gone(self, claims: Iterable[ClaimMade]) -> bool:
        return all(claim.claim in self.claims for claim in claims)

    def _seal_off(self) -> None:
        """Files that only what goes names, and what was made from them."""
        named = set(self._digests(claim for claim in self.made if claim.claim in self.claims))
        named.update(digest for one in self.composed if one.intervention in self.entities for digest in one.letters)
        named.update(one.digest for one in self.sealed if one.made_from in self.files)
        kept = set(self._digests(claim for claim in self.made if claim.claim not in self.claims))
        self.files |= (named & {one.digest for one in self.sealed}) - kept

    def _digests(self, claims: Iterable[ClaimMade]) -> Iterator[str]:
        for claim in claims:
            rule = schema().properties.get(claim.property)
            if rule is not None and rule.type is ValueKind.IDENTIFIER and isinstance(claim.value, str):
                yield claim.value

    def _using(self) -> list[str]:
        """The interventions that use what goes, in a stable order."""
        using = {one.intervention for one in self.composed if not self.claims.isdisjoint(one.claims)}
        return sorted(using - self.entities)

    def _texts(self) -> list[str]:
        """Statements that stay, and whose sealed text says a claim that goes."""
        gone = [claim for claim in self.made if claim.claim in self.claims]
        said_in = {claim.statement for claim in gone}
        quoted = {place.text for claim in gone for place in map(unpack, claim.passages) if isinstance(place, InText)}
        texts = (claim for claim in self.made if claim.property == TEXT)
        found = {claim.entity for claim in texts if claim.entity in said_in or claim.value in quoted}
        return sorted(found - self.entities)

    def _goes(self, operation: Known) -> bool:
        match operation:
            case EntityOpened() | SourceOpened():
                subject = operation.entity if isinstance(operation, EntityOpened) else operation.source
                return subject in self.entities
            case ClaimMade():
                return operation.claim in self.claims
            case ReasonGiven():
                return operation.about in self.entities or operation.about in self.claims
            case FileSealed():
                return operation.digest in self.files
            case StatementReviewed():
                return operation.statement in self.entities
            case LetterComposed() | LetterApproved() | LetterWithdrawn() | StrikePassed():
                return operation.intervention in self.entities
            case ClaimsLooked() | ClaimsUnlooked():
                return bool(operation.claims) and self.claims.issuperset(operation.claims)
            case _:
                return not self.claims.isdisjoint(concerned(operation))


def _named(claim: ClaimMade) -> Iterator[str]:
    """The entities that a claim points at, or that say it."""
    rule = schema().properties.get(claim.property)
    if isinstance(claim.value, str) and (rule is None or rule.type is ValueKind.ENTITY):
        yield claim.value
    if claim.said_by_entity:
        yield claim.said_by_entity
