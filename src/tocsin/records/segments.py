"""The record's rows as a backup takes them, from whichever database they lie in. No verbs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import zip_longest

from django.db import connections

from tocsin.domain.changesets import Changeset, digest_text, tree_root
from tocsin.domain.errors import Cause, DamagedRecord
from tocsin.domain.operations import ContentErased, DeviceRemoved, FileSealed, Known, decode_trusted
from tocsin.records import bulk, store
from tocsin.records.derived import Erasure, File, Scope
from tocsin.records.places import PLACES
from tocsin.records.record import Changeset as ChangesetRow
from tocsin.records.record import Device
from tocsin.records.store import LogPosition

_STEP = 100  # changesets read at once
_ERASES = b'"op":"content.erased"'
_REMOVES = b'"op":"device.removed"'


@dataclass(frozen=True, slots=True)
class SealedFile:
    """A sealed file that the record names: its scope, digest, and the number of the operation that holds its key."""

    scope: str
    digest: str
    operation: int


@contextmanager
def still(alias: str) -> Iterator[None]:
    """One moment of the record: what is read inside fits together, and nobody who writes waits for it."""
    connection = connections[alias]
    begin = "BEGIN DEFERRED" if connection.vendor == "sqlite" else "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
    with connection.cursor() as cursor:
        cursor.execute(begin)
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")


def stretch(first: int, last: int, alias: str) -> Iterator[tuple[Changeset, bytes]]:
    """The changesets of a run of numbers, each with the running digest after it, and each proven to be whole.

    Raises DamagedRecord where one is missing, or is not what was written.
    """
    log = store.log_at(first - 1, alias) or b""
    for start in range(first, last + 1, _STEP):
        numbers = range(start, min(start + _STEP, last + 1))
        # read to the end before anything is given: an open cursor would keep an erasure from cutting the log
        rows = list(_rows(numbers, alias))
        for expected, (seq, changeset, kept) in zip_longest(numbers, rows, fillvalue=(0, None, b"")):
            if changeset is None or seq != expected:
                raise DamagedRecord(why=Cause("changeset {expected} is missing", expected=expected))
            log = store.next_log(log, changeset.id)
            if log != kept or not _is_whole(changeset):
                raise DamagedRecord(why=Cause("changeset {expected} is not what was written", expected=expected))
            yield changeset, log


def _rows(numbers: range, alias: str) -> Iterator[tuple[int, Changeset, bytes]]:
    found = ChangesetRow.objects.using(alias).filter(seq__gte=numbers.start, seq__lt=numbers.stop).order_by("seq")
    for seq, header, signature, log in list(found.values_list("seq", "header", "signature", "log")):
        yield seq, Changeset(bytes(header), bytes(signature), tuple(store.salted(seq, alias))), bytes(log)


def erased_behind(after: int, upto: int, alias: str) -> frozenset[int] | None:
    """Numbers of the changesets that lost operations by what a run of changesets says (`after` excluded).

    None where a device was removed in it: then what was erased before may be another set altogether.
    """
    uids: set[str] = set()
    for seq in range(after + 1, upto + 1):
        for one in store.salted(seq, alias):
            if one.body is not None and (_ERASES in one.body or _REMOVES in one.body):
                operation: Known = decode_trusted(one.body)
                if isinstance(operation, DeviceRemoved):
                    return None
                if isinstance(operation, ContentErased):
                    uids.update(uid for uid, _ in operation.places)
    found: set[int] = set()
    for chunk in bulk.chunks(uids):
        found.update(ChangesetRow.objects.using(alias).filter(uid__in=chunk).values_list("seq", flat=True))
    return frozenset(found)


def holds_all(uids: Iterator[str], alias: str) -> bool:
    """Whether the record has every one of these changesets."""
    for chunk in bulk.chunks(uids):
        if ChangesetRow.objects.using(alias).filter(uid__in=chunk).count() != len(set(chunk)):
            return False
    return True


def logs(alias: str) -> Iterator[bytes]:
    """The running digest after every changeset, newest first, and the one before the first."""
    for log in ChangesetRow.objects.using(alias).order_by("-seq").values_list("log", flat=True).iterator():
        yield bytes(log)
    yield store.LOG_START


def files_upto(last: int, alias: str) -> list[SealedFile]:
    """The sealed files that the changesets up to a number name and that were not erased."""
    scopes = dict(Scope.objects.using(alias).values_list("pk", "uid"))
    rows = File.objects.using(alias).filter(id__lt=(last + 1) * PLACES).order_by("id")
    return [
        SealedFile(scopes[scope], digest, number) for number, scope, digest in rows.values_list("id", "scope", "digest")
    ]


def shaken(after: int, alias: str) -> frozenset[str] | None:
    """The scopes in which something was erased behind a changeset: there a file may have another key than before.

    None, which is all of them, where a device was removed behind it.
    """
    first = (after + 1) * PLACES
    if Device.objects.using(alias).filter(operation__gte=first, key__isnull=True).exists():
        return None
    scopes = dict(Scope.objects.using(alias).values_list("pk", "uid"))
    erasures = Erasure.objects.using(alias).filter(id__gte=first)
    return frozenset(scopes[number] for number in erasures.values_list("scope", flat=True).distinct())


def key_of(file: SealedFile, alias: str) -> bytes | None:
    """The file's key; nothing where it was erased a moment ago."""
    seq, place = divmod(file.operation, PLACES)
    body = list(store.salted(seq, alias))[place].body
    operation = decode_trusted(body) if body is not None else None
    return operation.key_bytes() if isinstance(operation, FileSealed) else None


def position(alias: str) -> LogPosition:
    """How far the record goes."""
    return store.position(alias)


def _is_whole(changeset: Changeset) -> bool:
    try:
        header = changeset.read_header()
        root = tree_root([one.commitment() for one in changeset.operations])
    except ValueError:
        return False
    return header.count == len(changeset.operations) and header.root == digest_text(root)
