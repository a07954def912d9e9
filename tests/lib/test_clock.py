"""A clock that can be set, and times as they are written."""

from __future__ import annotations

import time
from datetime import date

import pytest

from tocsin.lib.clock import FixedClock, SystemClock, utc_day, utc_text


def test_the_system_clock_gives_milliseconds() -> None:
    before = int(time.time() * 1000)
    assert before - 1 <= SystemClock().now_ms() <= int(time.time() * 1000) + 1


def test_a_fixed_clock_stands_or_moves_by_its_step() -> None:
    assert [FixedClock(5).now_ms() for _ in range(2)] == [5, 5]
    moving = FixedClock(5, 1000)
    assert [moving.now_ms() for _ in range(3)] == [1005, 2005, 3005]


@pytest.mark.parametrize(
    ("at", "text", "day"),
    [
        (0, "1970-01-01T00:00:00Z", date(1970, 1, 1)),
        (1_531_387_800_999, "2018-07-12T09:30:00Z", date(2018, 7, 12)),
        (1_582_934_399_000, "2020-02-28T23:59:59Z", date(2020, 2, 28)),
        (-1, "1969-12-31T23:59:59Z", date(1969, 12, 31)),
    ],
)
def test_a_time_is_written_in_utc(at: int, text: str, day: date, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    assert utc_text(at) == text
    assert utc_day(at) == day
