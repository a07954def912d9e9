"""What was decided about claims: kept by the key of the claim, folded into its row, whichever of both came first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from tocsin.domain.judgements import concerned, judge
from tocsin.domain.operations import Known
from tocsin.domain.resolve import Order
from tocsin.records import bulk, claims, entities, states, store
from tocsin.records.batches import Batch
from tocsin.records.derived import Claim, Judged
from tocsin.records.fields import key_of


def note(batch: Batch) -> set[str]:
    """Keep which operations of a batch decide about which claims; return the claims."""
    rows = ((key_of(claim), number) for number, decided in batch.judging for claim in dict.fromkeys(decided))
    bulk.insert(Judged, ("claim", "operation"), rows)
    return {claim for _, decided in batch.judging for claim in decided}


def codes(uids: Iterable[str], batch: Batch) -> dict[str, int]:
    """The state (`states`) of each of these claims about which anything was decided, in this batch or before."""
    wanted = set(uids)
    if not wanted or not Judged.objects.exists():
        return {}
    rows = bulk.select(Judged, ("operation",), "claim", {key_of(claim) for claim in wanted})
    numbers = {number for (number,) in rows}
    told = {number: batch.told[number] for number in numbers if number in batch.told}
    told |= store.operations(numbers - told.keys())
    batch.read_orders(told)
    decided: dict[str, list[tuple[Order, Known]]] = defaultdict(list)
    for number, operation in told.items():
        for claim in wanted.intersection(concerned(operation)):
            decided[claim].append((batch.order(number), operation))
    return {claim: states.code(judge(found)) for claim, found in decided.items()}


def write(uids: Iterable[str], batch: Batch) -> set[str]:
    """Bring the rows of these claims up to what was decided; return the entities that it touched."""
    rows = claims.rows_of(uids)
    found = codes(rows, batch)
    for claim, (number, _) in rows.items():
        Claim.objects.filter(id=number).update(state=found.get(claim, 0))
    return set(entities.uids_of({entity for _, entity in rows.values()}).values())
