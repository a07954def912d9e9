"""The text of a statement under review: every proposal lies on it as ink, and what nothing was read in is greyed."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tocsin.access.proposals import ProposalLine

# a full stop ends a sentence for the eye only: nothing but grey depends on it
_SENTENCE = re.compile(r"\S.*?(?:[.!?…]+[»”’\"')\]]*(?=\s)|$)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Mark:
    """What a proposal rests on: `role` is event, who, date or itself."""

    start: int
    end: int
    number: int
    role: str
    decided: bool


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some words under the same ink. `number` is the card that a click leads to, `anchor` where a click on it lands."""

    text: str
    number: int
    ink: str
    anchor: str
    passed: bool


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of the text and where it begins, so that a selection in it can be found again."""

    start: int
    stretches: tuple[Stretch, ...]


def marks_of(line: ProposalLine) -> Iterator[Mark]:
    """Where a proposal stands; one that a person rejected has left no ink, and an order between events has none."""
    if line.state == "rejected" or line.kind == "relation":
        return
    decided, form = line.state != "waiting", line.form
    role = {"event": "event", "document": "itself"}.get(line.kind, "who")
    for start, end in form.get("passages") or form.get("mentions") or ():
        yield Mark(start, end, line.id, role, decided)
    for part, of in (("span", role), ("date_span", "date"), ("age_span", "who"), ("birth_span", "who")):
        if form.get(part):
            start, end = form[part]
            yield Mark(start, end, line.id, of, decided)


def anchor(start: int) -> str:
    """The name of a place in the text."""
    return f"t{start}"


def laid_out(text: str, lines: Iterable[ProposalLine], now: int) -> list[Paragraph]:
    """The text in paragraphs, with the ink of the card in focus on top; empty lines are left out."""
    marks = [mark for line in lines for mark in marks_of(line)]
    seen: set[int] = set()
    found, begin = [], 0
    for words in text.split("\n"):
        end = begin + len(words)
        if words.strip():
            near = [mark for mark in marks if mark.start < end and mark.end > begin]
            found.append(Paragraph(begin, tuple(_stretches(text, (begin, end), near, now, seen))))
        begin = end + 1
    return found


def _stretches(text: str, row: tuple[int, int], marks: Sequence[Mark], now: int, seen: set[int]) -> Iterator[Stretch]:
    begin, end = row
    passed = list(_passed_over(text, row, marks))
    edges = {edge for mark in marks for edge in (mark.start, mark.end)} | {edge for span in passed for edge in span}
    for start, stop in pairwise(sorted({begin, end, *(min(max(edge, begin), end) for edge in edges)})):
        over = [mark for mark in marks if mark.start <= start and stop <= mark.end]
        here = {mark.start for mark in over} - seen
        seen |= here
        yield Stretch(
            text=text[start:stop],
            number=_leads_to(over, now),
            ink=_ink(over, now),
            anchor=anchor(start) if start in here else "",
            passed=any(first <= start and stop <= last for first, last in passed),
        )


def _passed_over(text: str, row: tuple[int, int], marks: Collection[Mark]) -> Iterator[tuple[int, int]]:
    """The sentences that no mark touches."""
    for found in _SENTENCE.finditer(text, *row):
        start, end = found.span()
        if not any(mark.start < end and mark.end > start for mark in marks):
            yield start, end


def _leads_to(over: Sequence[Mark], now: int) -> int:
    """The smallest that lies here; words of the card in focus lead to what lies within them, if anything does."""
    ranked = sorted(over, key=lambda mark: (mark.number == now, mark.end - mark.start))
    return ranked[0].number if ranked else 0


def _ink(over: Sequence[Mark], now: int) -> str:
    """The classes of a stretch: what was read there, whether somebody has decided, and whether it is in focus."""
    if not over:
        return ""
    roles = dict.fromkeys(mark.role for mark in over)
    decided = min(over, key=lambda mark: mark.end - mark.start).decided
    return " ".join(
        [
            "ink",
            *roles,
            *(["decided"] if decided else []),
            *(["now"] if any(mark.number == now for mark in over) else []),
        ]
    )
