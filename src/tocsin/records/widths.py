"""How much is open about when an event began, in a few classes.

An event that may have begun within a time began, at the earliest, no longer before it than its class is wide. So an
index on the class and the earliest start answers for a time without passing over all that was before it.
"""

from __future__ import annotations

from tocsin.domain.dates.bounds import OPEN_PAST
from tocsin.domain.dates.days import DAY

BOUNDS = (DAY, 8 * DAY, 64 * DAY, 512 * DAY, 4096 * DAY)  # a day, a week, a month or two, a year, a decade
WIDER = len(BOUNDS)
EVER = -(2**63)
NO_START = WIDER + 1  # not even the earliest start is known
CLASSES = NO_START + 1


def width(s_min: int, s_max: int) -> int:
    """The class of an event that began between these."""
    if s_min <= OPEN_PAST:
        return NO_START
    return next((place for place, bound in enumerate(BOUNDS) if s_max - s_min < bound), WIDER)


def starts(first: int, last: int) -> list[tuple[int, int, int]]:
    """Every class, and between which earliest starts its events lie that may have begun between `first` and `last`."""
    bounded = [(place, max(first - bound, OPEN_PAST), last) for place, bound in enumerate(BOUNDS)]
    return [*bounded, (WIDER, OPEN_PAST, last), (NO_START, EVER, OPEN_PAST)]
