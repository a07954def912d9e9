"""What is found of a date in running text, before and after it is resolved."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

Span = tuple[int, int]
YEAR_LEFT_OUT = "YYYY"
MONTH_LEFT_OUT = "MM"


class Basis(StrEnum):
    """How the EDTF follows from the words."""

    EXPLICIT = "explicit"  # all of it is written
    INFERRED = "inferred"  # the year is not written
    RELATIVE = "relative"  # counted from another date
    APPROXIMATE = "approximate"  # “about”, “early”, “late”; the words say less than a date


class Anchor(StrEnum):
    """What must be known before the words become a date."""

    NONE = "none"
    DOCUMENT = "document"  # the day of the statement: “yesterday”, “last Thursday”
    PREVIOUS = "previous"  # the date told before: “the same day”, “three days later”
    NAMED = "named"  # something named in the text: “two days after his release”


class Flaw(StrEnum):
    """Why a date that is written cannot be taken as it stands."""

    IMPOSSIBLE = "impossible"  # 31 February
    AMBIGUOUS = "ambiguous"  # 05/07/2018: day or month first


class Unit(StrEnum):
    """What an offset counts in."""

    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    WEEKDAY = "weekday"


@dataclass(frozen=True, slots=True)
class Offset:
    """How far from the anchor: `least` to `most` units, back is negative.

    `whole` means a calendar unit (“last month”), else a distance (“a month later”). Where a weekday (0, Monday, to 6)
    or a month (1 to 12) is named, the count says which one: -1 the last before the anchor, 0 the nearest not after it
    (after a date told before, or looking ahead: not before it), 1 the next.
    """

    unit: Unit
    least: int
    most: int
    whole: bool = False
    weekday: int | None = None
    month: int | None = None

    @property
    def days(self) -> tuple[int, int]:
        """The distance in days, least and most, as a checking relation states it."""
        if self.unit is Unit.WEEKDAY:
            return (-7, 0) if self.least <= 0 else (1, 7)
        if self.month is not None:
            return (-366, 30) if self.least <= 0 else (1, 366)
        ends = [
            count * length + slack
            for count in (self.least, self.most)
            for length in _DAYS[self.unit]
            for slack in ((1 - length, length - 1) if self.whole else (0,))
        ]
        return min(ends), max(ends)


_DAYS = {
    Unit.DAY: (1, 1),
    Unit.WEEKEND: (7, 7),
    Unit.WEEK: (7, 7),
    Unit.MONTH: (28, 31),
    Unit.YEAR: (365, 366),
}


@dataclass(frozen=True, slots=True)
class DateFound:
    """One date expression. `span` (code points) stands on its words: weekday and “since” in, “on” and “in” out.

    `edtf` is None until it is resolved, and stays None where it cannot be, or where the date does not exist.
    `template` is the EDTF with YYYY for a year that is left out (with an `offset` in years for “May last year”), and MM
    for a month (“on the 5th”);
    `shape` puts a resolved relative date into its form (`{}/..` for “since last Thursday”). `weekday`, as named in
    the words, is 0 (Monday) to 6. `future` is set where the sentence looks ahead.
    """

    span: Span
    text: str
    edtf: str | None
    basis: Basis
    weekday: int | None = None
    anchor: Anchor = Anchor.NONE
    offset: Offset | None = None
    flaw: Flaw | None = None
    template: str | None = None
    shape: str = "{}"
    future: bool = False
