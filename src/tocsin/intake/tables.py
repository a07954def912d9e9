"""The pieces of each line put together: with a tab where they are cells of a table, else with a space. Pure.

A gap divides cells where it is very wide, or where pieces of neighbouring lines begin at the same place. A cell of
several lines is read as a whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tocsin.intake.joints import division
from tocsin.intake.lines import Line

APART = 2.0  # of the size of the letters: as wide as this a gap is that of a table, wherever it stands
_ALIKE = 0.25  # of the size of the letters: so near one another cells begin that stand below one another
_NEAR_ROWS = 3
_MOST_CELLS = 20  # of a row that neighbours are compared with
_CELL = 60  # code points of one line of a cell
_LEVEL = 0.1  # of the size of the letters
_NEXT_LINE = 1.5  # of the size of the letters: the lines of a cell are no further apart
_CLOSER = 0.9  # of the distance of rows: the lines of a cell are closer

Row = list[Line]


def rows(pieces: Sequence[Line], zone: str) -> list[Line]:
    """One line for each line of the page, or row of a table on it."""
    drawn: list[Row] = []
    for piece in pieces:
        row = next((row for row in drawn[-_NEAR_ROWS:] if _is_beside(row[-1], piece)), None)
        if drawn and drawn[-1][-1].row == piece.row:
            drawn[-1].append(piece)
        elif row is not None:
            row.append(piece)
        else:
            drawn.append([piece])
    drawn = [sorted(row, key=lambda piece: piece.left) for row in drawn]
    cells = [_cells(row, _beside(drawn, place)) for place, row in enumerate(drawn)]
    return [_line(row, zone) for row in _whole(cells)]


def _is_beside(last: Line, piece: Line) -> bool:
    """Whether a piece that the file draws later is a cell of an earlier row: files draw tables cell by cell."""
    return (
        abs(last.bottom - piece.bottom) < _LEVEL * piece.size
        and last.right + piece.size / 2 < piece.left
        and len(last.text) <= _CELL
        and len(piece.text) <= _CELL
    )


def _beside(drawn: Sequence[Row], place: int) -> list[float]:
    """Where cells may begin: the places at which pieces of neighbouring rows do."""
    near = (*drawn[max(0, place - _NEAR_ROWS) : place], *drawn[place + 1 : place + 1 + _NEAR_ROWS])
    return [piece.left for row in near for piece in row[1:_MOST_CELLS]]


def _cells(row: Row, beside: Sequence[float]) -> Row:
    """The pieces of a row, those put together that are one cell."""
    cells = [row[0]]
    for piece in row[1:]:
        apart = piece.row != cells[-1].row or piece.left - cells[-1].right > APART * piece.size
        if apart or any(abs(piece.left - other) < _ALIKE * piece.size for other in beside):
            cells.append(piece)
        else:
            words = f"{cells[-1].text} {piece.text}"
            cells[-1] = replace(cells[-1], text=words, right=piece.right, broken=piece.broken)
    return cells


def _whole(drawn: Sequence[Row]) -> list[Row]:
    """Rows whose cells go on in the next lines, with these lines in them."""
    found: list[Row] = []
    distance = 0.0  # of the rows of this table
    for row in drawn:
        above = found[-1] if found else None
        if above is not None and len(above) > 1:
            gap = above[0].bottom - row[0].bottom
            if _goes_on(above, row, gap, distance):
                found[-1] = _joined(above, row)
                continue
            distance = gap if len(row) == len(above) else distance
        else:
            distance = 0.0
        found.append(row)
    return found


def _goes_on(above: Row, row: Row, gap: float, distance: float) -> bool:
    """Whether a line holds what cells of the row above have no room for."""
    if not 0 < gap <= _NEXT_LINE * row[0].size or len(row) > len(above):
        return False
    places = [_place(above, piece) for piece in row]
    if None in places or len(set(places)) < len(places):
        return False
    return 0 not in places or gap < _CLOSER * distance or (distance == 0.0 and len(row) < len(above))


def _place(above: Row, piece: Line) -> int | None:
    """Which cell of the row above begins where this piece does."""
    near = (
        place for place, cell in enumerate(above[:_MOST_CELLS]) if abs(cell.left - piece.left) < _ALIKE * piece.size
    )
    return next(near, None)


def _joined(above: Row, row: Row) -> Row:
    cells = list(above)
    for piece in row:
        place = _place(above, piece)
        if place is None:
            continue
        cell = cells[place]
        between = division(cell.text, piece.text, ()) if cell.broken else " "
        cells[place] = replace(
            cell, text=cell.text + between + piece.text, right=max(cell.right, piece.right), broken=piece.broken
        )
    return [replace(cell, bottom=row[0].bottom, top=cell.begins) for cell in cells]


def _line(row: Row, zone: str) -> Line:
    words = [cell.text + ("-" if cell.broken else "") for cell in row[:-1]] + [row[-1].text]
    return replace(row[0], text="\t".join(words), right=row[-1].right, broken=row[-1].broken, zone=zone)
