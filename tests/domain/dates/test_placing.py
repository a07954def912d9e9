"""When a date can have begun and ended."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.domain.dates.examples import CLOCKS, PLACED
from tests.domain.dates.strategies import DAYS, points, texts

from tocsin.domain.dates import OPEN_FUTURE, OPEN_PAST, Bounds, Kind, Mode, bounds, members, parse
from tocsin.domain.errors import BadDate

KINDS = st.sampled_from(list(Kind))


def first(day: str) -> int:
    return int(datetime.combine(date.fromisoformat(day), datetime.min.time(), UTC).timestamp())


def second(word: str, *, last: bool) -> int:
    """The first or last second of a day; `<` and `>` ask for the other one than usual."""
    if word in {"past", "future"}:
        return OPEN_PAST if word == "past" else OPEN_FUTURE
    ends = (last and word[0] != "<") or word[0] == ">"
    return first(word.strip("<>")) + (86_399 if ends else 0)


@pytest.mark.parametrize(("text", "kind", "s_min", "s_max", "e_min", "e_max", "soft"), PLACED)
def test_bounds(text: str, kind: str, s_min: str, s_max: str, e_min: str, e_max: str, soft: bool) -> None:
    expected = Bounds(
        second(s_min, last=False), second(s_max, last=True), second(e_min, last=False), second(e_max, last=True), soft
    )
    assert bounds(text, Kind(kind)) == expected


@pytest.mark.parametrize(("text", "s_min", "s_max", "e_min", "e_max"), CLOCKS)
@pytest.mark.parametrize("kind", list(Kind))
def test_bounds_of_clock_times(text: str, s_min: str, s_max: str, e_min: str, e_max: str, kind: Kind) -> None:
    limits = [int(datetime.fromisoformat(f"{limit}+00:00").timestamp()) for limit in (s_min, s_max, e_min, e_max)]
    assert bounds(text, kind) == Bounds(*limits)


@pytest.mark.parametrize(
    ("told", "until"),
    [
        ("2018-07-12", "2018-07-12"),
        ("2018-07", "2018-07-01"),
        ("2018-07-12~", "2018-07-05"),
        ("2016-01-01", "<2017-03-01"),
    ],
)
def test_what_still_goes_on_went_on_until_it_was_told(told: str, until: str) -> None:
    assert bounds("2017-03/..", Kind.EXTENT, told=told).e_min == second(until, last=True)


def test_an_unknown_end_owes_nothing_to_the_day_it_was_told() -> None:
    assert bounds("2017-03/", Kind.EXTENT, told="2018-07-12").e_min == first("2017-03-01")


def test_told_at_a_clock_time() -> None:
    told = bounds("2017-03/..", Kind.EXTENT, told="2018-07-12T10:00:00Z")
    assert told.e_min == first("2018-07-12") + 36_000


@given(texts, KINDS, st.one_of(st.none(), points))
def test_bounds_are_in_order_and_never_overflow(text: str, kind: Kind, told: str | None) -> None:
    for found in [bounds(text, kind, told=told), *members(text, kind, told=told).items]:
        assert OPEN_PAST <= found.s_min <= found.s_max <= found.e_max <= OPEN_FUTURE
        assert found.s_min <= found.e_min <= found.e_max
        assert max(abs(found.s_min), abs(found.e_max)) < 2**53


@given(texts, KINDS)
def test_the_envelope_holds_every_member(text: str, kind: Kind) -> None:
    envelope, found = bounds(text, kind), members(text, kind)
    assert envelope.s_min == min(item.s_min for item in found.items)
    assert envelope.e_max == max(item.e_max for item in found.items)
    assert envelope.soft == any(item.soft for item in found.items)


@given(DAYS, KINDS, st.sampled_from(["~", "?", "%"]), st.sampled_from([4, 7, 10]))
def test_doubt_only_ever_widens(day: date, kind: Kind, mark: str, exact: int) -> None:
    text = day.isoformat()[:exact]
    firm, soft = bounds(text, kind), bounds(text + mark, kind)
    assert soft.s_min <= firm.s_min
    assert soft.s_max >= firm.s_max
    assert soft.e_min <= firm.e_min
    assert soft.e_max >= firm.e_max
    assert (firm.soft, soft.soft) == (False, True)


@pytest.mark.parametrize(
    ("text", "mode", "count"),
    [
        ("2018-07-05", Mode.ONE, 1),
        ("[2017,2018-03]", Mode.ONE, 2),
        ("{2017-10-03,2017-10-05..2017-10-07}", Mode.ALL, 4),
        ("{2017-12-30..2018-01-02}", Mode.ALL, 4),
        ("{2017-11..2018-02}", Mode.ALL, 4),
        ("{2014..2016}", Mode.ALL, 3),
        ("2017-03/..", Mode.ONE, 1),
    ],
)
def test_members(text: str, mode: Mode, count: int) -> None:
    found = members(parse(text), Kind.MOMENT)
    assert found.mode is mode
    assert len(found.items) == count


def test_a_bad_text_is_refused() -> None:
    with pytest.raises(BadDate):
        bounds("2018-02-30", Kind.MOMENT)
    with pytest.raises(BadDate):
        bounds("2017-03/..", Kind.EXTENT, told="yesterday")
