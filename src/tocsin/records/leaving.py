"""Taking out of the tables what was erased, so that they say what they would say had it never been there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tocsin.domain.judgements import concerned
from tocsin.domain.operations import (
    ClaimMade,
    EntitiesParted,
    EntityOpened,
    Known,
    StatementReviewed,
)
from tocsin.records import bulk, claimed, entities, judging, store
from tocsin.records.batches import Batch
from tocsin.records.derived import Aside, Deed, Derived, File, Joined, Judged, LetterUse, Parted, Review
from tocsin.records.fields import raw_id
from tocsin.records.places import PLACES
from tocsin.records.record import Changeset
from tocsin.records.taking import take

# the tables whose rows stand for one operation, and the column with its number
_ROWS: tuple[tuple[type[Derived], str], ...] = (
    (File, "id"),
    (Review, "id"),
    (Joined, "id"),
    (Parted, "id"),
    (Judged, "operation"),
    (LetterUse, "operation"),
    (Deed, "id"),
)


def forget(told: Mapping[int, Known]) -> set[str]:
    """Take away every derived row of these operations (by number), whose bodies are gone from the record.

    What stood aside because of one of them speaks again. Returns the entities whose typed rows are to be made anew.
    """
    closing = entities.uids_of(told)
    touched = set(closing.values())
    touched |= {operation.entity for operation in told.values() if isinstance(operation, ClaimMade)}
    touched |= {operation.statement for operation in told.values() if isinstance(operation, StatementReviewed)}
    claimed.remove(told)
    entities.close(closing)
    for table, field in _ROWS:
        bulk.delete_where(table, field, told)
    touched |= judging.write({claim for operation in told.values() for claim in concerned(operation)}, Batch())
    return touched | _let_speak(_freed(told.values()))


def _freed(told: Iterable[Known]) -> set[str]:
    """The ids that these operations held."""
    freed: set[str] = set()
    for operation in told:
        match operation:
            case EntityOpened():
                freed.add(operation.entity)
            case ClaimMade():
                freed.add(operation.claim)
            case EntitiesParted():
                freed.add(operation.join)
    return freed


def _let_speak(uids: set[str]) -> set[str]:
    """Take in again what stood aside under these ids; return the entities that it touched."""
    rows = bulk.select(Aside, ("id", "waits"), "uid", map(raw_id, uids))
    numbers = [number for number, waits in rows if not waits]
    if not numbers:
        return set()
    bulk.delete_where(Aside, "id", numbers)
    seqs = {number // PLACES for number in numbers}
    scopes = dict(bulk.select(Changeset, ("seq", "scope"), "seq", seqs))
    batch = Batch()
    for number, operation in store.operations(numbers).items():
        batch.take(number, scopes[number // PLACES], operation)
    opened, _, touched = take(batch)
    return touched | opened.keys()
