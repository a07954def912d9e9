"""When we look whether an answer came: working days by counting them one by one, days over where the office is."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.domain.dates import Kind, bounds
from tocsin.domain.deadlines import LastDay
from tocsin.domain.follow_up import (
    USUAL_WAIT,
    Basis,
    Due,
    Reply,
    State,
    after_working_days,
    answered_state,
    due_on,
    is_working_day,
    kind_of,
    todays,
    waiting_state,
    working_day_from,
)

DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))
HOLIDAYS = st.frozensets(st.dates(date(2031, 3, 1), date(2031, 5, 31)), max_size=20)
NEAR = st.dates(date(2031, 3, 1), date(2031, 4, 30))
ZONES = st.sampled_from(["Europe/Kyiv", "Europe/Warsaw", "America/New_York", "Pacific/Kiritimati", "Etc/GMT+12", "UTC"])
MOMENTS = st.datetimes(datetime(2000, 1, 1), datetime(2049, 12, 31), timezones=st.just(UTC))


def day_of(text: str) -> date:
    return date.fromisoformat(text)


@given(NEAR, st.integers(0, 30), HOLIDAYS)
def test_working_days_are_those_that_one_counts(start: date, days: int, holidays: frozenset[date]) -> None:
    every = [start + timedelta(days=n) for n in range(1, 200)]
    working = [day for day in every if day.strftime("%a") not in {"Sat", "Sun"} and day not in holidays]
    assert after_working_days(start, days, holidays) == ([start, *working][days])


@given(NEAR, HOLIDAYS)
def test_the_next_working_day_is_the_first_that_is_none_of_rest(day: date, holidays: frozenset[date]) -> None:
    found = working_day_from(day, holidays)
    assert is_working_day(found, holidays)
    assert not any(is_working_day(day + timedelta(days=n), holidays) for n in range((found - day).days))


def test_an_office_that_rests_on_other_days_is_asked_on_its_own_working_days() -> None:
    friday, saturday, sunday = date(2031, 4, 4), date(2031, 4, 5), date(2031, 4, 6)
    rests = frozenset({4, 5})
    assert [is_working_day(day, (), rests) for day in (friday, saturday, sunday)] == [False, False, True]
    due = due_on(bounds("2031-04-03", Kind.MOMENT), Basis.USUAL, (), rests)
    assert due.day.earliest == due.day.latest == date(2031, 4, 24)
    every = frozenset(range(7))
    assert due_on(bounds("2031-04-04", Kind.MOMENT), Basis.SET, (), every).day.latest == friday


def test_the_calendar_has_an_end() -> None:
    assert working_day_from(date.max) <= date.max
    assert after_working_days(date.max, 3) == date.max


@pytest.mark.parametrize(
    ("day", "basis", "holidays", "first", "last"),
    [
        ("2031-04-04", Basis.USUAL, (), "2031-04-25", "2031-04-25"),  # a Friday: three weeks
        ("2031-04-04", Basis.USUAL, ("2031-04-14",), "2031-04-28", "2031-04-28"),
        ("2031-04-05", Basis.ASKED, (), "2031-04-07", "2031-04-07"),  # a Saturday
        ("2031-04-05", Basis.SET, ("2031-04-07",), "2031-04-08", "2031-04-08"),
        ("2031-04", Basis.ASKED, (), "2031-04-01", "2031-04-30"),
        ("2031-04-04T23:30Z", Basis.ASKED, (), "2031-04-04", "2031-04-07"),  # the 5th where the clock is ahead
    ],
)
def test_our_day_to_ask_again(day: str, basis: Basis, holidays: tuple[str, ...], first: str, last: str) -> None:
    due = due_on(bounds(day, Kind.MOMENT), basis, frozenset(map(day_of, holidays)))
    assert due == Due(LastDay(day_of(first), day_of(last)), basis)


@given(NEAR, HOLIDAYS)
def test_the_usual_wait_never_ends_sooner_than_three_weeks(day: date, holidays: frozenset[date]) -> None:
    due = due_on(bounds(day.isoformat(), Kind.MOMENT), Basis.USUAL, holidays)
    assert due.day.earliest is not None
    assert due.day.earliest >= day + timedelta(days=USUAL_WAIT // 5 * 7 - 2)
    assert is_working_day(due.day.earliest, holidays)


@given(MOMENTS, ZONES)
def test_a_known_clock_lies_within_what_is_possible_anywhere(moment: datetime, zone: str) -> None:
    first, last = todays(moment)
    there = moment.astimezone(ZoneInfo(zone)).date()
    assert todays(moment, zone) == (there, there)
    assert first <= there <= last
    assert (last - first).days in {1, 2}


@pytest.mark.parametrize("zone", ["", "Nowhere/Atall", "../etc/passwd", "\x00"])
def test_an_unknown_clock_is_any_clock(zone: str) -> None:
    assert todays(datetime(2031, 4, 4, 11, 0, tzinfo=UTC), zone) == (date(2031, 4, 3), date(2031, 4, 5))


SUMMER = [  # clocks in Kyiv go on at 01:00 UTC on 30 March 2031, and back on 26 October
    ("2031-03-29T21:59+00:00", "2031-03-29"),
    ("2031-03-29T22:00+00:00", "2031-03-30"),
    ("2031-03-30T20:59+00:00", "2031-03-30"),
    ("2031-03-30T21:00+00:00", "2031-03-31"),
    ("2031-10-26T21:59+00:00", "2031-10-26"),
    ("2031-10-26T22:00+00:00", "2031-10-27"),
]


@pytest.mark.parametrize(("moment", "day"), SUMMER)
def test_summer_time_is_kept(moment: str, day: str) -> None:
    assert todays(datetime.fromisoformat(moment), "Europe/Kyiv")[0] == day_of(day)


def due(first: str | None, last: str | None, *, soft: bool = False) -> Due:
    earliest, latest = (day_of(text) if text else None for text in (first, last))
    return Due(LastDay(earliest, latest, soft), Basis.USUAL)


@pytest.mark.parametrize(
    ("one", "today", "state"),
    [
        (due("2031-04-25", "2031-04-25"), "2031-04-24", State.NOT_DUE),
        (due("2031-04-25", "2031-04-25"), "2031-04-25", State.DUE),
        (due("2031-04-25", "2031-04-25"), "2031-04-26", State.OVERDUE),
        (due("2031-04-01", "2031-04-30"), "2031-04-15", State.DUE),
        (due("2031-04-01", "2031-04-30"), "2031-05-01", State.OVERDUE),
        (due("2031-04-25", "2031-04-25", soft=True), "2031-05-26", State.DUE),
        (due("2031-04-25", None), "2041-04-26", State.DUE),
        (due(None, "2031-04-25"), "2031-04-01", State.DUE),
        (None, "2031-04-25", State.NO_DAY),
    ],
)
def test_how_it_stands_while_nothing_came(one: Due | None, today: str, state: State) -> None:
    assert waiting_state(one, (day_of(today), day_of(today))) is state


ORDER = [State.NOT_DUE, State.DUE, State.OVERDUE]


@given(DAYS, DAYS, MOMENTS, st.integers(0, 10_000))
def test_time_goes_one_way(one: date, other: date, moment: datetime, hours: int) -> None:
    asked = Due(LastDay(min(one, other), max(one, other)), Basis.SET)
    now = waiting_state(asked, todays(moment))
    later = waiting_state(asked, todays(moment + timedelta(hours=hours)))
    assert ORDER.index(now) <= ORDER.index(later)


@given(NEAR, MOMENTS.map(lambda moment: moment.replace(year=2031)), ZONES)
def test_silence_is_told_only_when_the_day_is_over_there(day: date, moment: datetime, zone: str) -> None:
    asked = Due(LastDay(day, day), Basis.SET)
    anywhere, there = waiting_state(asked, todays(moment)), waiting_state(asked, todays(moment, zone))
    assert anywhere is not State.OVERDUE or there is State.OVERDUE
    assert anywhere is not State.NOT_DUE or there is State.NOT_DUE


@pytest.mark.parametrize(
    ("term", "kind"),
    [
        ("010101000000", Reply.ANSWER),
        ("020000000000", Reply.ANSWER),
        ("030100000000", Reply.COUNTER),
        ("030000000000", Reply.COUNTER),
        ("040000000000", Reply.ANSWER),
        ("050000000000", Reply.HOLDING),
        ("900000000000", Reply.ANSWER),
        ("", Reply.ANSWER),
    ],
)
def test_what_a_type_does(term: str, kind: Reply) -> None:
    assert kind_of(term) is kind


@given(st.lists(st.sampled_from(Reply)))
def test_a_holding_reply_changes_nothing_wherever_it_comes(replies: list[Reply]) -> None:
    telling = [reply for reply in replies if reply is not Reply.HOLDING]
    assert answered_state(replies) is answered_state(telling)
    assert (answered_state(replies) is None) == (not telling)
    if telling:
        assert (answered_state(replies) is State.COUNTER) == (telling[-1] is Reply.COUNTER)
