"""Joins, files, uses, deeds and reviews: rows that stand for one operation each."""

from __future__ import annotations

from tocsin.lib import ids
from tocsin.records import bulk
from tocsin.records.batches import Batch
from tocsin.records.derived import Deed, File, Joined, LetterUse, Parted, Review
from tocsin.records.fields import raw_id
from tocsin.records.words import SCOPES


def keep(batch: Batch) -> set[str]:
    """Write these rows of a batch; return the statements whose review it finished."""
    files = ((number, SCOPES.number(scope), sealed.digest) for number, scope, sealed in batch.files)
    bulk.insert(File, ("id", "scope", "digest"), files)
    uses = (
        (number, SCOPES.number(scope), raw_id(claim), raw_id(composed.intervention))
        for number, scope, composed in batch.uses
        for claim in composed.claims
    )
    bulk.insert(LetterUse, ("operation", "scope", "claim", "intervention"), uses)
    bulk.insert(Review, ("id", "statement"), ((number, raw_id(one.statement)) for number, one in batch.reviewed))
    bulk.insert(Deed, ("id", "scope"), ((number, SCOPES.number(scope)) for number, scope in batch.deeds))
    _join(batch)
    return {one.statement for _, one in batch.reviewed}


def _join(batch: Batch) -> None:
    """A join that was parted is put aside, whichever of both came first."""
    bulk.insert(Parted, ("id", "join"), ((number, raw_id(one.join)) for number, one in batch.parted))
    named = {one.join for _, one in batch.joined} | {one.join for _, one in batch.parted}
    if not named:
        return
    parted = {ids.short(bytes(join)) for (join,) in bulk.select(Parted, ("join",), "join", map(raw_id, named))}
    for number, join in list(bulk.select(Joined, ("id", "join"), "join", map(raw_id, parted))):
        batch.put_aside(number, ids.short(bytes(join)))
    bulk.delete_where(Joined, "join", map(raw_id, parted))
    rows = []
    for number, one in batch.joined:
        if one.join in parted:
            batch.put_aside(number, one.join)
        else:
            rows.append((number, raw_id(one.join), raw_id(one.one), raw_id(one.other)))
    bulk.insert(Joined, ("id", "join", "one", "other"), rows)
