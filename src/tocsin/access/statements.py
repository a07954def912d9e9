"""Statements of a case, and the texts that claims point into."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tocsin.access.filter import entity_row, visible
from tocsin.access.page import MOST, Page
from tocsin.domain.errors import NoSuch, NothingToRead
from tocsin.domain.operations import FileSealed
from tocsin.domain.viewer import Viewer
from tocsin.records import bulk, store
from tocsin.records.derived import Entity, File, StatementRow
from tocsin.records.words import SCOPES
from tocsin.vault.current import current_vault


@dataclass(frozen=True, slots=True)
class StatementLine:
    """One statement in a list; `text` is the digest of its sealed text, empty for what is kept, not read.

    `reviewed`: somebody finished a review of what a reader proposed of it, here or in another copy.
    """

    id: str
    scope: str
    title: str
    date: str
    text: str
    reviewed: bool


@dataclass(frozen=True, slots=True)
class SealedText:
    """A sealed text version, opened."""

    digest: str
    text: str


def list_statements(viewer: Viewer, case: str, start: int = 0) -> Page[StatementLine]:
    """The statements of a case in the order in which they came. Raises NoSuch."""
    scope = entity_row(viewer, case, "case").scope
    rows = visible(viewer, StatementRow.objects.filter(scope=scope).order_by("entity"))
    found = list(rows[start : start + MOST])
    uids = dict(Entity.objects.filter(id__in=[row.entity for row in found]).values_list("id", "uid"))
    lines = tuple(_line(uids[row.entity], row) for row in found)
    total = rows.count()
    return Page(lines, start + MOST if start + MOST < total else None, total)


def get_statement(viewer: Viewer, statement: str) -> StatementLine:
    """One statement. Raises NoSuch."""
    row = entity_row(viewer, statement, "statement")
    return _line(statement, StatementRow.objects.get(entity=row.id))


def get_statements(viewer: Viewer, statements: Iterable[str]) -> dict[str, StatementLine]:
    """Statements by their ids, in as many questions as one takes; what is not there or may not be seen is left out."""
    found: dict[str, StatementLine] = {}
    for chunk in bulk.chunks(dict.fromkeys(statements)):
        uids = dict(visible(viewer, Entity.objects.filter(uid__in=chunk)).values_list("id", "uid"))
        found |= {
            uids[row.entity]: _line(uids[row.entity], row) for row in StatementRow.objects.filter(entity__in=uids)
        }
    return found


def get_text(viewer: Viewer, statement: str) -> SealedText:
    """The text of a statement. Raises NoSuch, and NothingToRead where it is kept, not read."""
    line = get_statement(viewer, statement)
    if not line.text:
        raise NothingToRead
    return SealedText(line.text, read_file(viewer, line.scope, line.text).decode("utf-8"))


def read_file(viewer: Viewer, scope: str, digest: str) -> bytes:
    """A sealed file of a scope, whole. Raises NoSuch where the viewer may not see it or there is none."""
    return _opened(scope, find_file(viewer, scope, digest))


def read_files(viewer: Viewer, scope: str, digests: Iterable[str]) -> dict[str, bytes]:
    """Sealed files of a scope by their digests, as far as the viewer may see them and they are there."""
    return {digest: _opened(scope, sealed) for digest, sealed in _find_files(viewer, scope, digests).items()}


def read_part(viewer: Viewer, scope: str, digest: str, start: int, most: int) -> bytes:
    """So many bytes at most of a sealed file, from a place in it; only these are opened. Raises as `read_file` does."""
    sealed = find_file(viewer, scope, digest)
    with current_vault().open(scope, digest, sealed.key_bytes()) as stream:
        stream.seek(start)
        return stream.read(most)


def find_file(viewer: Viewer, scope: str, digest: str) -> FileSealed:
    """What the record says of a sealed file. Raises NoSuch.

    Two copies that received it apart gave it a key each; then it is what is said with the key that opens it here.
    """
    found = _find_files(viewer, scope, [digest]).get(digest)
    if found is None:
        raise NoSuch(what="file")
    return found


def _opened(scope: str, sealed: FileSealed) -> bytes:
    with current_vault().open(scope, sealed.digest, sealed.key_bytes()) as stream:
        return stream.read()


def _find_files(viewer: Viewer, scope: str, digests: Iterable[str]) -> dict[str, FileSealed]:
    rows = visible(viewer, File.objects.filter(scope=SCOPES.known(scope)))
    numbers = [
        number
        for chunk in bulk.chunks(dict.fromkeys(digests))
        for number in rows.filter(digest__in=chunk).values_list("id", flat=True)
    ]
    told: dict[str, list[FileSealed]] = defaultdict(list)
    for _, operation in sorted(store.operations(numbers).items()):
        if isinstance(operation, FileSealed):
            told[operation.digest].append(operation)
    return {digest: _that_opens(scope, found) for digest, found in told.items()}


def _that_opens(scope: str, found: Sequence[FileSealed]) -> FileSealed:
    digest = found[0].digest
    if len({one.key for one in found}) > 1:
        opening = (one for one in found if current_vault().opens(scope, digest, one.key_bytes()))
        return next(opening, found[0])
    return found[0]


def _line(uid: str, row: StatementRow) -> StatementLine:
    return StatementLine(uid, SCOPES.word(row.scope), row.title, row.date, row.text, row.reviewed)
