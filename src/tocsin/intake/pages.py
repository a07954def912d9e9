"""The pieces of all pages to one text with its map: heads left out, columns in order, notes at the end. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tocsin.intake import columns, feet, heads, lines
from tocsin.intake.lines import Line

NUMBERS = "Page numbers were left out."
HEADS = "Running heads were left out: {}."
_MOST_HEADS = 5


@dataclass(frozen=True, slots=True)
class Composed:
    """The text, the map to pages as in `Extracted.pages`, and what was left out."""

    text: str
    pages: tuple[tuple[int, int], ...]
    notes: tuple[str, ...]


@dataclass(slots=True)
class _Text:
    parts: list[str] = field(default_factory=list)
    pages: list[tuple[int, int]] = field(default_factory=list)
    length: int = 0

    def add(self, words: str, separator: str, *pages: tuple[int, int]) -> None:
        """Words behind what is there, with the pages that begin in them."""
        between = separator if self.length else ""
        self.parts += [between, words]
        start = self.length + len(between)
        for place, page in pages:
            if not self.pages or self.pages[-1][1] != page:
                self.pages.append((start + place, page))
        self.length = start + len(words)


def compose(pages: Sequence[Sequence[Line]]) -> Composed:
    """One text of the pages of a document, each given as pieces in the order in which the file draws them."""
    kept = heads.without_heads(pages)
    gutter: float | None = None
    arranged: list[list[Line]] = []
    for page in kept.pages:
        ordered, gutter = columns.arrange(page, gutter)
        arranged.append(ordered)
    bodies, notes = feet.apart(arranged)
    body, starts = lines.join(bodies)
    text = _Text()
    for line, number in kept.top:
        text.add(line.text, "\n", (0, number))
    if body or not text.length:
        text.add(body, "\n\n", *((start, number) for number, start in enumerate(starts, 1)))
    for place, (line, number) in enumerate(kept.foot):
        text.add(line.text, "\n" if place else "\n\n", (0, number))
    for place, note in enumerate(notes):
        text.add(note.text, "\n" if place else "\n\n", *note.pages)
    return Composed("".join(text.parts), tuple(text.pages), _said(kept))


def _said(kept: heads.Pages) -> tuple[str, ...]:
    said = []
    if kept.words:
        words = [f"“{words}”" for words in kept.words[:_MOST_HEADS]]
        said.append(HEADS.format(", ".join(words) + (", …" if len(kept.words) > _MOST_HEADS else "")))
    return (*said, NUMBERS) if kept.numbers else tuple(said)
