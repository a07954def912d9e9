"""Paragraphs out of the lines of a page. Pure: a line is its words and where they stand.

A page of a PDF knows no paragraphs. Two lines belong together where the first is as long as it could be: the first
word of the next would not have fitted. A wider gap, another size of letters, an indented beginning or the mark of a
list begins something new whatever the length.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

_NEIGHBOURS = 60  # lines before and after that tell how far a column reaches
_MARK = re.compile(r"(?:[•‣◦▪●○■·–—]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)])\s|[•‣◦▪●○■]", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?…:;][”“»\"')\]¹²³⁴-⁹⁰]*\Z")
_WIDE_GAP = 1.3  # of the usual distance between lines
_OTHER_SIZE = 0.15
_INDENT = 0.6  # of the size of the letters


@dataclass(frozen=True, slots=True)
class Line:
    """Words in one line of a page, in its units, y rising upwards.

    `bottom`: the height of the line that its letters stand on; `first_word`: how wide its first word is; `broken`: its
    last word is divided and goes on in the next line (the sign of division is not in `text`).
    """

    text: str
    left: float
    right: float
    bottom: float
    size: float
    first_word: float
    broken: bool = False


def join(pages: Sequence[Sequence[Line]]) -> tuple[str, list[int]]:
    """The text of all pages, and where in it each page begins.

    A page without lines begins where the next one does. A paragraph may run over the end of a page.
    """
    hyphened = _hyphened(pages)
    parts: list[str] = []
    starts: list[int] = []
    length = 0
    before: Line | None = None
    for page in pages:
        starts.append(length)
        for place, (line, separator) in enumerate(_page(page, before, hyphened)):
            between = separator if length else ""
            if place == 0:
                starts[-1] += len(between)
            parts += [between, line.text]
            length += len(between) + len(line.text)
            before = line
    return "".join(parts), starts


def _page(page: Sequence[Line], before: Line | None, hyphened: Collection[str]) -> Iterator[tuple[Line, str]]:
    """Each line, and what stands between it and the one before."""
    pitch = _pitch(page)
    in_list = False
    for place, line in enumerate(page):
        above = page[place - 1] if place else before
        if above is None:
            yield line, ""
        elif above.broken:
            yield line, _division(above, line, hyphened)
        elif place == 0:
            yield line, _over_the_page(above, line)
        else:
            near = page[max(0, place - _NEIGHBOURS) : place + _NEIGHBOURS]
            separator = _between(above, line, _reach(above, near), pitch)
            yield line, "\n" if separator == "\n\n" and in_list and _is_item(line) else separator
            in_list = in_list and separator == " "
        in_list = in_list or _is_item(line)


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
    return max(other.right for other in near if other.left < line.right and other.left >= line.left - 4 * line.size)


def _between(above: Line, line: Line, reach: float, pitch: float) -> str:
    gap = above.bottom - line.bottom
    if abs(gap) < 0.3 * above.size and line.left >= above.right:
        return "\t"  # two pieces of one line, as in a table
    if not 0 < gap < _WIDE_GAP * pitch * above.size or abs(line.size - above.size) > _OTHER_SIZE * above.size:
        return "\n\n"
    if _is_item(line):
        return "\n\n"
    if "\t" in above.text or "\t" in line.text:
        return "\n"  # rows of a table
    if above.right + 0.3 * above.size + line.first_word < reach - 0.5 * above.size:
        return "\n\n" if _SENTENCE_END.search(above.text) else "\n"
    if not _is_item(above) and line.left > above.left + _INDENT * above.size and _SENTENCE_END.search(above.text):
        return "\n\n"
    return " "


def _is_item(line: Line) -> bool:
    return bool(_MARK.match(line.text))


def _over_the_page(above: Line, line: Line) -> str:
    """At the end of a page only the words tell: a sentence that goes on begins with a small letter."""
    goes_on = not _SENTENCE_END.search(above.text) and line.text[:1].islower()
    return " " if goes_on else "\n\n"


def _hyphened(pages: Sequence[Sequence[Line]]) -> frozenset[str]:
    """Words that stand with a hyphen within a line, in small letters."""
    found = (word for page in pages for line in page for word in re.findall(r"\w+-\w+", line.text))
    return frozenset(word.lower() for word in found)


def _division(above: Line, line: Line, hyphened: Collection[str]) -> str:
    """The hyphen stays where the word has one elsewhere, or goes on with a capital or a figure."""
    first = re.search(r"\w+\Z", above.text)
    second = re.match(r"\w+", line.text)
    if first is None or second is None or not second[0][0].islower() or first[0][-1].isdecimal():
        return "-"
    return "-" if f"{first[0]}-{second[0]}".lower() in hyphened else ""
