"""Random cases: a consistent one raises nothing; one broken date is found, explained minimally, and mended."""

from __future__ import annotations

from copy import copy
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.support.days import consistent, resting_on

from tocsin.checking import check
from tocsin.checking.chronology import chronology_of
from tocsin.checking.conflicts import conflicts
from tocsin.checking.slips import with_year

TOLD = date(2019, 6, 14)
DATES = {"distance-between-dates", "order-of-events", "reported-before-it-happened", "two-dates"}


@st.composite
def histories(draw: st.DrawFn) -> tuple[list[int], list[tuple[str, int, int]]]:
    """Days before the statement of some events, told in any order, and what a text could say about them."""
    days = draw(st.lists(st.integers(0, 900), min_size=2, max_size=6))
    sayings = []
    for _ in range(draw(st.integers(1, 6))):
        first, second = draw(st.permutations(range(len(days))))[:2]
        if days[first] > days[second]:
            first, second = second, first
        same = days[first] == days[second]
        sayings.append(
            (draw(st.sampled_from(["same_day"] if same else ["after", "reports", "distance"])), first, second)
        )
    return days, sayings


def written(case_of: Any, history: tuple[list[int], list[tuple[str, int, int]]], shapes: list[int]) -> Any:
    """The history as a case; a shape of 0 gives the day, 1 the month, 2 the year."""
    days, sayings = history
    case = case_of(told=TOLD.isoformat())
    for ago, shape in zip(days, shapes, strict=False):
        case.event("threat", (TOLD - timedelta(ago)).isoformat()[: (10, 7, 4)[shape]])
    for kind, first, second in sayings:
        apart = days[second] - days[first]
        case.relation(kind, f"event:{first}", f"event:{second}", (apart, apart) if kind == "distance" else None)
    return case


shapes = st.lists(st.integers(0, 2), min_size=6, max_size=6)


@settings(max_examples=150, deadline=None)
@given(history=histories(), shapes=shapes)
def test_what_happened_raises_nothing(case_of: Any, history: Any, shapes: list[int]) -> None:
    assert check(written(case_of, history, shapes).facts) == ()


breaks = st.lists(st.tuples(st.integers(0, 5), st.integers(2000, 2030)), min_size=1, max_size=3)


def broken(case_of: Any, history: Any, shapes: list[int], wrong: list[tuple[int, int]]) -> Any:
    """The history with another year in some of its dates."""
    case = written(case_of, history, shapes)
    dates = [at for at, fact in enumerate(case.rows) if fact.property == "event.date"]
    for which, year in wrong:
        at = dates[which % len(dates)]
        right = case.rows[at]
        assume(not right.value.endswith("02-29"))
        rewrite(case, at, with_year(right.value, int(right.value[:4]), year))
    return case


def holds_together(case: Any) -> bool:
    network = chronology_of(case.facts, {})
    return consistent(network.size, network.edges)


def _explained(case: Any) -> None:
    """There is a conflict exactly where the days cannot be; each is minimal; a repair of the whole mends the whole."""
    network, found = chronology_of(case.facts, {}), conflicts(case.facts)
    assert bool(found) is not consistent(network.size, network.edges)
    for conflict in found:
        assert not consistent(network.size, resting_on(network.edges, conflict.claims))
        for claim in conflict.claims:
            assert consistent(network.size, resting_on(network.edges, {*conflict.claims} - {claim}))
        assert not conflict.whole or len(found) == 1
    for repair in found[0].repairs if found and found[0].whole else ():
        other = copy(case)
        other.rows = list(case.rows)
        mend(other, repair)
        assert holds_together(other)
        assert check(other.facts, only=DATES) == ()


@settings(max_examples=200, deadline=None)
@given(history=histories(), shapes=shapes, wrong=breaks)
def test_what_cannot_be_is_named_minimally_and_mended(
    case_of: Any, history: Any, shapes: list[int], wrong: list[tuple[int, int]]
) -> None:
    _explained(broken(case_of, history, shapes, wrong))


@pytest.mark.long
@settings(max_examples=5_000, deadline=None)
@given(history=histories(), shapes=shapes, wrong=breaks)
def test_what_cannot_be_is_named_minimally_and_mended_in_many_cases(
    case_of: Any, history: Any, shapes: list[int], wrong: list[tuple[int, int]]
) -> None:
    _explained(broken(case_of, history, shapes, wrong))


@settings(max_examples=200, deadline=None)
@given(history=histories(), which=st.integers(0, 5), year=st.integers(2000, 2030))
def test_the_first_repair_of_one_broken_date_leaves_less_to_ask(
    case_of: Any, history: Any, which: int, year: int
) -> None:
    case = broken(case_of, history, [0] * 6, [(which, year)])
    found = conflicts(case.facts)
    if found and found[0].repairs:
        mend(case, found[0].repairs[0])
        assert len(conflicts(case.facts)) < len(found)


@settings(max_examples=100, deadline=None)
@given(history=histories(), shapes=shapes)
def test_the_same_case_gives_the_same_findings(case_of: Any, history: Any, shapes: list[int]) -> None:
    cases = [written(case_of, history, shapes) for _ in range(2)]
    for case in cases:
        case.relation("distance", "event:0", "event:1", (4000, 4000))
    first, second = (check(case.facts) for case in cases)
    assert first == second
    assert first


def rewrite(case: Any, at: int, value: str) -> None:
    """Give one date fact another value."""
    scratch = type(case)(told=case.told)
    scratch.fact(case.rows[at].entity, case.rows[at].property, value, dated=True)
    fact = scratch.rows[-1]
    case.rows[at] = type(fact)(
        fact.entity, fact.property, value, case.rows[at].claim, bounds=fact.bounds, statement=fact.statement
    )


def mend(case: Any, repair: Any) -> None:
    """Do what a repair says to the EDTF of a typed date."""
    for at, fact in enumerate(case.rows):
        if fact.claim == repair.claim:
            rewrite(case, at, fact.value.replace(repair.was, repair.becomes, 1))
