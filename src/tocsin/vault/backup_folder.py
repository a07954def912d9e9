"""The folder of a backup: whose it is, what lies in it, and `backup.json`, which is replaced last and as a whole.

backup.json is canonical JSON with a plain digest, like a header: that tells damage from a wrong passphrase. The
manifest in it is sealed under the backup's key. Two marks beside it need only what outlives the master key: whose
backup it is, and how far it goes. See docs/format/backup.md.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from tocsin.crypto import aead
from tocsin.crypto.padding import padded
from tocsin.domain import backups
from tocsin.domain.backups import Manifest
from tocsin.domain.changesets import digest_bytes
from tocsin.domain.errors import Cause, DamagedFile, FolderTaken, NewerFormat, NotABackup, WorkspaceBusy
from tocsin.lib import canonical, files
from tocsin.lib.files import ProcessLock
from tocsin.vault.parts import backing_up
from tocsin.workspace.encoding import bytes_of, text_of
from tocsin.workspace.session import Session

NAME = "backup.json"
SEGMENTS = "segments"
LOCALS = "local"
VAULT = "vault"
LOCK = "lock"
FAMILY = "tocsin-backup/"
SALT = 16
LONGEST = 64 * 1024 * 1024
_NUMBERED = re.compile(r"[0-9]{6,}")
_SEALED = re.compile(r"[0-9a-f]{64}")


class _Form(msgspec.Struct, forbid_unknown_fields=True):
    at: str
    digest: str
    format: str
    manifest: str
    of: str
    salt: str


@dataclass(frozen=True, slots=True)
class Label:
    """What backup.json says: nothing in it is secret."""

    salt: bytes
    of: bytes
    at: bytes
    manifest: bytes

    def is_of(self, session: Session) -> bool:
        """Whether the backup is of this session's workspace, under whatever master key."""
        return session.backup_mark(b"of\x00" + self.salt) == self.of

    def ends_at(self, session: Session, log: bytes) -> bool:
        """Whether it goes exactly as far as this running digest."""
        return session.backup_mark(b"at\x00" + self.salt + log) == self.at

    def open(self, session: Session) -> Manifest:
        """What is sealed in it. Raises Unauthentic (another master key), DamagedFile for what is no manifest."""
        plain = aead.unseal(session.backup_key, self.manifest, self._binding())
        try:
            return backups.decode(plain.rstrip(b" "))
        except ValueError as exc:
            raise DamagedFile(why=Cause("its manifest is none")) from exc

    def _binding(self) -> bytes:
        return canonical.encode(_marks(self))


