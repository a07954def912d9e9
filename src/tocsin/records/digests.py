"""The digest of the derived tables: alike in two copies that hold the same changesets, in whatever order they came.

Every row is a text of natural keys: an operation's number is written as its changeset and place, and what this
database counted up as the word that it stands for. The digest is the sum, modulo 2^256, of the SHA-256 of all these
texts, so that neither order nor memory comes into it (ADR 0013). It tells copies apart that differ by fault; against
forgery stand signatures, not this.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

import msgspec
from django.db.models import Field

from tocsin.records import held, words
from tocsin.records.derived import NOBODY, TABLES, Dangling, Derived, Pointer, Scope, Word
from tocsin.records.places import PLACES
from tocsin.records.pointers import SLOTS
from tocsin.records.record import Changeset

_MODULUS = 1 << 256
_ENCODER = msgspec.json.Encoder()  # a row holds texts, integers of 64 bits, flags and null: each has one form


def digest() -> str:
    """64 hexadecimal digits over every row of every derived table."""
    _changeset.cache_clear()
    found = 0
    for table in TABLES:
        if table not in (Word, Scope):
            for row in _rows(table):
                found += int.from_bytes(hashlib.sha256(_ENCODER.encode(row)).digest(), "big")
    return f"{found % _MODULUS:064x}"


def _rows(table: type[Derived]) -> Iterator[list[object]]:
    fields = [field for field in table._meta.concrete_fields if field.get_internal_type() != "AutoField"]
    written = [(at, write) for at, field in enumerate(fields, 1) if (write := _natural(field))]
    for row in table._default_manager.values_list(*(field.attname for field in fields)).iterator(chunk_size=10_000):
        natural = [table.__name__, *row]
        for at, write in written:
            natural[at] = write(natural[at])
        yield natural


def _natural(field: Field[Any, Any]) -> Callable[[Any], object] | None:
    """How the values of a column are written, where not as they stand."""
    if field.name == "place" and field.model in (Pointer, Dangling):
        return _pointing
    if field.name in _WORDS:
        return _WORDS[field.name]
    if field.name in _NUMBERS.get(field.model.__name__, _NUMBERED):
        return _place
    return None


def _place(number: int) -> object:
    return None if number == NOBODY else [_changeset(number // PLACES), number % PLACES]


def _pointing(place: int) -> object:
    return [_place(place // SLOTS), place % SLOTS]


@lru_cache(maxsize=1 << 16)
def _changeset(seq: int) -> str:
    return Changeset.objects.values_list("uid", flat=True).get(seq=seq)


_NUMBERED = frozenset({"id", "entity", "operation"})
_NUMBERS = {"Dated": _NUMBERED | {"claim"}, "Pointer": _NUMBERED | {"target"}}
_WORDS: dict[str, Callable[[Any], object]] = {
    "scope": words.SCOPES.word,
    "kind": words.WORDS.word,
    "property": words.WORDS.word,
    "held": held.tokens,
}
