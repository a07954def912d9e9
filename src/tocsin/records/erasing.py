"""Erasing within the tables: operations lose salt and body for good, and everything that was made from them goes.

Only the commitment stays, so that the chain still verifies and says that something is gone (DESIGN 2.2). What a
`content.erased` names and this copy does not hold yet is remembered, and goes the moment it arrives.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import connection
from django.db.models import QuerySet

from tocsin.domain.erasure import Placed
from tocsin.domain.operations import KEPT_FOR_GOOD, ContentErased, Known, decode_trusted
from tocsin.records import bulk, leaving, store
from tocsin.records.derived import Awaited, Erasure
from tocsin.records.places import PLACES
from tocsin.records.record import Changeset as ChangesetRow
from tocsin.records.record import Operation as OperationRow
from tocsin.records.words import SCOPES

Place = tuple[str, int]


def follow(erased: Sequence[tuple[int, str, ContentErased]], numbers: Iterable[int]) -> set[str]:
    """What a batch of operations (by number) erases, and what of it was erased before; the entities to make anew.

    `erased` are the batch's erasures with their numbers and scopes.
    """
    rows = ((number, SCOPES.number(scope), one.erasure) for number, scope, one in erased)
    bulk.insert(Erasure, ("id", "scope", "uid"), rows)
    entities = arrived(numbers)
    for _, scope, one in erased:
        entities |= apply(scope, one.places)
    return entities


def placed(scope: str) -> list[Placed]:
    """Every operation of a scope that this copy holds, in the local order."""
    return placed_in(ChangesetRow.objects.filter(scope=scope).order_by("seq"))


def placed_in(changesets: QuerySet[ChangesetRow]) -> list[Placed]:
    """Every operation of these changesets that is not erased, in their order."""
    return [
        Placed(uid, place, decode_trusted(salted.body))
        for seq, uid in changesets.values_list("seq", "uid")
        for place, salted in enumerate(store.salted(seq))
        if salted.body is not None
    ]


@dataclass(frozen=True, slots=True)
class Recorded:
    """Who recorded a changeset, when (milliseconds UTC), and which number it has in this copy."""

    seq: int
    author: str
    time: int


def recorded(changesets: Iterable[str]) -> list[Recorded]:
    """Who recorded these changesets, and when, in the local order."""
    rows = (ChangesetRow.objects.filter(uid__in=chunk) for chunk in bulk.chunks(set(changesets)))
    return sorted(
        (Recorded(*row) for found in rows for row in found.values_list("seq", "author", "time")),
        key=lambda one: one.seq,
    )


def forget_old_pages() -> None:
    """Write the database's log back and cut it to nothing: it holds pages as they were before. Outside a transaction.

    Where somebody is reading, the log stays until it is cut again, at lock or at the next unlock.
    """
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def apply(scope: str, places: Iterable[Place]) -> set[str]:
    """Erase the operations at these places (changeset id, place within) of a scope, within the caller's transaction.

    Returns the entities whose rows are to be made anew. A place of another scope, one that no changeset has, and an
    operation that is kept for good are passed over; a second time changes nothing.
    """
    wanted = sorted(set(places))
    _await(scope, wanted)
    return _erase(set(_numbers(scope, wanted).values()))


def arrived(numbers: Iterable[int]) -> set[str]:
    """Erase what came in now and was erased before; return the entities whose rows are to be made anew."""
    if not Awaited.objects.exists():
        return set()
    uids: set[str] = set()
    for chunk in bulk.chunks({number // PLACES for number in numbers}):
        uids.update(ChangesetRow.objects.filter(seq__in=chunk).values_list("uid", flat=True))
    places: dict[str, list[Place]] = defaultdict(list)
    for chunk in bulk.chunks(uids):
        rows = Awaited.objects.filter(changeset__in=chunk)
        for scope, changeset, place in rows.values_list("scope", "changeset", "place"):
            places[SCOPES.word(scope)].append((changeset, place))
    bulk.delete_where(Awaited, "changeset", uids)
    return set().union(*(_erase(set(_numbers(scope, found).values())) for scope, found in places.items()))


def _numbers(scope: str, places: Iterable[Place]) -> dict[Place, int]:
    """The numbers of operations that this copy holds, erased or not."""
    wanted = list(places)
    seqs: dict[str, tuple[int, int]] = {}
    for chunk in bulk.chunks({uid for uid, _ in wanted}):
        for uid, seq, count in ChangesetRow.objects.filter(uid__in=chunk, scope=scope).values_list(
            "uid", "seq", "count"
        ):
            seqs[uid] = (seq, count)
    return {
        (uid, place): seqs[uid][0] * PLACES + place for uid, place in wanted if uid in seqs and place < seqs[uid][1]
    }


def _await(scope: str, places: Iterable[Place]) -> None:
    """Remember the places of changesets that are not here."""
    absent = set(places)
    for chunk in bulk.chunks({uid for uid, _ in absent}):
        here = set(ChangesetRow.objects.filter(uid__in=chunk).values_list("uid", flat=True))
        waiting = Awaited.objects.filter(scope=SCOPES.number(scope), changeset__in=chunk)
        awaited = set(waiting.values_list("changeset", "place"))
        absent = {place for place in absent if place[0] not in here and place not in awaited}
    bulk.insert(Awaited, ("scope", "changeset", "place"), ((SCOPES.number(scope), *place) for place in sorted(absent)))


def _erase(numbers: set[int]) -> set[str]:
    told: dict[int, Known] = {}
    for seq in sorted({number // PLACES for number in numbers}):
        for place, salted in enumerate(store.salted(seq)):
            number = seq * PLACES + place
            operation = decode_trusted(salted.body) if number in numbers and salted.body is not None else None
            if operation is not None and not isinstance(operation, KEPT_FOR_GOOD):
                OperationRow.objects.filter(id=number).update(salt=None, body=None, erased=salted.commitment())
                told[number] = operation
    return leaving.forget(told) if told else set()
