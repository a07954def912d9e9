"""Three-valued comparison: tables of what must hold, and sets, places and clock times beside whole days."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.domain.dates.strategies import texts

from tocsin.domain.dates import Bounds, Kind, Verdict, before, bounds, members, overlaps, within

D, P, N = Verdict.DEFINITE, Verdict.POSSIBLE, Verdict.IMPOSSIBLE
TOLD = "2018-07-12"

MOMENTS = [  # a, b, before, overlaps, within
    ("2018-07-05", "2018-07-06", D, N, N),
    ("2018-07-06", "2018-07-05", N, N, N),
    ("2018-07-05", "2018-07-05", P, P, P),
    ("2017-10", "2017-11-01", D, N, N),
    ("2017-10", "2017-10-12", P, P, P),
    ("2017-10-12", "2017-10-01/2017-10-31", N, D, D),
    ("2017-10-12", "2017-10-11/2017-10-13", N, D, D),
    ("2017-10-12/2017-10-14", "2017-10-13/2017-10-15", N, D, N),
    ("2017-10-12/2017-10-14", "2017-10-11/2017-10-15", N, D, D),
    ("2017-10-11/2017-10-15", "2017-10-12/2017-10-14", N, D, N),
    ("2018-07-05", "2017-03/..", N, D, D),
    ("2018-07-13", "2017-03/..", N, P, P),
    ("2018-07-05", "2017-03/", N, P, P),
    ("2017-02", "2017-03/..", D, N, N),
    ("2016", "../2017-10", P, P, P),
    ("../2017-10", "2018", D, N, N),
    ("../2017-10", "2016", N, P, N),
    ("[..2017-10]", "2017-11-01", D, N, N),
    ("[..2017-10]", "2017-05", P, P, P),
    ("[2017-10..]", "2017-05", N, N, N),
    ("2017-03/..", "../2017-10", N, D, N),
    # soft: beyond its width it can be impossible, it is never definite
    ("2017-10~", "2018-07-05", P, N, N),
    ("2018-07-05", "2017-10~", N, N, N),
    ("2017-10?", "2017-11-20", P, P, P),
    ("2018-07-05~", "2018-07-12", P, P, P),
    ("2018-07-05~", "2018-07-13", P, N, N),
    ("2017-23", "2018-07-05", P, N, N),
]


@pytest.mark.parametrize(("a", "b", "is_before", "overlap", "inside"), MOMENTS)
def test_moments(a: str, b: str, is_before: Verdict, overlap: Verdict, inside: Verdict) -> None:
    x, y = bounds(a, Kind.MOMENT, told=TOLD), bounds(b, Kind.MOMENT, told=TOLD)
    assert (before(x, y), overlaps(x, y), within(x, y)) == (is_before, overlap, inside)


EXTENTS = [
    ("2017-10", "2017-10-12", N, D, N),
    ("2017-10-12", "2017-10", N, D, D),
    ("2017-10", "2017-10", N, D, D),
    ("2017-10", "2017-11", D, N, N),
    ("2017-10-XX", "2017-10-15/2017-10-16", P, P, P),
    ("201X", "2020", D, N, N),
]


@pytest.mark.parametrize(("a", "b", "is_before", "overlap", "inside"), EXTENTS)
def test_extents(a: str, b: str, is_before: Verdict, overlap: Verdict, inside: Verdict) -> None:
    x, y = bounds(a, Kind.EXTENT), bounds(b, Kind.EXTENT)
    assert (before(x, y), overlaps(x, y), within(x, y)) == (is_before, overlap, inside)


SETS = [
    ("[2017-10-03,2017-10-05]", "2017-10-06", D, N, N),
    ("[2017-10-03,2017-10-05]", "2017-10-04", P, N, N),
    ("[2017-10-05,2017-10-06]", "2017-10-04", N, N, N),
    ("{2017-10-03,2017-10-05}", "2017-10-06", D, N, N),
    ("{2017-10-03,2017-10-05}", "2017-10-04", N, N, N),
    ("2017-10-02", "{2017-10-03,2017-10-05}", D, N, N),
    ("2017-10-04", "{2017-10-03,2017-10-05}", N, N, N),
    ("2017-10-04", "[2017-10-03,2017-10-05]", P, N, N),
    ("{2017-10-03,2017-10-05}", "2017-10-02/2017-10-06", N, D, D),
    ("{2017-10-03,2017-10-05}", "2017-10-04/2017-10-06", N, D, N),
    ("[2017-10-03,2017-10-05]", "2017-10-04/2017-10-06", P, P, P),
    ("[2017-10-03,2017-10-05]", "{2017-10-06,2017-10-08}", D, N, N),
    ("{2017-10-03,2017-10-08}", "[2017-10-05,2017-10-09]", P, N, N),
    ("[2017-10-03~,2017-10-05]", "2017-11", P, N, N),
]


@pytest.mark.parametrize(("a", "b", "is_before", "overlap", "inside"), SETS)
def test_sets(a: str, b: str, is_before: Verdict, overlap: Verdict, inside: Verdict) -> None:
    x, y = members(a, Kind.MOMENT), members(b, Kind.MOMENT)
    assert (before(x, y), overlaps(x, y), within(x, y)) == (is_before, overlap, inside)


PLACES = [  # a, b, before at one place, before at two
    ("2018-07-05", "2018-07-06", D, P),
    ("2018-07-05", "2018-07-07", D, P),
    ("2018-07-05", "2018-07-08", D, D),
    ("2018-07-06", "2018-07-05", N, P),
    ("2018-07-07", "2018-07-05", N, P),
    ("2018-07-08", "2018-07-05", N, N),
]


@pytest.mark.parametrize(("a", "b", "one", "two"), PLACES)
def test_whole_days_of_two_places_lie_up_to_26_hours_apart(a: str, b: str, one: Verdict, two: Verdict) -> None:
    x, y = bounds(a, Kind.MOMENT), bounds(b, Kind.MOMENT)
    assert before(x, y) is one
    assert before(x, y, same_place=False) is two


CLOCKS = [  # a clock time beside a whole day whose zone nobody wrote down: a, b, before
    ("2018-07-05T01:00+03:00", "2018-07-05", P),
    ("2018-07-05T01:00+03:00", "2018-07-04", P),
    ("2018-07-04T14:00+03:00", "2018-07-05", P),
    ("2018-07-04T01:00+03:00", "2018-07-05", D),
    ("2018-07-04T01:00+03:00", "2018-07-06", D),
    ("2018-07-06T14:00+03:00", "2018-07-05", P),
    ("2018-07-06T23:00+03:00", "2018-07-05", N),
    ("2018-07-07T23:00+03:00", "2018-07-05", N),
    ("2018-07-05T10:00+03:00", "2018-07-05T08:00Z", D),
    ("2018-07-05T11:00+03:00", "2018-07-05T08:00Z", P),
    ("2018-07-05T11:01+03:00", "2018-07-05T08:00Z", N),
]


@pytest.mark.parametrize(("a", "b", "expected"), CLOCKS)
def test_clock_times(a: str, b: str, expected: Verdict) -> None:
    assert before(bounds(a, Kind.MOMENT), bounds(b, Kind.MOMENT)) is expected


@given(texts, texts, st.sampled_from(list(Kind)))
def test_what_comes_before_neither_overlaps_nor_comes_after(a: str, b: str, kind: Kind) -> None:
    x, y = members(a, kind), members(b, kind)
    if before(x, y) is D:
        assert overlaps(x, y) is N
        assert within(x, y) is N
        assert before(y, x) is N


@given(texts, texts, st.sampled_from(list(Kind)))
def test_to_overlap_is_mutual(a: str, b: str, kind: Kind) -> None:
    x, y = members(a, kind), members(b, kind)
    assert overlaps(x, y) is overlaps(y, x)


@given(texts, texts, st.sampled_from(list(Kind)))
def test_another_place_only_takes_certainty_away(a: str, b: str, kind: Kind) -> None:
    x, y = members(a, kind), members(b, kind)
    for relation in (before, overlaps, within):
        assert relation(x, y, same_place=False) in {relation(x, y), P}


def test_bounds_and_their_only_member_compare_alike() -> None:
    day, month = "2018-07-05", "2018-08"
    assert before(bounds(day, Kind.MOMENT), members(month, Kind.MOMENT)) is D
    assert before(members(day, Kind.MOMENT), bounds(month, Kind.MOMENT)) is D


def test_open_ends_stay_open_at_another_place() -> None:
    going_on = Bounds(0, 0, 0, 2**50)
    for_ever = Bounds(-(2**50), -(2**50), 2**50, 2**50)
    assert within(going_on, for_ever, same_place=False) is D
    assert overlaps(for_ever, for_ever, same_place=False) is D
