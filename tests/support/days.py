"""Temporal networks by brute force: every assignment of days is tried, or every constraint over and over."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterable, Sequence

from tocsin.checking.network import NO_CLAIM, Edge


def assignments(size: int, days: int) -> list[tuple[int, ...]]:
    """Every way to put the nodes of a network on days from 0; the origin stands on day 0."""
    return [(0, *rest) for rest in itertools.product(range(days), repeat=size - 1)]


def kept(times: Sequence[int], edges: Iterable[Edge]) -> bool:
    """Whether these times keep every constraint."""
    return all(times[edge.target] - times[edge.source] <= edge.weight for edge in edges)


def possible(size: int, days: int, edges: Sequence[Edge]) -> bool:
    """Whether some assignment of days keeps every constraint."""
    return any(kept(times, edges) for times in assignments(size, days))


def resting_on(edges: Iterable[Edge], claims: Collection[int]) -> list[Edge]:
    """The constraints that hold when only these claims do: theirs, and those that rest on no claim."""
    return [edge for edge in edges if edge.claim == NO_CLAIM or edge.claim in claims]


def consistent(size: int, edges: Sequence[Edge]) -> bool:
    """Bellman and Ford as they stand in a textbook: whether nothing is lowered after as many rounds as nodes."""
    times = [0] * size
    for _ in range(size):
        lowered = False
        for edge in edges:
            if times[edge.source] + edge.weight < times[edge.target]:
                times[edge.target], lowered = times[edge.source] + edge.weight, True
        if not lowered:
            return True
    return False
