"""How well another date would agree with the dates of a case: what ranks repairs that all fit."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence

from tocsin.checking.chronology import Dating
from tocsin.domain.dates import Kind, bounds


class Agreement:
    """The years, months and days of a case's dates, counted once."""

    def __init__(self, datings: Sequence[Dating]) -> None:
        self._datings = datings
        self._years = Counter(dating.fact.value[:4] for dating in datings)
        self._months = Counter(dating.fact.value[:7] for dating in datings)
        self._days = sorted(dating.bounds.s_min for dating in datings)

    def of(self, number: int, value: str) -> tuple[int, int, int]:
        """How many dates but this one share the value's year, and its month; and the seconds to the nearest."""
        own, day = self._datings[number], bounds(value, Kind.MOMENT).s_min
        return (
            self._years[value[:4]] - (own.fact.value[:4] == value[:4]),
            self._months[value[:7]] - (own.fact.value[:7] == value[:7]),
            min((abs(day - other) for other in self._beside(day, own.bounds.s_min)), default=0),
        )

    def _beside(self, day: int, own: int) -> list[int]:
        """The nearest starts on either side, without one that is the date's own."""
        left, right = bisect_left(self._days, day), bisect_right(self._days, day)
        near = self._days[max(0, left - 2) : right + 2]
        if own in near:
            near.remove(own)
        return near