@dataclass(frozen=True, slots=True)
class BackupFolder:
    """Where the parts of one backup lie."""

    path: Path

    @property
    def segments(self) -> Path:
        """Sealed runs of changesets."""
        return self.path / SEGMENTS

    @property
    def locals(self) -> Path:
        """Sealed local tables."""
        return self.path / LOCALS

    @property
    def vault(self) -> Path:
        """Copies of the sealed files."""
        return self.path / VAULT

    def read(self) -> Label:
        """Raises NotABackup where there is no backup.json, NewerFormat, DamagedFile."""
        try:
            with (self.path / NAME).open("rb") as file:
                return decode(file.read(LONGEST + 1))
        except (FileNotFoundError, NotADirectoryError) as exc:
            raise NotABackup from exc
        except OSError as exc:
            raise DamagedFile(why=Cause("the disk does not give backup.json")) from exc

    def write(self, session: Session, manifest: Manifest) -> None:
        """Replaces backup.json: from here on this is the backup. Raises DiskFull, CannotBackUp."""
        with backing_up():
            files.write_whole(self.path / NAME, encode(session, manifest))

    def write_header(self, session: Session, name: str) -> None:
        """One copy of the header, where it is another than the session's. Raises DiskFull, CannotBackUp."""
        with backing_up():
            path = self.path / name
            if not path.exists() or path.read_bytes() != session.header_bytes:
                files.write_whole(path, session.header_bytes)

    @contextmanager
    def held(self, session: Session) -> Iterator[Label | None]:
        """Keeps other processes out while a backup is made here, in a folder that is new, empty, or has been ours.

        Gives what backup.json says; nothing where the folder is new. Raises FolderTaken, NewerFormat, WorkspaceBusy.
        """
        label = self._ours(session)
        with backing_up():
            for folder in (self.path, self.segments, self.locals, self.vault):
                files.make_folder(folder)
            lock = ProcessLock(self.path / LOCK)
            if not lock.acquire(0):
                raise WorkspaceBusy
        try:
            if label is None:
                # first of all: a folder whose first backup was killed must be known again
                self.write(session, backups.NOTHING)
            yield label
        finally:
            lock.release()

    def sweep(self, segments: Collection[str], local: str, sealed: Collection[str]) -> None:
        """Takes away what the backup does not name: older segments, erased files, what a kill left.

        Files that are none of ours stay. Raises DiskFull, CannotBackUp.
        """
        with backing_up():
            for folder, kept in ((self.segments, segments), (self.locals, {local})):
                stale = [path for path in folder.iterdir() if _NUMBERED.fullmatch(path.name) and path.name not in kept]
                _remove(folder, stale)
            for folder in (self.path, self.segments, self.locals, self.vault):
                _remove(folder, files.strays(folder))
            for folder in sorted(path for path in self.vault.iterdir() if path.is_dir()):
                ours = [path for path in folder.iterdir() if _SEALED.fullmatch(folder.name + path.name)]
                _remove(folder, [path for path in ours if folder.name + path.name not in sealed])

    def _ours(self, session: Session) -> Label | None:
        try:
            label = self.read()
        except DamagedFile as exc:
            raise FolderTaken from exc
        except NotABackup as exc:
            if self.path.exists() and (not self.path.is_dir() or not self._is_empty()):
                raise FolderTaken from exc
            return None
        if not label.is_of(session):
            raise FolderTaken
        return label

    def _is_empty(self) -> bool:
        """A first backup that was killed before it had a backup.json has left nothing but empty folders and a lock."""
        kept = (path for path in self.path.rglob("*") if not path.name.startswith(files.TEMPORARY))
        return not any(path.is_file() and path.name != LOCK for path in kept)


def next_name(folder: Path) -> str:
    """A number that no part in a folder has, six digits or more."""
    taken = (int(path.name) for path in folder.iterdir() if _NUMBERED.fullmatch(path.name))
    return f"{max(taken, default=0) + 1:06}"


def encode(session: Session, manifest: Manifest) -> bytes:
    """The bytes of backup.json."""
    salt = os.urandom(SALT)
    at = session.backup_mark(b"at\x00" + salt + digest_bytes(manifest.log))
    bare = Label(salt, session.backup_mark(b"of\x00" + salt), at, b"")
    plain = backups.encode(manifest)
    sealed = aead.seal(session.backup_key, plain.ljust(padded(len(plain))), canonical.encode(_marks(bare)))
    rest = {**_marks(bare), "manifest": text_of(sealed)}
    return canonical.encode({**rest, "digest": _digest(rest)})


def decode(data: bytes) -> Label:
    """Raises DamagedFile, and NewerFormat only where the digest says that the bytes are whole."""
    damaged = DamagedFile(why=Cause("backup.json is damaged"))
    try:
        value = canonical.decode(data)
    except ValueError as exc:
        raise damaged from exc
    if not isinstance(value, dict) or value.get("digest") != _digest({k: v for k, v in value.items() if k != "digest"}):
        raise damaged
    name = value.get("format")
    if isinstance(name, str) and name.startswith(FAMILY) and name != backups.FORMAT:
        raise NewerFormat(what="backup", format=name)
    try:
        form = msgspec.convert(value, _Form)
        if form.format != backups.FORMAT:
            raise damaged
        return Label(bytes_of(form.salt, SALT), bytes_of(form.of, 32), bytes_of(form.at, 32), bytes_of(form.manifest))
    except (msgspec.ValidationError, ValueError) as exc:
        raise damaged from exc


def _marks(label: Label) -> dict[str, Any]:
    return {
        "at": text_of(label.at),
        "format": backups.FORMAT,
        "of": text_of(label.of),
        "salt": text_of(label.salt),
    }


def _digest(rest: dict[str, Any]) -> str:
    return text_of(hashlib.sha256(canonical.encode(rest)).digest())


def _remove(folder: Path, paths: Collection[Path]) -> None:
    for path in paths:
        path.unlink()
    if paths:
        files.DISK.sync_folder(folder)
