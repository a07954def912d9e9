"""Whether the record's own tables say what its headers say: columns, numbers, running digest, heads and devices."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tocsin.domain.changesets import Header, digest_bytes
from tocsin.domain.integrity import Fault, Walk, leaves, listed
from tocsin.domain.operations import DeviceAdded
from tocsin.records.places import PLACES
from tocsin.records.record import Changeset, Device, Head, Operation
from tocsin.records.store import LOG_START, next_log

_COLUMNS = ("scope", "device", "author", "tick", "time", "batch", "count")


def changesets(walk: Walk) -> Iterator[Fault]:
    """Rows of changesets against their headers, and against the row before."""
    by_number = {number: uid for uid, number in walk.numbers.items()}
    log, total, last = LOG_START, 0, 0
    rows = Changeset.objects.order_by("seq").values_list("seq", "uid", "total", "log", *_COLUMNS)
    for seq, uid, told, kept, *columns in rows.iterator():
        if seq != last + 1:
            yield Fault(
                last + 1, "it is missing" if seq == last + 2 else f"it is missing, and all up to change {seq - 1}"
            )
        found = by_number.get(seq, "")
        header = None if found in walk.damaged else walk.headers.get(found)
        if header is not None and (uid != found or tuple(columns) != _expected(header)):
            yield Fault(seq, "its row in the table says something else than its heading")
        elif seq == last + 1 and bytes(kept) != next_log(log, uid):
            yield Fault(seq, "it does not stand where it was written")
        elif seq == last + 1 and header is not None and told != total + header.count:
            yield Fault(seq, "the count of entries up to it is wrong")
        log, total, last = bytes(kept), told, seq
    if (
        Operation.objects.filter(id__gte=(last + 1) * PLACES).exists()
        or Operation.objects.filter(id__lt=PLACES).exists()
    ):
        yield Fault(last + 1, "it has entries, and no heading")


def _expected(header: Header) -> tuple[object, ...]:
    return tuple(getattr(header, name) for name in _COLUMNS)


def heads(headers: Mapping[str, Header]) -> Iterator[str]:
    """The table of heads against the headers; one sentence where they differ."""
    expected = {(uid, *_head(headers[uid])) for uid in leaves(headers)}
    found = set(Head.objects.values_list("uid", "scope", "device", "tick", "time"))
    if found != expected:
        yield f"The table of heads differs from the changes in {len(found ^ expected)} rows."


def _head(header: Header) -> tuple[object, ...]:
    return header.scope, header.device, header.tick, header.time


def devices(walk: Walk) -> Iterator[str]:
    """The table of devices against the operations that add and remove them."""
    expected = set()
    for (uid, place), said in walk.of_devices:
        key = digest_bytes(said.key) if isinstance(said, DeviceAdded) else None
        number = walk.numbers[uid] * PLACES + place
        expected.add((number, said.device, walk.headers[uid].scope, uid, key))
    rows = Device.objects.values_list("operation", "device", "scope", "changeset", "key")
    found = {(*row[:4], None if row[4] is None else bytes(row[4])) for row in rows}
    if found != expected:
        numbers = sorted({row[0] // PLACES for row in found ^ expected})
        yield f"The table of devices differs from the changes: see {listed(numbers)}."
