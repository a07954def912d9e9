"""Notes at the foot of a page or a column: they go to the end of the text, as in every other format.

Pure. Notes stand below the text, in smaller letters than it, or with a raised mark that the text above has; the first
begins with its mark. A note may go on at the foot of the next page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tocsin.intake import normal
from tocsin.intake.joints import division, hyphened, is_one_address
from tocsin.intake.lines import Line

_RAISED = "¹²³⁰⁴-⁹"
_MARK = re.compile(rf"([{_RAISED}]{{1,4}}|\[\d{{1,3}}\]|\*{{1,3}}|\d{{1,3}}(?=\s))\s*(?=\S)")
_RAISED_MARK = re.compile(rf"[{_RAISED}]{{1,4}}(?=\s*\S)")
_RAISED_MARKS = re.compile(rf"[{_RAISED}]{{1,4}}")
_SMALL = 0.95  # of the size of the text
_STOP = re.compile(r"[.!?…)\]”»\"]\Z|https?://\S+\Z")


@dataclass(frozen=True, slots=True)
class Note:
    """The words of a note, its mark among them, and the pages that they stand on, each with its place in them."""

    text: str
    pages: tuple[tuple[int, int], ...]


def usual_size(pages: Sequence[Sequence[Line]]) -> float:
    """The size of the letters that most of the text has."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page:
            sizes[round(line.size, 1)] += len(line.text)
    return max(sizes, key=lambda size: (sizes[size], size), default=1.0)


def apart(pages: Sequence[Sequence[Line]]) -> tuple[list[list[Line]], list[Note]]:
    """The pages without their notes, and the notes in order."""
    size = usual_size(pages)
    texts: list[list[Line]] = []
    notes: list[list[tuple[Line, int]]] = []
    for number, page in enumerate(pages, 1):
        text: list[Line] = []
        for column in _columns(page):
            first = _first(column, size, open_note=bool(notes) and not _STOP.search(notes[-1][-1][0].text))
            text += column[:first]
            for line in column[first:]:
                if _MARK.match(line.text) or not notes:
                    notes.append([])
                notes[-1].append((line, number))
        texts.append(text)
    compounds = hyphened(line.text for page in pages for line in page) if notes else frozenset()
    return texts, [_note(lines, compounds) for lines in notes]


def _columns(page: Sequence[Line]) -> list[list[Line]]:
    found: list[list[Line]] = [[]]
    for line in page:
        if line.turn:
            found.append([])
        found[-1].append(line)
    return found


def _first(column: Sequence[Line], size: float, *, open_note: bool) -> int:
    """The place of the first line of the notes; the number of lines where there are none."""
    small = len(column)
    while small > 0 and column[small - 1].size < _SMALL * size:
        small -= 1
    if small < len(column) and open_note:
        return small
    sure = _RAISED_MARK if small == 0 else _MARK  # a column all in small letters may be a list
    marked = next((place for place in range(small, len(column)) if sure.match(column[place].text)), len(column))
    return min(marked, _same_size(column))


def _same_size(column: Sequence[Line]) -> int:
    """Notes in letters as large as the text's: a raised mark that begins a line and stands in a line above."""
    seen: set[str] = set()
    for place, line in enumerate(column):
        mark = _RAISED_MARK.match(line.text)
        if mark and mark[0] in seen:
            return place
        seen.update(_RAISED_MARKS.findall(line.text, 1))
    return len(column)


def _note(lines: Sequence[tuple[Line, int]], compounds: Collection[str]) -> Note:
    first, page = lines[0]
    mark = _MARK.match(first.text)
    text = f"{normal.raised(mark[1])} {first.text[mark.end() :]}" if mark else first.text
    pages = [(0, page)]
    for (above, _page), (line, number) in pairwise(lines):
        if above.broken:
            text += division(text, line.text, compounds)
        elif not is_one_address(text, line.text):
            text += " "
        if number != pages[-1][1]:
            pages.append((len(text), number))
        text += line.text
    return Note(text + ("-" if lines[-1][0].broken else ""), tuple(pages))
