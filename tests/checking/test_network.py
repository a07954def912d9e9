"""The network against brute force: on small ones every assignment of days is tried."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tocsin.checking.network import FAR, Edge, distances, minimal_conflict, negative_cycle, open_nodes, resting_on

DAYS = range(5)
SIZE = 4  # the origin and three times

claims = st.integers(0, 6)
orders = st.tuples(st.integers(0, SIZE - 1), st.integers(0, SIZE - 1), st.integers(-4, 4), claims)


def held_within(edges: list[tuple[int, int, int, int]]) -> list[Edge]:
    """The drawn constraints, and for each time that it lies on one of the days (resting on no claim)."""
    bounds = [Edge(0, node, max(DAYS)) for node in range(1, SIZE)] + [Edge(node, 0, 0) for node in range(1, SIZE)]
    return bounds + [Edge(*edge) for edge in edges if edge[0] != edge[1]]


def possible(edges: list[Edge]) -> bool:
    """Whether some assignment of days keeps every constraint: the oracle."""
    return any(
        all(times[edge.target] - times[edge.source] <= edge.weight for edge in edges)
        for times in ((0, *rest) for rest in itertools.product(DAYS, repeat=SIZE - 1))
    )


@settings(max_examples=400, deadline=None)
@given(st.lists(orders, max_size=8))
def test_a_network_is_consistent_exactly_when_some_days_keep_it(drawn: list[tuple[int, int, int, int]]) -> None:
    edges = held_within(drawn)
    assert (negative_cycle(SIZE, edges) == ()) is possible(edges)


@settings(max_examples=400, deadline=None)
@given(st.lists(orders, max_size=8))
def test_a_cycle_found_is_a_negative_cycle(drawn: list[tuple[int, int, int, int]]) -> None:
    cycle = negative_cycle(SIZE, held_within(drawn))
    if cycle:
        assert sum(edge.weight for edge in cycle) < 0
        assert all(edge.target == after.source for edge, after in zip(cycle, (*cycle[1:], cycle[0]), strict=True))


@settings(max_examples=400, deadline=None)
@given(st.lists(orders, min_size=3, max_size=8))
def test_a_minimal_conflict_conflicts_and_is_minimal(drawn: list[tuple[int, int, int, int]]) -> None:
    edges = held_within(drawn)
    everything = {edge.claim for edge in edges}
    core = minimal_conflict(SIZE, edges, everything)
    assert bool(core) is not possible(edges)
    if core:
        assert not possible(resting_on(edges, core))
        for claim in core:
            assert possible(resting_on(edges, set(core) - {claim}))


@settings(max_examples=200, deadline=None)
@given(st.lists(orders, max_size=6))
def test_distances_are_the_tightest_that_any_days_reach(drawn: list[tuple[int, int, int, int]]) -> None:
    edges = held_within(drawn)
    kept = [
        (0, *rest)
        for rest in itertools.product(DAYS, repeat=SIZE - 1)
        if all((0, *rest)[edge.target] - (0, *rest)[edge.source] <= edge.weight for edge in edges)
    ]
    if kept:
        for source in range(SIZE):
            found = distances(SIZE, edges, source)
            assert found == [max(times[node] - times[source] for times in kept) for node in range(SIZE)]


def test_nodes_without_a_date_are_reached_and_exclude_nothing() -> None:
    assert negative_cycle(4, open_nodes(4)) == ()
    assert [edge.weight for edge in open_nodes(3)] == [FAR, FAR]


@pytest.mark.parametrize("length", [3, 50, 400])
def test_a_long_cycle_far_from_the_origin_is_found(length: int) -> None:
    ring = [Edge(node, node % length + 1, 0, claim=node) for node in range(1, length)]
    ring.append(Edge(length, 1, -1, claim=length))
    assert len(negative_cycle(length + 1, [*open_nodes(length + 1), *ring])) == length
    assert minimal_conflict(length + 1, [*open_nodes(length + 1), *ring], range(length + 1)) == tuple(
        range(1, length + 1)
    )
