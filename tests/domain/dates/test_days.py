"""Days, months and seconds, against the standard library counting day by day."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.domain.dates.strategies import DAYS, instant, plain, season, unspecified

from tocsin.domain.dates import parse
from tocsin.domain.dates.days import (
    DAY,
    add_days,
    add_months,
    cover,
    end_of,
    moved,
    row,
    seconds_of,
    start_of,
)
from tocsin.domain.dates.forms import Day, Instant


def day_of(text: str) -> Day:
    form = parse(text).form
    assert isinstance(form, Day)
    return form


@given(DAYS)
def test_a_day_has_its_seconds(day: date) -> None:
    midnight = datetime.combine(day, datetime.min.time(), UTC)
    assert start_of(day) == (midnight - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(seconds=1)
    assert end_of(day) - start_of(day) == DAY - 1


@given(DAYS.filter(lambda day: 1 < day.year < 9999), st.integers(-12, 12))
def test_a_month_further_on_keeps_the_day_where_it_can(day: date, months: int) -> None:
    found = add_months(day, months)
    assert (found.year * 12 + found.month) - (day.year * 12 + day.month) == months
    assert found.day <= day.day
    assert found.day == day.day or (found + timedelta(days=1)).day == 1


@given(DAYS, st.integers(-4_000_000, 4_000_000))
def test_no_step_leaves_the_calendar(day: date, steps: int) -> None:
    assert date.min <= add_days(day, steps) <= date.max
    assert date.min <= add_months(day, steps) <= date.max
    assert end_of(add_months(day, steps)) <= end_of(date.max)


MOVED = [  # day, last second, months, days, day reached
    ("2018-07-05", False, 0, 7, "2018-07-12"),
    ("2018-07-05", True, 0, -7, "2018-06-28"),
    ("2018-02-28", True, 1, 0, "2018-03-31"),
    ("2018-02-28", False, 1, 0, "2018-03-28"),
    ("2018-03-31", True, -1, 0, "2018-02-28"),
    ("2016-03-31", True, -1, 0, "2016-02-29"),
    ("2018-03-31", False, -1, 0, "2018-02-28"),
    ("2017-12-31", True, 12, 0, "2018-12-31"),
    ("9999-12-31", True, 1, 0, "9999-12-31"),
    ("9999-12-31", True, 0, 0, "9999-12-31"),
]


@pytest.mark.parametrize(("day", "last", "months", "days", "reached"), MOVED)
def test_the_end_of_a_month_moves_to_the_end_of_a_month(
    day: str, last: bool, months: int, days: int, reached: str
) -> None:
    edge = end_of if last else start_of
    found = moved(edge(date.fromisoformat(day)), months=months, days=days)
    assert found == edge(date.fromisoformat(reached))


def fits(pattern: str, day: date) -> bool:
    """Whether a day agrees with a date's digits, sign by sign."""
    return all(sign in ("X", figure) for sign, figure in zip(pattern, day.isoformat(), strict=False))


@given(st.one_of(plain(), unspecified()))
def test_a_date_covers_from_the_first_day_that_fits_to_the_last(text: str) -> None:
    found = cover(day_of(text))
    assert found is not None
    first, last = found.first[0], found.last[1]
    assert fits(text, first)
    assert fits(text, last)
    assert first <= found.first[1] <= last
    assert first <= found.last[0] <= last


@given(unspecified().filter(lambda text: text[3] != "X"))
def test_no_day_outside_the_cover_fits(text: str) -> None:
    found = cover(day_of(text))
    assert found is not None
    year = date(int(text[:4]), 1, 1)
    fitting = [day for day in (add_days(year, n) for n in range(366)) if fits(text, day)]
    assert (fitting[0], fitting[-1]) == (found.first[0], found.last[1])


@given(season())
def test_a_season_is_three_months_and_winter_one_of_two(text: str) -> None:
    found = cover(day_of(text))
    assert found is not None
    assert (found.first == found.last) is not text.endswith("24")
    assert found.first[0].month == {"21": 3, "22": 6, "23": 9, "24": 12}[text[-2:]] or text == "0001-24"
    assert 30 <= (found.last[1] - found.last[0]).days <= 92


@given(instant())
def test_a_clock_time_is_what_the_standard_library_reads(text: str) -> None:
    form = parse(text).form
    assert isinstance(form, Instant)
    written = datetime.fromisoformat(f"{form.day.text}T{form.clock}+00:00")
    zone = datetime.fromisoformat(f"2000-01-01T00:00{'+00:00' if form.zone == 'Z' else form.zone}").utcoffset()
    assert zone is not None
    expected = (written - datetime(1970, 1, 1, tzinfo=UTC) - zone) // timedelta(seconds=1)
    first, last = seconds_of(form)
    assert first == expected
    assert last - first == (0 if form.clock.count(":") == 2 else 59)


ROWS = [
    ("2017-12-30", "2018-01-02", ["2017-12-30", "2017-12-31", "2018-01-01", "2018-01-02"]),
    ("2016-02-28", "2016-03-01", ["2016-02-28", "2016-02-29", "2016-03-01"]),
    ("2017-11", "2018-02", ["2017-11", "2017-12", "2018-01", "2018-02"]),
    ("2014", "2016", ["2014", "2015", "2016"]),
    ("2014", "2014", ["2014"]),
    ("2014", "2016-05", []),
    ("2014~", "2016", []),
    ("2017-21", "2017-23", []),
    ("201X", "2020", []),
    ("2016-01-01", "2018-01-01", []),
]


@pytest.mark.parametrize(("first", "last", "expected"), ROWS)
def test_a_row_of_plain_dates(first: str, last: str, expected: list[str]) -> None:
    assert [day.text for day in row(day_of(first), day_of(last))] == expected


def test_the_longest_row_is_a_leap_year() -> None:
    assert len(row(day_of("2016-01-01"), day_of("2016-12-31"))) == 366
    assert row(day_of("2016-01-01"), day_of("2017-01-01")) == []
