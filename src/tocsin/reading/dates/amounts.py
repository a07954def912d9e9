"""How far “two days”, “a year and a half”, “36 hours” are from a date."""

from __future__ import annotations

from dataclasses import dataclass

from tocsin.reading.dates.model import Offset, Unit

_HALF_MORE = {
    "day": (Unit.DAY, 1, 2),
    "week": (Unit.DAY, 10, 11),
    "month": (Unit.MONTH, 1, 2),
    "year": (Unit.MONTH, 18, 18),
}


@dataclass(frozen=True, slots=True)
class Amount:
    """A number of hours, days, weeks, months or years; `and_half`: half a unit more."""

    unit: str
    count: int
    and_half: bool = False


def offset_of(amount: Amount, sign: int) -> Offset:
    """The distance, back where `sign` is -1. Hours are as many days as they may reach into."""
    if amount.unit == "hour":
        low, rest = divmod(amount.count, 24)
        return _signed(Unit.DAY, low, low + bool(rest or amount.and_half), sign)
    if amount.and_half:
        unit, least, most = _HALF_MORE[amount.unit]
        longer = (amount.count - 1) * (12 if amount.unit == "year" else 1)
        return _signed(unit, least + longer, most + longer, sign)
    return _signed(Unit(amount.unit), amount.count, amount.count, sign)


def _signed(unit: Unit, least: int, most: int, sign: int) -> Offset:
    low, high = sorted((sign * least, sign * most))
    return Offset(unit, low, high)
