"""record.db without SQLCipher: its pages and its write-ahead log become a plain SQLite image in memory.

SQLCipher 4 with a raw key: the file begins with a salt of 16 bytes; each page of 4,096 bytes ends with an IV of 16 and
an HMAC-SHA512 of 64 over ciphertext, IV and page number (little-endian); the HMAC's key is PBKDF2-HMAC-SHA512 of the
raw key with the salt, each byte XOR 0x3a, two rounds. SQLite's own documents describe the rest.
"""

from __future__ import annotations

import hashlib
import hmac
import sqlite3
import struct
from collections.abc import Iterator
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from reader.encoding import Broken

PAGE = 4096
RESERVE = 80
SALT = 16
FRAME = 24 + PAGE
PLAIN_HEAD = b"SQLite format 3\x00"


def open_record(folder: Path, key: bytes) -> sqlite3.Connection:
    """The record of a workspace as a database in memory. Raises Broken naming page or frame."""
    salt, pages = _pages(folder / "record.db", key)
    for number, page in _frames(folder / "record.db-wal", key, salt):
        pages[number] = page
    image = bytearray(b"".join(pages[number] for number in sorted(pages)))
    image[18:20] = b"\x01\x01"  # a database in memory has no write-ahead log
    connection = sqlite3.connect(":memory:")
    connection.deserialize(bytes(image))
    return connection


def _pages(path: Path, key: bytes) -> tuple[bytes, dict[int, bytes]]:
    data = path.read_bytes() if path.exists() else b""
    if not data or len(data) % PAGE:
        raise Broken("the length of record.db")
    salt = data[:SALT]
    opener = _Opener(key, salt)
    return salt, {
        start // PAGE + 1: opener.page(start // PAGE + 1, data[start : start + PAGE])
        for start in range(0, len(data), PAGE)
    }


def _frames(path: Path, key: bytes, salt: bytes) -> Iterator[tuple[int, bytes]]:
    """The last version of each page that was committed in the log; what is behind the last commit does not count."""
    data = path.read_bytes() if path.exists() else b""
    if not data:
        return
    sums = _Sums(data[:32])
    opener = _Opener(key, salt)
    waiting: dict[int, bytes] = {}
    committed: dict[int, bytes] = {}
    for start in range(32, len(data) - FRAME + 1, FRAME):
        head, page = data[start : start + 24], data[start + 24 : start + FRAME]
        number, size = struct.unpack(">II", head[:8])
        if not sums.fits(head, page):
            break
        waiting[number] = opener.page(number, page)
        if size:
            committed.update(waiting)
            waiting.clear()
    yield from committed.items()


class _Opener:
    """Authenticates and decrypts pages."""

    def __init__(self, key: bytes, salt: bytes) -> None:
        self._key = key
        self._mac = hashlib.pbkdf2_hmac("sha512", key, bytes(byte ^ 0x3A for byte in salt), 2, 32)

    def page(self, number: int, data: bytes) -> bytes:
        """One page as SQLite knows it. Raises Broken where its HMAC does not fit."""
        start = SALT if number == 1 else 0
        sealed, vector, mac = data[start : PAGE - RESERVE], data[PAGE - RESERVE : PAGE - 64], data[PAGE - 64 :]
        expected = hmac.new(self._mac, sealed + vector + struct.pack("<I", number), hashlib.sha512).digest()
        if not hmac.compare_digest(expected, mac):
            raise Broken(f"page {number} of record.db")
        decryptor = Cipher(algorithms.AES(self._key), modes.CBC(vector)).decryptor()
        plain = decryptor.update(sealed) + decryptor.finalize()
        return (PLAIN_HEAD if number == 1 else b"") + plain + bytes(RESERVE)


class _Sums:
    """The running checksum of a write-ahead log (SQLite's file format, section 4.2)."""

    def __init__(self, head: bytes) -> None:
        magic, _, _, _ = struct.unpack(">IIII", head[:16])
        if magic & ~1 != 0x377F0682:
            raise Broken("the head of the write-ahead log")
        self._order = ">" if magic & 1 else "<"
        self._salts = head[16:24]
        self._sums = (0, 0)
        self._add(head[:24])
        if self._sums != struct.unpack(">II", head[24:32]):
            raise Broken("the head of the write-ahead log")

    def fits(self, head: bytes, page: bytes) -> bool:
        """Whether a frame follows the ones before it."""
        self._add(head[:8] + page)
        return head[8:16] == self._salts and struct.unpack(">II", head[16:24]) == self._sums

    def _add(self, data: bytes) -> None:
        one, two = self._sums
        words = struct.unpack(f"{self._order}{len(data) // 4}I", data)
        for first, second in zip(words[::2], words[1::2], strict=True):
            one = (one + first + two) & 0xFFFFFFFF
            two = (two + second + one) & 0xFFFFFFFF
        self._sums = (one, two)
