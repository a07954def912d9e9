"""A clock that jumps by years: times are marked doubtful, the order is unharmed, “as known on” stays closed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from support.cases import Case, changesets_of, new_case
from support.office import DAY_MS, PASSPHRASE, START_MS
from tocsin.access.history import get_dossier_as_known
from tocsin.actions.correct import correct
from tocsin.actions.lock import lock
from tocsin.actions.unlock import unlock
from tocsin.actions.verify import verify
from tocsin.lib.clock import FixedClock, utc_day

YEAR_MS = 365 * DAY_MS
NOW = START_MS + DAY_MS


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(NOW, 1000)


@pytest.fixture
def case(folder: Path, clock: FixedClock) -> Iterator[Case]:
    office = unlock(folder, PASSPHRASE, clock=clock)
    yield new_case(office)
    lock(office)


def jump(clock: FixedClock, years: int) -> None:
    clock.at_ms = NOW + years * YEAR_MS


def corrections(case: Case, clock: FixedClock, jumps: list[int]) -> str:
    """An event whose date is corrected again and again, while the clock jumps; the last word is 2018-01-NN."""
    event = case.add("event", date="2017-12-31")
    for number, years in enumerate(jumps, 1):
        jump(clock, years)
        (claim,) = case.claims(event, "event.date")
        correct(case.viewer, claim, f"2018-01-{number:02}", "misread")
    return event


JUMPS = [[-5, 0, 10, 0], [30, -30, 1], [-1, -2, -3], [0, 0, 0], [-50, 50]]


@pytest.mark.parametrize("jumps", JUMPS, ids=str)
def test_the_last_word_is_what_was_said_last_whatever_the_clock_says(
    case: Case, clock: FixedClock, jumps: list[int]
) -> None:
    event = corrections(case, clock, jumps)
    shown = case.view(event).one("event.date")
    assert shown is not None
    assert shown.value == f"2018-01-{len(jumps):02}"
    assert verify(case.viewer).damaged == ()


@pytest.mark.parametrize("jumps", JUMPS, ids=str)
def test_a_time_is_never_before_what_it_stands_on_and_says_when_it_is_doubtful(
    case: Case, clock: FixedClock, jumps: list[int]
) -> None:
    corrections(case, clock, jumps)
    headers = {one.id: one.read_header() for one in changesets_of(case.scope)}
    for header in headers.values():
        assert all(headers[parent].time <= header.time for parent in header.parents)
    doubtful = [header for header in headers.values() if header.doubtful]
    highest, expected = 0, 0
    for years in jumps:
        expected += years <= highest  # the clock is set back to the same instant, and time has passed since
        highest = max(highest, years)
    assert len(doubtful) == expected


@pytest.mark.parametrize("jumps", JUMPS, ids=str)
def test_what_was_known_on_a_day_is_closed_under_what_it_stands_on(
    case: Case, clock: FixedClock, jumps: list[int]
) -> None:
    event = corrections(case, clock, jumps)
    headers = {one.id: one.read_header() for one in changesets_of(case.scope)}
    days = sorted({utc_day(header.time) for header in headers.values()})
    for day in days:
        known = {uid for uid, header in headers.items() if utc_day(header.time) <= day}
        assert all(parent in known for uid in known for parent in headers[uid].parents)
        shown = get_dossier_as_known(case.viewer, case.id, day).entities[event].one("event.date")
        assert shown is not None
    assert shown.value == f"2018-01-{len(jumps):02}"
    assert event not in get_dossier_as_known(case.viewer, case.id, date(1990, 1, 1)).entities


def test_unlocking_under_a_clock_of_another_century_opens_and_verifies(folder: Path) -> None:
    for years in (-40, 70, 0):
        office = unlock(folder, PASSPHRASE, clock=FixedClock(START_MS + years * YEAR_MS, 1000))
        try:
            new_case(office)
            assert verify(office.viewer).damaged == ()
        finally:
            lock(office)
