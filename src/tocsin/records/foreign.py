"""The record of another copy of this workspace, open beside ours: what it has that we lack, and what we erased.

Nothing of it is believed here; `actions.taking` checks what comes in. What the database itself refuses to read is
DamagedCopy.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import DatabaseError

from tocsin.domain.changesets import Changeset
from tocsin.domain.errors import Cause, DamagedCopy, DamagedRecord
from tocsin.domain.operations import ContentErased, Known, decode_trusted
from tocsin.records import bulk, store
from tocsin.records.connection import close_beside, open_beside
from tocsin.records.derived import Erasure
from tocsin.records.places import PLACES
from tocsin.records.record import Changeset as ChangesetRow
from tocsin.records.record import Operation as OperationRow
from tocsin.records.words import SCOPES

ALIAS = "other"
_MARK = b'"op":"content.erased"'
Place = tuple[str, int]


@contextmanager
def beside(path: Path, key: Callable[[], bytes]) -> Iterator[None]:
    """The other copy's record is open within the block. Raises DamagedCopy, NewerFormat, NotSettled."""
    try:
        open_beside(ALIAS, path, key)
    except DamagedRecord as exc:
        raise DamagedCopy(why=exc.why) from exc
    try:
        yield
    finally:
        close_beside(ALIAS)


@contextmanager
def reading() -> Iterator[None]:
    """What the other record does not give, or gives in another form than ours, is its damage. Raises DamagedCopy."""
    try:
        yield
    except (DatabaseError, TypeError, ValueError, OverflowError) as exc:
        raise DamagedCopy(why=Cause("its record cannot be read to the end")) from exc


def first() -> str:
    """The changeset that the other record begins with; nothing where it is empty."""
    with reading():
        return ChangesetRow.objects.using(ALIAS).order_by("seq").values_list("uid", flat=True).first() or ""


def lacking() -> list[tuple[int, str]]:
    """Number there and id of every changeset that we do not have, in the other's local order."""
    with reading():
        there = list(ChangesetRow.objects.using(ALIAS).order_by("seq").values_list("seq", "uid"))
    found: list[tuple[int, str]] = []
    for chunk in bulk.chunks(there):
        here = set(ChangesetRow.objects.filter(uid__in=[uid for _, uid in chunk]).values_list("uid", flat=True))
        found += [(seq, uid) for seq, uid in chunk if uid not in here]
    return found


def read(seq: int) -> Changeset:
    """One changeset of the other record, with the operations that stand there. Raises DamagedCopy."""
    with reading():
        row = ChangesetRow.objects.using(ALIAS).filter(seq=seq).values_list("header", "signature").first()
        if row is None:
            raise DamagedCopy(why=Cause("change {seq} is gone", seq=seq))
        return Changeset(bytes(row[0]), bytes(row[1]), tuple(store.salted(seq, ALIAS)))


def still_there() -> dict[str, list[int]]:
    """Changesets with the places whose bytes are gone here, and which the other record still holds."""
    gone: dict[int, list[int]] = defaultdict(list)
    for number in OperationRow.objects.filter(body__isnull=True).values_list("id", flat=True):
        gone[number // PLACES].append(number % PLACES)
    uids: dict[str, int] = {}
    for chunk in bulk.chunks(gone):
        uids.update(ChangesetRow.objects.filter(seq__in=chunk).values_list("uid", "seq"))
    found: dict[str, list[int]] = {}
    for uid, held in _held_there(uids).items():
        if places := sorted(held.intersection(gone[uids[uid]])):
            found[uid] = places
    return found


def _held_there(uids: Iterable[str]) -> dict[str, set[int]]:
    found: dict[str, set[int]] = {}
    with reading():
        for chunk in bulk.chunks(uids):
            rows = ChangesetRow.objects.using(ALIAS).filter(uid__in=chunk)
            for uid, seq in rows.values_list("uid", "seq"):
                numbers = OperationRow.objects.using(ALIAS).filter(
                    id__gte=seq * PLACES, id__lt=(seq + 1) * PLACES, body__isnull=False
                )
                found[uid] = {number - seq * PLACES for number in numbers.values_list("id", flat=True)}
    return found


def number_there(uid: str) -> int:
    """The number of a changeset in the other record."""
    with reading():
        return ChangesetRow.objects.using(ALIAS).values_list("seq", flat=True).get(uid=uid)


def counting(uids: Iterable[str]) -> set[Place]:
    """The places of these changesets that an erasure which counts names, in their own scope."""
    found: set[Place] = set()
    for scope, within in _by_scope(uids).items():
        numbers = list(Erasure.objects.filter(scope=SCOPES.known(scope)).values_list("id", flat=True))
        found |= _places(store.operations(numbers).values(), within)
    return found


def named(uids: Iterable[str]) -> set[Place]:
    """The same with the erasures of removed devices, which do not count: whoever obeyed them before lacks the bytes."""
    found: set[Place] = set()
    for scope, within in _by_scope(uids).items():
        for seq in ChangesetRow.objects.filter(scope=scope).values_list("seq", flat=True):
            bodies = (one.body for one in store.salted(seq) if one.body is not None and _MARK in one.body)
            found |= _places(map(decode_trusted, bodies), within)
    return found


def _by_scope(uids: Iterable[str]) -> dict[str, set[str]]:
    scopes: dict[str, set[str]] = defaultdict(set)
    for chunk in bulk.chunks(uids):
        for uid, scope in ChangesetRow.objects.filter(uid__in=chunk).values_list("uid", "scope"):
            scopes[scope].add(uid)
    return scopes


def _places(operations: Iterable[Known], within: set[str]) -> set[Place]:
    erasures = (one for one in operations if isinstance(one, ContentErased))
    return {(uid, place) for one in erasures for uid, place in one.places if uid in within}
