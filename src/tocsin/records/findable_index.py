"""The inverted index: which documents hold which tokens. All that differs between the two databases stands here.

On SQLite it is an FTS5 table without content and without positions inside the encrypted file, with `secure-delete`: a
token that is taken out leaves no bytes behind. On PostgreSQL it is a tsvector of the same tokens under GIN. Tokens are
taken as they are: no database stems, folds or orders them. A document's number is its entity's, so that the greatest
numbers are the newest.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db import connection

Wanted = Sequence[Iterable[str]]  # a document fits when it holds a token of each

_SQLITE = (
    "DROP TABLE IF EXISTS d_index",
    """CREATE VIRTUAL TABLE d_index
       USING fts5(tokens, content='', detail=none, columnsize=0, tokenize="ascii tokenchars '_.'")""",
    "INSERT INTO d_index(d_index, rank) VALUES('secure-delete', 1)",
)
_POSTGRES = (
    "DROP TABLE IF EXISTS d_index",
    "CREATE TABLE d_index (number bigint PRIMARY KEY, tokens tsvector NOT NULL)",
    "CREATE INDEX d_index_tokens ON d_index USING gin (tokens)",
)
_TOGETHER = {True: " AND ", False: " & "}
_EITHER = {True: " OR ", False: " | "}
_BEGINS = {True: " *", False: ":*"}


def recreate() -> None:
    """An empty index in place of the one there is."""
    with connection.cursor() as cursor:
        for statement in _SQLITE if _sqlite() else _POSTGRES:
            cursor.execute(statement)


def add(documents: Iterable[tuple[int, str]]) -> None:
    """Take in documents: number and tokens between spaces."""
    into = (
        "INSERT INTO d_index (rowid, tokens) VALUES (%s, %s)"
        if _sqlite()
        else "INSERT INTO d_index (number, tokens) VALUES (%s, array_to_tsvector(string_to_array(%s, ' ')))"
    )
    with connection.cursor() as cursor:
        cursor.executemany(into, list(documents))


def remove(documents: Iterable[tuple[int, str]]) -> None:
    """Take documents out, each with the very tokens that it was taken in with."""
    out_of = (
        "INSERT INTO d_index (d_index, rowid, tokens) VALUES ('delete', %s, %s)"
        if _sqlite()
        else "DELETE FROM d_index WHERE number = %s AND %s <> ''"
    )
    with connection.cursor() as cursor:
        cursor.executemany(out_of, list(documents))


def find(wanted: Wanted, limit: int, begun: str = "") -> list[int]:
    """The numbers of the documents that fit, the newest first, `limit` at most; none where a part asks for nothing.

    With `begun`, a document has to hold a token that begins so too.
    """
    return [number for (number,) in _ask(_select(), wanted, limit, begun)]


def count(wanted: Wanted, limit: int) -> int:
    """How many documents fit, counted as far as `limit`."""
    found = _ask(f"SELECT count(*) FROM ({_select()}) AS fitting", wanted, limit)  # noqa: S608 - no part of it is typed
    return int(found[0][0]) if found else 0


def holds(wanted: Wanted) -> bool:
    """Whether any document fits."""
    return bool(find(wanted, 1))


def _ask(query: str, wanted: Wanted, limit: int, begun: str = "") -> list[tuple[int]]:
    parts = [sorted(part) for part in wanted]
    if not parts or not all(parts):
        return []
    with connection.cursor() as cursor:
        cursor.execute(query, [_expression(parts, begun), limit])
        return list(cursor.fetchall())


def _select() -> str:
    if _sqlite():
        return "SELECT rowid FROM d_index WHERE d_index MATCH %s ORDER BY rowid DESC LIMIT %s"
    return "SELECT number FROM d_index WHERE tokens @@ CAST(%s AS tsquery) ORDER BY number DESC LIMIT %s"


def _expression(parts: Sequence[Sequence[str]], begun: str) -> str:
    quote = '"' if _sqlite() else "'"
    asked = [_EITHER[_sqlite()].join(f"{quote}{token}{quote}" for token in part) for part in parts]
    if begun:
        asked.append(f"{quote}{begun}{quote}{_BEGINS[_sqlite()]}")
    return _TOGETHER[_sqlite()].join(f"({part})" for part in asked)


def _sqlite() -> bool:
    return connection.vendor == "sqlite"
