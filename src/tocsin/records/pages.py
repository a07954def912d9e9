"""The pages of record.db as SQLCipher 4 writes them, each checked by its own code, without SQL.

A page has 4,096 bytes: ciphertext, then in a reserve of 80 an initialisation vector (16) and HMAC-SHA512 (64) over
ciphertext, vector and page number (32 bits, little-endian). The first 16 bytes of the file are the salt. Source: the
design page of SQLCipher 4 and its `sqlcipher_page_hmac`; held against real files in the tests.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

PAGE = 4096
SALT = 16
_VECTOR, _CODE = 16, 64
_CHECKED = PAGE - _CODE
_BLOCK = 128  # of SHA-512, for HMAC (RFC 2104)
_READ = 256  # pages at once: one mebibyte
# SQLite never writes the page that holds the byte at 1 GiB, where it keeps its locks
LOCK_PAGE = (1 << 30) // PAGE + 1
NAMED = 1000  # so many damaged pages are named one by one


@dataclass(frozen=True, slots=True)
class Pages:
    """What became of record.db.

    `total` whole pages are in the file, `rest` bytes behind them; `damaged` pages do not check, `named` are the first
    of them. `missing` pages should follow, by what page 1 says, and are nowhere.
    """

    total: int
    rest: int
    damaged: int
    named: tuple[int, ...]
    missing: int

    @property
    def sound(self) -> bool:
        """Whether every page is there and checks."""
        return not (self.rest or self.damaged or self.missing)

    @property
    def salt_lost(self) -> bool:
        """Whether nothing checks at all: the salt at the beginning is damaged, or the key is of another workspace."""
        return self.total > 0 and self.damaged == self.total


class PageCheck:
    """Checks pages under the raw key of a database (32 bytes) and the salt at its beginning (16 bytes)."""

    def __init__(self, key: bytes, salt: bytes) -> None:
        derived = hashlib.pbkdf2_hmac("sha512", key, bytes(byte ^ 0x3A for byte in salt), 2, 32).ljust(_BLOCK, b"\x00")
        # HMAC by hand: a copy of both halves costs two thirds of `hmac.digest`, and there are millions of pages
        self._inner = hashlib.sha512(bytes(byte ^ 0x36 for byte in derived))
        self._outer = hashlib.sha512(bytes(byte ^ 0x5C for byte in derived))

    def __call__(self, number: int, page: bytes | memoryview) -> bool:
        """Whether a page is what was written as this number, from 1."""
        inner, outer = self._inner.copy(), self._outer.copy()
        inner.update(page[SALT if number == 1 else 0 : _CHECKED])
        inner.update(number.to_bytes(4, "little"))
        outer.update(inner.digest())
        return outer.digest() == page[_CHECKED:PAGE]


def read_salt(path: Path) -> bytes:
    """The first 16 bytes; fewer where the file is shorter. Raises OSError."""
    with path.open("rb") as file:
        return file.read(SALT)


def read_pages(
    path: Path, key: bytes, beside: Container[int] = (), progress: Callable[[int, int], None] | None = None
) -> Pages:
    """Read every page in constant memory. Raises OSError.

    `beside` are pages that the write-ahead log holds whole: a kill may have stopped while they were written back, and
    SQLite takes them from the log. `progress` is told pages done and all.
    """
    size = path.stat().st_size
    total, rest = divmod(size, PAGE)
    damaged = 0
    named: list[int] = []
    for number in _failing(path, key, progress):
        if number not in beside:
            damaged += 1
            if len(named) < NAMED:
                named.append(number)
    behind = range(total + 1, _declared(path, key, 1 in named) + 1)
    missing = sum(1 for number in behind if number not in beside and number != LOCK_PAGE)
    # a page that was being written for the first time ends anywhere; the log has it whole
    return Pages(total, 0 if total + 1 in beside else rest, damaged, tuple(named), missing)


def _failing(path: Path, key: bytes, progress: Callable[[int, int], None] | None) -> Iterator[int]:
    with path.open("rb") as file:
        total = os.fstat(file.fileno()).st_size // PAGE
        check = PageCheck(key, file.read(SALT))
        file.seek(0)
        done = 0
        while done < total and (block := file.read(PAGE * _READ)):
            view = memoryview(block)
            for start in range(0, len(block) - PAGE + 1, PAGE):
                done += 1
                if not check(done, view[start : start + PAGE]) and done != LOCK_PAGE:
                    yield done
            if progress:
                progress(done, total)


def _declared(path: Path, key: bytes, first_damaged: bool) -> int:
    """How many pages the database has, by what its first page says at offset 28; 0 if it cannot say."""
    with path.open("rb") as file:
        page = file.read(PAGE)
    if first_damaged or len(page) < PAGE:
        return 0
    vector = page[_CHECKED - _VECTOR : _CHECKED]
    opened = Cipher(algorithms.AES(key), modes.CBC(vector)).decryptor()
    header = opened.update(page[SALT : SALT + 96])  # the salt stands where SQLite's own magic would
    return int.from_bytes(header[28 - SALT : 32 - SALT], "big")
