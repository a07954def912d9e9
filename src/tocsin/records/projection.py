"""From operations to derived rows. It reads the record only, so that rebuilding gives what living through it gave.

A batch of new operations first yields entities, claims, files and joins as they stand; then every claim that something
was decided about, and every entity that a claim touched, is made again from all its claims in force.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from tocsin.domain.judgements import concerned, judge
from tocsin.domain.operations import (
    ClaimMade,
    ContentErased,
    EntitiesJoined,
    EntitiesParted,
    EntityOpened,
    FileSealed,
    Known,
    LetterComposed,
)
from tocsin.records import bulk, cards, erasing, store
from tocsin.records.derived import Claim, Entity, File, Joined, Judged, LetterUse
from tocsin.records.words import SCOPES, WORDS


@dataclass(frozen=True, slots=True)
class Told:
    """One operation with its number and scope."""

    number: int
    scope: str
    operation: Known


@dataclass
class Batch:
    """What a run of operations brings, sorted by kind."""

    opened: list[tuple[int, str, EntityOpened]] = field(default_factory=list)
    made: list[tuple[int, ClaimMade]] = field(default_factory=list)
    judged: list[tuple[str, int]] = field(default_factory=list)
    files: list[tuple[int, str, FileSealed]] = field(default_factory=list)
    uses: list[tuple[str, LetterComposed]] = field(default_factory=list)
    joined: list[EntitiesJoined] = field(default_factory=list)
    parted: list[EntitiesParted] = field(default_factory=list)
    erased: list[tuple[int, str, ContentErased]] = field(default_factory=list)

    def take(self, told: Told) -> None:
        """Sort one operation in."""
        match told.operation:
            case EntityOpened() as opened:
                self.opened.append((told.number, told.scope, opened))
            case ClaimMade() as made:
                self.made.append((told.number, made))
            case FileSealed() as sealed:
                self.files.append((told.number, told.scope, sealed))
            case LetterComposed() as composed:
                self.uses.append((told.scope, composed))
            case EntitiesJoined() as joined:
                self.joined.append(joined)
            case EntitiesParted() as parted:
                self.parted.append(parted)
            case ContentErased() as erased:
                self.erased.append((told.number, told.scope, erased))
        self.judged.extend((claim, told.number) for claim in concerned(told.operation))


def project(told: Iterable[Told]) -> None:
    """Bring the derived tables up to these operations, within the caller's transaction."""
    batch = Batch()
    numbers = []
    for one in told:
        batch.take(one)
        numbers.append(one.number)
    _open_entities(batch.opened)
    entities = _make_claims(batch.made)
    entities |= _judge(batch.judged)
    _keep_files(batch)
    _join(batch)
    entities |= erasing.follow(batch.erased, numbers)
    cards.refresh(entities | {opened.entity for _, _, opened in batch.opened})


def _open_entities(opened: Sequence[tuple[int, str, EntityOpened]]) -> None:
    first: dict[str, tuple[int, str, str]] = {}
    for number, scope, operation in opened:
        first.setdefault(operation.entity, (number, scope, operation.kind))
    known = entity_numbers(first)
    rows = (
        (number, uid, WORDS.number(kind), SCOPES.number(scope))
        for uid, (number, scope, kind) in first.items()
        if uid not in known
    )
    bulk.insert(Entity, ("id", "uid", "kind", "scope"), rows)


def entity_numbers(uids: Iterable[str]) -> dict[str, int]:
    """The numbers of entities by id."""
    found: dict[str, int] = {}
    for chunk in bulk.chunks(uids):
        found.update(Entity.objects.filter(uid__in=chunk).values_list("uid", "id"))
    return found


def _make_claims(made: Sequence[tuple[int, ClaimMade]]) -> set[str]:
    numbers = entity_numbers({claim.entity for _, claim in made})
    rows = (
        (number, claim.claim, numbers[claim.entity], WORDS.number(claim.property), False, 1, 2, True)
        for number, claim in made
        if claim.entity in numbers
    )
    bulk.insert(Claim, ("id", "uid", "entity", "property", "retracted", "rank", "holds", "looked"), rows)
    return {claim.entity for _, claim in made}


def _judge(judged: Sequence[tuple[str, int]]) -> set[str]:
    """Store what was decided, and fold each claim's state from everything ever decided about it."""
    if not judged:
        return set()
    bulk.insert(Judged, ("claim", "operation"), judged)
    decided: dict[str, list[int]] = defaultdict(list)
    for chunk in bulk.chunks({claim for claim, _ in judged}):
        for claim, number in Judged.objects.filter(claim__in=chunk).values_list("claim", "operation"):
            decided[claim].append(number)
    every = [number for numbers in decided.values() for number in numbers]
    told, orders = store.operations(every), store.orders(every)
    for claim, numbers in decided.items():
        state = judge([(orders[number], told[number]) for number in numbers if number in told])
        Claim.objects.filter(uid=claim).update(
            retracted=state.retracted, rank=int(state.rank), holds=int(state.holds), looked=state.looked
        )
    return _entities_of(decided)


def _entities_of(claims: Iterable[str]) -> set[str]:
    numbers: set[int] = set()
    for chunk in bulk.chunks(claims):
        numbers.update(Claim.objects.filter(uid__in=chunk).values_list("entity", flat=True))
    found: set[str] = set()
    for chunk in bulk.chunks(numbers):
        found.update(Entity.objects.filter(id__in=chunk).values_list("uid", flat=True))
    return found


def _keep_files(batch: Batch) -> None:
    rows = ((number, SCOPES.number(scope), sealed.digest) for number, scope, sealed in batch.files)
    bulk.insert(File, ("id", "scope", "digest"), rows)
    uses = (
        (SCOPES.number(scope), claim, composed.intervention)
        for scope, composed in batch.uses
        for claim in composed.claims
    )
    bulk.insert(LetterUse, ("scope", "claim", "intervention"), uses)


def _join(batch: Batch) -> None:
    for joined in batch.joined:
        Joined.objects.update_or_create(join=joined.join, defaults={"one": joined.one, "other": joined.other})
    bulk.delete_where(Joined, "join", [parted.join for parted in batch.parted])
