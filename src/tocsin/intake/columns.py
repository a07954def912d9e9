"""The lines of a page in the order in which people read them: columns one after the other, rows of tables together.

Pure. A page comes in pieces: what stands in one line without a wide gap. Where a strip of the page is free from top to
bottom, with prose on both sides of it, the page has columns; what lies across the strip (a headline, a picture's
words) divides it into bands. All other gaps are those of tables.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from statistics import mean

from tocsin.intake.lines import Line
from tocsin.intake.tables import rows

GAP = 0.8  # of the size of the letters: two pieces of a line stand at least so far apart
_LEAST = 4  # pieces that make a column
_DEEPEST = 3  # columns within columns
_MOST_PIECES = 3_000  # of one page: what has more is no page that people read
_PROSE = 20  # code points: pieces of prose are as long as this, cells are not
_FULL, _MANY = 0.75, 0.4


def arrange(pieces: Sequence[Line], gutter: float | None = None) -> tuple[list[Line], float | None]:
    """The lines of a page in reading order, and where its gutter is.

    `gutter` is that of the page before: a last page has few lines, and they stand in the same columns.
    """
    if len(pieces) > _MOST_PIECES:
        return rows(pieces, ""), None
    found = _gutter(pieces)
    if found is None and gutter is not None and _fits(pieces, gutter):
        found = gutter
    return _in_columns(pieces, found, "", 0), found


def _in_columns(pieces: Sequence[Line], gutter: float | None, zone: str, depth: int) -> list[Line]:
    if gutter is None or depth == _DEEPEST:
        return rows(pieces, zone)
    across = sorted((piece for piece in pieces if piece.left < gutter < piece.right), key=lambda piece: -piece.bottom)
    heights = [-piece.bottom for piece in across]
    bands: dict[int, tuple[list[Line], list[Line]]] = defaultdict(lambda: ([], []))
    for piece in pieces:
        if not piece.left < gutter < piece.right:
            bands[bisect_left(heights, -piece.bottom)][piece.left >= gutter].append(piece)
    lines: list[Line] = []
    for number in range(len(across) + 1):
        for side, name in zip(bands[number], "lr", strict=True):
            ordered = sorted(side, key=lambda piece: -piece.bottom)
            inner = _in_columns(ordered, _gutter(ordered), zone + name, depth + 1)
            lines += _turned(inner)
        if number < len(across):
            line = replace(across[number], zone=zone)
            lines.append(line if lines and lines[-1].zone == zone else replace(line, turn=bool(lines)))
    return lines


def _turned(lines: list[Line]) -> list[Line]:
    return [replace(lines[0], turn=True), *lines[1:]] if lines else lines


def _gutter(pieces: Sequence[Line]) -> float | None:
    """The middle of the strip that divides a page into columns; None where there is none."""
    if len(pieces) < 2 * _LEAST:
        return None
    first, last = min(piece.left for piece in pieces), max(piece.right for piece in pieces)
    fewest: tuple[float, float] | None = None
    middle = None
    for start, end, covered in _strips(pieces):
        place = (start + end) / 2
        inside = first + 0.25 * (last - first) < place < last - 0.25 * (last - first)
        if inside and (fewest is None or (covered, start - end) < fewest):
            fewest, middle = (covered, start - end), place
    return middle if middle is not None and _divides(pieces, middle) else None


def _strips(pieces: Sequence[Line]) -> Iterator[tuple[float, float, int]]:
    """Strips of the page from left to right, each with the number of pieces that lie across it."""
    edges = sorted([(piece.left, 1) for piece in pieces] + [(piece.right, -1) for piece in pieces])
    covered = 0
    for place, (edge, change) in enumerate(edges[:-1]):
        covered += change
        following = edges[place + 1][0]
        if following > edge:
            yield edge, following, covered


def _divides(pieces: Sequence[Line], place: float) -> bool:
    """Whether prose stands on both sides of a place, side by side."""
    left = [piece for piece in pieces if piece.right <= place]
    right = [piece for piece in pieces if piece.left >= place]
    if min(len(left), len(right)) < _LEAST or not (_is_prose(left) and _is_prose(right)):
        return False
    size = mean(piece.size for piece in pieces)
    if min(piece.left for piece in right) - max(piece.right for piece in left) < GAP * size:
        return False
    low, high = min(piece.bottom for piece in left), max(piece.bottom for piece in left)
    return 2 * sum(low - size <= piece.bottom <= high + size for piece in right) >= len(right)


def _is_prose(side: Sequence[Line]) -> bool:
    """Whether enough of its words stand in lines as long as the side is wide."""
    width = max(piece.right for piece in side) - min(piece.left for piece in side)
    full = sum(
        len(piece.text) for piece in side if len(piece.text) >= _PROSE and piece.right - piece.left >= _FULL * width
    )
    return full >= _MANY * sum(len(piece.text) for piece in side)


def _fits(pieces: Sequence[Line], gutter: float) -> bool:
    """Whether a page with few lines stands in the columns of the page before."""
    across = sum(piece.left < gutter < piece.right for piece in pieces)
    return bool(pieces) and 10 * across <= 3 * len(pieces)
