"""Running heads and page numbers: what stands at the edge of most pages at one height, but for its figures.

Pure. They are left out, because they would cut sentences in two; what they say beside the number of the page is told.
One that holds a date or an address is kept once, at the beginning or the end of the text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tocsin.intake.lines import Line

EDGE = 4  # lines at the top and at the bottom of a page that may be running heads
_SHARE = 0.4  # of the pages; heads of left and right pages may differ
_SAME_HEIGHT = 3.0  # points
_FIGURES = re.compile(r"\d+")
_PAGE = re.compile(
    r"[-–—\[(|/ ]{0,3}(?:(?:page|p\.|pp\.|страница|стр\.?|с\.|сторінка|стор\.?|strona|str\.?|s\.)\s?)?"
    r"(?:\d{1,4}|[ivxlc]{1,6})(?:\s?(?:/|of|из|з|із|z)\s?\d{1,4})?[-–—\])|/ ]{0,3}",
    re.IGNORECASE,
)
_TELLS = re.compile(r"@|www\.|https?://|\d{1,2}[./]\d{1,2}[./]\d{4}|\b\d{1,2}\.?\s\w{3,10}\s\d{4}|\+\d[\d ()-]{6}")
_APART = 1.5  # of the size of the letters: so far from the text a lone number is that of the page
_LONGEST = 300  # code points


@dataclass(frozen=True, slots=True)
class Pages:
    """What is left of the pages. `top` and `foot` are kept once, each with its page; `words` were left out."""

    pages: list[list[Line]]
    top: tuple[tuple[Line, int], ...]
    foot: tuple[tuple[Line, int], ...]
    words: tuple[str, ...]
    numbers: bool


@dataclass(frozen=True, slots=True)
class _Edge:
    page: int
    row: int
    text: str
    bottom: float
    is_top: bool
    pieces: tuple[Line, ...]


def without_heads(pages: Sequence[Sequence[Line]]) -> Pages:
    """The pages without what only runs along them."""
    edges = [edge for number, page in enumerate(pages) for edge in _edges(number, page)]
    running = _running(edges, sum(1 for page in pages if page))
    numbers = [edge for number, page in enumerate(pages) for edge in _number(number, page)]
    dropped = {(edge.page, edge.row) for edge in (*running, *numbers)}
    firsts: dict[str, _Edge] = {}
    for edge in running:
        if not _PAGE.fullmatch(edge.text):
            firsts.setdefault(_form(edge.text), edge)
    telling = [edge for edge in firsts.values() if _TELLS.search(edge.text)]
    return Pages(
        [[line for line in page if (number, line.row) not in dropped] for number, page in enumerate(pages)],
        tuple(_one(edge) for edge in telling if edge.is_top),
        tuple(_one(edge) for edge in telling if not edge.is_top),
        tuple(edge.text for edge in firsts.values() if edge not in telling),
        bool(numbers) or any(_PAGE.fullmatch(edge.text) for edge in running),
    )


def _edges(number: int, page: Sequence[Line]) -> list[_Edge]:
    rows: dict[int, list[Line]] = defaultdict(list)
    for line in page:
        rows[line.row].append(line)
    ordered = sorted(rows.items(), key=lambda entry: -entry[1][0].bottom)
    middle = (len(ordered) + 1) // 2
    upper, lower = ordered[: min(EDGE, middle)], ordered[max(middle, len(ordered) - EDGE) :]
    return [_edge(number, *entry, True) for entry in upper] + [_edge(number, *entry, False) for entry in lower]


def _edge(number: int, row: int, lines: Sequence[Line], is_top: bool) -> _Edge:
    pieces = tuple(sorted(lines, key=lambda line: line.left))
    words = " ".join(line.text for line in pieces).replace("\t", " ")
    return _Edge(number, row, words.strip(), pieces[0].bottom, is_top, pieces)


def _form(words: str) -> str:
    return _FIGURES.sub("#", words.casefold())


def _running(edges: Sequence[_Edge], pages: int) -> list[_Edge]:
    """Edges with the same words at the same height on enough pages."""
    alike: dict[tuple[str, bool], list[_Edge]] = defaultdict(list)
    for edge in edges:
        if len(edge.text) <= _LONGEST:
            alike[_form(edge.text), edge.is_top].append(edge)
    found: list[_Edge] = []
    for group in alike.values():
        heights = sorted(edge.bottom for edge in group)
        usual = heights[len(heights) // 2]
        level = [edge for edge in group if abs(edge.bottom - usual) <= _SAME_HEIGHT]
        if len({edge.page for edge in level}) >= max(2, _SHARE * pages):
            found += level
    return sorted(found, key=lambda edge: (edge.page, -edge.bottom))


def _number(number: int, page: Sequence[Line]) -> list[_Edge]:
    """The number of a page, where it stands alone at the page's edge and apart from the text."""
    edges = _edges(number, page)
    found = []
    for outer, inner in ((edges[:1], edges[1:2]), (edges[-1:], edges[-2:-1])):
        if outer and inner and _PAGE.fullmatch(outer[0].text):
            gap = abs(outer[0].bottom - inner[0].bottom)
            if gap > _APART * inner[0].pieces[0].size:
                found += outer
    return found


def _one(edge: _Edge) -> tuple[Line, int]:
    """A running head in one line, and its page from 1."""
    return replace(edge.pieces[0], text=" ".join(line.text for line in edge.pieces), broken=False), edge.page + 1
