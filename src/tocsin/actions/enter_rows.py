"""`enter_rows`: rows of a spreadsheet become entries, all of them or none; each value stands on its cell.

The rows are kept as they were pasted: sealed, as the text of a statement that the values point into. Where they say who
a source is they are not kept: each value is sealed under the compartment's own key, and stands on an entry alone.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tocsin.access.filter import row_within, scope_of
from tocsin.actions.add_missed import BY_HAND
from tocsin.actions.confirm import by_two
from tocsin.actions.entry import Entry
from tocsin.actions.member_entry import begin_entry
from tocsin.actions.sealing import seal
from tocsin.actions.writing import writing
from tocsin.domain.errors import BadValue, Cause
from tocsin.domain.operations import FileSealed, StatementReviewed
from tocsin.domain.passages import InText
from tocsin.domain.schema import schema
from tocsin.domain.viewer import Viewer
from tocsin.lib.clock import utc_day
from tocsin.lib.ids import new_id
from tocsin.workspace import current


@dataclass(frozen=True, slots=True)
class CellValue:
    """One value, as `domain.values` takes it, and the code points of the text in which it stands."""

    property: str
    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Entered:
    """The statement that the rows became, or the entry that says them, and the entries in the order of the rows."""

    statement: str
    entries: tuple[str, ...]


def enter_rows(
    viewer: Viewer,
    case: str,
    kind: str,
    text: str,
    rows: Sequence[Sequence[CellValue]],
    *,
    title: str = "",
    onto: Sequence[str] = (),
) -> Entered:
    """Record an entry of this kind for each row, in one transaction with the text that they come from.

    `onto` says for each row which entry of the case it is about; empty for one that is not there yet.

    Raises NoSuch, BadValue (no row, or a place outside the text), BadDate, UnknownWord, NotConfirmed: nothing is
    recorded then.
    """
    scope = scope_of(viewer, case)
    if not rows or not all(rows):
        raise BadValue(property=f"{kind}.rows", why=Cause("there is a row without a value, or no row at all"))
    if any(not 0 <= one.start < one.end <= len(text) for row in rows for one in row):
        raise BadValue(property=f"{kind}.rows", why=Cause("a cell lies outside the text"))
    for there in filter(None, onto):
        row_within(viewer, scope, there, kind)
    for row in rows:
        for one in row:
            by_two(one.property, one.value)
    entry = Entry(statement=new_id())
    kept = None if is_secret(kind) else _seal(viewer, scope, text)
    if kept is None:
        begin_entry(entry, viewer)
    else:
        _say_statement(entry, viewer, kept.digest, title)
    known = [*onto, *[""] * (len(rows) - len(onto))]
    entries = tuple(_rows(entry, kind, kept.digest if kept else "", list(zip(rows, known, strict=True))))
    if kept is not None:  # whoever gave them looked at each row, and no reader proposes anything of them
        entry.operations.append(_reviewed(entry.statement, len(rows)))
    with writing(viewer) as said:
        said.say(scope, *([kept] if kept else []), *entry.operations)
    return Entered(entry.statement, entries)


def is_secret(kind: str) -> bool:
    """Whether entries of this kind have properties that are sealed under a compartment's key. Raises UnknownWord."""
    return any(rule.compartment for rule in schema().kind(kind).properties.values())


def _seal(viewer: Viewer, scope: str, text: str) -> FileSealed:
    sealed, _ = seal(viewer, scope, io.BytesIO(text.encode("utf-8")), "text", media_type="text/plain", made_by="typed")
    return sealed


def _reviewed(statement: str, rows: int) -> StatementReviewed:
    return StatementReviewed(statement=statement, reader=BY_HAND, accepted=rows, rejected=0, looked=rows)


def _say_statement(entry: Entry, viewer: Viewer, digest: str, title: str) -> None:
    statement, today = entry.statement, utc_day(current.require().clock.now_ms()).isoformat()
    entry.open_as(statement, "statement")
    entry.claim(statement, "statement.title", title or f"Rows, {today}")
    entry.claim(statement, "statement.entered_by", viewer.member)
    entry.claim(statement, "statement.day", today)
    entry.claim(statement, "statement.received", today)
    entry.claim(statement, "statement.text", digest)


def _rows(entry: Entry, kind: str, digest: str, rows: Sequence[tuple[Sequence[CellValue], str]]) -> Iterator[str]:
    for row, known in rows:
        made = known or entry.open(kind)
        if kind == "event" and digest:
            entry.claim(made, "event.told_in", entry.statement)
        for one in row:
            passages = (InText(digest, one.start, one.end),) if digest else ()
            entry.claim(made, one.property, one.value, passages=passages)
        yield made
