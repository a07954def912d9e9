"""From operations to derived rows. It reads the record only, so that rebuilding gives what living through it gave.

A batch of operations first yields entities, claims, files and joins as they stand; then the typed rows of every entity
that was touched are made anew. What the batch itself opened is in no table yet: it is made from memory. Whatever the
order in which changesets come, the tables say what `domain.ledger` says.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from tocsin.records import cards, erasing, store
from tocsin.records.batches import Batch, Told
from tocsin.records.claimed import Made
from tocsin.records.entities import Opening
from tocsin.records.places import PLACES
from tocsin.records.record import Changeset
from tocsin.records.standing import Standing, standing
from tocsin.records.taking import take
from tocsin.records.words import SCOPES

__all__ = ["Told", "project", "project_stored"]


def project(told: Iterable[Told]) -> None:
    """Bring the derived tables up to these operations, within the caller's transaction."""
    batch = Batch()
    for one in told:
        batch.take(one.number, one.scope, one.operation)
    opened, made, touched = take(batch)
    touched |= erasing.follow(batch.erased, batch.told)
    fresh = {uid: one for uid, one in opened.items() if uid not in touched}
    cards.make(_from_memory(batch, fresh, made))
    cards.refresh(touched)


def project_stored(first: int, last: int, void: Collection[str] = ()) -> None:
    """Project changesets that lie in the record, from number to number; those that are void say nothing."""
    rows = Changeset.objects.filter(seq__gte=first, seq__lte=last).values_list("seq", "uid", "scope")
    scopes = {seq: scope for seq, uid, scope in rows if uid not in void}
    project(
        Told(number, scopes[number // PLACES], operation)
        for number, operation in store.told(first, last)
        if number // PLACES in scopes
    )


def _from_memory(batch: Batch, opened: Mapping[str, Opening], made: Made) -> list[tuple[cards.Row, list[Standing]]]:
    """The entities that a batch opened, with all their claims in the order of everything."""
    found: dict[str, list[Standing]] = defaultdict(list)
    for number, claim, state in made.values():
        if claim.entity in opened:
            found[claim.entity].append(standing(number, claim, batch.order(number), state))
    for several in found.values():
        several.sort(key=lambda one: one.state.order)
    return [
        (cards.Row(one.number, uid, one.kind, SCOPES.number(one.scope)), found.get(uid, []))
        for uid, one in opened.items()
    ]
