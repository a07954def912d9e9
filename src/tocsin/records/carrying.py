"""Local tables as lines of canonical JSON, so that a restored office goes on where it was (docs/format/backup.md)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import Any

from django.db import DatabaseError, models

from tocsin.lib import canonical
from tocsin.records.local import InClear, KeptView, LogEntry, Proposal

CARRIED: tuple[type[models.Model], ...] = (InClear, LogEntry, Proposal, KeptView)
_BATCH = 500


def lines(alias: str) -> Iterator[bytes]:
    """One line a row, `{"row": {…}, "table": "…"}`, in the order in which the rows were made; no local number."""
    for table in CARRIED:
        names = [field.attname for field in table._meta.concrete_fields if not field.primary_key]
        for values in table._default_manager.using(alias).order_by("pk").values_list(*names).iterator():
            row = dict(zip(names, values, strict=True))
            yield canonical.encode({"row": row, "table": table._meta.db_table}) + b"\n"


def readable_lines(alias: str) -> Iterator[bytes]:
    """The same of a damaged database: up to the row at which it refuses to go on."""
    with suppress(DatabaseError):
        yield from lines(alias)


def take(source: Iterable[bytes]) -> int:
    """Put rows back; return how many were left out because this version has no such table.

    A column that is not there any more is passed over; one that is new takes its default. Raises ValueError for a line
    that is none.
    """
    left_out = 0
    waiting: dict[type[models.Model], list[models.Model]] = {table: [] for table in CARRIED}
    for line in source:
        table, row = _row(line)
        if table is None:
            left_out += 1
        else:
            waiting[table].append(table(**row))
            _flush(waiting, _BATCH)
    _flush(waiting, 1)
    return left_out


def _row(line: bytes) -> tuple[type[models.Model] | None, dict[str, Any]]:
    value = canonical.decode(line.removesuffix(b"\n"))
    if not (isinstance(value, dict) and isinstance(value.get("row"), dict)):
        raise ValueError("not a row of a local table")  # noqa: TRY004 - one error for every line that is none
    for table in CARRIED:
        if table._meta.db_table == value.get("table"):
            names = {field.attname for field in table._meta.concrete_fields if not field.primary_key}
            return table, {name: part for name, part in value["row"].items() if name in names}
    return None, {}


def _flush(waiting: dict[type[models.Model], list[models.Model]], least: int) -> None:
    for table, rows in waiting.items():
        if len(rows) >= least:
            table._default_manager.bulk_create(rows)
            rows.clear()
