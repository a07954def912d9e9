"""`backup --check`: read everything in a backup, and name what is damaged. It changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tocsin.actions.backup_reading import Backup, changesets_in, local_lines, opened
from tocsin.domain.changesets import digest_bytes
from tocsin.domain.errors import DamagedBackup, DamagedFile, MissingFile, NewerFormat
from tocsin.domain.integrity import Walk
from tocsin.lib import canonical
from tocsin.workspace import copies, verify_signature
from tocsin.workspace.copies import CopyState

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Checked:
    """What was read, when it was made (milliseconds UTC), and what is damaged, each in one sentence."""

    changesets: int
    operations: int
    files: int
    made: int
    damaged: tuple[str, ...]


def check_backup(path: Path, passphrase: str, progress: Progress | None = None) -> Checked:
    """Read headers, manifest, every segment, changeset, signature, local row and sealed file of a backup.

    Raises NotABackup, CannotUnlock, NewerFormat, and DamagedBackup where nothing can be read at all.
    """
    tell = progress or (lambda _what, _done, _total: None)
    with opened(path, passphrase) as backup:
        walk = Walk(verify_signature)
        damaged = [*_headers(path), *_record(backup, walk, tell), *_local(backup)]
        files, damaged_files = _files(backup, walk, tell)
        manifest = backup.manifest
    return Checked(len(walk.headers), walk.operations, files, manifest.made, (*damaged, *damaged_files))


def _headers(path: Path) -> Iterator[str]:
    first, second = copies.read_both(path)
    for copy in (first, second):
        if copy.state is not CopyState.WHOLE:
            yield f"{copy.name} is {copy.state}; the other copy opened the backup."
    if first.header is not None and second.header is not None and first.header != second.header:
        yield "header.json and header-copy.json differ: a backup was not finished; make another one."


def _record(backup: Backup, walk: Walk, tell: Progress) -> Iterator[str]:
    total = backup.manifest.changesets
    for segment in backup.manifest.segments:
        try:
            for seq, changeset in enumerate(changesets_in(backup, segment), segment.first):
                yield from (f"Change {fault.seq}: {fault.words}." for fault in walk.look(seq, changeset))
                tell("changes", seq, total)
        except DamagedBackup as exc:
            yield f"{_sentence(exc.why)} It holds changes {segment.first} to {segment.last}."
    yield from (f"Change {fault.seq}: {fault.words}." for fault in walk.finish())


def _local(backup: Backup) -> Iterator[str]:
    try:
        for line in local_lines(backup):
            canonical.decode(line.removesuffix(b"\n"))
    except DamagedBackup as exc:
        yield _sentence(exc.why)
    except ValueError:
        yield "The local tables hold a line that is none."


def _files(backup: Backup, walk: Walk, tell: Progress) -> tuple[int, list[str]]:
    damaged: list[str] = []
    vault = backup.vault
    wanted = list(walk.in_force())
    for done, (scope, digest, keys) in enumerate(wanted, 1):
        name = vault.name(scope, digest)
        if name in backup.manifest.lost:
            damaged.append(f"Sealed file {name[:12]}… was missing or damaged in the workspace when this was made.")
        elif not any(_opens(backup, scope, digest, key) for key in keys):
            damaged.append(f"Sealed file {name[:12]}… is missing or is not what was written.")
        tell("files", done, len(wanted))
    return len(wanted), damaged


def _opens(backup: Backup, scope: str, digest: str, key: str) -> bool:
    try:
        backup.vault.verify(scope, digest, digest_bytes(key))
    except (DamagedFile, MissingFile, NewerFormat):
        return False
    return True


def _sentence(words: object) -> str:
    text = str(words)
    return f"{text[:1].upper()}{text[1:]}."
