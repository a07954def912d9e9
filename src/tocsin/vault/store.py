"""The vault of an unlocked workspace: put, open, verify, discard, sweep.

Order of writing (DESIGN 2.5): the file and its folder are synced before `put` returns; then the caller writes the row
that names it. A kill in between leaves a file that no row names, which `sweep` takes away.
"""

from __future__ import annotations

import contextlib
import io
import re
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import BinaryIO

from tocsin.crypto import aead
from tocsin.domain.errors import Cause, DamagedFile, MissingFile, NewerFormat
from tocsin.lib import files
from tocsin.lib.files import Pending
from tocsin.vault import sealed
from tocsin.vault.sealed import Content, Sealed
from tocsin.workspace.disk import writing
from tocsin.workspace.session import Session

_NAME = re.compile(r"[0-9a-f]{64}")
OLDER = ".older"


def _unknown(_digest: str) -> bytes | None:
    return None


class Vault:
    """Sealed files of one session. Puts of the same content in the same scope must not run side by side."""

    def __init__(self, session: Session, folder: Path | None = None) -> None:
        """`folder` is that of another copy with the same names and keys: a backup's. Else it is the session's own."""
        self._session = session
        self._folder = folder or session.vault_path

    def name(self, scope: str, digest: str) -> str:
        """The file's name: 64 hexadecimal digits, which tell neither scope nor content. Raises ValueError."""
        return self._session.vault_name(scope, digest)

    def put(self, scope: str, source: BinaryIO, *, known: Callable[[str], bytes | None] = _unknown) -> Sealed:
        """Seals a copy of `source` while it is read, and returns when it is on the medium.

        `known` is asked, with the digest, for the key under which the record has this content in this scope already.
        Then the file that is there stays; where it is damaged or gone it is put back under that key. Neither is fresh.
        Raises DiskFull, CannotWrite, and what reading `source` raises: then nothing was added.
        """
        key = aead.new_key()
        with contextlib.ExitStack() as undo:
            pending = self._begin(undo)
            digest, size = sealed.seal(source, key, _sink(pending))
            name = self.name(scope, digest)
            kept = known(digest)
            if kept is not None:
                if self._is_sound(scope, digest, kept):
                    return Sealed(digest, size, kept, name, fresh=False)
                pending, key = self._again(pending, key, kept, undo), kept
            self._commit(pending, name)
        return Sealed(digest, size, key, name, fresh=kept is None)

    def open(self, scope: str, digest: str, key: bytes) -> BinaryIO:
        """The content, seekable; each part is authenticated before it is given.

        Raises MissingFile, NewerFormat, DamagedFile; the last also while it is read.
        """
        return io.BufferedReader(self._content(scope, digest, key), sealed.BLOCK)

    def verify(self, scope: str, digest: str, key: bytes) -> None:
        """Reads all of a file. Raises MissingFile, NewerFormat, DamagedFile."""
        with self._content(scope, digest, key) as content:
            sealed.check(content, digest)

    def names(self) -> set[str]:
        """The names of all files that are there, whole or not."""
        found = (path.parent.name + path.name for path in self._folder.glob("??/*"))
        return {name for name in found if _NAME.fullmatch(name)}

    def holds(self, scope: str, digest: str) -> bool:
        """Whether there is a file of this name; it may be damaged."""
        return self._path(self.name(scope, digest)).is_file()

    def opens(self, scope: str, digest: str, key: bytes) -> bool:
        """Whether the file of this name is sealed under this key; only its end is read. What is gone is not."""
        try:
            self._content(scope, digest, key).close()
        except (MissingFile, DamagedFile, NewerFormat):
            return False
        return True

    def adopt(self, scope: str, digest: str, key: bytes, other: Vault) -> None:
        """Copies a sealed file of another copy of this workspace as it is, and returns when it is on the medium.

        What was copied is read and verified before it gets its name. Raises MissingFile, NewerFormat, DamagedFile,
        DiskFull, CannotWrite: then nothing was changed.
        """
        with contextlib.ExitStack() as undo:
            pending = self._begin(undo)
            for block in other.as_it_lies(scope, digest):
                _sink(pending)(block)
            with writing():
                pending.close()
            with _content(pending.path, key) as content:
                sealed.check(content, digest)
            self._commit(pending, self.name(scope, digest))

    def seal_anew(self, scope: str, digest: str, key: bytes, other: bytes) -> None:
        """Puts a file under another key than it has. Raises as `adopt` does: then nothing was changed."""
        with contextlib.ExitStack() as undo:
            pending = self._begin(undo)
            with self.open(scope, digest, key) as content:
                found, _ = sealed.seal(content, other, _sink(pending))
            if found != digest:
                raise DamagedFile(why=Cause("its content is another"))
            self._commit(pending, self.name(scope, digest))

    def as_it_lies(self, scope: str, digest: str) -> Iterator[bytes]:
        """The bytes of a sealed file, still sealed and not looked at. Raises MissingFile, DamagedFile."""
        with _reading(), self._path(self.name(scope, digest)).open("rb") as source:
            while block := source.read(sealed.BLOCK):
                yield block

    def discard(self, scope: str, digest: str) -> bool:
        """Takes a file away; whether it was there. It is erased only when its key is gone from the record, too."""
        return self.discard_named(self.name(scope, digest))

    def discard_named(self, name: str) -> bool:
        """The same by its name in the vault, which works also when the session was closed meanwhile."""
        path = self._path(name)
        with writing():
            try:
                path.unlink()
            except FileNotFoundError:
                return False
            files.DISK.sync_folder(path.parent)
        return True

    def set_aside(self, name: str) -> None:
        """Keeps the file of this name beside it, if there is one, until `drop_aside` or `bring_back`.

        For another form of the same content, under another key, which counts only when the record is committed.
        """
        path = self._path(name)
        with writing():
            if path.is_file():
                files.DISK.replace(path, _aside(path))
                files.DISK.sync_folder(path.parent)

    def bring_back(self, name: str) -> None:
        """Puts what was set aside in the place of what came instead; without it, takes away what came.

        It works also when the session was closed meanwhile.
        """
        path = self._path(name)
        if not _aside(path).is_file():
            self.discard_named(name)
            return
        with writing():
            files.DISK.replace(_aside(path), path)
            files.DISK.sync_folder(path.parent)

    def drop_aside(self, name: str) -> None:
        """Takes away what was set aside."""
        path = self._path(name)
        with writing():
            _aside(path).unlink(missing_ok=True)
            files.DISK.sync_folder(path.parent)

    def names_aside(self) -> set[str]:
        """The names of files that were set aside."""
        found = (path.parent.name + path.name.removesuffix(OLDER) for path in self._folder.glob(f"??/*{OLDER}"))
        return {name for name in found if _NAME.fullmatch(name)}

    def sweep(self, known: Collection[str]) -> list[str]:
        """Takes away files that no row names and what a kill left half-written; their names.

        Only at start, before anything is put, and only when the record agrees with its heads: to a record that has lost
        rows, evidence looks like a leftover. Files that are not the vault's own stay.
        """
        removed = []
        for path in [*files.strays(self._folder), *sorted(self._folder.glob("??/*"))]:
            name = path.name if path.parent == self._folder else path.parent.name + path.name
            if name not in known and (path.parent == self._folder or _NAME.fullmatch(name)):
                with writing():
                    path.unlink()
                removed.append(name)
        return removed

    def _content(self, scope: str, digest: str, key: bytes) -> Content:
        return _content(self._path(self.name(scope, digest)), key)

    def _path(self, name: str) -> Path:
        return self._folder / name[:2] / name[2:]

    def _begin(self, undo: contextlib.ExitStack) -> Pending:
        with writing():
            pending = Pending(self._folder)
        undo.callback(pending.discard)
        return pending

    def _commit(self, pending: Pending, name: str) -> None:
        target = self._path(name)
        with writing():
            files.make_folder(target.parent)
            pending.commit(target)

    def _is_sound(self, scope: str, digest: str, key: bytes) -> bool:
        try:
            self.verify(scope, digest, key)
        except (MissingFile, DamagedFile):
            return False
        return True

    def _again(self, first: Pending, key: bytes, kept: bytes, undo: contextlib.ExitStack) -> Pending:
        with writing():
            first.close()
        second = self._begin(undo)
        with io.BufferedReader(_content(first.path, key)) as content:
            sealed.seal(content, kept, _sink(second))
        return second


def _aside(path: Path) -> Path:
    return path.with_name(path.name + OLDER)


def _content(path: Path, key: bytes) -> Content:
    with _reading(), contextlib.ExitStack() as undo:
        source = undo.enter_context(path.open("rb"))
        content = Content(source, key)
        undo.pop_all()
    return content


@contextlib.contextmanager
def _reading() -> Iterator[None]:
    try:
        yield
    except FileNotFoundError as exc:
        raise MissingFile from exc
    except OSError as exc:
        raise DamagedFile(why=Cause("the disk does not give it")) from exc


def _sink(pending: Pending) -> Callable[[bytes], None]:
    def write(data: bytes) -> None:
        with writing():
            pending.write(data)

    return write
