"""Paragraphs out of the lines of a page. Pure: a line is its words and where they stand.

A page of a PDF knows no paragraphs. Two lines belong together where the first is as long as it could be: the first
word of the next would not have fitted. A wider gap, another size of letters, an indented beginning or the mark of a
list begins something new whatever the length.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from tocsin.intake.joints import division, hyphened, is_one_address

_NEIGHBOURS = 60  # lines before and after that tell how far a column reaches
_MARK = re.compile(r"(?:[•‣◦▪●○■·–—]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)])\s|[•‣◦▪●○■]", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?…:;][”“»\"')\]¹²³⁴-⁹⁰]*\Z")
_WIDE_GAP = 1.3  # of the usual distance between lines
_ROWS = 3.0  # of the size of the letters: rows of a table are no further apart
_OTHER_SIZE = 0.15
_INDENT = 0.6  # of the size of the letters
_EXACT = 0.12  # of the size of the letters: so near to its column's edge a stretched line ends
_KNOWN = 3  # lines that tell how far a column reaches
_STRETCHED = 3  # lines that end at one edge
_RAGGED = 30  # half points beside the edge in which the lines of ragged text would end


@dataclass(frozen=True, slots=True)
class Line:
    """Words in one line of a page, in its units, y rising upwards.

    `bottom`: the height of the line that its letters stand on; `first_word`: how wide its first word is; `broken`: its
    last word is divided and goes on in the next line (the sign of division is not in `text`). `row` numbers the lines
    of the page as the file draws them: the pieces of one line share it. `zone` names the column that it stands in;
    `turn`: it is the first of a column; `top` as in `begins`.
    """

    text: str
    left: float
    right: float
    bottom: float
    size: float
    first_word: float
    broken: bool = False
    row: int = 0
    zone: str = ""
    turn: bool = False
    top: float | None = None

    @property
    def begins(self) -> float:
        """The height of its first line, where it is a row whose cells have several."""
        return self.bottom if self.top is None else self.top


def join(pages: Sequence[Sequence[Line]]) -> tuple[str, list[int]]:
    """The text of all pages, and where in it each page begins; one without lines begins where the text before ends.

    A paragraph may run over the end of a page or a column.
    """
    flat = [line for page in pages for line in page]
    firsts = _firsts(pages)
    begins: list[int] = []
    ends = [0]
    parts: list[str] = []
    for line, between in zip(flat, _separators(flat, firsts, pages), strict=True):
        parts += [between, line.text]
        begins.append(ends[-1] + len(between))
        ends.append(begins[-1] + len(line.text))
    if flat and flat[-1].broken:  # it goes on nowhere
        parts.append("-")
    starts = [begins[place] if page else ends[place] for place, page in zip(firsts, pages, strict=True)]
    return "".join(parts), starts


def _firsts(pages: Sequence[Sequence[Line]]) -> list[int]:
    firsts, count = [], 0
    for page in pages:
        firsts.append(count)
        count += len(page)
    return firsts


def _separators(flat: Sequence[Line], firsts: Sequence[int], pages: Sequence[Sequence[Line]]) -> list[str]:
    """What stands before each line."""
    compounds = hyphened(line.text for line in flat)
    pitches = [pitch for page in pages for pitch in [_pitch(page)] * len(page)]
    turns = {*firsts} | {place for place, line in enumerate(flat) if line.turn}
    found: list[str] = []
    edges = _edges(flat)
    in_list = False
    for place, line in enumerate(flat):
        if place == 0:
            separator = ""
        elif flat[place - 1].broken:
            separator = division(flat[place - 1].text, line.text, compounds)
        else:
            near = flat[max(0, place - _NEIGHBOURS) : place + _NEIGHBOURS]
            reach = _reach(flat[place - 1], near)
            full = _is_full(flat[place - 1], line, reach, edges.get(_column(flat[place - 1])))
            if place in turns:
                known = sum(other.zone == flat[place - 1].zone for other in near) >= _KNOWN
                separator = _over_the_turn(flat[place - 1], line, full=full and known)
            else:
                separator = _between(flat[place - 1], line, pitches[place], full=full)
            if separator == "\n\n" and in_list and _is_item(line):
                separator = "\n"
            in_list = in_list and separator in {" ", ""}
        in_list = in_list or _is_item(line)
        found.append(separator)
    return found


def _pitch(page: Sequence[Line]) -> float:
    """The usual distance from one line to the next, in sizes of their letters."""
    gaps = [
        (above.bottom - line.bottom) / above.size
        for above, line in pairwise(page)
        if 0.5 * above.size < above.bottom - line.bottom < 4 * above.size
    ]
    return median(gaps) if len(gaps) > 2 else 1.4


def _reach(line: Line, near: Sequence[Line]) -> float:
    """How far to the right the column of this line goes."""
    return max(
        (
            other.right
            for other in near
            if other.zone == line.zone and other.left < line.right and other.left >= line.left - 4 * line.size
        ),
        default=line.right,
    )


def _between(above: Line, line: Line, pitch: float, *, full: bool) -> str:
    gap = above.bottom - line.begins
    if abs(gap) < 0.3 * above.size and line.left >= above.right:
        return "\t"  # two pieces of one line, as in a table
    if 0 < gap < _ROWS * above.size and "\t" in above.text and "\t" in line.text:
        return "\n"
    if not 0 < gap < _WIDE_GAP * pitch * above.size or _other_size(above, line):
        return "\n\n"
    if _is_item(line):
        return "\n\n"
    if "\t" in above.text or "\t" in line.text:
        return "\n"  # rows of a table
    if is_one_address(above.text, line.text):
        return ""
    if not full:
        return "\n\n" if _SENTENCE_END.search(above.text) else "\n"
    if not _is_item(above) and line.left > above.left + _INDENT * above.size and _SENTENCE_END.search(above.text):
        return "\n\n"
    return " "


def _is_full(above: Line, line: Line, reach: float, edge: float | None) -> bool:
    """Whether a line is as long as it could be: stretched to the edge, or without room for the next word."""
    if edge is not None and edge - 4 * above.size < above.right:
        return above.right > edge - _EXACT * above.size
    return above.right + 0.3 * above.size + line.first_word >= reach - 0.5 * above.size


def _column(line: Line) -> tuple[str, int]:
    """Lines of one column in letters of one size: a heading is not stretched where the text is."""
    return line.zone, round(line.size)


def _edges(flat: Sequence[Line]) -> dict[tuple[str, int], float]:
    """For each column whose lines are stretched to one length, where they end."""
    ends: dict[tuple[str, int], Counter[int]] = defaultdict(Counter)
    for line in flat:
        if not line.broken:  # its hyphen is gone
            ends[_column(line)][round(2 * line.right)] += 1
    found: dict[tuple[str, int], float] = {}
    sure = False
    for column, counts in ends.items():
        end = max(counts, key=lambda place: (counts[place] + counts[place + 1], -place))
        beside = sum(counts[place] for place in range(end - _RAGGED, end + _RAGGED))
        alike = counts[end] + counts[end + 1]
        if alike >= _STRETCHED:
            found[column] = end / 2
            sure = sure or 2 * alike > beside
    return found if sure else {}  # where one column is stretched, all are


def _other_size(above: Line, line: Line) -> bool:
    return abs(line.size - above.size) > _OTHER_SIZE * above.size


def _is_item(line: Line) -> bool:
    return bool(_MARK.match(line.text))


def _over_the_turn(above: Line, line: Line, *, full: bool) -> str:
    """At the end of a page or a column no gap tells: a full line goes on, and so does what begins small."""
    if "\t" in above.text or "\t" in line.text:
        return "\n" if "\t" in above.text and "\t" in line.text else "\n\n"
    if _is_item(line):
        return "\n\n"
    if is_one_address(above.text, line.text):
        return ""
    small = line.text[:1].islower() and not _SENTENCE_END.search(above.text)
    return " " if small or (full and not _other_size(above, line)) else "\n\n"
