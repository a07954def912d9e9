"""A list as a table for a spreadsheet: CSV in UTF-8, in which no cell is taken for a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

_FORMULA = tuple("=+-@\t\r\n＝＋－＠")  # wide signs are narrowed by some spreadsheets before they look
_MARK = "\ufeff"  # without it a spreadsheet reads Cyrillic as something else
_SPACES = " \u00a0\u2003\u200b\u200e\u200f\ufeff"


def write_table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """The table with its header. What looks like a formula gets an apostrophe before it."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([neutral(cell) for cell in header])
    writer.writerows([neutral(cell) for cell in row] for row in rows)
    return (_MARK + text.getvalue()).encode("utf-8")


def neutral(cell: str) -> str:
    """The cell, with an apostrophe where a spreadsheet may see a formula, also behind blanks; no control characters."""
    plain = "".join(sign for sign in cell if sign in "\t\r\n" or sign.isprintable() or not sign.isascii())
    return "'" + plain if like_formula(plain) or plain.lstrip(_SPACES).startswith("'") else plain


def like_formula(cell: str) -> bool:
    """Whether a spreadsheet may take a cell for a formula, also behind blanks."""
    return cell.lstrip(_SPACES).startswith(_FORMULA)
