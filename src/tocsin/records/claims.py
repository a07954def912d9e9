"""Claims of entities as `domain.resolve` takes them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from tocsin.domain.dossier import Shown
from tocsin.domain.operations import ClaimMade
from tocsin.domain.resolve import ClaimState, Holds, Rank, resolve_all
from tocsin.domain.schema import schema
from tocsin.records import bulk, store
from tocsin.records.derived import Claim


@dataclass(frozen=True, slots=True)
class Standing:
    """One claim: its number, its operation and its state."""

    number: int
    claim: ClaimMade
    state: ClaimState


def of_entities(numbers: Iterable[int]) -> dict[int, list[Standing]]:
    """Every claim of these entities (by number), erased ones left out, in the order of everything."""
    rows = []
    for chunk in bulk.chunks(numbers):
        rows += list(
            Claim.objects.filter(entity__in=chunk).values_list("id", "entity", "retracted", "rank", "holds", "looked")
        )
    ids = [row[0] for row in rows]
    told, orders = store.operations(ids), store.orders(ids)
    found: dict[int, list[Standing]] = defaultdict(list)
    for number, entity, retracted, rank, holds, looked in rows:
        claim = told.get(number)
        if isinstance(claim, ClaimMade):
            state = ClaimState(
                id=claim.claim,
                order=orders[number],
                value=claim.value,
                absent=claim.absent,
                stance=claim.stance,
                original=claim.original if isinstance(claim.original, str) else "",
                language=claim.language or "",
                statement=claim.statement,
                said_by=claim.said_by,
                retracted=retracted,
                rank=Rank(rank),
                holds=Holds(holds),
                looked=looked,
            )
            found[entity].append(Standing(number, claim, state))
    for standing in found.values():
        standing.sort(key=lambda one: one.state.order)
    return found


def shown(standing: Iterable[Standing]) -> dict[str, tuple[Shown, ...]]:
    """What is shown of one entity: values by property, in the order of the schema."""
    return resolve_all(((one.claim.property, one.state) for one in standing), schema())
