"""Hypothesis strategies that build EDTF texts of every form, without asking the parser what it accepts."""

from __future__ import annotations

import calendar
from datetime import date

from hypothesis import strategies as st

MARKS = st.sampled_from(["", "", "", "~", "?", "%"])
DAYS = st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 31))


@st.composite
def plain(draw: st.DrawFn) -> str:
    """A year, month or day of the calendar."""
    return draw(DAYS).isoformat()[: draw(st.sampled_from([4, 7, 10]))]


@st.composite
def doubtful(draw: st.DrawFn) -> str:
    """A plain date with marks on some of its parts, left or right."""
    parts = []
    for digits in draw(plain()).split("-"):
        mark = draw(MARKS)
        parts.append(mark + digits if draw(st.booleans()) else digits + mark)
    return "-".join(parts)


@st.composite
def unspecified(draw: st.DrawFn) -> str:
    """A date with X for digits that are not given."""
    year, month, day = draw(DAYS).isoformat().split("-")
    return draw(
        st.sampled_from(
            [
                f"{max(int(year), 10):04}"[:3] + "X",
                f"{year}-XX",
                f"{year}-{month}-XX",
                f"{year}-XX-XX",
                f"{year}-XX-{day}",
            ]
        )
    )


@st.composite
def season(draw: st.DrawFn) -> str:
    """A season of a year."""
    return f"{draw(DAYS).year:04}-{draw(st.sampled_from(['21', '22', '23', '24']))}"


@st.composite
def instant(draw: st.DrawFn) -> str:
    """A clock time with its offset."""
    clock = draw(st.times()).isoformat(timespec=draw(st.sampled_from(["minutes", "seconds"])))
    zone = draw(st.sampled_from(["Z", "+03:00", "+05:45", "-11:00", "+14:00", "-12:00"]))
    return f"{draw(DAYS).isoformat()}T{clock}{zone}"


@st.composite
def interval(draw: st.DrawFn) -> str:
    """From day to day, or with an end that is open or unknown."""
    first, last = sorted([draw(DAYS), draw(DAYS)])
    start, end = first.isoformat(), last.isoformat()
    edge = draw(st.sampled_from(["..", ""]))
    return draw(st.sampled_from([f"{start}/{end}", f"{start[:7]}/{end[:7]}", f"{start}/{edge}", f"{edge}/{end}"]))


@st.composite
def choice(draw: st.DrawFn) -> str:
    """A set of dates, one of them or all of them."""
    items = draw(st.lists(doubtful(), min_size=2, max_size=5, unique=True))
    inside = ",".join(items)
    return f"[{inside}]" if draw(st.booleans()) else f"{{{inside}}}"


@st.composite
def span(draw: st.DrawFn) -> str:
    """A set that is a range, open or not."""
    first, last = (day.isoformat() for day in sorted([draw(DAYS), draw(DAYS)]))
    return draw(st.sampled_from([f"[{first}..{last}]", f"[..{last}]", f"[{first}..]", f"[{first}..{last[:4]}]"]))


@st.composite
def row(draw: st.DrawFn) -> str:
    """All the days of a part of a month."""
    day = draw(DAYS)
    last = draw(st.integers(day.day, calendar.monthrange(day.year, day.month)[1]))
    return f"{{{day.isoformat()}..{day.replace(day=last).isoformat()}}}"


points = st.one_of(plain(), doubtful(), unspecified(), season(), instant())
texts = st.one_of(points, interval(), choice(), span(), row())
