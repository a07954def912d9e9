"""The slips of a hand that writes a date, as the smallest edits of its words.

A digit of the year mistaken, two of its neighbours swapped, last year or next year written for this one; day and month
swapped, another month's name, a digit of the day. Only edits that give a date which exists are kept. `cost` orders
them, from 1 for a slip of the year or days and months exchanged, to 3.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tocsin.checking.datewords import MONTHS, DateWords, Part, month_number
from tocsin.domain.dates import parse
from tocsin.domain.errors import BadDate

EARLIEST_YEAR, LATEST_YEAR = 1900, 2100
_CONFUSED = ({1, 6, 7}, {3, 5}, {4, 8}, {9, 11, 12}, {10, 12})  # months whose names a hand or an eye exchanges


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
    if part is None or part.end - part.start != 4:
        return
    beside = (f"{part.number + step:04d}" for step in (1, -1))
    for text in dict.fromkeys((*_one_digit(f"{part.number:04d}"), *_neighbours(f"{part.number:04d}"), *beside)):
        if EARLIEST_YEAR <= int(text) <= LATEST_YEAR and int(text) != part.number:
            yield _slip(date, part, text, with_year(date.value, part.number, int(text)), 1)


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
    for number in range(1, 13):
        value = f"{date.value[:5]}{number:02d}{date.value[7:]}"
        cost = 2 if any({number, part.number} <= pair for pair in _CONFUSED) else 3
        yield _slip(date, part, _month_written(date.words[part.start : part.end], number), value, cost)


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
    if was.isdigit():
        return str(number)
    name = MONTHS[number - 1]
    short = len(was) == 3 and month_number(was) != 5
    name = name[:3] if short else name
    return name.upper() if was.isupper() else name.capitalize()


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
