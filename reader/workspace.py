"""A workspace folder, read from end to end and held against itself."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reader import stored, vault
from reader.database import open_record
from reader.encoding import Broken, raw
from reader.header import Keys, open_header, read_header
from reader.record import Changeset, Kept, Record

PLACES = 1024


@dataclass(frozen=True)
class Office:
    """What a passphrase opens: keys, the record as it counts, and where the sealed files lie."""

    folder: Path
    keys: Keys
    record: Record

    def files(self) -> Iterator[tuple[str, str, bytes]]:
        """Every sealed file that the record still has the key of: scope, digest, key."""
        for uid, _, operation in self.record.in_order():
            if operation["op"] == "file.sealed":
                yield self.record.headers[uid]["scope"], operation["digest"], raw(operation["key"], 32)

    def open_file(self, scope: str, digest: str, key: bytes) -> bytes:
        """The content of one of them. Raises Broken."""
        return vault.open_file(self.folder, vault.name_of(self.keys.names, scope, digest), key, digest)


def open_office(folder: Path, passphrase: str) -> Office:
    """Open and check everything but the sealed files. Raises Broken, and Refused for a wrong passphrase."""
    keys = open_header(read_header(folder), passphrase)
    heads = vault.read_heads(folder, keys.master)
    record, log = Record(), [bytes(32)]
    for changeset in changesets(open_record(folder, keys.record)):
        record.take(changeset)
        log.append(hashlib.sha256(log[-1] + raw(changeset.id)).digest())
    _check_heads(heads, log)
    return Office(folder, keys, record)


def changesets(connection: sqlite3.Connection) -> Iterator[Changeset]:
    """Every changeset of a record, in the order in which this copy took it in."""
    for seq, header, signature in connection.execute("SELECT seq, header, signature FROM changeset ORDER BY seq"):
        rows = connection.execute(
            "SELECT salt, body, erased FROM operation WHERE id >= ? AND id < ? ORDER BY id",
            (seq * PLACES, (seq + 1) * PLACES),
        )
        kept = tuple(Kept(salt, None if body is None else stored.body_of(body), erased) for salt, body, erased in rows)
        yield Changeset(header, signature, kept)


def _check_heads(heads: dict[str, Any], log: list[bytes]) -> None:
    """What was acknowledged must be there; a record that is ahead was killed between two writes, and is right."""
    acknowledged = heads["changesets"]
    if acknowledged >= len(log) or log[acknowledged].hex() != heads["log"]:
        raise Broken("the record is behind its heads")
