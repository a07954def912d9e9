"""Notes at the foot or the end, and which sentence each supports: the one that bears its mark.

A mark is a raised figure, a figure in brackets, or a plain figure behind a closing sign where a note has that number.
Where numbers begin again on every page, the first mark goes with the first note of that number.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tocsin.lib.late import Late
from tocsin.reading.layout import Block, BlockKind, Layout, Sentence
from tocsin.reading.model import NoteRead, Span

_RAISED = "¹²³⁰⁴-⁹"
_FIGURES = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_BEGIN = Late(rf"(?:(?P<raised>[{_RAISED}]{{1,4}})|\[(?P<bracket>\d{{1,3}})\]|(?P<plain>\d{{1,3}})[.)]?(?=\s))[.)]?\s*")
_MARK = Late(
    rf"(?P<raised>[{_RAISED}]{{1,4}})|\[(?P<bracket>\d{{1,3}}(?:\s?[,;–-]\s?\d{{1,3}}){{0,6}})\]"
    r"|(?<=[^\W\d_][.!?”\"»)])(?P<plain>\d{1,3})(?=\s|$)"
)
_ENDNOTES = Late(
    r"\W{0,3}(?:(?:end|foot)?notes|references|sources|примечания|сноски|источники|ссылки|примітки|виноски|джерела"
    r"|посилання|przypisy|źródła|odnośniki)\W{0,3}",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\d+|[–-]")
_MOST_IN_RANGE = 20


@dataclass(frozen=True, slots=True)
class _Note:
    number: str
    span: Span


def find_notes(layout: Layout) -> tuple[NoteRead, ...]:
    """The notes of a text, in order, each with the sentences that it supports."""
    notes = [note for block in _note_blocks(layout) if (note := _note(layout.text, block))]
    numbers = {note.number for note in notes}
    inside = [note.span for note in notes]
    marked = _marked(layout, numbers, inside)
    met: dict[str, int] = defaultdict(int)
    repeated = {number: sum(note.number == number for note in notes) for number in numbers} if notes else {}
    found = []
    for note in notes:
        sentences = marked.get(note.number, [])
        if repeated[note.number] > 1:
            place = met[note.number]
            sentences = sentences[place : place + 1]
        met[note.number] += 1
        found.append(NoteRead(note.number, note.span, tuple(dict.fromkeys(sentences))))
    return tuple(found)


def _note_blocks(layout: Layout) -> Iterator[Block]:
    """Blocks that are notes: those that begin like one, and the items below a heading that says so."""
    ending = False
    for block in layout.blocks:
        if block.kind is BlockKind.FOOTNOTE or (ending and block.kind is BlockKind.ITEM):
            yield block
        elif block.end - block.start < 40 and _ENDNOTES.fullmatch(layout.text, block.start, block.end):
            ending = True
        elif block.kind is BlockKind.PROSE:
            ending = False


def _note(text: str, block: Block) -> _Note | None:
    begin = _BEGIN.match(text, block.start, block.end)
    if begin is None or begin.end() == block.end:
        return None
    number = begin["raised"] or begin["bracket"] or begin["plain"]
    return _Note(number.translate(_FIGURES), (block.start, block.end))


def _marked(layout: Layout, numbers: set[str], notes: Sequence[Span]) -> dict[str, list[Span]]:
    """For each number the sentences that bear its mark."""
    found: dict[str, list[Span]] = defaultdict(list)
    if not numbers:
        return found
    starts = {start for start, _end in notes}
    before: Sentence | None = None
    for sentence in layout.sentences:
        if layout.blocks[sentence.block].start in starts:
            continue
        for mark in _MARK.finditer(layout.text, sentence.start, sentence.end):
            borne = sentence
            if mark.start() == sentence.start and before is not None and before.block == sentence.block:
                borne = before
            for number in _numbers(mark):
                if number in numbers:
                    found[number].append((borne.start, borne.end))
        before = sentence
    return found


def _numbers(mark: re.Match[str]) -> list[str]:
    """All numbers of a mark: “[2, 4–6]” has four."""
    if not mark["bracket"]:
        return [(mark["raised"] or mark["plain"]).translate(_FIGURES)]
    numbers: list[int] = []
    ranging = False
    for part in _PARTS.findall(mark["bracket"]):
        if not part.isdecimal():
            ranging = True
            continue
        if ranging and numbers and 0 < int(part) - numbers[-1] <= _MOST_IN_RANGE:
            numbers += range(numbers[-1] + 1, int(part))
        numbers.append(int(part))
        ranging = False
    return [str(number) for number in numbers]
