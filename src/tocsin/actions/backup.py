"""`backup`: a consistent sealed copy of a workspace, made while it is in use, again and again at small cost.

Order of writing: sealed files and segments under new names, the header, then backup.json, which makes it the backup,
then the second header; only then what is not part of it goes. So the last finished backup can be restored whenever this
is killed. What is erased while it runs is covered before it ends.

A sealed file that was erased and came in again has the name of the old one and another key. Its two forms cannot lie
side by side, and the old one belongs to the last backup: one that does without it comes first, and takes it away.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from django.db import DEFAULT_DB_ALIAS

from tocsin import workspace
from tocsin.actions.segmenting import Segmenting, basis
from tocsin.actions.unlocking import log
from tocsin.domain.backups import Local, Manifest
from tocsin.domain.changesets import digest_text
from tocsin.domain.errors import CannotBackUp, CannotWrite, DamagedFile, MissingFile, NewerFormat, NoSuch
from tocsin.domain.viewer import Viewer
from tocsin.lib.clock import Clock, SystemClock
from tocsin.records import carrying, left, segments, store
from tocsin.records.connection import close_beside, open_beside
from tocsin.records.segments import SealedFile
from tocsin.records.store import LogPosition
from tocsin.vault import Vault, parts
from tocsin.vault.backup_folder import BackupFolder, next_name
from tocsin.workspace import Session, copies, current

BESIDE = "backed_up"
Progress = Callable[[str, int, int], None]
Wanted = dict[str, list[SealedFile]]  # by the name in the vault; two copies that received a file apart gave it two keys


@dataclass(frozen=True, slots=True)
class BackedUp:
    """How far the backup goes, how much of it is new, and how many sealed files the workspace itself no longer has."""

    changesets: int
    new_changesets: int
    files: int
    new_files: int
    lost: int


def backup(viewer: Viewer, target: Path, *, progress: Progress | None = None) -> BackedUp:
    """Bring the backup in a folder up to the workspace that this process has unlocked. Other threads may go on writing.

    Raises FolderTaken, BackupAhead, DamagedRecord, DiskFull, CannotBackUp, NoSuch for one who may not see everything.
    """
    if viewer.scopes is not None:
        raise NoSuch(what="workspace")
    unlocked = current.require()
    left.note_left()
    done = _Backup(unlocked.session, DEFAULT_DB_ALIAS, target, unlocked.clock, progress).make()
    log(viewer, unlocked.clock, "backup")
    return done


def backup_beside(
    folder: Path, passphrase: str, target: Path, *, clock: Clock | None = None, progress: Progress | None = None
) -> BackedUp:
    """The same beside another process that has the workspace open. Raises NotSettled and what unlocking raises, too."""
    with workspace.look(folder, passphrase) as session:
        open_beside(BESIDE, session.record_path, lambda: session.record_key)
        try:
            return _Backup(session, BESIDE, target, clock or SystemClock(), progress).make()
        finally:
            close_beside(BESIDE)


class _Backup:
    """One run."""

    def __init__(self, session: Session, alias: str, target: Path, clock: Clock, progress: Progress | None) -> None:
        self._session, self._alias, self._clock = session, alias, clock
        self._tell = progress or (lambda _what, _done, _total: None)
        self._folder = BackupFolder(target)
        self._from, self._to = Vault(session), Vault(session, self._folder.vault)
        self._fresh: set[str] = set()
        self._lost: set[str] = set()
        self._outdated: set[str] = set()
        self._names: set[str] = set()

    def make(self) -> BackedUp:
        """All of it."""
        with self._folder.held(self._session) as label:
            before = basis(self._folder, self._session, self._alias, label)
            held = self._bring_all_up(before)
            while self._outdated:  # they went with the backup that has just been made, and there is room for the new
                held = self._bring_all_up(held)
        new = held.changesets - before.changesets
        return BackedUp(held.changesets, new, len(self._names), len(self._fresh), len(self._lost))

    def _bring_all_up(self, before: Manifest) -> Manifest:
        """One backup upon another, and whole."""
        run = Segmenting(self._folder, self._session, self._alias, before, self._tell)
        at, local = self._bring_up(run, before)
        manifest = Manifest(
            changesets=at.changesets,
            local=self._put_local(local),
            log=digest_text(at.log),
            lost=tuple(sorted(self._lost | self._outdated)),
            made=self._clock.now_ms(),
            operations=at.operations,
            segments=run.held,
        )
        self._make_it_count(manifest)
        return manifest

    def _bring_up(self, run: Segmenting, before: Manifest) -> tuple[LogPosition, bytes]:
        """Record, local tables and sealed files of one moment, behind which nothing was erased."""
        while True:
            with segments.still(self._alias):
                at = store.position(self._alias)
                local = b"".join(carrying.lines(self._alias))
            run.bring_up_to(at)
            self._copy_files(at.changesets, before)
            if not run.is_behind_an_erasure():
                return at, local

    def _copy_files(self, last: int, before: Manifest) -> None:
        """What is not there yet; afterwards `_names` are the sealed files that the backup holds."""
        wanted: Wanted = defaultdict(list)
        for one in segments.files_upto(last, self._alias):
            wanted[self._from.name(one.scope, one.digest)].append(one)
        there = self._to.names()
        missing = sorted(wanted.keys() - there)
        self._lost.clear()
        self._outdated = set(self._not_opening(wanted, there, before))
        for done, name in enumerate(missing, 1):
            if not any(map(self._copy, wanted[name])):
                self._lost.add(name)
            self._tell("files", done, len(missing))
        self._fresh.update(set(missing) - self._lost)
        self._names = set(wanted) - self._lost - self._outdated

    def _not_opening(self, wanted: Wanted, there: set[str], before: Manifest) -> Iterator[str]:
        """Names under which the backup has a file whose key was erased since."""
        shaken = segments.shaken(before.changesets, self._alias)
        for name in wanted.keys() & there:
            files = wanted[name]
            may_be = shaken is None or files[0].scope in shaken or name in before.lost
            if may_be and not any(map(self._opens_there, files)):
                yield name

    def _opens_there(self, file: SealedFile) -> bool:
        key = segments.key_of(file, self._alias)
        return key is not None and self._to.opens(file.scope, file.digest, key)

    def _copy(self, file: SealedFile) -> bool:
        """Whether the copy is there, whole; not where the workspace itself has lost the file, or has another key."""
        key = segments.key_of(file, self._alias)
        if key is None:
            return False
        try:
            self._to.adopt(file.scope, file.digest, key, self._from)
        except MissingFile:
            return False
        except CannotWrite as exc:
            raise CannotBackUp(why=exc.why) from exc
        except (DamagedFile, NewerFormat) as exc:
            if self._is_sound(file, key):
                raise CannotBackUp(why=parts.READ_BACK) from exc
            return False
        return True

    def _is_sound(self, file: SealedFile, key: bytes) -> bool:
        try:
            self._from.verify(file.scope, file.digest, key)
        except (MissingFile, DamagedFile, NewerFormat):
            return False
        return True

    def _put_local(self, lines: bytes) -> Local:
        name = next_name(self._folder.locals)
        with parts.part(self._folder.locals, self._session.backup_key, parts.LOCAL) as part:
            part.write(lines)
            return Local(part.commit(name), name)

    def _make_it_count(self, manifest: Manifest) -> None:
        # the second header holds the keys of the backup before until this one counts
        self._folder.write_header(self._session, copies.FIRST)
        self._folder.write(self._session, manifest)
        self._folder.write_header(self._session, copies.SECOND)
        local = manifest.local.name if manifest.local else ""
        self._folder.sweep({segment.name for segment in manifest.segments}, local, self._names)
