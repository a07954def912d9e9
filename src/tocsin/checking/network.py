"""A simple temporal network: times as whole days, and constraints `time[target] - time[source] <= weight`.

Such a network is consistent exactly when its graph has no negative cycle (Dechter, Meiri, Pearl 1991). A constraint
may carry the number of the claim that it rests on; what every case holds (a start lies before its end) carries none.
Node 0 is day 0 (1970-01-01). Every node must be reachable from it: `open_nodes` sees to that.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

ORIGIN = 0
NO_CLAIM = -1
FAR = 2**40  # days; beyond every bound that a date can have


@dataclass(frozen=True, slots=True)
class Edge:
    """`time[target] - time[source] <= weight`, resting on `claim`; `link` says which order of events it came from."""

    source: int
    target: int
    weight: int
    claim: int = NO_CLAIM
    link: int = -1


def open_nodes(size: int) -> list[Edge]:
    """One constraint a node that excludes nothing, so that each can be reached from the origin."""
    return [Edge(ORIGIN, node, FAR) for node in range(1, size)]


def resting_on(edges: Iterable[Edge], claims: Collection[int]) -> list[Edge]:
    """The constraints that hold when only these claims do: theirs, and those that rest on no claim."""
    return [edge for edge in edges if edge.claim == NO_CLAIM or edge.claim in claims]


def negative_cycle(size: int, edges: Sequence[Edge]) -> tuple[Edge, ...]:
    """The constraints around one negative cycle, in their order; empty where the network is consistent.

    Bellman–Ford over a queue, from the origin. The tree of parents is looked through for a cycle after every `size`
    steps, so that a cycle far from the origin is found as fast as it arises.
    """
    outgoing = _by_source(size, edges)
    distance: list[int | None] = [None] * size
    parent: list[Edge | None] = [None] * size
    distance[ORIGIN] = 0
    waiting, queued, steps = deque([ORIGIN]), {ORIGIN}, 0
    while waiting:
        node = waiting.popleft()
        queued.discard(node)
        start = distance[node]
        assert start is not None
        for edge in outgoing[node]:
            known = distance[edge.target]
            if known is not None and known <= start + edge.weight:
                continue
            distance[edge.target], parent[edge.target] = start + edge.weight, edge
            steps += 1
            if (edge.target == ORIGIN or steps % size == 0) and (cycle := _cycle_of(parent)):
                return cycle
            if edge.target not in queued:
                queued.add(edge.target)
                waiting.append(edge.target)
    return ()


def distances(size: int, edges: Sequence[Edge], source: int) -> list[int | None]:
    """The tightest `time[node] - time[source] <= d` that a consistent network implies, None where it implies none."""
    outgoing = _by_source(size, edges)
    found: list[int | None] = [None] * size
    found[source] = 0
    waiting, queued = deque([source]), {source}
    while waiting:
        node = waiting.popleft()
        queued.discard(node)
        start = found[node]
        assert start is not None
        for edge in outgoing[node]:
            known = found[edge.target]
            if known is None or start + edge.weight < known:
                found[edge.target] = start + edge.weight
                if edge.target not in queued:
                    queued.add(edge.target)
                    waiting.append(edge.target)
    return found


def minimal_conflict(size: int, edges: Sequence[Edge], claims: Collection[int]) -> tuple[int, ...]:
    """A set of claims that cannot all be true while any of them left out makes the others fit; empty if all fit.

    The claims around one negative cycle, each tried once for whether the contradiction needs it.
    """
    cycle = negative_cycle(size, resting_on(edges, claims))
    core = sorted({edge.claim for edge in cycle if edge.claim != NO_CLAIM})
    near = [edge for edge in edges if edge.claim == NO_CLAIM or edge.claim in core]
    for claim in tuple(core):
        fewer = [other for other in core if other != claim]
        if negative_cycle(size, resting_on(near, fewer)):
            core = fewer
    return tuple(core)


def _by_source(size: int, edges: Sequence[Edge]) -> list[list[Edge]]:
    outgoing: list[list[Edge]] = [[] for _ in range(size)]
    for edge in edges:
        outgoing[edge.source].append(edge)
    return outgoing


def _cycle_of(parent: Sequence[Edge | None]) -> tuple[Edge, ...]:
    """The cycle among the parents, if there is one: it is always negative."""
    colour = [0] * len(parent)
    for begin in range(len(parent)):
        node, mark = begin, begin + 1
        while colour[node] == 0:
            colour[node] = mark
            edge = parent[node]
            if edge is None:
                break
            node = edge.source
        else:
            if colour[node] == mark:
                return _walk(parent, node)
    return ()


def _walk(parent: Sequence[Edge | None], node: int) -> tuple[Edge, ...]:
    cycle: list[Edge] = []
    at = node
    while True:
        edge = parent[at]
        assert edge is not None
        cycle.append(edge)
        at = edge.source
        if at == node:
            return tuple(reversed(cycle))
