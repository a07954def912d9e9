"""The record tables: appending changesets, reading them back, and what a new one stands on. No verbs."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.db import DEFAULT_DB_ALIAS

from tocsin.domain.changesets import Changeset, Header, Heads, Salted, digest_bytes
from tocsin.domain.operations import Known, decode_trusted
from tocsin.domain.resolve import Order
from tocsin.records import bulk, devices
from tocsin.records.record import PLACES, Head
from tocsin.records.record import Changeset as ChangesetRow
from tocsin.records.record import Operation as OperationRow

LOG_START = b"\x00" * 32


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
    rows = ((seq * PLACES + n, one.salt, one.body, one.erased) for n, one in enumerate(changeset.operations))
    bulk.insert(OperationRow, ("id", "salt", "body", "erased"), rows)
    _move_heads(changeset.id, header)
    devices.note(seq, header.scope, changeset)
    return seq


def put_back(number: int, one: Salted) -> None:
    """Give an operation its bytes again that were lost. The caller knows that they are the ones that were signed."""
    OperationRow.objects.filter(id=number).update(salt=one.salt, body=one.body, erased=None)


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


def changesets(after: int = 0, count: int | None = None) -> Iterator[tuple[int, Changeset]]:
    """Every changeset with its operations, or `count` of them, in the local order, starting behind a number."""
    rows = ChangesetRow.objects.filter(seq__gt=after).order_by("seq").values_list("seq", "header", "signature")
    said = OperationRow.objects.filter(id__gte=(after + 1) * PLACES).order_by("id")
    if count is not None:
        rows, said = rows.filter(seq__lte=after + count), said.filter(id__lt=(after + count + 1) * PLACES)
    # two walks side by side: a question for each of a million small changesets would take longer than all the rest
    groups = groupby(said.values_list("id", "salt", "body", "erased").iterator(), lambda row: row[0] // PLACES)
    number, group = next(groups, (0, iter(())))
    for seq, header, signature in rows.iterator():
        while 0 < number < seq:
            number, group = next(groups, (0, iter(())))
        held = tuple(_salted(*row[1:]) for row in group) if number == seq else ()
        yield seq, Changeset(bytes(header), bytes(signature), held)


def salted(seq: int, alias: str = DEFAULT_DB_ALIAS) -> Iterator[Salted]:
    """The operations of one changeset, in their places."""
    found = OperationRow.objects.using(alias).filter(id__gte=seq * PLACES, id__lt=(seq + 1) * PLACES).order_by("id")
    for row in found.values_list("salt", "body", "erased"):
        yield _salted(*row)


def _salted(*parts: bytes | memoryview | None) -> Salted:
    return Salted(*(None if part is None else bytes(part) for part in parts))


def operations(numbers: Sequence[int]) -> dict[int, Known]:
    """Operations by number; erased ones are left out."""
    found: dict[int, Known] = {}
    for chunk in bulk.chunks(numbers):
        for number, body in OperationRow.objects.filter(id__in=chunk).values_list("id", "body"):
            if body is not None:
                found[number] = decode_trusted(bytes(body))
    return found


def orders(numbers: Sequence[int]) -> dict[int, Order]:
    """The place of each operation in the order of everything."""
    seqs = {number // PLACES for number in numbers}
    headers: dict[int, tuple[int, str]] = {}
    for chunk in bulk.chunks(seqs):
        for seq, tick, uid in ChangesetRow.objects.filter(seq__in=chunk).values_list("seq", "tick", "uid"):
            headers[seq] = (tick, uid)
    return {number: (*headers[number // PLACES], number % PLACES) for number in numbers}


def first_operation() -> int:
    """The number of the very first operation: the opening of the workspace."""
    return PLACES
