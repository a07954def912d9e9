"""Walking events in the order of time: what is found against comparing every event, whatever their dates leave open."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from tocsin.access import event_walk
from tocsin.access.event_filter import EventFilter, rows_in_time
from tocsin.access.event_walk import Key, Order, key_of, walk
from tocsin.actions.init import Office
from tocsin.domain import dates
from tocsin.domain.dates import Bounds, Kind
from tocsin.domain.dates.bounds import OPEN_FUTURE, OPEN_PAST
from tocsin.domain.dates.compare import Verdict, within
from tocsin.records import bulk
from tocsin.records.cards import COLUMNS
from tocsin.records.derived import EventRow
from tocsin.records.widths import BOUNDS, CLASSES, NO_START, WIDER, width

FIRST = date(2016, 1, 1)
FORMS = (
    *("{day}", "{day}~", "{day}?", "{day:.7}", "{day:.4}", "{day:.4}~", "{day:.3}X", "{day:.2}XX", "{day:.4}-XX-05"),
    *("../{day}", "{day}/..", "{day:.7}/..", "../{day:.4}", "{day}/{later}", "{day:.7}/{later:.4}", "{day:.4}/{later}"),
    *("[{day},{later}]", "[..{day}]", "[{day}..]", "{{{day},{later}}}", "{day}T10:30:00Z", "0500"),
)
TOLD = 60


def text_of(chance: random.Random) -> str | None:
    """A date of any form within a few years; None for an event without one."""
    if chance.random() < 0.1:
        return None
    day = FIRST + timedelta(days=chance.randrange(4 * 365))
    later = day + timedelta(days=chance.choice((1, 9, 300, 5_000)))
    return chance.choice(FORMS).format(day=day.isoformat(), later=later.isoformat())


def put(number: int, found: Bounds | None) -> tuple[object, ...]:
    """The row of an event."""
    four = (found.s_min, found.s_max, found.e_min, found.e_max) if found else (None,) * 4
    wide = width(found.s_min, found.s_max) if found else None
    return (number, 1, "", "", "", *four, bool(found and found.soft), False, wide, f" {number % 3} ")


def keep(told: dict[int, Bounds | None]) -> None:
    """The rows of these events and no others, in another order than they were told in."""
    EventRow.objects.all().delete()
    rows = [put(number, found) for number, found in told.items()]
    bulk.insert(EventRow, COLUMNS[EventRow], random.Random(1).sample(rows, len(rows)))


def asked(chance: random.Random) -> Iterator[EventFilter]:
    """No time, times with one end, and with both, of every length."""
    yield EventFilter()
    for length in (0, 20, 400):
        since = FIRST + timedelta(days=chance.randrange(4 * 365))
        until = since + timedelta(days=length)
        for surely in (False, True):
            yield EventFilter(since=since, until=until, surely=surely)
            yield EventFilter(since=since, surely=surely)
            yield EventFilter(until=until, surely=surely)


def fits(found: Bounds | None, wanted: EventFilter) -> bool:
    """By the comparison of dates, not of columns."""
    if not wanted.dated:
        return True
    if found is None:
        return False
    first, last = wanted.seconds()
    verdict = within(found, Bounds(first, first, last, last))
    return verdict is Verdict.DEFINITE or (verdict is Verdict.POSSIBLE and not wanted.surely)


@pytest.fixture(params=range(4))
def chance(request: pytest.FixtureRequest) -> random.Random:
    return random.Random(request.param)


@pytest.fixture
def told(chance: random.Random, office: Office) -> dict[int, Bounds | None]:
    """Rows by number, whose dates leave all sorts of things open."""
    texts = [text_of(chance) for _ in range(TOLD)]
    made = {
        number: None if text is None else dates.bounds(text, chance.choice(list(Kind)))
        for number, text in enumerate(texts, 1)
    }
    keep(made)
    return made


def key(number: int, found: Bounds | None, order: Order) -> Key:
    return key_of(found.s_min if found else None, found.e_max if found else None, number, order)


@pytest.mark.parametrize("order", list(Order))
@pytest.mark.parametrize("most", [1, 7, 100])
def test_a_walk_finds_what_comparing_all_finds(
    told: dict[int, Bounds | None], chance: random.Random, office: Office, order: Order, most: int
) -> None:
    for wanted in asked(chance):
        rows = rows_in_time(office.viewer, wanted)
        right = sorted(key(number, found, order) for number, found in told.items() if fits(found, wanted))
        for start in (None, key(number := chance.choice(list(told)), told[number], order)):
            behind = [abs(one[-1]) for one in right if start is None or one > start]
            assert walk(rows, wanted, order, start, most) == behind[:most], (wanted, start)
        assert event_walk.count(rows, wanted, most) == min(most, len(right))
        dated = [one[-1] for one in right if not one[0]] if order is Order.EARLIEST else None
        if dated is not None:
            held = [f" {number % 3} " for number in dated[:most]]
            assert event_walk.held_of_earliest(rows, wanted, most) == held


def test_every_date_is_of_the_first_class_that_is_wide_enough(told: dict[int, Bounds | None]) -> None:
    for found in filter(None, told.values()):
        place, open_for = width(found.s_min, found.s_max), found.s_max - found.s_min
        assert place < CLASSES
        assert (place == NO_START) == (found.s_min <= OPEN_PAST)
        if place < WIDER:
            assert ([0, *BOUNDS])[place] <= open_for < BOUNDS[place]


def test_the_classes_lean_on_what_every_date_keeps_to(told: dict[int, Bounds | None]) -> None:
    """No event begins, at the earliest, after it may have begun or ended: else a walk would miss it."""
    for found in filter(None, told.values()):
        assert found.s_min <= min(found.s_max, found.e_min)
        assert found.s_max <= OPEN_FUTURE
