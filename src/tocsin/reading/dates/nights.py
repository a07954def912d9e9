"""The night that ends in a day: “в ночь на 5 июля” is one of two days, because nobody says which."""

from __future__ import annotations

from datetime import date, timedelta

from tocsin.reading.dates.model import YEAR_LEFT_OUT

_ANY_YEAR = 2001
_MARCH = 3


def night_into(year: int | None, month: int, day: int) -> str:
    """The day before and the day itself. Without the year nobody knows which day comes before 1 March."""
    if year is None and (month, day) == (_MARCH, 1):
        return f"[{YEAR_LEFT_OUT}-02-28..{YEAR_LEFT_OUT}-03-01]"
    if year is None and (month, day) == (2, 29):
        return f"[{YEAR_LEFT_OUT}-02-28,{YEAR_LEFT_OUT}-02-29]"
    last = date(year or _ANY_YEAR, month, day)
    first = last - timedelta(days=1)
    if year is not None:
        return f"[{first.isoformat()},{last.isoformat()}]"
    return f"[{YEAR_LEFT_OUT}-{first:%m-%d},{YEAR_LEFT_OUT}-{last:%m-%d}]"
