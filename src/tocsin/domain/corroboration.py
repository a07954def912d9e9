"""How many independent sources tell of one thing, counted on the graph of who got it from whom (STANDARDS 6.2).

Two statements are dependent where they share an origin: the same source, the same publisher, the same witness named in
their words, or one statement that both repeat. What repeats another brings nothing of its own. A statement whose origin
nobody recorded counts for nothing, and so does one that only doubts or denies. The number is that of the greatest set
of statements of which no two share an origin; where the graph is too tangled to be sure, fewer are claimed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from tocsin.domain.facts import Stance

ENOUGH = 2  # distinct origins, and persons, that "confirmed" takes
CONFIRMED = {
    "event.assessed": frozenset({"010000000000", "010100000000", "010200000000", "010300000000"}),
    "act.status": frozenset({"confirmed"}),
}  # what says of an event or an act that it is confirmed
MOST_TANGLED = 16  # kinds of origin that hang together and are still counted exactly


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where one statement comes from, as recorded: `origins` are statements that it repeats.

    `givers` are keys of its sources, its publishers and the witnesses named in it; equal keys are one giver. Without a
    source or publisher (`known` is false) its origin is unknown, whoever it names.
    """

    givers: frozenset[str] = frozenset()
    origins: tuple[str, ...] = ()
    known: bool = True


@dataclass(frozen=True, slots=True)
class Telling:
    """One statement tells of the thing; `stance` is the firmest in which it does."""

    statement: str
    stance: Stance = Stance.ASSERTS


class Reason(StrEnum):
    """Why a statement adds nothing to the number."""

    DENIES = "denies"
    HEDGES = "hedges"
    UNKNOWN = "unknown"  # nobody recorded where it comes from
    REPEATS = "repeats"  # it shares its origin with one that counts


@dataclass(frozen=True, slots=True)
class Aside:
    """A statement that does not count, why, and for one that repeats which of those that count it depends on."""

    statement: str
    reason: Reason
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Corroboration:
    """The statements that count, one for each independent source, and those that do not; in the order of telling."""

    counted: tuple[str, ...] = ()
    aside: tuple[Aside, ...] = field(default=())

    @property
    def number(self) -> int:
        """How many independent sources there are."""
        return len(self.counted)


def says_confirmed(property_id: str, value: object) -> bool:
    """Whether this value of this property takes two independent sources and two persons."""
    return value in CONFIRMED.get(property_id, ())


def corroboration(tellings: Sequence[Telling], provenance: Mapping[str, Provenance]) -> Corroboration:
    """Count the independent sources among statements. Pure; the order of the statements changes no number."""
    roots: dict[str, frozenset[str]] = {}
    aside: dict[str, Aside] = {}
    for telling in tellings:
        found = roots_of(telling.statement, provenance)
        if telling.stance is not Stance.ASSERTS:
            aside[telling.statement] = Aside(telling.statement, Reason(telling.stance.value))
        elif not found:
            aside[telling.statement] = Aside(telling.statement, Reason.UNKNOWN)
        else:
            roots[telling.statement] = found
    chosen = _chosen(roots)
    counted = tuple(statement for statement in roots if statement in chosen)
    for statement, givers in roots.items():
        if statement not in chosen:
            beside = next(other for other in counted if roots[other] & givers)
            aside[statement] = Aside(statement, Reason.REPEATS, beside)
    order = dict.fromkeys(telling.statement for telling in tellings)
    return Corroboration(counted, tuple(aside[statement] for statement in order if statement in aside))


def roots_of(statement: str, provenance: Mapping[str, Provenance]) -> frozenset[str]:
    """The first givers behind a statement; nothing where one of the ways back ends in the dark or in a circle."""
    found: set[str] = set()
    done: set[str] = set()
    waiting: list[tuple[str, frozenset[str]]] = [(statement, frozenset())]
    while waiting:
        at, way = waiting.pop()
        here = provenance.get(at, Provenance(known=False))
        if at in way or not (here.origins or (here.known and here.givers)):
            return frozenset()
        if at not in done:
            done.add(at)
            found |= frozenset() if here.origins else here.givers
            waiting += [(origin, way | {at}) for origin in here.origins]
    return frozenset(found)


def _chosen(roots: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Statements of which no two share a giver, as many as can be; each stands for all that have the same givers."""
    first: dict[frozenset[str], str] = {}
    for statement, givers in roots.items():
        first.setdefault(givers, statement)
    # whoever has the givers of another and more can only stand in the way of others
    least = [givers for givers in first if not any(other < givers for other in first)]
    return frozenset(first[givers] for part in _connected(least) for givers in _disjoint(part))


def _connected(sets: Iterable[frozenset[str]]) -> list[list[frozenset[str]]]:
    """The sets in groups that share no giver with each other."""
    groups: list[tuple[set[str], list[frozenset[str]]]] = []
    for one in sets:
        touching = [group for group in groups if group[0] & one]
        groups = [group for group in groups if not group[0] & one]
        names = set(one).union(*(names for names, _ in touching))
        groups.append((names, [*(other for _, held in touching for other in held), one]))
    return [held for _, held in groups]


def _disjoint(sets: Sequence[frozenset[str]]) -> list[frozenset[str]]:
    """As many of these sets as share nothing with each other; of a great tangle those that a simple choice finds."""
    if len(sets) > MOST_TANGLED:
        return _simply(sets)
    if not sets:
        return []
    one, rest = sets[0], sets[1:]
    with_it = [one, *_disjoint([other for other in rest if not other & one])]
    if len(with_it) > len(rest):
        return with_it
    return max(with_it, _disjoint(rest), key=len)


def _simply(sets: Sequence[frozenset[str]]) -> list[frozenset[str]]:
    taken: list[frozenset[str]] = []
    for one in sorted(sets, key=lambda givers: (len(givers), sorted(givers))):
        if not any(one & other for other in taken):
            taken.append(one)
    return taken
