"""Opening the record on the server, whether it will do, and what its refusals mean in our words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import Error, InterfaceError, OperationalError, connection, connections

from tocsin.domain.errors import Cause, DiskFull, NoServer, RecordBusy, TocsinError, UnfitDatabase

OLDEST = 15
"""The oldest version of PostgreSQL that the tests run on."""

RECORD_LOCK = int.from_bytes(b"tocsin/1", "big")
"""The number of the record's advisory lock; such locks are those of one database, and a database holds one record."""

WAIT_S = 20
"""Seconds to wait for another writer: as long as on SQLite."""

_NAMED: dict[str, Callable[[], TocsinError]] = {
    "25006": lambda: UnfitDatabase(why=Cause("it can only be read")),
    "40001": RecordBusy,
    "40P01": RecordBusy,
    "42501": lambda: UnfitDatabase(why=Cause("its role may not make or change tables there")),
    "53100": DiskFull,
    "55P03": RecordBusy,
}
_GONE = ("08", "53", "57")  # the connection, what the server has too little of, an operator who stops it


def point() -> None:
    """Let Django connect, and look whether this database will do. Raises NoServer, UnfitDatabase."""
    settings = connections.settings["default"]
    # Django wants a name and bounds its length; the one that counts stands in the address
    settings.update(NAME="record", OPTIONS={"unlocked": True})
    connection.settings_dict.update(settings)
    with telling(), connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('server_version_num')::int / 10000, current_setting('server_encoding')")
        version, encoding = cursor.fetchone()
    if version < OLDEST:
        raise UnfitDatabase(
            why=Cause(
                "its server is PostgreSQL {version}, and {oldest} is the oldest that will do",
                version=version,
                oldest=OLDEST,
            )
        )
    if encoding != "UTF8":
        raise UnfitDatabase(why=Cause("it does not keep its text in UTF-8"))


@contextmanager
def held() -> Iterator[None]:
    """Keep every other writer out across several transactions, as for bringing the tables to this version's form.

    Two that start at once do it one after the other. A connection that breaks lets go by itself. Raises RecordBusy.
    """
    with connection.cursor() as cursor:
        cursor.execute(f"SET lock_timeout = '{WAIT_S}s'")
        cursor.execute("SELECT pg_advisory_lock(%s)", [RECORD_LOCK])
    try:
        yield
    finally:
        if connection.is_usable():
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [RECORD_LOCK])


@contextmanager
def telling() -> Iterator[None]:
    """Turn what the server refuses into one of our sentences, as `named` does; what it does not know goes on."""
    try:
        yield
    except Error as exc:
        if (error := named(exc)) is None:
            raise
        raise error from exc


def named(exc: Error) -> TocsinError | None:
    """Our word for what the server's driver raised, by its SQLSTATE; None for all else.

    The driver's own words name hosts and quote values: they go no further than the chain of causes.
    """
    state = getattr(exc.__cause__, "sqlstate", "")
    if state == "":
        return None
    if state in _NAMED:
        return _NAMED[state]()
    if isinstance(exc, InterfaceError) or (isinstance(exc, OperationalError) and not state):
        return NoServer()  # no answer has no state
    return NoServer() if state is not None and state.startswith(_GONE) else None
