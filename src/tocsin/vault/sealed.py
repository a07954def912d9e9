"""One sealed file: a stream of the content, zeros up to a padded size, and the true length in its last eight bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from typing_extensions import override

from tocsin.crypto import stream
from tocsin.crypto.errors import Unauthentic
from tocsin.crypto.padding import padded
from tocsin.domain.errors import Cause, DamagedFile, NewerFormat
from tocsin.workspace.encoding import text_of

MAGIC = b"tocsinV1"
HEADER = len(MAGIC) + stream.SALT
LENGTH = 8
BLOCK = 4 * stream.CHUNK


@dataclass(frozen=True, slots=True)
class Sealed:
    """What the record keeps of a file: SHA-256 of the content (43 characters), its size in bytes, the key, the name.

    `fresh` is false where the record knows the content in this scope already: the key is the one that it has.
    """

    digest: str
    size: int
    key: bytes = field(repr=False)
    name: str
    fresh: bool = True


class Content(stream.Reader):
    """The content of a sealed file, seekable. Raises DamagedFile and NewerFormat, when it is opened or read."""

    def __init__(self, source: BinaryIO, key: bytes, magic: bytes = MAGIC) -> None:
        _check_magic(source, magic)
        try:
            super().__init__(source, key, HEADER)
        except Unauthentic as exc:
            raise DamagedFile(why=Cause("it was cut, lengthened or altered, or belongs elsewhere")) from exc
        self.filled = self.size
        self.size = self._true_length()

    @override
    def chunk(self, number: int) -> bytes:
        """One chunk of plaintext."""
        try:
            return super().chunk(number)
        except Unauthentic as exc:
            raise DamagedFile(why=Cause("a part of it was altered or swapped")) from exc
        except OSError as exc:
            raise DamagedFile(why=Cause("the disk does not give all of it")) from exc

    def _true_length(self) -> int:
        self.seek(max(0, self.filled - LENGTH))
        length = int.from_bytes(self.readall(), "big")
        self.seek(0)
        if padded(length + LENGTH) != self.filled:
            raise DamagedFile(why=Cause("its length does not fit"))
        return length


def seal(source: BinaryIO, key: bytes, sink: Callable[[bytes], object]) -> tuple[str, int]:
    """Seals all of `source` in constant memory; its digest and size. Raises what `source` and `sink` raise."""
    digest, size = hashlib.sha256(), 0
    writer = stream.Writer(key, stream.new_header(MAGIC), sink)
    while block := source.read(BLOCK):
        digest.update(block)
        size += len(block)
        writer.write(block)
    for piece in _ending(size):
        writer.write(piece)
    writer.finish()
    return text_of(digest.digest()), size


def check(content: Content, digest: str) -> None:
    """Reads all of it. Raises DamagedFile where a byte, the digest or the padding is not what it was."""
    found = hashlib.sha256()
    while block := content.read(BLOCK):
        found.update(block)
    if text_of(found.digest()) != digest:
        raise DamagedFile(why=Cause("its content is another"))
    content.size = content.filled - LENGTH
    while block := content.read(BLOCK):
        if block.strip(b"\x00"):
            raise DamagedFile(why=Cause("there is something behind its content"))


def _ending(size: int) -> Iterator[bytes]:
    zeros = padded(size + LENGTH) - LENGTH - size
    for start in range(0, zeros, BLOCK):
        yield bytes(min(BLOCK, zeros - start))
    yield size.to_bytes(LENGTH, "big")


def _check_magic(source: BinaryIO, wanted: bytes) -> None:
    magic = source.read(len(wanted))
    source.seek(0)
    if magic != wanted:
        if magic.startswith(wanted[:-1]) and magic[-1:].isdigit():
            raise NewerFormat(what="sealed file", format=magic.decode("ascii"))
        raise DamagedFile(why=Cause("it does not begin as a sealed file"))
