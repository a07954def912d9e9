"""What lies whole in damaged sources: changesets whose operations give their root, and local tables that open."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from tocsin.crypto.errors import Unauthentic
from tocsin.domain import framing
from tocsin.domain.changesets import Changeset, Header, digest_text, parse_header, tree_root
from tocsin.domain.errors import DamagedFile, DamagedRecord, NewerFormat, NotABackup, NotSettled
from tocsin.records import carrying, carving
from tocsin.records.connection import close_beside, open_beside
from tocsin.records.wal import wal_path
from tocsin.vault import parts
from tocsin.vault.backup_folder import BackupFolder
from tocsin.workspace import Session
from tocsin.workspace.disk import writing

ALIAS = "salvaged"
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Source:
    """A damaged workspace or backup, and the keys of one of its headers."""

    path: Path
    session: Session


@dataclass
class Finds:
    """Whole changesets by id, and every header; `acknowledged` changesets were there at least once; local rows."""

    changesets: dict[str, Changeset] = field(default_factory=dict)
    headers: dict[str, Header] = field(default_factory=dict)
    acknowledged: int = 0
    local: list[bytes] = field(default_factory=list)

    def add(self, changeset: Changeset) -> None:
        """Of two versions the one with fewer bytes: an older copy still has what was erased since."""
        known = self.changesets.get(changeset.id)
        if known is None or _held(changeset) < _held(known):
            self.changesets[changeset.id] = changeset
        self.headers[changeset.id] = changeset.read_header()

    def note(self, header: bytes) -> None:
        """A header, whatever became of its operations."""
        self.headers[Changeset(header, b"", ()).id] = parse_header(header)


def look_through(sources: Iterable[Source], scratch: Path, tell: Progress) -> Finds:
    """Everything that can be found in all of them; the local tables of the first that has some.

    `scratch` is a folder for sealed copies, made and taken away here.
    """
    finds = Finds()
    for done, source in enumerate(sources, 1):
        _look_through_record(finds, source)
        _look_through_segments(finds, source)
        _count(finds, source)
        finds.local = finds.local or _local_of_record(source, scratch) or _local_of_backup(source)
        tell("sources", done, 0)
    return finds


def _look_through_record(finds: Finds, source: Source) -> None:
    carved = carving.carve(source.session.record_path, source.session.record_key)
    for header in carved.headers():
        finds.note(header)
    for changeset in carved.whole():
        finds.add(changeset)


def _look_through_segments(finds: Finds, source: Source) -> None:
    for path in _newest_first(BackupFolder(source.path).segments):
        for run in parts.whole_runs(path, source.session.backup_key, parts.SEGMENT):
            for changeset in framing.find_all(run):
                if _is_whole(changeset):
                    finds.add(changeset)


def _count(finds: Finds, source: Source) -> None:
    """How many changesets there should be, by heads and by the manifest, as far as they can be read."""
    heads = source.session.read_heads().value
    counts = [int(heads["changesets"])] if heads and isinstance(heads.get("changesets"), int) else []
    with suppress(NotABackup, DamagedFile, NewerFormat, Unauthentic):
        counts.append(BackupFolder(source.path).read().open(source.session).changesets)
    finds.acknowledged = max([finds.acknowledged, *counts])


def _local_of_record(source: Source, scratch: Path) -> list[bytes]:
    """Read from a copy, because SQLite would write its log back into the damaged file."""
    session = source.session
    with _copied(session.record_path, scratch) as record:
        try:
            open_beside(ALIAS, record, lambda: session.record_key)
        except (DamagedRecord, NewerFormat, NotSettled):
            return []
        try:
            return list(carrying.readable_lines(ALIAS))
        finally:
            close_beside(ALIAS)


@contextmanager
def _copied(record: Path, scratch: Path) -> Iterator[Path]:
    """A record and its log in a folder that is gone afterwards; still sealed. Raises DiskFull, CannotWrite."""
    copy = scratch / record.name
    try:
        with writing():
            scratch.mkdir(mode=0o700, exist_ok=True)
            for source, target in ((record, copy), (wal_path(record), wal_path(copy))):
                if source.is_file():
                    shutil.copyfile(source, target)
        yield copy
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _local_of_backup(source: Source) -> list[bytes]:
    for path in _newest_first(BackupFolder(source.path).locals):
        with suppress(DamagedFile, NewerFormat), parts.open_part(path, source.session.backup_key, parts.LOCAL) as file:
            return list(file)
    return []


def _newest_first(folder: Path) -> Iterator[Path]:
    if folder.is_dir():
        yield from sorted((path for path in folder.iterdir() if path.is_file()), reverse=True)


def _is_whole(changeset: Changeset) -> bool:
    with suppress(ValueError):
        header = changeset.read_header()
        root = digest_text(tree_root([one.commitment() for one in changeset.operations]))
        return header.count == len(changeset.operations) and root == header.root
    return False


def _held(changeset: Changeset) -> int:
    return sum(1 for one in changeset.operations if one.body is not None)
