"""The slips of a hand that writes a date, as the smallest edits of its words.

A digit of the year mistaken, two of its neighbours swapped, last year or next year written for this one; day and month
swapped, another month's name, a digit of the day. Only edits that give a date which exists are kept. `cost` orders
them, from 1 for a slip of the year or days and months exchanged, to 3.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tocsin.checking.calendar_words import confused, month_like
from tocsin.checking.datewords import DateWords, Part
from tocsin.domain.dates import parse
from tocsin.domain.errors import BadDate

EARLIEST_YEAR, LATEST_YEAR = 1900, 2100
_YEAR_FIGURES = (2, 4)


@dataclass(frozen=True, slots=True)
class Slip:
    """Code points `start` to `end` of the words, what stands there, what would, and the EDTF value that it makes."""

    start: int
    end: int
    was: str
    becomes: str
    value: str
    cost: int


def slips(date: DateWords) -> tuple[Slip, ...]:
    """Every slip that these words can hold, likeliest first, each value once."""
    found: dict[str, Slip] = {}
    for slip in sorted((*_years(date), *_swapped(date), *_months(date), *_days(date)), key=lambda slip: slip.cost):
        if slip.value != date.value and slip.value not in found and _exists(slip.value):
            found[slip.value] = slip
    return tuple(found.values())


def year_slips(date: DateWords) -> tuple[Slip, ...]:
    """The slips of the year alone."""
    return tuple(slip for slip in _years(date) if _exists(slip.value))


def with_year(value: str, year: int, other: int) -> str:
    """The EDTF value with one year in place of another, in both ends of an interval."""
    return re.sub(rf"(?<![\dT:-]){year:04d}(?=\D|$)", f"{other:04d}", value)


def _years(date: DateWords) -> Iterator[Slip]:
    part = date.year
    if part is None or part.end - part.start not in _YEAR_FIGURES:
        return
    written = f"{part.number:04d}"[part.start - part.end :]
    before = f"{part.number:04d}"[: 4 - len(written)]
    beside = (f"{part.number + step:04d}"[-len(written) :] for step in (1, -1))
    for text in dict.fromkeys((*_one_digit(written), *_neighbours(written), *beside)):
        year = int(before + text)
        if EARLIEST_YEAR <= year <= LATEST_YEAR and year != part.number:
            yield _slip(date, part, text, with_year(date.value, part.number, year), 1)


def _swapped(date: DateWords) -> Iterator[Slip]:
    if not (date.figures and date.day and date.month and date.day.number <= 12):
        return
    first, second = sorted((date.day, date.month), key=lambda part: part.start)
    between = date.words[first.end : second.start]
    written = date.words[second.start : second.end] + between + date.words[first.start : first.end]
    whole = Part(first.start, second.end, 0)
    yield _slip(date, whole, written, f"{date.value[:4]}-{date.day.number:02d}-{date.month.number:02d}", 1)


def _months(date: DateWords) -> Iterator[Slip]:
    part = date.month
    if part is None:
        return
    was = date.words[part.start : part.end]
    for number in range(1, 13):
        value = f"{date.value[:5]}{number:02d}{date.value[7:]}"
        cost = 2 if confused(was, number, part.number) else 3
        yield _slip(date, part, _month_written(was, number), value, cost)


def _days(date: DateWords) -> Iterator[Slip]:
    part = date.day
    if part is None:
        return
    text = str(part.number)
    added = (f"{digit}{text}" for digit in "123") if len(text) == 1 else iter((text[0], text[1]))
    for other in dict.fromkeys((*_one_digit(text), *_neighbours(text), *added)):
        if other != text and 1 <= int(other) <= 31:
            yield _slip(date, part, str(int(other)), f"{date.value[:8]}{int(other):02d}", 3)


def _slip(date: DateWords, part: Part, becomes: str, value: str, cost: int) -> Slip:
    was = date.words[part.start : part.end]
    slip = Slip(part.start, part.end, was, becomes, value, cost)
    padded = date.figures and len(was) == 2 and len(becomes) == 1
    return replace(slip, becomes=becomes.zfill(2)) if padded else slip


def _month_written(was: str, number: int) -> str:
    return str(number) if was.isdigit() else month_like(was, number)


def _one_digit(text: str) -> Iterator[str]:
    for place in range(len(text)):
        for digit in "0123456789":
            if digit != text[place]:
                yield text[:place] + digit + text[place + 1 :]


def _neighbours(text: str) -> Iterator[str]:
    for place in range(len(text) - 1):
        yield text[:place] + text[place + 1] + text[place] + text[place + 2 :]


def _exists(value: str) -> bool:
    try:
        parse(value)
    except BadDate:
        return False
    return True
