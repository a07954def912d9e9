"""What cannot all be true in a case's chronology, which date is likely the wrong one, and what would mend it.

A conflict is a minimal set of claims. Each firm date in it is tried for slips of its own words (`mends`); a slip is a
repair when the whole rest of the case then fits; where no slip settles the whole, those that settle most.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tocsin.checking.chronology import Chronology, Dating, chronology_of, holds_at_earliest
from tocsin.checking.links import Link
from tocsin.checking.mends import Claims, Mend, Suspicion
from tocsin.checking.network import Core
from tocsin.checking.repairs import repair_of
from tocsin.checking.sentences import Texts
from tocsin.domain.facts import CaseFacts, Repair

MOST_CONFLICTS = 50
MOST_ROUNDS = 100  # contradictions that are looked at, those among them that no date has a part in
MOST_REPAIRS = 3


@dataclass(frozen=True, slots=True)
class Conflict:
    """`suspect` is the date that the first repair mends, or the first in the text; `sides` are the others' facts.

    `links` are the orders that cannot hold, `claims` the numbers of the minimal set that was found first; `whole` says
    whether the whole case fits once the first repair is made.
    """

    suspect: Dating
    sides: tuple[Dating, ...]
    links: tuple[Link, ...]
    claims: tuple[int, ...]
    repairs: tuple[Repair, ...]
    whole: bool


def conflicts(facts: CaseFacts, texts: Texts | None = None) -> tuple[Conflict, ...]:
    """Every conflict of a case, in the order of the text. Pure; the same facts give the same conflicts."""
    case = chronology_of(facts, texts or {})
    if holds_at_earliest(case):
        return ()
    claims, found, alone = Claims(case), list[Conflict](), True
    for _ in range(MOST_ROUNDS):
        core = claims.next_core() if len(found) < MOST_CONFLICTS else None
        if core is None:
            break
        suspicion = claims.suspicion(core)
        reckoned = claims.reckoned_wrong(core)
        if reckoned is None and suspicion.suspect is not None:
            cores = (core, *claims.further(core, suspicion.suspect))
            found.append(_conflict(case, cores, suspicion, alone))
        one = suspicion.suspect if reckoned is None else reckoned
        for claim in core.claims if one is None else (one,):
            claims.leave_out(claim)
        alone = False
    return tuple(sorted(found, key=lambda conflict: conflict.suspect.place))


def _conflict(case: Chronology, cores: Sequence[Core], suspicion: Suspicion, alone: bool) -> Conflict:
    assert suspicion.suspect is not None
    suspect = case.datings[suspicion.suspect]
    numbers = dict.fromkeys(claim for core in cores for claim in core.claims if claim < len(case.datings))
    sides = sorted((case.datings[number] for number in numbers), key=lambda side: side.place)
    return Conflict(
        suspect=suspect,
        sides=tuple(side for side in sides if side is not suspect),
        links=tuple(dict.fromkeys(link for core in cores for link in _links_of(case, core))),
        claims=cores[0].claims,
        repairs=tuple(_repaired(case, mend) for mend in suspicion.mends[:MOST_REPAIRS]),
        whole=alone and bool(suspicion.mends) and suspicion.left == 0,
    )


def _links_of(case: Chronology, core: Core) -> Iterator[Link]:
    return (case.links[edge.link] for edge in core.cycle if edge.link >= 0)


def _repaired(case: Chronology, mend: Mend) -> Repair:
    dating = case.datings[mend.number]
    return repair_of(dating.fact, dating.words, mend.slip)
