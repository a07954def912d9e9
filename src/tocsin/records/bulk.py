"""Many rows at once, past Django's objects: the import of a million claims is bound by this."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection, connections, models

CHUNK = 500  # values in one question that Django puts
MANY = 2_000  # values in one question of ours, within the bound on parameters of both databases


def insert(model: type[models.Model], columns: Sequence[str], rows: Iterable[tuple[Any, ...]]) -> None:
    """Insert rows of what the database itself holds (an id is 16 bytes); `columns` are field names."""
    held = list(rows)
    if not held:
        return
    quote = connection.ops.quote_name
    names = ", ".join(quote(_column(model, name)) for name in columns)
    begun = f"INSERT INTO {quote(model._meta.db_table)} ({names}) VALUES"
    marks = f"({', '.join(['%s'] * len(columns))})"
    at_once = MANY // len(columns)  # rows of one statement, which takes two thirds of the time of as many statements
    full = len(held) - len(held) % at_once
    with connection.cursor() as cursor:
        if full:
            many = f"{begun} {', '.join([marks] * at_once)}"
            for start in range(0, full, at_once):
                cursor.execute(many, list(chain.from_iterable(held[start : start + at_once])))
        if full < len(held):
            cursor.executemany(f"{begun} {marks}", held[full:])


def select(
    model: type[models.Model],
    columns: Sequence[str],
    field: str,
    values: Iterable[Any],
    alias: str = DEFAULT_DB_ALIAS,
) -> Iterator[tuple[Any, ...]]:
    """The rows whose field is one of the values, as the database holds them (an id is 16 bytes), in no order."""
    quote = connections[alias].ops.quote_name
    names = ", ".join(quote(_column(model, name)) for name in columns)
    begun = f"SELECT {names} FROM {quote(model._meta.db_table)} WHERE {quote(_column(model, field))} IN"  # noqa: S608 - names come from the model
    for chunk in chunks(values, MANY):
        with connections[alias].cursor() as cursor:
            cursor.execute(f"{begun} ({', '.join(['%s'] * len(chunk))})", chunk)
            yield from cursor.fetchall()


def delete_where(model: type[models.Model], field: str, values: Iterable[Any]) -> None:
    """Delete the rows whose field is one of the values, as the database holds them (an id is 16 bytes)."""
    quote = connection.ops.quote_name
    begun = f"DELETE FROM {quote(model._meta.db_table)} WHERE {quote(_column(model, field))} IN"  # noqa: S608 - names come from the model
    for chunk in chunks(values, MANY):
        with connection.cursor() as cursor:
            cursor.execute(f"{begun} ({', '.join(['%s'] * len(chunk))})", chunk)


def chunks(values: Iterable[Any], size: int = CHUNK) -> Iterator[list[Any]]:
    """The values in lists of at most `size`."""
    waiting: list[Any] = []
    for value in values:
        waiting.append(value)
        if len(waiting) == size:
            yield waiting
            waiting = []
    if waiting:
        yield waiting


def _column(model: type[models.Model], name: str) -> str:
    field = model._meta.get_field(name)
    assert isinstance(field, models.Field)
    return str(field.column)
