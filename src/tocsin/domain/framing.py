"""Changesets one behind the other in one run of bytes, as the segments of a backup hold them (docs/format/backup.md).

Each begins with a mark that nothing in it can hold, since canonical JSON has neither a zero byte nor 0xFF: so what is
whole behind a damaged stretch is found again.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import BinaryIO

from tocsin.domain.changesets import HASH_BYTES, SALT_BYTES, Changeset, Salted

MARK = b"\x00\xffset1\xff\x00"
SIGNATURE = 64
_NUMBER = 4
_WHOLE, _ERASED = b"\x01", b"\x00"


def pack(changeset: Changeset) -> bytes:
    """Mark, header, signature and operations. Raises ValueError where a part has not the length that it must have."""
    if len(changeset.signature) != SIGNATURE:
        raise ValueError("a signature has 64 bytes")
    head = MARK + _sized(changeset.header) + changeset.signature + _number(len(changeset.operations))
    return head + b"".join(map(_packed, changeset.operations))


def unpack_all(source: BinaryIO) -> Iterator[Changeset]:
    """Every changeset up to the end of `source`. Raises ValueError at the first byte that is none of `pack`."""
    while mark := source.read(len(MARK)):
        if mark != MARK:
            raise ValueError("no changeset begins here")
        yield _unpacked(source)


def find_all(run: bytes) -> Iterator[Changeset]:
    """Every changeset that stands whole in a run of bytes with any beginning and end; what is none is passed over."""
    at = run.find(MARK)
    while at >= 0:
        source = io.BytesIO(run)
        source.seek(at + len(MARK))
        try:
            yield _unpacked(source)
        except ValueError:
            at += 1
        else:
            at = source.tell()
        at = run.find(MARK, at)


def _packed(one: Salted) -> bytes:
    if one.salt is None or one.body is None:
        return _ERASED + one.commitment()
    if len(one.salt) != SALT_BYTES:
        raise ValueError("a salt has 16 bytes")
    return _WHOLE + one.salt + _sized(one.body)


def _unpacked(source: BinaryIO) -> Changeset:
    header = _read_sized(source)
    signature = _read(source, SIGNATURE)
    count = int.from_bytes(_read(source, _NUMBER), "big")
    return Changeset(header, signature, tuple(_read_operation(source) for _ in range(count)))


def _read_operation(source: BinaryIO) -> Salted:
    sign = _read(source, 1)
    if sign == _ERASED:
        return Salted(None, None, _read(source, HASH_BYTES))
    if sign != _WHOLE:
        raise ValueError("no operation begins here")
    return Salted(_read(source, SALT_BYTES), _read_sized(source))


def _sized(data: bytes) -> bytes:
    return _number(len(data)) + data


def _number(value: int) -> bytes:
    return value.to_bytes(_NUMBER, "big")


def _read_sized(source: BinaryIO) -> bytes:
    return _read(source, int.from_bytes(_read(source, _NUMBER), "big"))


def _read(source: BinaryIO, size: int) -> bytes:
    data = source.read(size)
    if len(data) != size:
        raise ValueError("it ends within a changeset")
    return data
