"""Bringing the segments of a backup up to the record: what stays, what is written anew, what is added."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack

from tocsin.actions.backup_reading import Backup, changesets_in
from tocsin.crypto.errors import Unauthentic
from tocsin.domain import backups, framing
from tocsin.domain.backups import MOST_OPERATIONS, Manifest, Segment, Stretch
from tocsin.domain.changesets import Changeset, digest_bytes, digest_text
from tocsin.domain.errors import BackupAhead
from tocsin.lib import canonical
from tocsin.records import segments, store
from tocsin.records.store import LogPosition
from tocsin.vault import parts
from tocsin.vault.backup_folder import BackupFolder, Label, next_name
from tocsin.vault.parts import PartWriter
from tocsin.workspace import Session

Tell = Callable[[str, int, int], None]


def basis(folder: BackupFolder, session: Session, alias: str, label: Label | None) -> Manifest:
    """What the next backup in a folder builds on: the one that is there, or nothing where all is to be written anew.

    That is so where the master key is another one, or the local order is (two copies were brought together).
    Raises BackupAhead where the folder holds what the record does not.
    """
    if label is None:
        return backups.NOTHING
    try:
        manifest = label.open(session)
    except Unauthentic:
        if any(label.ends_at(session, log) for log in segments.logs(alias)):
            return backups.NOTHING
        raise BackupAhead from None
    if store.log_at(manifest.changesets, alias) == digest_bytes(manifest.log):
        return manifest
    backup = Backup(folder, session, manifest)
    uids = (changeset.id for segment in manifest.segments for changeset in changesets_in(backup, segment))
    if segments.holds_all(uids, alias):
        return backups.NOTHING
    raise BackupAhead


class Segmenting:
    """The segments of one run of `backup`: `held` are those that the backup consists of so far."""

    def __init__(self, folder: BackupFolder, session: Session, alias: str, before: Manifest, tell: Tell) -> None:
        self.held = before.segments
        self._folder = folder.segments
        self._key = session.backup_key
        self._alias = alias
        self._tell = tell
        self._covered = before.changesets

    def bring_up_to(self, at: LogPosition) -> None:
        """Write what is missing up to a position, and what was erased since anew. Raises DiskFull, CannotBackUp."""
        touched = segments.erased_behind(self._covered, at.changesets, self._alias) if self.held else frozenset()
        if touched is None:
            self.held, touched = (), frozenset()
        gone = {segment.first for segment in self.held if not (self._folder / segment.name).is_file()}
        planned = backups.plan(self.held, at.changesets, at.operations, touched | gone)
        self.held = tuple(
            segment
            for one in planned
            for segment in ([one] if isinstance(one, Segment) else self._write(one, at.changesets))
        )
        self._covered = at.changesets

    def is_behind_an_erasure(self) -> bool:
        """Whether something was erased after the position that was last brought up to."""
        now = store.position(self._alias).changesets
        erased = segments.erased_behind(self._covered, now, self._alias)
        return erased is None or bool(erased)

    def _write(self, run: Stretch, total: int) -> Iterator[Segment]:
        with ExitStack() as undo:
            writing: _Writing | None = None
            first = run.first
            for changeset, log in segments.stretch(run.first, run.last, self._alias):
                if writing is not None and writing.operations + len(changeset.operations) > MOST_OPERATIONS:
                    yield writing.end()
                    writing = None
                if writing is None:
                    before = store.log_at(first - 1, self._alias) or b""
                    part = undo.enter_context(parts.part(self._folder, self._key, parts.SEGMENT))
                    writing = _Writing(part, next_name(self._folder), first, before)
                writing.add(changeset, log)
                first += 1
                self._tell("changes", first - 1, total)
            if writing is not None:
                yield writing.end()


class _Writing:
    """One segment that is being written."""

    def __init__(self, part: PartWriter, name: str, first: int, before: bytes) -> None:
        self._part, self._name, self._first = part, name, first
        self._last, self._log = first - 1, before
        self.operations = 0
        head = canonical.encode({"before": digest_text(before), "first": first})
        part.write(len(head).to_bytes(4, "big") + head)

    def add(self, changeset: Changeset, log: bytes) -> None:
        """The next changeset, with the running digest after it."""
        self._part.write(framing.pack(changeset))
        self._last, self._log = self._last + 1, log
        self.operations += len(changeset.operations)

    def end(self) -> Segment:
        """Gives the file its name, when it is on the medium."""
        digest = self._part.commit(self._name)
        return Segment(digest, self._first, self._last, digest_text(self._log), self._name, self.operations)
