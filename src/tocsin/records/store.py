"""The record tables: appending changesets, reading them back, and what a new one stands on. No verbs.

Bodies lie packed in their rows (`packing`): whoever wants the bytes of an operation asks here, never the column.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections

from tocsin.domain.changesets import Changeset, Header, Heads, Salted, digest_bytes
from tocsin.domain.operations import Known, decode_trusted
from tocsin.domain.resolve import Order
from tocsin.records import bulk, devices
from tocsin.records.packing import pack, unpack
from tocsin.records.places import PLACES
from tocsin.records.record import Changeset as ChangesetRow
from tocsin.records.record import Head
from tocsin.records.record import Operation as OperationRow

LOG_START = b"\x00" * 32
STEP = 20_000  # operations held at a time where many are read: bounds the memory


@dataclass(frozen=True, slots=True)
class LogPosition:
    """How far the local log has come: what `heads` keeps after each commit."""

    changesets: int
    operations: int
    log: bytes


def append(changeset: Changeset) -> int:
    """Store a changeset behind the last one; return its number in the local order."""
    header = changeset.read_header()
    before = position()
    seq = before.changesets + 1
    ChangesetRow.objects.create(
        seq=seq,
        uid=changeset.id,
        scope=header.scope,
        device=header.device,
        author=header.author,
        tick=header.tick,
        time=header.time,
        batch=header.batch,
        count=header.count,
        header=changeset.header,
        signature=changeset.signature,
        total=before.operations + header.count,
        log=next_log(before.log, changeset.id),
    )
    rows = (
        (seq * PLACES + place, one.salt, _packed(one), one.erased) for place, one in enumerate(changeset.operations)
    )
    bulk.insert(OperationRow, ("id", "salt", "body", "erased"), rows)
    _move_heads(changeset.id, header)
    devices.note(seq, header.scope, changeset)
    return seq


def _packed(one: Salted) -> bytes | None:
    return None if one.body is None else pack(one.body)


def put_back(number: int, one: Salted) -> None:
    """Give an operation its bytes again that were lost. The caller knows that they are the ones that were signed."""
    OperationRow.objects.filter(id=number).update(salt=one.salt, body=_packed(one), erased=None)


def _move_heads(uid: str, header: Header) -> None:
    Head.objects.filter(uid__in=header.parents).delete()
    Head.objects.create(uid=uid, scope=header.scope, device=header.device, tick=header.tick, time=header.time)


def next_log(log: bytes, uid: str) -> bytes:
    """The running digest after one more changeset."""
    return hashlib.sha256(log + digest_bytes(uid)).digest()


def position(alias: str = DEFAULT_DB_ALIAS) -> LogPosition:
    """Where the local log stands; `alias` names the database of another copy (`connection.open_beside`)."""
    last = ChangesetRow.objects.using(alias).order_by("-seq").values_list("seq", "total", "log").first()
    return LogPosition(last[0], last[1], bytes(last[2])) if last else LogPosition(0, 0, LOG_START)


def log_at(number: int, alias: str = DEFAULT_DB_ALIAS) -> bytes | None:
    """The running digest after so many changesets; None where there are fewer."""
    if number == 0:
        return LOG_START
    found = ChangesetRow.objects.using(alias).filter(seq=number).values_list("log", flat=True).first()
    return None if found is None else bytes(found)


def heads(scope: str, device: str) -> Heads:
    """What the next changeset of this device in this scope stands on: its last, and every other head seen."""
    leaves = list(Head.objects.filter(scope=scope).values_list("uid", "tick", "time"))
    own = (
        ChangesetRow.objects.filter(scope=scope, device=device)
        .order_by("-tick", "-uid")
        .values_list("uid", "tick", "time")[:1]
    )
    found = list(dict.fromkeys([*own, *sorted(leaves)]))
    return Heads(
        parents=tuple(uid for uid, _, _ in found),
        tick=max((tick for _, tick, _ in found), default=0),
        time=max((time for _, _, time in found), default=0),
    )


def changesets(
    after: int = 0, count: int | None = None, alias: str = DEFAULT_DB_ALIAS
) -> Iterator[tuple[int, Changeset]]:
    """Every changeset with its operations, or `count` of them, in the local order, starting behind a number."""
    for first, last in steps(after, count, alias=alias):
        held = _salted(first, last, alias)
        rows = ChangesetRow.objects.using(alias).filter(seq__gte=first, seq__lte=last).order_by("seq")
        for seq, header, signature in rows.values_list("seq", "header", "signature"):
            yield seq, Changeset(bytes(header), bytes(signature), tuple(held.get(seq, ())))


def steps(
    after: int = 0, count: int | None = None, *, most: int | None = None, alias: str = DEFAULT_DB_ALIAS
) -> Iterator[tuple[int, int]]:
    """The changesets behind a number, or `count` of them, in steps (first, last), in the local order.

    A step holds at most so many operations, or a single changeset that has more.
    """
    most = most or STEP
    first = last = held = 0
    rows = ChangesetRow.objects.using(alias).filter(seq__gt=after).order_by("seq")
    if count is not None:
        rows = rows.filter(seq__lte=after + count)
    for seq, size in list(rows.values_list("seq", "count")):
        if held and held + size > most:
            yield first, last
            held = 0
        first, last, held = (first if held else seq), seq, held + size
    if held:
        yield first, last


def salted(seq: int, alias: str = DEFAULT_DB_ALIAS) -> Iterator[Salted]:
    """The operations of one changeset, in their places."""
    yield from _salted(seq, seq, alias).get(seq, ())


def _salted(first: int, last: int, alias: str) -> dict[int, list[Salted]]:
    found: dict[int, list[Salted]] = {}
    for number, salt, body, erased in _between(("id", "salt", "body", "erased"), first, last, alias):
        found.setdefault(number // PLACES, []).append(
            Salted(
                None if salt is None else bytes(salt),
                None if body is None else unpack(bytes(body)),
                None if erased is None else bytes(erased),
            )
        )
    return found


def _between(columns: tuple[str, ...], first: int, last: int, alias: str = DEFAULT_DB_ALIAS) -> list[tuple[Any, ...]]:
    """Rows of the operations of these changesets, in their order."""
    question = f"SELECT {', '.join(columns)} FROM operation WHERE id >= %s AND id < %s ORDER BY id"  # noqa: S608 - our own words
    with connections[alias].cursor() as cursor:
        cursor.execute(question, [first * PLACES, (last + 1) * PLACES])
        return list(cursor.fetchall())


def told(first: int, last: int) -> Iterator[tuple[int, Known]]:
    """The operations of these changesets with their numbers, in the local order; erased ones are left out."""
    for number, body in _between(("id", "body"), first, last):
        if body is not None:
            yield number, decode_trusted(unpack(bytes(body)))


def operations(numbers: Iterable[int]) -> dict[int, Known]:
    """Operations by number; erased ones are left out."""
    return {number: decode_trusted(unpack(body)) for number, body in packed(numbers)}


def packed(numbers: Iterable[int]) -> Iterator[tuple[int, bytes]]:
    """Operations by number, as they lie packed in their rows; erased ones are left out."""
    rows = bulk.select(OperationRow, ("id", "body"), "id", numbers)
    return ((number, bytes(body)) for number, body in rows if body is not None)


def orders(numbers: Iterable[int]) -> dict[int, Order]:
    """The place of each operation in the order of everything."""
    wanted = list(numbers)
    headers = changesets_of(wanted)
    return {number: (*headers[number // PLACES], number % PLACES) for number in wanted}


def changesets_of(numbers: Iterable[int]) -> dict[int, tuple[int, str]]:
    """Tick and id of the changesets that hold these operations, by the changeset's number."""
    seqs = {number // PLACES for number in numbers}
    return {seq: (tick, uid) for seq, tick, uid in bulk.select(ChangesetRow, ("seq", "tick", "uid"), "seq", seqs)}


def headers_of(numbers: Iterable[int]) -> dict[int, tuple[str, Header]]:
    """Id and header of the changesets that hold these operations, by the changeset's number."""
    rows = bulk.select(ChangesetRow, ("seq", "uid", "header"), "seq", {number // PLACES for number in numbers})
    return {seq: (uid, Changeset(bytes(header), b"", ()).read_header()) for seq, uid, header in rows}


def first_operation() -> int:
    """The number of the very first operation: the opening of the workspace."""
    return PLACES
