"""Rows of an SQLite table as they stand on a leaf page, without SQL: for a database that does not open any more.

Source: https://www.sqlite.org/fileformat2.html, sections 1.5, 1.6 and 2.1. What does not parse is passed over; whoever
takes a row must prove it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

LEAF = 0x0D
_HEADER = 8
_SIZES = {0: 0, 1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8, 7: 8, 8: 0, 9: 0}
_LARGEST = 1 << 24  # bytes of one row; more is no row of ours

Value: TypeAlias = int | bytes | None
NextPage: TypeAlias = Callable[[int], bytes]


@dataclass(frozen=True, slots=True)
class Row:
    """A row's number and its values in the order of the columns; text stays bytes, a float is not read."""

    number: int
    values: tuple[Value, ...] = field(repr=False)


def rows(page: bytes, overflow: NextPage) -> Iterator[Row]:
    """Every row that parses on a page (its usable bytes, without the reserve); none where it is no leaf of a table.

    `overflow` gives the usable bytes of another page by its number, or nothing.
    """
    if len(page) < _HEADER or page[0] != LEAF:
        return
    count = int.from_bytes(page[3:5], "big")
    for place in range(_HEADER, min(_HEADER + 2 * count, len(page) - 1), 2):
        try:
            yield _row(page, int.from_bytes(page[place : place + 2], "big"), overflow)
        except (ValueError, IndexError):
            continue


def _row(page: bytes, at: int, overflow: NextPage) -> Row:
    size, at = _varint(page, at)
    number, at = _varint(page, at)
    if not 0 < size < _LARGEST:
        raise ValueError("no row has this size")
    local = _local(size, len(page))
    data = page[at : at + local]
    if local < size:
        data += _rest(int.from_bytes(page[at + local : at + local + 4], "big"), size - local, overflow)
    if len(data) != size:
        raise ValueError("a row that is not all there")
    return Row(number, tuple(_values(data)))


def _local(size: int, usable: int) -> int:
    """How much of a row stands on the page itself (section 1.6)."""
    if size <= usable - 35:
        return size
    least = (usable - 12) * 32 // 255 - 23
    wanted = least + (size - least) % (usable - 4)
    return wanted if wanted <= usable - 35 else least


def _rest(number: int, size: int, overflow: NextPage) -> bytes:
    found = bytearray()
    seen: set[int] = set()
    while number and len(found) < size and number not in seen:
        seen.add(number)
        page = overflow(number)
        number = int.from_bytes(page[:4], "big")
        found += page[4:]
    return bytes(found[:size])


def _values(data: bytes) -> Iterator[Value]:
    end, at = _varint(data, 0)
    body = end
    while at < end:
        kind, at = _varint(data, at)
        size = _SIZES[kind] if kind in _SIZES else (kind - 12) // 2
        part = data[body : body + size]
        if size < 0 or len(part) != size:
            raise ValueError("a value that is not all there")
        body += size
        yield _value(kind, part)


def _value(kind: int, part: bytes) -> Value:
    if kind in {0, 7}:
        return None
    if kind in {8, 9}:
        return kind - 8
    return int.from_bytes(part, "big", signed=True) if kind in _SIZES else part


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """An integer of one to nine bytes, most significant first, and the place behind it."""
    value = 0
    for length in range(8):
        byte = data[at + length]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + length + 1
    return value << 8 | data[at + 8], at + 9
