"""STREAM (Hoang, Reyhanitabar, Rogaway, Vizár 2015) over AES-256-GCM: long content in chunks, read from anywhere.

header ‖ chunk 0 ‖ … ‖ chunk n. A header ends in 32 random bytes; HKDF makes of them and the key a key and a nonce
prefix for this one stream, so that a key that seals a second stream repeats no nonce. Each chunk is 64 KiB of plaintext
and a tag; its nonce is prefix (7) ‖ number (4, big-endian) ‖ last (1: 0 or 1), its associated data the header. So a
chunk that is altered, left out, added, swapped or cut off does not open. Only the last chunk may be shorter, and it is
empty only where all is.
"""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from typing_extensions import override

from tocsin.crypto.aead import KEY, TAG
from tocsin.crypto.errors import Unauthentic
from tocsin.crypto.keys import derive

if TYPE_CHECKING:
    from typing_extensions import Buffer

CHUNK = 64 * 1024
SALT = 32
PREFIX = 7
MOST_CHUNKS = 2**32
LABEL = b"tocsin/1/stream"


def new_header(magic: bytes) -> bytes:
    """`magic` and 32 random bytes."""
    return magic + os.urandom(SALT)


def sealed_size(header_size: int, plaintext_size: int) -> int:
    """Bytes of the whole stream for so many bytes of plaintext."""
    return header_size + plaintext_size + TAG * max(1, -(-plaintext_size // CHUNK))


class _Chunks:
    """Nonces and associated data of one stream."""

    def __init__(self, key: bytes, header: bytes) -> None:
        both = derive(key, LABEL, salt=header[-SALT:], length=KEY + PREFIX)
        self._aead = AESGCM(both[:KEY])
        self._prefix = both[KEY:]
        self._header = header

    def seal(self, number: int, plaintext: bytes | memoryview, *, last: bool) -> bytes:
        return self._aead.encrypt(self._nonce(number, last), plaintext, self._header)

    def unseal(self, number: int, sealed: bytes, *, last: bool) -> bytes:
        try:
            return self._aead.decrypt(self._nonce(number, last), sealed, self._header)
        except InvalidTag as exc:
            raise Unauthentic("a chunk does not open") from exc

    def _nonce(self, number: int, last: bool) -> bytes:
        if number >= MOST_CHUNKS:
            raise OverflowError("a stream has at most 2^32 chunks")
        return self._prefix + number.to_bytes(4, "big") + bytes([last])


class Writer:
    """Seals what is written, in constant memory. Nothing is whole before `finish`."""

    def __init__(self, key: bytes, header: bytes, sink: Callable[[bytes], object]) -> None:
        self._chunks = _Chunks(key, header)
        self._sink = sink
        self._number = 0
        self._held = b""
        sink(header)

    def write(self, data: Buffer) -> None:
        """Takes any number of bytes. At least one stays here until more come: the last chunk is sealed differently."""
        view = memoryview(data).cast("B")
        if len(self._held) < CHUNK and self._held and view:
            missing = CHUNK - len(self._held)
            self._held += view[:missing]
            view = view[missing:]
        if not view:
            return
        if self._held:
            self._emit(self._held, last=False)
        whole = (len(view) - 1) // CHUNK * CHUNK
        for start in range(0, whole, CHUNK):
            self._emit(view[start : start + CHUNK], last=False)
        self._held = bytes(view[whole:])

    def finish(self) -> None:
        """Writes the last chunk."""
        self._emit(self._held, last=True)
        self._held = b""

    def _emit(self, plaintext: bytes | memoryview, *, last: bool) -> None:
        self._sink(self._chunks.seal(self._number, plaintext, last=last))
        self._number += 1


class Reader(io.RawIOBase):
    """The plaintext as a seekable file; only bytes whose chunk was authentic come out.

    Opening reads the last chunk, so a stream that is cut or lengthened is refused before its first byte is given.
    `size` is the length of the plaintext; a caller may lower it to end the file earlier.
    """

    def __init__(self, source: BinaryIO, key: bytes, header_size: int) -> None:
        super().__init__()
        self._source = source
        header = source.read(header_size)
        body = source.seek(0, io.SEEK_END) - header_size
        self._count = max(1, -(-body // (CHUNK + TAG)))
        last = body - (self._count - 1) * (CHUNK + TAG)
        if last < TAG or (last == TAG and self._count > 1):
            raise Unauthentic("no stream has this length")
        self._header_size = header_size
        self._chunks = _Chunks(key, header)
        self._at = 0
        self._loaded = (-1, b"")
        self.size = body - self._count * TAG
        self.chunk(self._count - 1)

    def chunk(self, number: int) -> bytes:
        """The plaintext of one chunk; the one read last is kept. Raises Unauthentic."""
        if self._loaded[0] != number:
            self._source.seek(self._header_size + number * (CHUNK + TAG))
            sealed = self._source.read(CHUNK + TAG)
            self._loaded = (number, self._chunks.unseal(number, sealed, last=number == self._count - 1))
        return self._loaded[1]

    @override
    def readable(self) -> bool:
        return True

    @override
    def seekable(self) -> bool:
        return True

    @override
    def tell(self) -> int:
        return self._at

    @override
    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self.size}[whence]
        if start + offset < 0:
            raise ValueError("before the start")
        self._at = start + offset
        return self._at

    @override
    def readinto(self, buffer: Buffer) -> int:
        view = memoryview(buffer).cast("B")
        wanted = min(len(view), self.size - self._at)
        if wanted <= 0:
            return 0
        number, start = divmod(self._at, CHUNK)
        piece = self.chunk(number)[start : start + wanted]
        view[: len(piece)] = piece
        self._at += len(piece)
        return len(piece)

    @override
    def close(self) -> None:
        self._source.close()
        super().close()


def each_chunk(source: BinaryIO, key: bytes, header: bytes) -> Iterator[bytes | None]:
    """For rescue only: the chunks of a damaged stream, one by one behind its header; None for one that does not open.

    Neither the end nor the order beyond a chunk's own number is vouched for: the caller must prove what it takes.
    """
    chunks = _Chunks(key, header)
    number = 0
    while sealed := source.read(CHUNK + TAG):
        yield _rescued(chunks, number, sealed)
        number += 1


def _rescued(chunks: _Chunks, number: int, sealed: bytes) -> bytes | None:
    for last in (False, True):
        with suppress(Unauthentic):
            return chunks.unseal(number, sealed, last=last)
    return None
