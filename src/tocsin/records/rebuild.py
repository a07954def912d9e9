"""Dropping the derived tables and making them again from the record."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import connection, transaction

from tocsin.lib.memory import no_collection
from tocsin.records import devices, findable_index, store, words
from tocsin.records.derived import FORM, PREFIX, TABLES, Derived, Scope, Word
from tocsin.records.digests import digest
from tocsin.records.local import DerivedForm
from tocsin.records.projection import project_stored
from tocsin.records.record import Changeset

__all__ = ["digest", "is_current", "rebuild"]

STEP = 20_000  # operations in one projection: bounds the memory


def is_current() -> bool:
    """Whether the derived tables have this version's form."""
    return DerivedForm.objects.filter(form=FORM).exists()


def rebuild(progress: Callable[[int, int], None] | None = None) -> None:
    """Make every derived table anew from the record, in one transaction: interrupted, the old ones stay.

    `progress` is told how many changesets are done, of how many.
    """
    # SQLite's schema editor wants foreign keys off, and they cannot be switched within a transaction
    with no_collection(), connection.constraint_checks_disabled(), transaction.atomic():
        total = Changeset.objects.count()  # from here on nobody else writes
        _recreate()
        words.forget()
        void = devices.void()
        for first, last in store.steps(most=STEP):
            project_stored(first, last, void)
            if progress:
                progress(last, total)
        DerivedForm.objects.all().delete()
        DerivedForm.objects.create(form=FORM)
    words.forget()


def _recreate() -> None:
    """Drop what any form had, and make the tables of this one."""
    quote = connection.ops.quote_name
    with connection.cursor() as cursor:
        existing = set(connection.introspection.table_names(cursor))
        kept = {table._meta.db_table for table in TABLES if _shared(table)} & existing
        for name in sorted(name for name in existing - kept if name.startswith(PREFIX)):
            if connection.vendor == "sqlite":
                _drop_indexes(cursor, name)
            cursor.execute(f"DROP TABLE IF EXISTS {quote(name)}")
    with connection.schema_editor() as editor:
        for table in TABLES:
            if table._meta.db_table not in kept:
                editor.create_model(table)
    findable_index.recreate()


def _drop_indexes(cursor: Any, table: str) -> None:
    """One at a time: SQLite keeps in memory every page that one statement overwrites, and it overwrites all of them."""
    # asked for here: Django's own answer parses the statement that made the table, which takes longer than all else
    cursor.execute("SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = %s AND sql IS NOT NULL", [table])
    for (name,) in cursor.fetchall():
        cursor.execute(f"DROP INDEX {connection.ops.quote_name(name)}")


def _shared(table: type[Derived]) -> bool:
    # on a server another process remembers these numbers: one that came to mean another scope would show what is hidden
    return table in (Word, Scope) and connection.vendor == "postgresql"
