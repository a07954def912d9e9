"""Days and times as chat programs write them: figures in an order that only the whole chat may tell."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

PATTERN = (
    r"(?P<a>\d{1,4})(?P<sep>[./-])(?P<b>\d{1,2})(?P=sep)(?P<c>\d{2,4})\.?,?\s+(?:(?:klo|um|at|о|в)\s+)?"
    r"(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?:[:.](?P<second>\d{2}))?(?:\s?(?P<half>[AaPp])\.?\s?[Mm]\.?)?"
)
"""One day and time. The groups are read by `Stamp.of`."""

SWAPPED = "Day and month could be the other way round in this chat; the day was taken to come first."


@dataclass(frozen=True, slots=True)
class Stamp:
    """The figures of one day and time, in the order in which they stand."""

    figures: tuple[int, int, int]
    separator: str
    hour: int
    minute: int
    second: int

    @staticmethod
    def of(match: re.Match[str]) -> Stamp:
        """The figures that `PATTERN` found."""
        hour = int(match["hour"])
        if match["half"]:
            hour = hour % 12 + (12 if match["half"] in "pP" else 0)
        figures = (int(match["a"]), int(match["b"]), int(match["c"]))
        return Stamp(figures, match["sep"], hour, int(match["minute"]), int(match["second"] or 0))

    @property
    def year_first(self) -> bool:
        """Whether it begins with the year."""
        return self.figures[0] > 31


def month_first(stamps: Iterable[Stamp]) -> bool | None:
    """Whether the month comes before the day in a chat; None where nothing tells it."""
    figures = [stamp for stamp in stamps if not stamp.year_first]
    if any(stamp.figures[0] > 12 for stamp in figures) or any(stamp.separator == "." for stamp in figures):
        return False
    if any(stamp.figures[1] > 12 for stamp in figures):
        return True
    return None if figures else False


def moment(stamp: Stamp, *, month_leads: bool) -> datetime | None:
    """The day and time, without a zone; None where there is no such day."""
    first, second, third = stamp.figures
    if stamp.year_first:
        year, month, day = first, second, third
    else:
        year = third + 2000 if third < 100 else third
        month, day = (first, second) if month_leads else (second, first)
    try:
        return datetime(year, month, day, stamp.hour, stamp.minute, stamp.second)  # noqa: DTZ001 - no zone is told
    except ValueError:
        return None
