"""A simple temporal network: times as whole days, and constraints `time[target] - time[source] <= weight`.

Such a network is consistent exactly when its graph has no negative cycle (Dechter, Meiri, Pearl 1991). A constraint
may carry the number of the claim that it rests on; what every case holds (a start lies before its end) carries none,
and such constraints never contradict each other. Node 0 is day 0 (1970-01-01).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from itertools import chain

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


Cycle = tuple[Edge, ...]
_Was = tuple[int, int, Edge | None]  # a node, its latest time and what bound it


class Network:
    """The claims held, and the latest time that they leave to every node; always consistent.

    A claim that would contradict those held is not taken; the negative cycle is given instead. The latest times are
    the distances from the origin: a claim that comes lowers those that hang on it, one that goes raises them, and
    no other node is looked at (Ramalingam and Reps 1996; Cotton and Maler 2006).
    """

    def __init__(self, size: int, edges: Iterable[Edge]) -> None:
        self._out: list[list[Edge]] = [[] for _ in range(size)]
        self._in: list[list[Edge]] = [[] for _ in range(size)]
        self._of: dict[int, list[Edge]] = {}
        for edge in edges:
            self._out[edge.source].append(edge)
            self._in[edge.target].append(edge)
            self._of.setdefault(edge.claim, []).append(edge)
        self._begin()

    def _begin(self) -> None:
        self._held: set[int] = set()
        self._latest = [ORIGIN, *(FAR for _ in self._out[1:])]
        self._via: list[Edge | None] = [None] * len(self._out)
        self._trail: list[_Was | int] | None = None  # nodes as they were, and claims that came or went
        self._coming: list[Edge] = []  # those of a claim that is being taken which are in force already
        broken = self.add(NO_CLAIM)
        assert not broken

    def empty(self) -> Network:
        """A network of the same constraints that holds no claim yet."""
        other = object.__new__(Network)
        other._out, other._in, other._of = self._out, self._in, self._of
        other._begin()
        return other

    def holds(self, claim: int) -> bool:
        """Whether a claim is among those held."""
        return claim in self._held

    def add(self, claim: int) -> Cycle:
        """Take a claim; where that contradicts the claims held, leave all as it was and give a negative cycle."""
        outer, self._trail = self._trail, []
        cycle: Cycle = ()
        for edge in self._of.get(claim, ()):
            if cycle := self._tighten(edge):
                self._undo(self._trail)
                break
            self._coming.append(edge)
        else:
            self._turn(claim)
            if outer is not None:
                outer += self._trail
        self._trail = outer
        self._coming.clear()
        return cycle

    def drop(self, claim: int) -> None:
        """Let go of a claim that is held."""
        self._turn(claim)
        hung = [edge.target for edge in self._of.get(claim, ()) if self._via[edge.target] is edge]
        if hung:
            self._loosen(self._hanging(hung))

    def fits(self, bounds: Iterable[Edge]) -> bool:
        """Whether further constraints from the origin or to it contradict nothing that is held, nor each other."""
        wanted = list(bounds)
        lowest = [edge for edge in wanted if edge.target == ORIGIN]
        # half of what is tried comes later than all else lets it, which shows without trying
        if any(self._latest[edge.source] + edge.weight < 0 for edge in lowest):
            return False
        with self.tried():
            highest = (edge for edge in wanted if edge.target != ORIGIN)
            return not any(self._tighten(edge) for edge in chain(highest, lowest))  # the lowest stand against all above

    @contextmanager
    def tried(self) -> Iterator[None]:
        """Whatever comes and goes within is undone behind it."""
        outer, self._trail = self._trail, []
        try:
            yield
        finally:
            self._undo(self._trail)
            self._trail = outer

    def _undo(self, trail: list[_Was | int]) -> None:
        for row in reversed(trail):
            if isinstance(row, int):
                self._held ^= {row}
            else:
                node, latest, via = row
                self._latest[node], self._via[node] = latest, via

    def _turn(self, claim: int) -> None:
        self._held ^= {claim}
        if self._trail is not None:
            self._trail.append(claim)

    def _set(self, node: int, latest: int, via: Edge | None) -> None:
        if self._trail is not None:
            self._trail.append((node, self._latest[node], self._via[node]))
        self._latest[node], self._via[node] = latest, via

    def _tighten(self, added: Edge) -> Cycle:
        """Lower what a constraint lowers, deepest fall first; give the negative cycle that it closes, if it does."""
        latest, held = self._latest, self._held
        fall = latest[added.source] + added.weight - latest[added.target]
        if fall >= 0:
            return ()
        if added.target == ORIGIN:
            return self._back(added)
        deepest, via, done = {added.target: fall}, {added.target: added}, set[int]()
        heap = [(fall, added.target)]
        while heap:
            fall, node = heappop(heap)
            if node in done:
                continue
            done.add(node)
            self._set(node, latest[node] + fall, via[node])
            for edge in self._out[node]:
                fall = latest[node] + edge.weight - latest[edge.target]
                if fall >= deepest.get(edge.target, 0) or (edge.claim not in held and not self._comes(edge)):
                    continue
                if edge.target in (ORIGIN, added.source):
                    return self._back(edge)
                deepest[edge.target], via[edge.target] = fall, edge
                heappush(heap, (fall, edge.target))
        return ()

    def _comes(self, edge: Edge) -> bool:
        return any(edge is other for other in self._coming)

    def _back(self, last: Edge) -> Cycle:
        """The cycle that an edge closes: back along what bounds its source, to its target or to where that repeats."""
        cycle, seen = [last], {last.target: 0}
        while (node := cycle[-1].source) not in seen:
            seen[node] = len(cycle)
            cycle.append(self._via[node] or Edge(ORIGIN, node, FAR))
        return tuple(reversed(cycle[seen[node] :]))

    def _hanging(self, roots: Sequence[int]) -> dict[int, int]:
        """The nodes whose latest time rests on that of the roots, and theirs, with the times as they are."""
        found, waiting = dict[int, int](), list(roots)
        while waiting:
            node = waiting.pop()
            if node not in found:
                found[node] = self._latest[node]
                waiting += [edge.target for edge in self._out[node] if self._via[edge.target] is edge]
        return found

    def _loosen(self, hung: dict[int, int]) -> None:
        """Raise nodes that hung on a constraint which is gone to what the others leave, the least raised first."""
        best = {node: self._from_outside(node, hung) for node in hung}
        heap = [(latest - hung[node], node) for node, (latest, _) in best.items()]
        heapify(heap)
        while heap:
            _, node = heappop(heap)
            if node not in best:
                continue
            latest, via = best.pop(node)
            self._set(node, latest, via)
            for edge in self._out[node]:
                known = best.get(edge.target)
                if known is not None and latest + edge.weight < known[0] and edge.claim in self._held:
                    best[edge.target] = latest + edge.weight, edge
                    heappush(heap, (latest + edge.weight - hung[edge.target], edge.target))

    def _from_outside(self, node: int, hung: dict[int, int]) -> tuple[int, Edge | None]:
        """The latest time that the nodes which did not hang leave to one that did, and the constraint that says so."""
        latest, via = FAR, None
        for edge in self._in[node]:
            if edge.claim in self._held and edge.source not in hung:
                time = self._latest[edge.source] + edge.weight
                if time < latest:
                    latest, via = time, edge
        return latest, via


@dataclass(frozen=True, slots=True)
class Core:
    """Claims that cannot all be true while any of them left out makes the others fit, and the cycle that shows it."""

    claims: tuple[int, ...]
    cycle: Cycle


def minimal_core(network: Network, claim: int, cycle: Cycle) -> Core:
    """The core of the cycle that a claim closed in a network which did not take it: each other claim is tried once."""
    small = network.empty()
    core = _claims(cycle) - {claim}
    for other in core:
        small.add(other)
    for other in sorted(core):
        if small.holds(other):
            small.drop(other)
            if shorter := small.add(claim):
                cycle = shorter
                for needless in core - _claims(shorter):
                    if small.holds(needless):
                        small.drop(needless)
            else:
                small.drop(claim)
                small.add(other)
    return Core(tuple(sorted(_claims(cycle))), cycle)


def _claims(cycle: Cycle) -> set[int]:
    return {edge.claim for edge in cycle} - {NO_CLAIM}
