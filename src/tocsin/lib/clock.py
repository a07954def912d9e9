"""One clock. Everything that needs the time is handed one, so that tests and rehearsals can set it."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Protocol


class Clock(Protocol):
    """Gives the present moment."""

    def now_ms(self) -> int:
        """Milliseconds since 1970-01-01T00:00:00Z."""
        ...


class SystemClock:
    """The machine's own clock; it orders nothing (DESIGN 2.2), it is only written down."""

    def now_ms(self) -> int:
        """Milliseconds since 1970-01-01T00:00:00Z."""
        return time.time_ns() // 1_000_000


class OtherDayClock:
    """Runs as the machine's own, from another moment on: for a rehearsal on an invented day."""

    def __init__(self, start_ms: int) -> None:
        self._ahead = start_ms - SystemClock().now_ms()

    def now_ms(self) -> int:
        """Milliseconds since 1970-01-01T00:00:00Z."""
        return SystemClock().now_ms() + self._ahead


@dataclass
class FixedClock:
    """A clock that stands where it was put, and moves by `step_ms` each time it is read."""

    at_ms: int
    step_ms: int = 0

    def now_ms(self) -> int:
        """Milliseconds since 1970-01-01T00:00:00Z."""
        self.at_ms += self.step_ms
        return self.at_ms


def utc_text(at_ms: int) -> str:
    """`2018-07-12T09:30:00Z`: the second, in UTC."""
    return datetime.fromtimestamp(at_ms // 1000, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def utc_day(at_ms: int) -> date:
    """The day in UTC."""
    return datetime.fromtimestamp(at_ms // 1000, UTC).date()
