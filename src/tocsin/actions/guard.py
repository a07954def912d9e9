"""What a database says when the disk is full, its file is broken or its server gone, as one of our sentences."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import Error

from tocsin.domain.errors import Cause, DamagedRecord, DiskFull
from tocsin.records.postgres import server


@contextmanager
def guard() -> Iterator[None]:
    """Raises DiskFull, DamagedRecord, NoServer, RecordBusy or UnfitDatabase for what the database itself raises."""
    try:
        yield
    except Error as exc:
        if (error := server.named(exc)) is not None:
            raise error from exc
        if "full" in str(exc):
            raise DiskFull from exc
        # a database's own words can quote a value: they go no further than the chain of causes
        raise DamagedRecord(why=Cause("the database refused to go on")) from exc
