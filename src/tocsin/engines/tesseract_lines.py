"""Tesseract's table of words (TSV) to lines with places, for the same rules that compose the pages of a PDF. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from tocsin.intake.lines import Line

_FIELDS = 12
_HYPHENS = "-‐­¬"
_WIDE = 2.0  # of the height of the line: a gap as wide divides cells of a table
_ALIKE = 0.3  # a block whose lines are so much higher or lower has letters of another size
_SURE = 0.0  # what the program says it is sure of at least; it gives -1 to what is no word


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    left: int
    top: int
    width: int
    height: int


def lines_of(table: str) -> list[list[Line]]:
    """The lines of each page in the program's own order; at least one page."""
    pages: dict[int, dict[tuple[int, int, int], list[_Word]]] = defaultdict(lambda: defaultdict(list))
    for row in table.splitlines():
        fields = row.split("\t", _FIELDS - 1)
        if len(fields) == _FIELDS and all(field.isdecimal() for field in fields[:10]):
            level, page, block, paragraph, line, _word, left, top, width, height = map(int, fields[:10])
            pages[page]
            if level == 5 and fields[11].strip() and _is_sure(fields[10]):
                words = pages[page][block, paragraph, line]
                words.append(_Word(fields[11].strip(), left, top, width, height))
    return [_page(list(pages[page].items())) for page in sorted(pages)] or [[]]


def _is_sure(words: str) -> bool:
    try:
        return float(words) >= _SURE
    except ValueError:
        return False


def _page(rows: Sequence[tuple[tuple[int, int, int], list[_Word]]]) -> list[Line]:
    if not rows:
        return []
    usual = median(_height(words) for _place, words in rows)
    blocks: dict[int, list[float]] = defaultdict(list)
    for (block, _paragraph, _line), words in rows:
        blocks[block].append(_height(words))
    sizes = {block: _size(median(heights), usual) for block, heights in blocks.items()}
    return [
        piece
        for number, ((block, _paragraph, _line), words) in enumerate(rows)
        for piece in _pieces(words, number, sizes[block])
    ]


def _height(words: Sequence[_Word]) -> float:
    return float(max(word.top + word.height for word in words) - min(word.top for word in words))


def _size(height: float, usual: float) -> float:
    """The size of a block's letters: boxes are as high as what they hold, so that only a great difference is one."""
    return height if abs(height - usual) > _ALIKE * usual else usual


def _pieces(words: Sequence[_Word], row: int, size: float) -> list[Line]:
    groups: list[list[_Word]] = []
    for word in words:
        if groups and word.left - groups[-1][-1].left - groups[-1][-1].width <= _WIDE * size:
            groups[-1].append(word)
        else:
            groups.append([word])
    bottom = -float(median(word.top + word.height for word in words))
    return [_line(group, bottom, row, size) for group in groups]


def _line(words: Sequence[_Word], bottom: float, row: int, size: float) -> Line:
    text = " ".join(word.text for word in words)
    broken = len(text) > 1 and text[-1] in _HYPHENS and text[-2].isalpha()
    return Line(
        text[:-1] if broken else text,
        left=float(words[0].left),
        right=float(words[-1].left + words[-1].width),
        bottom=bottom,
        size=size,
        first_word=float(words[0].width),
        broken=broken,
        row=row,
    )
