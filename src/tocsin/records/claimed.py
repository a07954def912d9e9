"""The rows of claims. Of several claims under one id the first in the order of everything counts."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from tocsin.domain.operations import ClaimMade
from tocsin.records import bulk, claims, entities, judging
from tocsin.records.batches import Batch
from tocsin.records.derived import NOBODY, Aside, Claim, Dated
from tocsin.records.entities import Opening
from tocsin.records.fields import key_of
from tocsin.records.words import WORDS

COLUMNS = ("id", "key", "entity", "property", "state")
Made = Mapping[str, tuple[int, ClaimMade, int]]  # by the claim's id: number, operation, state


def make_all(batch: Batch, opened: Mapping[str, Opening]) -> tuple[Made, set[str]]:
    """Write the rows of what a batch claims.

    Returns the claims that count, with their states, and the entities which they touched and which the batch did not
    open.
    """
    first = _first(batch)
    touched = _against_before(batch, first)
    states = judging.codes(first, batch)
    made = {uid: (number, claim, states.get(uid, 0)) for uid, (number, claim) in first.items()}
    numbers = {uid: one.number for uid, one in opened.items()}
    numbers |= entities.numbers_of({claim.entity for _, claim in first.values()} - numbers.keys())
    for number, claim, _ in made.values():
        if claim.entity not in numbers:
            batch.put_aside(number, claim.entity, waits=True)
    bulk.insert(
        Claim,
        COLUMNS,
        (
            (number, key_of(uid), numbers.get(claim.entity, NOBODY), WORDS.number(claim.property), state)
            for uid, (number, claim, state) in made.items()
        ),
    )
    touched |= {claim.entity for _, claim in first.values() if claim.entity in numbers}
    return made, touched - opened.keys()


def _first(batch: Batch) -> dict[str, tuple[int, ClaimMade]]:
    first: dict[str, tuple[int, ClaimMade]] = {}
    for made in batch.made:
        uid = made[1].claim
        other = first.setdefault(uid, made)
        if other is not made:
            winner, loser = sorted((other, made), key=lambda one: batch.order(one[0]))
            first[uid] = winner
            batch.put_aside(loser[0], uid)
    return first


def _against_before(batch: Batch, first: dict[str, tuple[int, ClaimMade]]) -> set[str]:
    """Take out of `first` what was claimed earlier in the order; return the entities that lose a claim to the rest."""
    newest = claims.newest_key()
    before = claims.rows_of(uid for uid in first if key_of(uid) <= newest)
    batch.read_orders(number for number, _ in before.values())
    lost: dict[int, int] = {}
    for uid, (number, entity) in before.items():
        if batch.order(number) < batch.order(first[uid][0]):
            batch.put_aside(first.pop(uid)[0], uid)
        else:
            batch.put_aside(number, uid)
            lost[number] = entity
    remove(lost)
    return set(entities.uids_of(set(lost.values())).values())


def remove(numbers: Collection[int]) -> None:
    """Take these claims (by number) out of the tables; the rows of their entities are for the caller to refresh."""
    for table, field in ((Claim, "id"), (Dated, "claim"), (Aside, "id")):
        bulk.delete_where(table, field, numbers)
