"""The record in memory: which changesets are applied, which wait for their parents, and what they say together.

It is the plain statement of DESIGN 2.2 that the tables of `records` are held against: any order, any repetition, any
subset closed under parents gives the same record, and no operation is lost.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from tocsin.domain import devices, operations
from tocsin.domain.changesets import Changeset, Header
from tocsin.domain.dossier import Shown
from tocsin.domain.judgements import concerned, judge
from tocsin.domain.operations import (
    ClaimMade,
    ContentErased,
    DeviceAdded,
    DeviceRemoved,
    EntitiesJoined,
    EntitiesParted,
    EntityOpened,
    Known,
)
from tocsin.domain.resolve import ClaimState, Order, resolve_all
from tocsin.domain.schema import schema


@dataclass(frozen=True, slots=True)
class Opened:
    """An entity's kind and scope; it keeps both."""

    kind: str
    scope: str


@dataclass
class Ledger:
    """Changesets by id; `parked` wait for parents that are not there yet."""

    applied: dict[str, tuple[Header, Changeset]] = field(default_factory=dict)
    parked: dict[str, tuple[Header, Changeset]] = field(default_factory=dict)

    def add(self, changeset: Changeset) -> None:
        """Take a changeset in: applied when its parents are, parked until then, ignored when it is known."""
        if changeset.id not in self.applied:
            self.parked[changeset.id] = (changeset.read_header(), changeset)
            self._unpark()

    def _unpark(self) -> None:
        moved = True
        while moved:
            ready = [id_ for id_, (header, _) in self.parked.items() if all(p in self.applied for p in header.parents)]
            for id_ in ready:
                self.applied[id_] = self.parked.pop(id_)
            moved = bool(ready)

    def in_order(self) -> Iterator[tuple[Order, str, Known]]:
        """Every applied operation that counts, with its place in the order of everything and its scope.

        What was erased is left out, also where this copy still holds it, and what a removed device said on its own.
        What is kept for good cannot be erased.
        """
        void = self.void()
        counting = [told for told in self._held() if told[0][1] not in void]
        erased = {
            (place, scope)
            for _, scope, operation in counting
            if isinstance(operation, ContentErased)
            for place in operation.places
        }
        for told in counting:
            if (told[0][1:], told[1]) not in erased or isinstance(told[2], operations.KEPT_FOR_GOOD):
                yield told

    def void(self) -> frozenset[str]:
        """The applied changesets that do not count, because their device was removed."""
        headers = {uid: header for uid, (header, _) in self.applied.items()}
        removals: dict[str, list[str]] = defaultdict(list)
        announced: dict[str, list[str]] = defaultdict(list)
        for (_, uid, _), scope, operation in self._held():
            if isinstance(operation, DeviceRemoved) and headers[uid].device != operation.device:
                removals[operation.device].append(uid)
            if isinstance(operation, DeviceAdded) and scope.startswith("book:"):
                announced[operation.device].append(uid)
        return devices.void(headers, devices.distrusted(headers, removals, announced))

    def _held(self) -> Iterator[tuple[Order, str, Known]]:
        for header, changeset in sorted(self.applied.values(), key=lambda one: (one[0].tick, one[1].id)):
            for place, salted in enumerate(changeset.operations):
                if salted.body is not None:
                    yield (header.tick, changeset.id, place), header.scope, operations.decode_trusted(salted.body)

    def entities(self) -> dict[str, Opened]:
        """Every entity; of two that claim one id, the first in the order."""
        found: dict[str, Opened] = {}
        for _, scope, operation in self.in_order():
            if isinstance(operation, EntityOpened):
                found.setdefault(operation.entity, Opened(operation.kind, scope))
        return found

    def claims(self) -> dict[str, tuple[ClaimMade, ClaimState]]:
        """Every claim with what was decided about it, in the order."""
        made: dict[str, tuple[Order, ClaimMade]] = {}
        decided: dict[str, list[tuple[Order, Known]]] = defaultdict(list)
        for order, _, operation in self.in_order():
            if isinstance(operation, ClaimMade):
                made.setdefault(operation.claim, (order, operation))
            for claim in concerned(operation):
                decided[claim].append((order, operation))
        return {id_: (claim, state_of(claim, order, decided[id_])) for id_, (order, claim) in made.items()}

    def shown(self) -> dict[str, dict[str, tuple[Shown, ...]]]:
        """What is shown of every entity: values by property, in the order of the schema."""
        by_entity: dict[str, list[tuple[str, ClaimState]]] = defaultdict(list)
        for claim, state in self.claims().values():
            by_entity[claim.entity].append((claim.property, state))
        return {entity: resolve_all(by_entity[entity], schema()) for entity in self.entities()}

    def groups(self) -> list[frozenset[str]]:
        """Entities that are the same, as the connected components of the joins in force."""
        ordered = list(self.in_order())
        parted = {operation.join for _, _, operation in ordered if isinstance(operation, EntitiesParted)}
        joins = [
            operation
            for _, _, operation in ordered
            if isinstance(operation, EntitiesJoined) and operation.join not in parted
        ]
        return components([(join.one, join.other) for join in joins])


def state_of(claim: ClaimMade, order: Order, decided: list[tuple[Order, Known]]) -> ClaimState:
    """A claim with the judgement on it."""
    judgement = judge(decided)
    return ClaimState(
        id=claim.claim,
        order=order,
        value=claim.value,
        absent=claim.absent,
        stance=claim.stance,
        original=claim.original if isinstance(claim.original, str) else "",
        language=claim.language or "",
        statement=claim.statement,
        said_by=claim.said_by,
        retracted=judgement.retracted,
        rank=judgement.rank,
        holds=judgement.holds,
        looked=judgement.looked,
    )


def components(pairs: list[tuple[str, str]]) -> list[frozenset[str]]:
    """The connected components of an undirected graph, each of two at least, in the order of their least member."""
    group: dict[str, set[str]] = {}
    for one, other in pairs:
        merged = group.get(one, {one}) | group.get(other, {other})
        for member in merged:
            group[member] = merged
    return sorted({frozenset(members) for members in group.values()}, key=min)
