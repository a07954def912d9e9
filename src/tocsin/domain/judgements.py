"""What was decided about a claim: folded from the operations that name it, whatever order they came in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tocsin.domain.operations import (
    ClaimAssessed,
    ClaimRanked,
    ClaimRetracted,
    ClaimsLooked,
    ClaimsUnlooked,
    Known,
)
from tocsin.domain.resolve import Holds, Order, Rank

RANKS = {"deprecated": Rank.DEPRECATED, "normal": Rank.NORMAL, "preferred": Rank.PREFERRED}
HOLDS = {
    "contradicted": Holds.CONTRADICTED,
    "unsure": Holds.UNSURE,
    "unassessed": Holds.UNASSESSED,
    "supported": Holds.SUPPORTED,
}

Judging = ClaimRetracted | ClaimRanked | ClaimAssessed | ClaimsUnlooked | ClaimsLooked


@dataclass(frozen=True, slots=True)
class Judgement:
    """The state of a claim after everything that was decided about it."""

    retracted: bool = False
    rank: Rank = Rank.NORMAL
    holds: Holds = Holds.UNASSESSED
    looked: bool = True


def concerned(operation: Known) -> tuple[str, ...]:
    """The claims that an operation decides something about."""
    if isinstance(operation, ClaimRetracted | ClaimRanked | ClaimAssessed):
        return (operation.claim,)
    if isinstance(operation, ClaimsUnlooked | ClaimsLooked):
        return operation.claims
    return ()


def judge(decided: Iterable[tuple[Order, Known]]) -> Judgement:
    """Fold what was decided about one claim.

    A retraction beats everything concurrent and later; the rank last set in the order holds; of each assessor the
    newest assessment counts, and the worst of these is the class.
    """
    retracted, rank, looked = False, Rank.NORMAL, True
    newest: dict[str, Holds] = {}
    for _, operation in sorted(decided, key=lambda one: one[0]):
        match operation:
            case ClaimRetracted():
                retracted = True
            case ClaimRanked(rank=set_to):
                rank = RANKS.get(set_to, rank)
            case ClaimAssessed(assessor=assessor, holds=held):
                newest[assessor] = HOLDS.get(held, Holds.UNASSESSED)
            case ClaimsUnlooked():
                looked = False
            case ClaimsLooked():
                looked = True
    return Judgement(retracted, rank, min(newest.values(), default=Holds.UNASSESSED), looked)
