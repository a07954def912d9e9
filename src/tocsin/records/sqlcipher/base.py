"""The wrapper that Django asks for by `ENGINE = "tocsin.records.sqlcipher"`.

Django's own SQLite backend is kept whole; what differs is the module that opens the file, the key, and the cursor that
turns `%s` into `?`. The key is raw (32 bytes): no derivation runs at each connection.
"""

from __future__ import annotations

import datetime
import decimal
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import chain
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db.backends.sqlite3 import base as plain
from django.db.backends.sqlite3._functions import register as register_functions
from django.utils.asyncio import async_unsafe
from django.utils.dateparse import parse_date, parse_datetime, parse_time
from sqlcipher3 import dbapi2 as Database  # noqa: N812 - Django's wrapper asks for this name
from typing_extensions import override

for _name, _convert in (
    ("bool", b"1".__eq__),
    ("date", plain.decoder(parse_date)),
    ("time", plain.decoder(parse_time)),
    ("datetime", plain.decoder(parse_datetime)),
    ("timestamp", plain.decoder(parse_datetime)),
):
    Database.register_converter(_name, _convert)
Database.register_adapter(decimal.Decimal, str)
Database.register_adapter(datetime.date, plain.adapt_date)
Database.register_adapter(datetime.datetime, plain.adapt_datetime)

# WAL with FULL: what was acknowledged survives a power cut. Temporary tables stay in memory. A deleted row is
# overwritten. What a view or trigger could call is bounded to what SQLite ships.
PRAGMAS = (
    "PRAGMA cipher_memory_security = OFF",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA cache_size = -65536",  # KiB; a page that fell out of the cache is decrypted and checked again
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA secure_delete = ON",
    "PRAGMA foreign_keys = ON",
    "PRAGMA legacy_alter_table = OFF",
    "PRAGMA trusted_schema = OFF",
)


class CipherCursor(Database.Cursor):  # type: ignore[misc] # the C module has no types
    """Django's placeholders on SQLCipher's cursor."""

    def execute(self, query: str, params: Any = None) -> Any:
        """One statement."""
        if params is None:
            return super().execute(query)
        names = tuple(params) if isinstance(params, Mapping) else None
        return super().execute(_converted(query, names), params)

    def executemany(self, query: str, param_list: Iterable[Any]) -> Any:
        """One statement, many rows."""
        rows = iter(param_list)
        first = next(rows, None)
        if first is None:
            return None
        names = tuple(first) if isinstance(first, Mapping) else None
        return super().executemany(_converted(query, names), chain((first,), rows))


@lru_cache(maxsize=256)
def _converted(query: str, names: tuple[str, ...] | None) -> str:
    if names is not None:
        return query % {name: f":{name}" for name in names}
    return plain.FORMAT_QMARK_REGEX.sub("?", query).replace("%%", "%")


class DatabaseWrapper(plain.DatabaseWrapper):
    """Opens the file with the key that `OPTIONS["key_provider"]` gives."""

    Database = Database
    display_name = "SQLCipher"

    @override
    def get_connection_params(self) -> dict[str, Any]:
        """Django's parameters, less the key's provider. Raises ImproperlyConfigured without one."""
        params = super().get_connection_params()
        self._key_provider = params.pop("key_provider", None)
        if self._key_provider is None:
            raise ImproperlyConfigured("no workspace is unlocked")
        params["detect_types"] = Database.PARSE_DECLTYPES | Database.PARSE_COLNAMES
        return params

    @async_unsafe
    @override
    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """An open connection whose key has been tried. Raises DatabaseError for a wrong key or a damaged first page."""
        connection = Database.connect(**conn_params)
        if not connection.execute("PRAGMA cipher_version").fetchone():
            raise ImproperlyConfigured("not linked against SQLCipher: refusing to store plaintext")
        # SQLCipher would write its own words about damage to standard error
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{self._key_provider().hex()}'\"")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        register_functions(connection)
        for pragma in PRAGMAS:
            connection.execute(pragma)
        return connection

    @override
    def create_cursor(self, name: str | None = None) -> Any:
        """A cursor that takes Django's placeholders."""
        return self.connection.cursor(factory=CipherCursor)
