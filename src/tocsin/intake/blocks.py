"""How paragraphs, list items and table rows of any format become lines of text.

A paragraph, a heading, a list and a table stand apart by an empty line; items and rows follow one another line by line.
The cells of a row stand in one line with tabs between them where each holds at most one line; else, as in a page whose
columns are a table, each cell's paragraphs follow in turn.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_SPACES = re.compile(r"[ \t\n\r\f]+")


@dataclass(slots=True)
class _Block:
    text: str
    run: int  # blocks of one list or one table follow one another without an empty line; 0: stands alone


@dataclass(slots=True)
class _Area:
    """The page, or one cell of a table."""

    blocks: list[_Block] = field(default_factory=list)


class Blocks:
    """Takes text as it is met; `collapse` where runs of white space mean one space (HTML, ODT)."""

    def __init__(self, *, collapse: bool) -> None:
        self._collapse = collapse
        self._areas = [_Area()]
        self._rows: list[list[_Area]] = []
        self._current: list[str] = []
        self._prefix = ""
        self._run = 0
        self._runs = 1
        self._tables: list[int] = []

    def text(self, words: str | None) -> None:
        """Words of the current paragraph."""
        if not words:
            return
        if self._collapse:
            words = _SPACES.sub(" ", words)
            if words[0] == " " and (not self._current or self._current[-1][-1] in " \n"):
                words = words[1:]
        if words:
            self._current.append(words)

    def exact(self, words: str) -> None:
        """Words whose white space stands as it is."""
        if words:
            self._current.append(words)

    def line(self) -> None:
        """A line end within the paragraph."""
        if self._current and self._collapse:
            self._current[-1] = self._current[-1].rstrip(" ") or "\n"
        self._current.append("\n")

    def end(self) -> None:
        """The paragraph ends, if one has begun."""
        words = "".join(self._current).strip(" \n" if self._collapse else "\n")
        self._current = []
        if words.strip():
            words = words.lstrip(" \t") if self._prefix else words
            self._areas[-1].blocks.append(_Block(self._prefix + words, self._run))
            self._prefix = ""

    def item(self, prefix: str) -> None:
        """What follows is an item of a list, behind this mark, close to the item before it."""
        self.end()
        self._prefix, self._run = prefix, self._runs

    def loose(self) -> None:
        """What follows is a paragraph like any other; the next item begins another list."""
        self.end()
        self._runs += 1
        self._prefix, self._run = "", 0

    def open_table(self) -> None:
        """A table begins."""
        self.loose()
        self._tables.append(self._runs)

    def close_table(self) -> None:
        """The table ends."""
        self.loose()
        if self._tables:
            self._tables.pop()

    def open_row(self) -> None:
        """A row of a table begins."""
        self.end()
        self._rows.append([])

    def open_cell(self) -> None:
        """A cell of the row begins; a cell outside any row is an area like the page."""
        self.end()
        self._areas.append(_Area())

    def close_cell(self) -> None:
        """The cell ends."""
        self.end()
        if len(self._areas) == 1:
            return
        area = self._areas.pop()
        if self._rows:
            self._rows[-1].append(area)
        else:
            self._areas[-1].blocks.extend(area.blocks)

    def close_row(self) -> None:
        """The row ends: one line, or its cells in turn."""
        self.end()
        if not self._rows:
            return
        cells = self._rows.pop()
        if len(cells) > 1 and all(_is_line(cell) for cell in cells):
            row = "\t".join(cell.blocks[0].text if cell.blocks else "" for cell in cells)
            if row.strip():
                self._areas[-1].blocks.append(_Block(row, self._tables[-1] if self._tables else self._runs))
            return
        for cell in cells:
            self._areas[-1].blocks.extend(cell.blocks)

    def result(self) -> str:
        """Everything so far."""
        self.end()
        while self._rows or len(self._areas) > 1:  # what a damaged file never closed
            self.close_cell()
            self.close_row()
        parts: list[str] = []
        before: _Block | None = None
        for block in self._areas[0].blocks:
            if before is not None:
                parts.append("\n" if block.run and before.run == block.run else "\n\n")
            parts.append(block.text)
            before = block
        return "".join(parts)


def _is_line(area: _Area) -> bool:
    return not area.blocks or (len(area.blocks) == 1 and "\n" not in area.blocks[0].text)
