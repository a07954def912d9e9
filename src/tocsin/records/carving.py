"""What can be read of a damaged record.db and its write-ahead log: page by page, whatever SQLite says of them.

Pages are decrypted and not asked whether they are whole: a damaged byte spoils thirty-two, seldom the rows beside.
Old versions of pages give old rows, too. So nothing that comes out of here is believed: a changeset is proven by its
root and signature, and what was erased by what the record says of erasures.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import islice, product
from pathlib import Path
from typing import BinaryIO

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from tocsin.domain import operations
from tocsin.domain.changesets import HASH_BYTES, SALT_BYTES, Changeset, Salted, digest_text, tree_root
from tocsin.domain.framing import SIGNATURE
from tocsin.records import btree
from tocsin.records.btree import Row
from tocsin.records.packing import unpack
from tocsin.records.pages import PAGE
from tocsin.records.places import PLACES
from tocsin.records.wal import FRAME_HEADER, HEADER, wal_path

_RESERVE, _VECTOR = 80, 16
_USABLE = PAGE - _RESERVE
_HEADER_BEGINS = b'{"author":"'
_MOST_TRIED = 256  # ways to put the operations of one changeset together


@dataclass
class Carved:
    """Rows by number: header and signature of changesets, operations; more than one where pages differ."""

    changesets: dict[int, set[tuple[bytes, bytes]]] = field(default_factory=lambda: defaultdict(set))
    operations: dict[int, dict[int, list[Salted]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(list))
    )

    def whole(self) -> Iterator[Changeset]:
        """Every changeset whose operations give its root, in the local order."""
        for seq in sorted(self.changesets):
            for header, signature in sorted(self.changesets[seq]):
                found = self._filled(seq, Changeset(header, signature, ()))
                if found is not None:
                    yield found

    def headers(self) -> Iterator[bytes]:
        """Every header that was found, whole changeset or not."""
        for seq in sorted(self.changesets):
            yield from sorted(header for header, _ in self.changesets[seq])

    def _filled(self, seq: int, bare: Changeset) -> Changeset | None:
        header = bare.read_header()
        held = [self.operations[seq].get(place, []) for place in range(header.count)]
        if not all(held):
            return None
        # versions differ only where a page is damaged, or was before something was erased
        for tried in islice(product(*(sorted(versions, key=_doubt) for versions in held)), _MOST_TRIED):
            if _root(tried) == header.root:
                return Changeset(bare.header, bare.signature, tried)
        return None


def carve(record: Path, key: bytes) -> Carved:
    """Read all pages of a record and of its log under the raw key. Raises nothing: what the disk does not give is lost.

    Everything found is held in memory.
    """
    found = Carved()
    with ExitStack() as opened:
        versions = [_Pages(file, key) for file in _files(record, opened)]
        for pages in versions:
            for page in pages.each():
                for row in btree.rows(page, _overflow(pages, versions)):
                    _sort_in(found, row)
    return found


def _files(record: Path, opened: ExitStack) -> Iterator[tuple[BinaryIO, int, int]]:
    """The log first: its pages are newer."""
    for path, begin, before in ((wal_path(record), HEADER, FRAME_HEADER), (record, 0, 0)):
        if path.is_file():
            yield opened.enter_context(path.open("rb")), begin, before


class _Pages:
    """The pages of one file, decrypted: `before` bytes stand before each, and in a log begin with the page's number."""

    def __init__(self, where: tuple[BinaryIO, int, int], key: bytes) -> None:
        self._file, self._begin, self._before = where
        self._key = algorithms.AES(key)
        self._size = max(0, os.fstat(self._file.fileno()).st_size - self._begin) // (self._before + PAGE)
        self._frames = self._numbers() if self._before else None

    def each(self) -> Iterator[bytes]:
        """Every page but the first of the database, which holds no rows of ours."""
        for place in range(self._size):
            yield self._at(place)

    def page(self, number: int) -> bytes | None:
        """The newest version of a page in this file."""
        place = number - 1 if self._frames is None else self._frames.get(number, -1)
        return self._at(place) if 0 <= place < self._size else None

    def _numbers(self) -> dict[int, int]:
        found: dict[int, int] = {}
        for place in range(self._size):
            self._file.seek(self._begin + place * (self._before + PAGE))
            found[int.from_bytes(self._file.read(4), "big")] = place
        return found

    def _at(self, place: int) -> bytes:
        try:
            self._file.seek(self._begin + place * (self._before + PAGE) + self._before)
            data = self._file.read(PAGE)
        except OSError:
            return b""
        if len(data) < PAGE:
            return b""
        vector = data[_USABLE : _USABLE + _VECTOR]
        return Cipher(self._key, modes.CBC(vector)).decryptor().update(data[:_USABLE])


def _overflow(own: _Pages, versions: list[_Pages]) -> Callable[[int], bytes]:
    """A page by number: as its own file has it, else as another has it."""

    def page(number: int) -> bytes:
        found = (pages.page(number) for pages in (own, *versions))
        return next((one for one in found if one), b"")

    return page


def _sort_in(found: Carved, row: Row) -> None:
    header = next((v for v in row.values if isinstance(v, bytes) and v.startswith(_HEADER_BEGINS)), None)
    if header is not None:
        signature = next((v for v in row.values if isinstance(v, bytes) and len(v) == SIGNATURE), None)
        if signature is not None and _is_header(header, signature):
            found.changesets[row.number].add((header, signature))
        return
    number, *rest = row.values or (None,)
    one = _salted(rest) if len(rest) == 3 else None
    if one is not None:
        seq, place = divmod(number if isinstance(number, int) else row.number, PLACES)
        versions = found.operations[seq][place]
        if one not in versions:
            versions.append(one)


def _salted(values: list[btree.Value]) -> Salted | None:
    salt, body, erased = values
    if isinstance(salt, bytes) and len(salt) == SALT_BYTES and isinstance(body, bytes):
        return Salted(salt, unpack(body))
    if salt is None and body is None and isinstance(erased, bytes) and len(erased) == HASH_BYTES:
        return Salted(None, None, erased)
    return None


def _is_header(header: bytes, signature: bytes) -> bool:
    try:
        Changeset(header, signature, ()).read_header()
    except ValueError:
        return False
    return True


def _doubt(one: Salted) -> int:
    """Erased first: the bytes that an older page still has must not come back. What says nothing sensible last."""
    if one.body is None:
        return 0
    try:
        operations.decode(one.body)
    except ValueError:
        return 2
    return 1


def _root(tried: Sequence[Salted]) -> str:
    return digest_text(tree_root([one.commitment() for one in tried]))
