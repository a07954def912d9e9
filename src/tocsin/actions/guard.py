"""What a database says when the disk is full or its file is broken, as one of our sentences."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DatabaseError

from tocsin.domain.errors import DamagedRecord, DiskFull


@contextmanager
def guard() -> Iterator[None]:
    """Raises DiskFull or DamagedRecord in place of the database's own errors, after the roll-back."""
    try:
        yield
    except DatabaseError as exc:
        if "full" in str(exc):
            raise DiskFull from exc
        # SQLite's own words can quote a value: they go no further than the chain of causes
        raise DamagedRecord(what="the database refused to go on") from exc
