"""Dropping the derived tables and making them again from the record, and the digest that says nothing was lost."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from typing import Any

from django.db import connection, transaction

from tocsin.domain.operations import decode_trusted
from tocsin.lib import canonical
from tocsin.records import devices, findable_index, store, words
from tocsin.records.derived import FORM, TABLES, Derived, Scope, Word
from tocsin.records.local import DerivedForm
from tocsin.records.projection import Told, project
from tocsin.records.record import PLACES
from tocsin.records.record import Changeset as ChangesetRow

STEP = 50  # changesets in one projection: bounds the memory


def is_current() -> bool:
    """Whether the derived tables have this version's form."""
    return DerivedForm.objects.filter(form=FORM).exists()


def rebuild(progress: Callable[[int, int], None] | None = None) -> None:
    """Make every derived table anew from the record, in one transaction: interrupted, the old ones stay."""
    # SQLite's schema editor wants foreign keys off, and they cannot be switched within a transaction
    with connection.constraint_checks_disabled(), transaction.atomic():
        total = ChangesetRow.objects.count()  # from here on nobody else writes
        _recreate()
        words.forget()
        done, void = 0, devices.void()
        while done < total:
            told = list(_told(done, STEP, void))
            project(told)
            done = min(done + STEP, total)
            if progress:
                progress(done, total)
        DerivedForm.objects.all().delete()
        DerivedForm.objects.create(form=FORM)
    words.forget()


def _recreate() -> None:
    existing = set(connection.introspection.table_names())
    with connection.schema_editor() as editor:
        for table in TABLES:
            if table._meta.db_table in existing:
                if _shared(table):
                    continue
                editor.delete_model(table)
            editor.create_model(table)
            for index in table._meta.indexes:  # the editor leaves those of a model without migrations out
                editor.execute(index.create_sql(table, editor))
    findable_index.recreate()


def _shared(table: type[Derived]) -> bool:
    # on a server another process remembers these numbers: one that came to mean another scope would show what is hidden
    return table in (Word, Scope) and connection.vendor == "postgresql"


def _told(after: int, count: int, void: frozenset[str]) -> Iterator[Told]:
    """What counts of a run of changesets; what a removed device said on its own does not."""
    rows = ChangesetRow.objects.filter(seq__gt=after, seq__lte=after + count).values_list("seq", "uid", "scope")
    scopes = {seq: scope for seq, uid, scope in rows if uid not in void}
    for seq in sorted(scopes):
        for place, salted in enumerate(store.salted(seq)):
            if salted.body is not None:
                yield Told(seq * PLACES + place, scopes[seq], decode_trusted(salted.body))


def digest() -> str:
    """SHA-256 over every derived row as canonical JSON, tables and rows in key order, hexadecimal.

    Numbers that this database counted up are replaced by the words they stand for.
    """
    found = hashlib.sha256()
    for table in TABLES:
        if table not in (Word, Scope):
            for row in sorted(map(canonical.encode, _rows(table))):
                found.update(row + b"\n")
    return found.hexdigest()


def _rows(table: type[Derived]) -> Iterator[list[object]]:
    fields = [field for field in table._meta.concrete_fields if field.get_internal_type() != "AutoField"]
    names = [field.attname for field in fields]
    for row in table._default_manager.values_list(*names).iterator():
        yield [table.__name__, *(_NATURAL.get(name, _same)(value) for name, value in zip(names, row, strict=True))]


def _same(value: object) -> object:
    return value


_NATURAL: dict[str, Callable[[Any], object]] = {
    "scope": words.SCOPES.word,
    "kind": words.WORDS.word,
    "property": words.WORDS.word,
}
