"""The sealed parts of a backup: written in one pass, read back from the medium, named only when they are whole.

A part is a stream, like a sealed file: content, zeros up to a padded size, the true length in the last eight bytes. All
parts of a backup have one key and differ by their magic, which every chunk is bound to.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO

from tocsin.crypto import stream
from tocsin.crypto.padding import padded
from tocsin.domain.errors import CannotBackUp, CannotWrite, Cause, DamagedFile
from tocsin.lib import files
from tocsin.lib.files import Pending
from tocsin.vault.sealed import BLOCK, LENGTH, Content
from tocsin.workspace.disk import writing
from tocsin.workspace.encoding import text_of

SEGMENT = b"tocsinG1"
LOCAL = b"tocsinL1"
READ_BACK = Cause("it came back from the disk other than it was written")


class PartWriter:
    """One part being written; it has its name only after `commit`."""

    def __init__(self, folder: Path, key: bytes, magic: bytes) -> None:
        """Raises OSError, as `write` and `commit` do."""
        self._pending = Pending(folder)
        self._digest = hashlib.sha256()
        self._size = 0
        with ExitStack() as undo:
            undo.callback(self._pending.discard)
            self._stream = stream.Writer(key, stream.new_header(magic), self._sink)
            undo.pop_all()

    def write(self, data: bytes) -> None:
        """Appends to the content."""
        self._size += len(data)
        self._stream.write(data)

    def commit(self, name: str) -> str:
        """Fills up, syncs, reads back, gives the name; the digest of the sealed file. Raises CannotBackUp too."""
        zeros = padded(self._size + LENGTH) - LENGTH - self._size
        for start in range(0, zeros, BLOCK):
            self._stream.write(bytes(min(BLOCK, zeros - start)))
        self._stream.write(self._size.to_bytes(LENGTH, "big"))
        self._stream.finish()
        self._pending.close()
        digest = text_of(self._digest.digest())
        if digest_on_medium(self._pending.path) != digest:
            raise CannotBackUp(why=READ_BACK)
        self._pending.commit(self._pending.path.with_name(name))
        return digest

    def discard(self) -> None:
        """Takes away what has no name yet."""
        self._pending.discard()

    def _sink(self, data: bytes) -> None:
        self._digest.update(data)
        self._pending.write(data)


@contextmanager
def part(folder: Path, key: bytes, magic: bytes) -> Iterator[PartWriter]:
    """A part to write and commit; without a commit nothing stays. Raises DiskFull, CannotBackUp."""
    with backing_up():
        writer = PartWriter(folder, key, magic)
        try:
            yield writer
        finally:
            writer.discard()


@contextmanager
def backing_up() -> Iterator[None]:
    """Turns what the system says of a backup's disk into DiskFull or CannotBackUp."""
    try:
        with writing():
            yield
    except CannotWrite as exc:
        raise CannotBackUp(why=exc.why) from exc


def open_part(path: Path, key: bytes, magic: bytes) -> BinaryIO:
    """The content of a part, to be closed. Raises DamagedFile (missing, cut, altered, of another kind), NewerFormat."""
    with ExitStack() as undo:
        try:
            source = undo.enter_context(path.open("rb"))
        except OSError as exc:
            raise DamagedFile(why=Cause("the disk does not give it")) from exc
        content = Content(source, key, magic)
        undo.pop_all()
    return io.BufferedReader(content, BLOCK)


def whole_runs(path: Path, key: bytes, magic: bytes) -> Iterator[bytes]:
    """The stretches of a damaged part that are authentic, each as one run; nothing where its magic is another.

    Raises nothing: what the disk does not give is passed over. A run is held in memory.
    """
    run = bytearray()
    for chunk in _chunks(path, key, magic):
        if chunk is not None:
            run += chunk
        elif run:
            yield bytes(run)
            run.clear()
    if run:
        yield bytes(run)


def digest_on_medium(path: Path) -> str:
    """SHA-256 of a synced file, 43 characters, read from the medium where the system lets go of its copy."""
    found = hashlib.sha256()
    with path.open("rb") as file:
        files.DISK.settle(file.fileno(), 0, 0)
        while block := file.read(BLOCK):
            found.update(block)
    return text_of(found.digest())


def _chunks(path: Path, key: bytes, magic: bytes) -> Iterator[bytes | None]:
    try:
        with path.open("rb") as file:
            header = file.read(len(magic) + stream.SALT)
            if header[: len(magic)] != magic or len(header) != len(magic) + stream.SALT:
                return
            yield from stream.each_chunk(file, key, header)
    except OSError:
        return
