"""The last moment for a request under Rule 39: by hand, and against a calendar that is walked minute by minute."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.domain.dates import Kind, bounds
from tocsin.domain.deadlines import Passed
from tocsin.domain.registry_hours import last_moment, may_be_closed, moment_passed, strasbourg

PARIS = ZoneInfo("Europe/Paris")  # one clock with Strasbourg


def local(second: int | None) -> str:
    assert second is not None
    return datetime.fromtimestamp(second, PARIS).strftime("%a %Y-%m-%d %H:%M")


@pytest.mark.parametrize(
    ("removal", "last"),
    [
        ("2031-06-18T10:00+02:00", "Mon 2031-06-16 16:00"),  # Wednesday; Tuesday is the whole working day
        ("2031-06-18T15:59+02:00", "Mon 2031-06-16 16:00"),
        ("2031-06-18T16:00+02:00", "Tue 2031-06-17 16:00"),  # the whole of Wednesday lies before it
        ("2031-06-16T06:00+02:00", "Thu 2031-06-12 16:00"),  # Monday morning: Friday is the whole day
        ("2031-06-15T12:00+02:00", "Thu 2031-06-12 16:00"),  # Sunday
        ("2031-06-17T23:00+05:00", "Mon 2031-06-16 16:00"),  # 20:00 in Strasbourg
        ("2031-06-18T01:00+12:00", "Fri 2031-06-13 16:00"),  # 15:00 on Tuesday in Strasbourg
        ("2031-03-31T09:00+02:00", "Thu 2031-03-27 16:00"),  # the clocks went forward on Sunday
        ("2031-10-27T16:00+01:00", "Fri 2031-10-24 16:00"),  # the clocks went back on Sunday
        ("2031-10-27T15:59+01:00", "Thu 2031-10-23 16:00"),
        ("2031-01-15T14:30Z", "Mon 2031-01-13 16:00"),  # 15:30 in winter
        ("2031-07-16T14:30Z", "Tue 2031-07-15 16:00"),  # 16:30 in summer
    ],
)
def test_the_last_moment_by_hand(removal: str, last: str) -> None:
    found = last_moment(bounds(removal, Kind.MOMENT))
    assert (local(found.earliest), local(found.latest)) == (last, last)


@pytest.mark.parametrize(
    ("removal", "earliest", "latest"),
    [
        ("2031-06-04T10:00+02:00", "Fri 2031-05-30 16:00", "Mon 2031-06-02 16:00"),  # Whit Monday between
        ("2031-12-29T10:00+01:00", "Mon 2031-12-22 16:00", "Thu 2031-12-25 16:00"),  # Christmas between
        ("2031-06-18", "Fri 2031-06-13 16:00", "Tue 2031-06-17 16:00"),  # no hour, and nobody said by which clock
        ("2031-06", "Thu 2031-05-29 16:00", "Fri 2031-06-27 16:00"),  # the 1st is a Sunday, the 30th a Monday
    ],
)
def test_doubt_about_the_hour_or_a_holiday_leaves_two_moments(removal: str, earliest: str, latest: str) -> None:
    found = last_moment(bounds(removal, Kind.MOMENT))
    assert (local(found.earliest), local(found.latest)) == (earliest, latest)


def test_whether_the_moment_has_passed() -> None:
    found = last_moment(bounds("2031-06-18T10:00+02:00", Kind.MOMENT))
    assert found.earliest == found.latest
    assert found.latest is not None
    assert moment_passed(found, found.latest) is Passed.NO
    assert moment_passed(found, found.latest + 1) is Passed.YES
    vague = last_moment(bounds("2031-06", Kind.MOMENT))
    assert moment_passed(vague, found.latest) is Passed.MAYBE
    assert moment_passed(last_moment(bounds("2031-06-18~", Kind.MOMENT)), 0) is Passed.MAYBE


@pytest.mark.parametrize("removal", ["[..2031-06-18]", "0001", "9999-12-31"])
def test_no_moment_is_made_up_where_a_side_is_open(removal: str) -> None:
    found = last_moment(bounds(removal, Kind.MOMENT))
    assert None in (found.earliest, found.latest)
    assert moment_passed(found, 10**9) in {Passed.NO, Passed.MAYBE}


@pytest.mark.parametrize(
    ("easter", "year"),
    [("2024-03-31", 2024), ("2025-04-20", 2025), ("2031-04-13", 2031), ("2038-04-25", 2038), ("2285-03-22", 2285)],
)
def test_the_days_that_hang_on_easter(easter: str, year: int) -> None:
    sunday = date.fromisoformat(easter)
    for days in (-2, 1, 39, 50):
        assert may_be_closed(sunday + timedelta(days=days))
    assert not may_be_closed(sunday + timedelta(days=8))
    assert sunday.year == year


@given(st.integers(0, 2**32))
def test_the_clock_is_that_of_the_zone(second: int) -> None:
    """Summer time as the European Union has it since 1996."""
    there = datetime.fromtimestamp(second, PARIS)
    if there.year >= 1996:
        assert strasbourg(second) == (there.date(), there.hour * 3600 + there.minute * 60 + there.second)


@given(st.datetimes(datetime(2024, 1, 10), datetime(2040, 12, 1)))
def test_the_moment_against_a_calendar_that_is_walked(removal: datetime) -> None:
    """Backwards by minutes: a whole working day first, then the first open minute before it."""
    removal = removal.replace(second=0, microsecond=0, tzinfo=UTC)
    text = removal.strftime("%Y-%m-%dT%H:%MZ")
    there = removal.astimezone(PARIS)
    days = [there.date() - timedelta(days=back) for back in range(12)]
    closes = [datetime(day.year, day.month, day.day, 16, tzinfo=PARIS) for day in days if day.weekday() < 5]
    whole, before = [moment for moment in closes if moment <= there][:2]
    assert whole > before
    # the bounds of a minute end 59 seconds on, which changes nothing: it is a minute or a whole day away
    assert last_moment(bounds(text, Kind.MOMENT)).latest == int(before.timestamp())


@given(st.integers(10**9, 2 * 10**9), st.integers(0, 10**6))
def test_a_later_removal_never_asks_for_an_earlier_request(second: int, more: int) -> None:
    first, later = (
        last_moment(bounds(datetime.fromtimestamp(one, UTC).strftime("%Y-%m-%dT%H:%M:%SZ"), Kind.MOMENT))
        for one in (second, second + more)
    )
    assert None not in (first.earliest, first.latest, later.earliest, later.latest)
    assert first.earliest <= later.earliest  # type: ignore[operator] # asserted above
    assert first.latest <= later.latest  # type: ignore[operator] # asserted above
    assert first.earliest <= first.latest  # type: ignore[operator] # asserted above
