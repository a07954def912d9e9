"""Which values of one property can both be true, and which says more."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.domain.dates.strategies import points, texts

from tocsin.domain.dates import Kind, compatible, exactness

M, E = Kind.MOMENT, Kind.EXTENT

TOGETHER = [
    ("2018-07-05", "2018-07-05", M, True),
    ("2018-07-05", "2018-07-06", M, False),
    ("2018-07-05", "2018-07", M, True),
    ("2018-07-05", "2018", M, True),
    ("2018-07-05", "2018-06", M, False),
    ("2017-10", "2017-10-XX", M, True),
    ("2017-10~", "2017-11-20", M, True),
    ("2017-10~", "2018-01", M, False),
    ("2018-07-05?", "2018-07-12", M, True),
    ("2017-23", "2017-10-03", M, True),
    ("2018-07-05T14:30+03:00", "2018-07-05", M, True),
    ("2018-07-05T00:30+03:00", "2018-07-05", M, True),
    ("2018-07-05T14:30+03:00", "2018-07-07", M, False),
    ("2018-07-05T14:30+03:00", "2018-07-05T11:30Z", M, True),
    ("2018-07-05T14:30+03:00", "2018-07-05T14:30Z", M, False),
    ("[2017-10-03,2017-10-05]", "2017-10-05", M, True),
    ("[2017-10-03,2017-10-05]", "2017-10-04", M, False),
    ("[2017-10-03,2017-10-05]", "[2017-10-05,2017-10-07]", M, True),
    ("{2017-10-03,2017-10-05}", "2017-10-05", M, True),
    ("{2017-10-03,2017-10-05}", "2017-10-04", M, False),
    ("{2017-10-03,2017-10-05}", "{2017-10-03,2017-10-07}", M, False),
    ("{2017-10-03..2017-10-05}", "{2017-10-03,2017-10-05}", M, True),
    ("{2017-10-03,2017-10-05}", "[2017-10-05,2017-10-07]", M, True),
    ("[2017-10-01..2017-10-15]", "2017-10-12", M, True),
    ("[..2017-10]", "2017-10-12", M, True),
    ("[..2017-10]", "2017-11", M, False),
    ("2017-03/..", "2017-03/", E, True),
    ("2017-03/..", "2017-03-05/2018-01", E, True),
    ("2017-03/..", "2017-04/2018-01", E, False),
    ("2017-10", "2017-10-01/2017-10-31", E, True),
    ("2017-10", "2017-10-02/2017-10-31", E, False),
    ("2017-10", "2017", E, False),
    ("2018-07-05/2018-07-07", "2018-07", M, True),
    ("2018-07-05/2018-07-07", "2018-07-06", M, False),
]


@pytest.mark.parametrize(("a", "b", "kind", "expected"), TOGETHER)
def test_compatible(a: str, b: str, kind: Kind, expected: bool) -> None:
    assert compatible(a, b, kind) is expected
    assert compatible(b, a, kind) is expected


@given(texts, texts, st.sampled_from(list(Kind)))
def test_compatible_is_symmetric(a: str, b: str, kind: Kind) -> None:
    assert compatible(a, b, kind) is compatible(b, a, kind)


@given(texts, st.sampled_from(list(Kind)))
def test_compatible_is_reflexive(text: str, kind: Kind) -> None:
    assert compatible(text, text, kind)


@pytest.mark.parametrize(
    ("narrower", "wider", "kind"),
    [
        ("2018-07-05T14:30:10Z", "2018-07-05T14:30Z", M),
        ("2018-07-05T14:30Z", "2018-07-05", M),
        ("2018-07-05", "2018-07", M),
        ("2018-07", "2018", M),
        ("2018", "201X", M),
        ("2018-07-05", "2018-07-05~", M),
        ("2018-07~", "2018-07%", M),
        ("[2017-10-03,2017-10-05]", "[2017-10-03..2017-10-05]", M),
        ("2017-10-03", "[2017-10-03,2017-10-05]", M),
        ("[2017-10-01..2017-10-15]", "2017-10", M),
        ("2017", "[..2017]", M),
        ("2017-03-05/2018-01", "2017-03/2018-01", E),
        ("2017-03/2018-01", "2017-03/..", E),
        ("2017-10", "2017-10-XX", E),
    ],
)
def test_what_says_more_is_more_exact(narrower: str, wider: str, kind: Kind) -> None:
    assert exactness(narrower, kind) > exactness(wider, kind)


@given(points, st.sampled_from(list(Kind)))
def test_nothing_is_more_exact_than_a_second(text: str, kind: Kind) -> None:
    assert exactness(text, kind) <= 0
