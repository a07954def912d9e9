"""`restore`: a workspace out of a backup, on an empty machine, with a passphrase or the words of the recovery sheet.

Everything is built in a folder beside the new one, under its name and “.restoring”, and is checked there. Only what is
whole gets the name: a restore that was killed is no workspace, and the next one begins again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

from tocsin.actions.backup_reading import Backup, changesets_in, local_lines, opened
from tocsin.actions.new_copy import NewCopy, building
from tocsin.actions.verify import Verified
from tocsin.domain.changesets import Changeset, digest_bytes
from tocsin.domain.errors import Cause, DamagedBackup, DamagedFile, MissingFile, NewerFormat
from tocsin.domain.integrity import Fault, Walk
from tocsin.lib.clock import Clock, SystemClock
from tocsin.records import carrying
from tocsin.workspace import Kind, verify_signature

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Restored:
    """What the new workspace holds, as `verify` read it at the end, and when the backup was made (milliseconds UTC).

    `by_recovery`: nobody has a passphrase yet, the recovery sheet opened it. `lost` sealed files were gone before the
    backup was made; `left_out` rows of local tables belong to a later version.
    """

    verified: Verified
    made: int
    by_recovery: bool
    lost: int
    left_out: int


def restore(
    source: Path, target: Path, passphrase: str, *, clock: Clock | None = None, progress: Progress | None = None
) -> Restored:
    """Build the workspace of a backup in a new folder, as a device of its own; the backup is not changed.

    Raises NotABackup, CannotUnlock, DamagedBackup, NewerFormat, WorkspaceExists, WorkspaceBusy, DiskFull, CannotWrite:
    then there is no new folder.
    """
    tell = progress or (lambda _what, _done, _total: None)
    with opened(source, passphrase) as backup:
        by_recovery = backup.session.slot.kind is Kind.RECOVERY
        with building(target, backup.session.header_bytes, passphrase, clock or SystemClock()) as copy:
            walk = _fill(backup, copy, tell)
            lost = _take_files(backup, walk, copy, tell)
            copy.rebuild(tell)  # behind the files: the words of a statement stand in the index
            left_out = _take_local(backup)
            verified = copy.finish(tell)
            made = backup.manifest.made
    return Restored(verified, made, by_recovery, lost, left_out)


def _fill(backup: Backup, copy: NewCopy, tell: Progress) -> Walk:
    """Every changeset of the backup, each proven before it is appended; what the walk over them has learnt."""
    walk = Walk(verify_signature)
    for segment in backup.manifest.segments:
        copy.take(_proven(walk, segment.first, changesets_in(backup, segment)))
        tell("changes", segment.last, backup.manifest.changesets)
    _refuse(walk.finish())
    return walk


def _proven(walk: Walk, first: int, changesets: Iterator[Changeset]) -> Iterator[Changeset]:
    for seq, changeset in enumerate(changesets, first):
        _refuse(walk.look(seq, changeset))
        yield changeset


def _refuse(faults: Iterable[Fault]) -> None:
    for fault in faults:
        raise DamagedBackup(why=Cause("change {seq}: {fault}", seq=fault.seq, fault=fault.words))


def _take_local(backup: Backup) -> int:
    try:
        with transaction.atomic():
            return carrying.take(local_lines(backup))
    except ValueError as exc:
        raise DamagedBackup(why=Cause("the local tables hold a line that is none")) from exc


def _take_files(backup: Backup, walk: Walk, copy: NewCopy, tell: Progress) -> int:
    """How many the workspace had lost before the backup was made."""
    wanted = list(walk.in_force())
    lost = 0
    for done, (scope, digest, keys) in enumerate(wanted, 1):
        name = copy.vault.name(scope, digest)
        if name in backup.manifest.lost:
            lost += 1
        elif not any(_adopted(backup, copy, scope, digest, key) for key in keys):
            raise DamagedBackup(why=Cause("sealed file {name}… is missing or is not what was written", name=name[:12]))
        tell("files", done, len(wanted))
    return lost


def _adopted(backup: Backup, copy: NewCopy, scope: str, digest: str, key: str) -> bool:
    try:
        copy.vault.adopt(scope, digest, digest_bytes(key), backup.vault)
    except (MissingFile, DamagedFile, NewerFormat):
        return False
    return True
