"""The wrapper that Django asks for by `ENGINE = "tocsin.records.postgres"`.

Django's own PostgreSQL backend is kept whole; what differs is made so that both databases answer alike:

- every column of text compares by code points (`COLLATE "C"`), as SQLite does, whatever the database's own collation;
- a column's length is not bounded: the bounds are those of `domain`, which SQLite does not repeat either;
- every transaction takes the lock of the record as it begins, as `BEGIN IMMEDIATE` does on SQLite. So one writer at a
  time reads the last changeset, writes the next one and lets go at its end; `seq`, `log` and `heads` stay one chain.
"""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db import Error
from django.db.backends.postgresql import base as plain
from django.db.backends.postgresql.psycopg_any import IsolationLevel
from django.db.backends.postgresql.schema import DatabaseSchemaEditor
from django.db.models import Field, Model
from typing_extensions import override

from tocsin.records.postgres.address import parameters
from tocsin.records.postgres.server import RECORD_LOCK, WAIT_S

_TEXT = "text"


class SchemaEditor(DatabaseSchemaEditor):
    """Makes tables whose text compares by code points."""

    @override
    def column_sql(self, model: type[Model], field: Field[Any, Any], include_default: bool = False) -> tuple[Any, Any]:
        """Django's definition of a column, with the collation behind its type."""
        definition, parameters_of = super().column_sql(model, field, include_default)
        kind, _, rest = (definition or "").partition(" ")
        return (f'{_TEXT} COLLATE "C" {rest}' if kind == _TEXT else definition), parameters_of

    def _create_like_index_sql(self, model: type[Model], field: Field[Any, Any]) -> None:
        del model, field  # a second index for LIKE, which under this collation the first one serves


class DatabaseWrapper(plain.DatabaseWrapper):
    """Connects to the address that stands in the environment: no setting of Django holds it, or its password."""

    SchemaEditorClass = SchemaEditor
    data_types = plain.DatabaseWrapper.data_types | {"CharField": _TEXT, "TextField": _TEXT}

    @override
    def get_connection_params(self) -> dict[str, Any]:
        """What to connect with. Raises ImproperlyConfigured while no workspace is unlocked."""
        params: dict[str, Any] = super().get_connection_params()
        if not params.pop("unlocked", False):
            raise ImproperlyConfigured("no workspace is unlocked")
        del params["dbname"]
        return params | parameters()

    @override
    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """A connection that sees what was committed before each statement.

        Whoever waited for the lock must read what the one before wrote: a snapshot from before the wait would not do.
        """
        connection = None
        with suppress(self.Database.Error):  # whose words name the host, and quote what is mistyped in an address
            connection = super().get_new_connection(conn_params)
        if connection is None:
            raise self.Database.OperationalError("no connection")
        connection.isolation_level = self.isolation_level = IsolationLevel.READ_COMMITTED
        return connection

    @override
    def set_autocommit(self, autocommit: bool, force_begin_transaction_with_broken_autocommit: bool = False) -> None:
        """Begin a transaction, and with it the wait for the record's lock; committing or rolling back lets go."""
        super().set_autocommit(autocommit, force_begin_transaction_with_broken_autocommit)
        if not autocommit:
            self._lock_record()

    def _lock_record(self) -> None:
        try:
            with self.cursor() as cursor:
                cursor.execute(f"SET LOCAL lock_timeout = '{WAIT_S}s'; SELECT pg_advisory_xact_lock({RECORD_LOCK})")
        except Error:
            self.close()  # Django believes that nothing has begun, and the next question connects anew
            raise
