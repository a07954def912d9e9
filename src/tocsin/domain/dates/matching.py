"""Whether two values of one date property can both be true, and which of them says more. Resolving uses both."""

from __future__ import annotations

from tocsin.domain.dates.bounds import Bounds, Kind
from tocsin.domain.dates.compare import on_one_clock
from tocsin.domain.dates.forms import Mode
from tocsin.domain.dates.placing import Members, members


def compatible(a: str, b: str, kind: Kind) -> bool:
    """Whether one beginning and one end fit both dates; symmetric and reflexive. Raises BadDate.

    Of [one of] one member is enough. Of {all of} against another date, one of the two must be covered by the other:
    “on the 3rd and the 5th” and “on the 5th” can both be said of the same thing.
    """
    first, second = members(a, kind), members(b, kind)
    if Mode.ALL not in (first.mode, second.mode):
        return any(_meet(x, y) for x in first.items for y in second.items)
    return _covers(first, second) or _covers(second, first)


def _covers(larger: Members, smaller: Members) -> bool:
    """Whether all that `smaller` means finds its like in `larger`; of [one of] any member will do."""
    if larger.mode is Mode.ONE and len(larger.items) > 1:
        return False
    found = [any(_meet(x, y) for x in larger.items) for y in smaller.items]
    return any(found) if smaller.mode is Mode.ONE else all(found)


def _meet(a: Bounds, b: Bounds) -> bool:
    a, b = on_one_clock(a, b)
    return a.s_min <= b.s_max and b.s_min <= a.s_max and a.e_min <= b.e_max and b.e_min <= a.e_max


def exactness(text: str, kind: Kind) -> int:
    """How exact a date is: minus the seconds that its beginning and end leave open; greater is narrower. BadDate."""
    return -sum((item.s_max - item.s_min) + (item.e_max - item.e_min) for item in members(text, kind).items)
