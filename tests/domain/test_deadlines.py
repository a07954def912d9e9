"""Time limits: days worked out by hand, and every day of an imprecise date tried one by one."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.domain.dates import OPEN_FUTURE, OPEN_PAST, Bounds, Kind, bounds
from tocsin.domain.deadlines import LastDay, Passed, Span, days_of, last_day, not_before, passed, reckoned

SPANS = st.builds(Span, months=st.integers(0, 24), days=st.integers(0, 400))
DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))


@pytest.mark.parametrize(
    ("start", "months", "days", "end"),
    [
        ("2031-05-05", 3, 0, "2031-08-05"),
        ("2031-11-30", 3, 0, "2032-02-29"),  # 2032 is a leap year
        ("2030-11-30", 3, 0, "2031-02-28"),
        ("2031-12-01", 3, 0, "2032-03-01"),
        ("2031-05-31", 1, 0, "2031-06-30"),
        ("2031-02-28", 3, 0, "2031-05-28"),
        ("2031-05-20", 0, 14, "2031-06-03"),
        ("2031-12-25", 0, 7, "2032-01-01"),
        ("2032-02-28", 0, 1, "2032-02-29"),
        ("2031-05-20", 0, 60, "2031-07-19"),
        ("2031-01-30", 1, 1, "2031-03-01"),  # the months first, then the days
        ("2031-05-20", 0, 0, "2031-05-20"),
    ],
)
def test_the_last_day_by_hand(start: str, months: int, days: int, end: str) -> None:
    assert last_day(date.fromisoformat(start), Span(months, days)) == date.fromisoformat(end)


@pytest.mark.parametrize(
    ("start", "today", "verdict"),
    [
        ("2031-03-05", "2031-06-05", Passed.NO),  # the last day is still within it
        ("2031-03-05", "2031-06-06", Passed.YES),
        ("2031-03", "2031-06-01", Passed.NO),
        ("2031-03", "2031-06-02", Passed.MAYBE),
        ("2031-03", "2031-06-30", Passed.MAYBE),
        ("2031-03", "2031-07-01", Passed.YES),  # 31 March and three months: 30 June
        ("2031", "2031-04-02", Passed.MAYBE),
        ("2031", "2032-04-01", Passed.YES),
        ("2031-03-05~", "2031-03-06", Passed.MAYBE),
        ("2031-03-05~", "2041-03-06", Passed.MAYBE),
        ("2031-03-05/2031-03-09", "2031-06-07", Passed.MAYBE),
        ("[2031-03-05,2031-03-09]", "2031-06-05", Passed.NO),
        ("[..2031-03-05]", "2031-03-06", Passed.MAYBE),
        ("[..2031-03-05]", "2031-06-06", Passed.YES),
        ("[2031-03-05..]", "2031-06-05", Passed.NO),
        ("[2031-03-05..]", "2099-01-01", Passed.MAYBE),
    ],
)
def test_three_months_from_an_imprecise_day(start: str, today: str, verdict: Passed) -> None:
    limit = reckoned(bounds(start, Kind.MOMENT), Span(months=3))
    assert passed(limit, date.fromisoformat(today)) is verdict


def test_a_clock_time_is_every_day_that_it_may_be_where_it_was_read() -> None:
    late = bounds("2031-03-05T23:30Z", Kind.MOMENT)
    assert days_of(late) == (date(2031, 3, 5), date(2031, 3, 6))
    assert days_of(bounds("2031-03-05T03:00Z", Kind.MOMENT)) == (date(2031, 3, 4), date(2031, 3, 5))


def test_a_service_that_nobody_recorded_does_not_lie_before_the_decision() -> None:
    limit = reckoned(not_before(bounds("2031-05-20", Kind.MOMENT)), Span(days=14))
    assert limit == LastDay(date(2031, 6, 3), None)
    assert passed(limit, date(2031, 6, 3)) is Passed.NO
    assert passed(limit, date(2031, 6, 4)) is Passed.MAYBE


def test_what_is_open_on_both_sides_is_never_sure() -> None:
    limit = reckoned(Bounds(OPEN_PAST, OPEN_FUTURE, OPEN_PAST, OPEN_FUTURE), Span(days=14))
    assert limit == LastDay(None, None)
    assert passed(limit, date(2031, 6, 3)) is Passed.MAYBE


@given(DAYS, st.integers(0, 500), SPANS)
def test_a_later_start_never_ends_earlier(start: date, more: int, span: Span) -> None:
    assert last_day(start, span) <= last_day(start + timedelta(days=more), span)


@given(DAYS, st.integers(0, 400), SPANS, st.integers(-500, 1200))
def test_the_verdict_is_that_of_all_days_together(first: date, width: int, span: Span, after: int) -> None:
    days = [first + timedelta(days=number) for number in range(width + 1)]
    today = first + timedelta(days=after)
    over = {today > last_day(day, span) for day in days}
    by_hand = Passed.MAYBE if len(over) == 2 else Passed.YES if over == {True} else Passed.NO
    value = bounds(f"[{days[0]}..{days[-1]}]", Kind.MOMENT)
    assert passed(reckoned(value, span), today) is by_hand


@given(st.sampled_from(["2031", "2031-02", "2031-1X", "203X", "2031-12-25", "2031-03-05/2031-04-02"]), SPANS)
def test_what_has_passed_stays_so(value: str, span: Span) -> None:
    limit = reckoned(bounds(value, Kind.MOMENT), span)
    order = [Passed.NO, Passed.MAYBE, Passed.YES]
    verdicts = [order.index(passed(limit, date(2030, 1, 1) + timedelta(days=7 * week))) for week in range(900)]
    assert verdicts == sorted(verdicts)
