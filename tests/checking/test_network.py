"""The network against brute force: on small ones every assignment of days is tried."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.days import assignments, consistent, kept, possible, resting_on

from tocsin.checking.network import FAR, NO_CLAIM, ORIGIN, Edge, Network, minimal_core

DAYS = 5
SIZE = 4  # the origin and three times
MOST_CLAIM = 6

claims = st.integers(0, MOST_CLAIM)
orders = st.tuples(st.integers(0, SIZE - 1), st.integers(0, SIZE - 1), st.integers(-4, 4), claims)
drawn = st.lists(orders, min_size=1, max_size=10).map(lambda rows: [Edge(*row) for row in rows if row[0] != row[1]])
steps = st.lists(claims, max_size=20)

BOUNDS = [Edge(ORIGIN, node, DAYS - 1) for node in range(1, SIZE)] + [Edge(node, ORIGIN, 0) for node in range(1, SIZE)]


@settings(max_examples=600, deadline=None)
@given(edges=drawn, order=st.permutations(range(MOST_CLAIM + 1)))
def test_a_claim_is_taken_exactly_when_some_days_keep_it_with_those_held(edges: list[Edge], order: list[int]) -> None:
    network, held = Network(SIZE, BOUNDS + edges), list[int]()
    for claim in order:
        cycle = network.add(claim)
        assert (cycle == ()) is possible(SIZE, DAYS, BOUNDS + resting_on(edges, [*held, claim]))
        assert network.holds(claim) is (cycle == ())
        if not cycle:
            held.append(claim)


@settings(max_examples=600, deadline=None)
@given(edges=drawn, order=st.permutations(range(MOST_CLAIM + 1)))
def test_a_cycle_is_closed_and_negative_and_of_the_claims_held_and_the_one_that_came(
    edges: list[Edge], order: list[int]
) -> None:
    network = Network(SIZE, BOUNDS + edges)
    for claim in order:
        if cycle := network.add(claim):
            assert sum(edge.weight for edge in cycle) < 0
            assert all(edge.target == after.source for edge, after in zip(cycle, (*cycle[1:], cycle[0]), strict=True))
            assert all(edge.claim in {claim, NO_CLAIM} or network.holds(edge.claim) for edge in cycle)
            assert any(edge.claim == claim for edge in cycle)


def _minimal(edges: list[Edge], order: list[int]) -> None:
    network = Network(SIZE, BOUNDS + edges)
    for claim in order:
        if cycle := network.add(claim):
            core = minimal_core(network, claim, cycle)
            assert claim in core.claims
            assert {edge.claim for edge in core.cycle} - {NO_CLAIM} == set(core.claims)
            assert not possible(SIZE, DAYS, BOUNDS + resting_on(edges, core.claims))
            for other in core.claims:
                assert possible(SIZE, DAYS, BOUNDS + resting_on(edges, set(core.claims) - {other}))


@settings(max_examples=600, deadline=None)
@given(edges=drawn, order=st.permutations(range(MOST_CLAIM + 1)))
def test_a_core_contradicts_itself_and_no_part_of_it_does(edges: list[Edge], order: list[int]) -> None:
    _minimal(edges, order)


@pytest.mark.long
@settings(max_examples=10_000, deadline=None)
@given(edges=drawn, order=st.permutations(range(MOST_CLAIM + 1)))
def test_a_core_contradicts_itself_and_no_part_of_it_does_in_many(edges: list[Edge], order: list[int]) -> None:
    _minimal(edges, order)


def room(network: Network) -> list[bool]:
    """What a network leaves open, as far as one more constraint can tell."""
    pairs = [(one, other) for one in range(SIZE) for other in range(SIZE) if one != other]
    return [network.fits([Edge(*pair, weight)]) for pair in pairs for weight in range(-DAYS, DAYS)]


@settings(max_examples=300, deadline=None)
@given(edges=drawn, walk=steps, further=st.lists(st.tuples(st.integers(1, SIZE - 1), st.integers(0, 4)), max_size=3))
def test_claims_that_come_and_go_leave_exactly_the_days_of_those_held(
    edges: list[Edge], walk: list[int], further: list[tuple[int, int]]
) -> None:
    network = Network(SIZE, BOUNDS + edges)
    for claim in walk:
        if network.holds(claim):
            network.drop(claim)
        else:
            network.add(claim)
    held = [claim for claim in range(MOST_CLAIM + 1) if network.holds(claim)]
    left = [times for times in assignments(SIZE, DAYS) if kept(times, BOUNDS + resting_on(edges, held))]
    found = iter(room(network))
    for one in range(SIZE):
        for other in range(SIZE):
            for weight in range(-DAYS, DAYS) if one != other else ():
                assert next(found) is any(times[other] - times[one] <= weight for times in left)
    days = [edge for node, day in further for edge in (Edge(ORIGIN, node, day), Edge(node, ORIGIN, -day))]
    assert network.fits(days) is any(kept(times, days) for times in left)


@settings(max_examples=300, deadline=None)
@given(edges=drawn, before=steps, within=steps, deeper=steps)
def test_what_is_tried_is_undone(edges: list[Edge], before: list[int], within: list[int], deeper: list[int]) -> None:
    network = Network(SIZE, BOUNDS + edges)

    def walk(claims: list[int]) -> None:
        for claim in claims:
            if network.holds(claim):
                network.drop(claim)
            else:
                network.add(claim)

    def seen() -> tuple[list[bool], list[bool]]:
        return [network.holds(claim) for claim in range(MOST_CLAIM + 1)], room(network)

    walk(before)
    first = seen()
    with network.tried():
        walk(within)
        second = seen()
        with network.tried():
            walk(deeper)
        assert seen() == second
    assert seen() == first


@settings(max_examples=300, deadline=None)
@given(edges=drawn)
def test_two_oracles_agree(edges: list[Edge]) -> None:
    """Chronologies are too large to try every day: there the textbook's algorithm is the oracle."""
    assert consistent(SIZE, BOUNDS + edges) is possible(SIZE, DAYS, BOUNDS + edges)


def test_a_claim_that_contradicts_itself_needs_no_other() -> None:
    edges = [Edge(1, ORIGIN, -1, 0), Edge(1, 2, 0, 1), Edge(ORIGIN, 2, 1, 1), Edge(2, 1, -1, 1)]
    network = Network(3, edges)
    assert network.add(0) == ()
    assert minimal_core(network, 1, network.add(1)).claims == (1,)


def test_an_empty_network_of_the_same_constraints_holds_nothing() -> None:
    network = Network(2, [Edge(ORIGIN, 1, 3, claim=0), Edge(1, ORIGIN, -4, claim=1)])
    network.add(0)
    other = network.empty()
    assert not other.holds(0)
    assert other.add(1) == ()
    assert not network.holds(1)


@pytest.mark.parametrize("length", [3, 50, 400])
def test_a_long_cycle_far_from_the_origin_is_found_whole(length: int) -> None:
    ring = [Edge(node, node % length + 1, 0, claim=node) for node in range(1, length)]
    ring.append(Edge(length, 1, -1, claim=length))
    network = Network(length + 1, ring)
    assert not any(network.add(claim) for claim in range(1, length))
    cycle = network.add(length)
    assert len(cycle) == length
    assert minimal_core(network, length, cycle).claims == tuple(range(1, length + 1))


def test_a_time_beyond_every_day_is_no_time() -> None:
    network = Network(2, [Edge(1, ORIGIN, -FAR - 1, claim=0)])
    assert [edge.claim for edge in network.add(0)] == [NO_CLAIM, 0]
