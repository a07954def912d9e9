"""A letter as a page shows it: paragraphs of its text, each sentence that rests on the record with its number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tocsin.domain.sent import Line

WIDTH = 88  # of the plain text that was sealed: a line is joined to the one before where it had no room there


@dataclass(frozen=True, slots=True)
class Bit:
    """A stretch of a paragraph; `number` counts the sentences of the sheet from 1, and is 0 for our own words.

    It is -1 for a sentence that rests on nothing, and should.
    """

    text: str
    number: int = 0


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or a heading."""

    bits: tuple[Bit, ...]
    is_heading: bool = False


def blocks(
    text: str, lines: Sequence[Line], marks: Iterable[str] = (), loose: Iterable[str] = ()
) -> tuple[list[Block], list[int]]:
    """The text in blocks, and the numbers of the sentences that were not found in it, such as its title.

    `marks` are left out: they stand elsewhere on the page. `loose` are sentences that rest on nothing.
    """
    left = dict(enumerate(lines, 1))
    left |= {-number: Line("", words, ()) for number, words in enumerate(loose, 1)}
    found = []
    hidden = {fold(mark) for mark in marks}
    for part in text.split("\n\n"):
        rows = part.strip("\n").split("\n")
        if len(rows) > 1 and rows[1] and not rows[1].strip("-"):
            found.append(Block((Bit(rows[0]),), is_heading=True))
            rows = rows[2:]
        words = unwrapped(rows)
        if words.strip() and fold(words) not in hidden:
            found.append(Block(tuple(_bits(words, left))))
    return found, [number for number in left if number > 0]


def unwrapped(rows: Sequence[str]) -> str:
    """The rows as they were before they were wrapped."""
    words, length = "", 0
    for row in rows:
        first = row.strip().partition(" ")[0]
        had_no_room = words and first and length + 1 + len(first) > WIDTH
        words += f" {row.strip()}" if had_no_room else f"\n{row}" if words else row
        length = len(row)
    return words


def fold(words: str) -> str:
    """Words without regard to capitals and space."""
    return " ".join(words.casefold().split())


def _bits(words: str, left: dict[int, Line]) -> Iterable[Bit]:
    places: list[tuple[int, int, int]] = []
    for number, line in list(left.items()):
        pattern = r"\s+".join(map(re.escape, line.text.split()))
        for at in re.finditer(pattern, words) if pattern else ():
            if all(at.end() <= start or at.start() >= end for start, end, _ in places):
                places.append((at.start(), at.end(), number))
                del left[number]
                break
    end = 0
    for start, stop, number in sorted(places):
        if start > end:
            yield Bit(words[end:start])
        yield Bit(words[start:stop], max(number, -1))
        end = stop
    if end < len(words):
        yield Bit(words[end:])


def for_a_form(text: str) -> str:
    """The text of a letter as a form on a website, or web mail, takes it: each paragraph on one line."""
    parts = (part.strip("\n").split("\n") for part in text.split("\n\n"))
    rows = ([row for row in part if row.strip("-") or not row] for part in parts)  # without the line under a heading
    return "\n\n".join(unwrapped(some).strip() for some in rows if some).strip() + "\n"
