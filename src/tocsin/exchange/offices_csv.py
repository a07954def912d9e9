"""The directory of institutions as a table (CSV, UTF-8), in and out; what goes out comes in again as it was.

A cell that a spreadsheet would take for a formula gets an apostrophe before it, which is taken away again.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tocsin.domain.errors import BadTable, Cause, RejectedError, joined
from tocsin.domain.offices import COLUMNS, Office, cells_of, office_of
from tocsin.exchange.table_csv import like_formula

MOST_BYTES = 8 * 1024 * 1024
MOST_ROWS = 5_000
_SAID = 20  # bad rows that are named; the others are counted
_QUOTE = "'"


@dataclass(frozen=True, slots=True)
class Table:
    """The offices of a table, and the columns that it has: what it has no column for stays as it is."""

    offices: tuple[Office, ...]
    columns: tuple[str, ...]


def write_offices(offices: Iterable[Office]) -> bytes:
    """The table of these offices, with all columns."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([_neutral(cell) for cell in cells_of(office).values()] for office in offices)
    return text.getvalue().encode("utf-8")


def read_offices(data: bytes) -> Table:
    """The offices in a table. Raises BadTable, which names each row that cannot be taken in and why."""
    header, *rows = _rows(data)
    columns = tuple(cell.strip() for cell in header[1])
    _check_columns(columns)
    found: dict[str, Office] = {}
    bad: list[Cause] = []
    for line, cells in rows:
        try:
            office = office_of(_by_column(columns, cells))
        except RejectedError as exc:
            bad.append(Cause("Line {line}: {fault}.", line=line, fault=exc.why))
            continue
        if found.setdefault(office.key, office) is not office:
            bad.append(Cause("Line {line}: “{key}” stands there twice.", line=line, key=office.key))
    if bad:
        more = [Cause("More rows that are wrong: {number}.", number=len(bad) - _SAID)] if len(bad) > _SAID else []
        raise BadTable(why=joined([*bad[:_SAID], *more], " "))
    return Table(tuple(found.values()), columns)


def _rows(data: bytes) -> Sequence[tuple[int, Sequence[str]]]:
    """The rows that hold something, with the lines on which they end. Raises BadTable."""
    if len(data) > MOST_BYTES:
        raise BadTable(why=Cause("It is larger than 8 MiB."))
    try:
        text = data.decode("utf-8-sig")
        first = text.split("\n", 1)[0]
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=";" if ";" in first else ",", strict=True)
        rows = [(reader.line_num, row) for row in reader if any(cell.strip() for cell in row)]
    except UnicodeDecodeError:
        raise BadTable(why=Cause("It is not written in UTF-8.")) from None
    except csv.Error as exc:
        raise BadTable(why=Cause("It is no CSV: {fault}.", fault=exc)) from None
    if not rows:
        raise BadTable(why=Cause("It is empty."))
    if len(rows) > MOST_ROWS:
        raise BadTable(why=Cause("It has more than {most} rows.", most=MOST_ROWS))
    return rows


def _check_columns(columns: Sequence[str]) -> None:
    unknown = [name for name in columns if name not in COLUMNS]
    if unknown:
        raise BadTable(why=Cause("There is no column “{column}”.", column=unknown[0][:40]))
    if len(set(columns)) < len(columns):
        raise BadTable(why=Cause("A column stands there twice."))
    if not {"key", "office"} <= set(columns):
        raise BadTable(why=Cause("The columns key and office are needed."))


def _by_column(columns: Sequence[str], cells: Sequence[str]) -> Mapping[str, str]:
    if len(cells) != len(columns):
        raise RejectedError(Cause("it has {cells} cells for {columns} columns", cells=len(cells), columns=len(columns)))
    return {name: _meant(cell) for name, cell in zip(columns, cells, strict=True)}


def _neutral(cell: str) -> str:
    return _QUOTE + cell if cell.startswith(_QUOTE) or like_formula(cell) else cell


def _meant(cell: str) -> str:
    is_marked = cell.startswith(_QUOTE) and (cell[1:].startswith(_QUOTE) or like_formula(cell[1:]))
    return cell[1:] if is_marked else cell
