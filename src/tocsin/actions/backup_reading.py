"""Reading a backup: opened with a passphrase, every part checked against the manifest before anything of it is used."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from tocsin.crypto.errors import Unauthentic
from tocsin.domain import framing
from tocsin.domain.backups import Manifest, Segment
from tocsin.domain.changesets import Changeset, digest_bytes
from tocsin.domain.errors import Cause, DamagedBackup, DamagedFile, NotABackup
from tocsin.lib import canonical
from tocsin.records import store
from tocsin.vault import Vault, parts
from tocsin.vault.backup_folder import BackupFolder
from tocsin.workspace import Session, copies
from tocsin.workspace.backups import look_at_each
from tocsin.workspace.copies import CopyState

MOST_HEAD = 4096


@dataclass(frozen=True, slots=True)
class Backup:
    """An opened backup: its folder, the keys, what it says of itself."""

    folder: BackupFolder
    session: Session
    manifest: Manifest

    @property
    def vault(self) -> Vault:
        """Its copies of the sealed files."""
        return Vault(self.session, self.folder.vault)


@contextmanager
def opened(path: Path, passphrase: str) -> Iterator[Backup]:
    """A finished backup. Raises NotABackup, CannotUnlock, NewerFormat, DamagedBackup; nothing in it is changed."""
    folder = BackupFolder(path)
    try:
        label = folder.read()
    except DamagedFile as exc:
        raise DamagedBackup(why=exc.why) from exc
    if all(copy.state is CopyState.MISSING for copy in copies.read_both(path)):
        raise NotABackup  # killed before anything was finished
    for session in look_at_each(path, passphrase):
        with session:
            try:
                manifest = label.open(session)
            except Unauthentic:
                continue
            except DamagedFile as exc:
                raise DamagedBackup(why=exc.why) from exc
            if manifest.local is None:
                raise NotABackup
            yield Backup(folder, session, manifest)
            return
    raise DamagedBackup(why=Cause("backup.json does not open under the keys of its header"))


def changesets_in(backup: Backup, segment: Segment) -> Iterator[Changeset]:
    """The changesets of one segment, which is the very file that the manifest names. Raises DamagedBackup.

    They are proven to be those that were written, in number and order; who signed them is the caller's affair.
    """
    where = Cause("segment {name}", name=segment.name)
    with _part(backup, backup.folder.segments / segment.name, parts.SEGMENT, segment.digest, where) as content:
        log, operations, last = read_head(content, segment.first, where), 0, segment.first - 1
        try:
            for changeset in framing.unpack_all(content):
                log = store.next_log(log, changeset.id)
                operations, last = operations + len(changeset.operations), last + 1
                yield changeset
        except (ValueError, DamagedFile) as exc:
            raise DamagedBackup(why=Cause("{where} is not what was written", where=where)) from exc
        if (last, operations, log) != (segment.last, segment.operations, digest_bytes(segment.log)):
            raise DamagedBackup(why=Cause("{where} does not hold what the manifest says", where=where))


def read_head(content: BinaryIO, first: int, where: Cause) -> bytes:
    """What stands at the beginning of a segment: the running digest before it. Raises DamagedBackup."""
    try:
        size = int.from_bytes(content.read(4), "big")
        head = canonical.decode(content.read(min(size, MOST_HEAD)))
        if head["first"] == first:
            return digest_bytes(head["before"])
    except (ValueError, KeyError, TypeError, DamagedFile) as exc:
        raise DamagedBackup(why=Cause("{where} does not begin as one", where=where)) from exc
    raise DamagedBackup(why=Cause("{where} stands in the place of another one", where=where))


def local_lines(backup: Backup) -> Iterator[bytes]:
    """The local tables, row by row. Raises DamagedBackup."""
    local = backup.manifest.local
    assert local is not None
    where = Cause("the local tables ({name})", name=local.name)
    with _part(backup, backup.folder.locals / local.name, parts.LOCAL, local.digest, where) as content:
        try:
            yield from content
        except DamagedFile as exc:
            raise DamagedBackup(why=Cause("{where} are not what was written", where=where)) from exc


@contextmanager
def _part(backup: Backup, path: Path, magic: bytes, digest: str, where: Cause) -> Iterator[BinaryIO]:
    try:
        found = parts.digest_on_medium(path)
    except OSError as exc:
        raise DamagedBackup(why=Cause("{where} cannot be read, or is missing", where=where)) from exc
    if found != digest:
        raise DamagedBackup(why=Cause("{where} is another file than the one that was written", where=where))
    try:
        content = parts.open_part(path, backup.session.backup_key, magic)
    except DamagedFile as exc:
        raise DamagedBackup(why=Cause("{where}: {fault}", where=where, fault=exc.why)) from exc
    with content:
        yield content
