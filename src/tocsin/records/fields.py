"""Ids in the tables: 16 raw bytes in a row, 22 characters everywhere else; small keys to find them by; and numbers."""

from __future__ import annotations

import binascii
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from typing_extensions import override

from tocsin.lib import ids

TAIL_BITS = 26  # the last five characters of an id: what a handle shows
_TIME_MASK = (1 << 37) - 1
_TAIL_MASK = (1 << TAIL_BITS) - 1
_STANDARD = bytes.maketrans(b"-_", b"+/")


if TYPE_CHECKING:
    _Field = models.Field[str, str]
    _Number = models.BigIntegerField[int, int]
else:
    _Field = models.Field
    _Number = models.BigIntegerField


class IdField(_Field):
    """An id, kept as its 16 bytes. What is no id is in no row, so that asking for it finds nothing."""

    @override
    def get_internal_type(self) -> str:
        """A column of bytes."""
        return "BinaryField"

    @override
    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        """The bytes of an id."""
        if isinstance(value, str):
            value = ids.raw(value) if ids.is_id(value) else b""
        return None if value is None else connection.Database.Binary(value)

    def from_db_value(self, value: Any, _expression: Any, _connection: BaseDatabaseWrapper) -> str | None:
        """The 22 characters of what stands in a row."""
        return None if value is None else ids.short(bytes(value))


class NumberField(_Number):
    """A number that is the key of its row.

    SQLite keeps the rows themselves in the order of a key that is called `integer`. Under `bigint`, Django's name for
    one of 64 bits, it counts rows of its own and keeps a second tree from the key to them.
    """

    @override
    def db_type(self, connection: Any) -> str | None:
        """The name of the column's type."""
        return "integer" if connection.vendor == "sqlite" else super().db_type(connection)


def raw_id(uid: str) -> bytes:
    """The 16 bytes of an id that was checked when it came into the record."""
    return binascii.a2b_base64(uid.encode("ascii").translate(_STANDARD) + b"==")


def ending_bits(characters: str) -> int:
    """How many bits the last characters of an id hold: the very last one holds two."""
    return max(0, 6 * len(characters) - 4)


@lru_cache(maxsize=1 << 15)
def key_of(uid: str) -> int:
    """A key of 63 bits under which an id is looked for: the time in it, so that keys rise, and its last 26 bits.

    Two ids may have one key: whoever looks for one compares the id itself, which stands in the operation.
    """
    raw = raw_id(uid)
    time = int.from_bytes(raw[:6], "big") & _TIME_MASK
    return time << TAIL_BITS | int.from_bytes(raw[12:], "big") & _TAIL_MASK
