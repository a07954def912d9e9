"""What was decided about a claim: a retraction stays, the last rank holds, the worst newest assessment is the class."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.record import claim, ident, judging
from tocsin.domain.judgements import HOLDS, Judgement, concerned, judge
from tocsin.domain.operations import (
    ClaimAssessed,
    ClaimRanked,
    ClaimRetracted,
    ClaimsLooked,
    ClaimsUnlooked,
    EntityOpened,
    Known,
    ReasonGiven,
)
from tocsin.domain.resolve import Holds, Order, Rank

CLAIM = ident(60)


def at(tick: int, operation: Known) -> tuple[Order, Known]:
    return ((tick, "changeset", 0), operation)


def ranked(rank: str) -> ClaimRanked:
    return ClaimRanked(claim=CLAIM, rank=rank)


def assessed(assessor: int, holds: str) -> ClaimAssessed:
    return ClaimAssessed(claim=CLAIM, assessor=ident(assessor), holds=holds)


FOLDED: list[tuple[list[Known], Judgement]] = [
    ([], Judgement()),
    ([ClaimRetracted(claim=CLAIM)], Judgement(retracted=True)),
    ([ClaimRetracted(claim=CLAIM), ranked("preferred")], Judgement(retracted=True, rank=Rank.PREFERRED)),
    ([ranked("preferred"), ranked("deprecated")], Judgement(rank=Rank.DEPRECATED)),
    ([ranked("deprecated"), ranked("normal")], Judgement(rank=Rank.NORMAL)),
    ([assessed(1, "supported")], Judgement(holds=Holds.SUPPORTED)),
    ([assessed(1, "supported"), assessed(2, "unsure")], Judgement(holds=Holds.UNSURE)),
    ([assessed(1, "contradicted"), assessed(1, "supported")], Judgement(holds=Holds.SUPPORTED)),
    ([assessed(1, "contradicted"), assessed(2, "supported"), assessed(1, "unassessed")], Judgement()),
    ([ClaimsUnlooked(claims=(CLAIM,))], Judgement(looked=False)),
    ([ClaimsUnlooked(claims=(CLAIM,)), ClaimsLooked(claims=(CLAIM,))], Judgement()),
    ([ClaimsLooked(claims=(CLAIM,)), ClaimsUnlooked(claims=(CLAIM,))], Judgement(looked=False)),
    ([ReasonGiven(about=CLAIM, text="a slip of the pen")], Judgement()),
]


@pytest.mark.parametrize(("operations", "judgement"), FOLDED)
def test_what_was_decided(operations: list[Known], judgement: Judgement) -> None:
    assert judge(at(tick, operation) for tick, operation in enumerate(operations)) == judgement


@given(st.lists(judging(CLAIM), max_size=8), st.randoms())
def test_the_order_of_arrival_means_nothing(operations: list[Known], random: object) -> None:
    told = [at(tick, operation) for tick, operation in enumerate(operations)]
    shuffled = list(told)
    random.shuffle(shuffled)
    assert judge(told) == judge(shuffled)


@given(st.lists(judging(CLAIM), max_size=8))
def test_the_class_is_the_worst_of_the_newest(operations: list[Known]) -> None:
    newest = {one.assessor: HOLDS[one.holds] for one in operations if isinstance(one, ClaimAssessed)}
    judgement = judge(at(tick, operation) for tick, operation in enumerate(operations))
    assert judgement.holds is min(newest.values(), default=Holds.UNASSESSED)
    assert judgement.retracted == any(isinstance(one, ClaimRetracted) for one in operations)


@given(st.lists(judging(CLAIM), max_size=6), st.integers(0, 6))
def test_a_retraction_at_any_place_retracts(operations: list[Known], place: int) -> None:
    operations.insert(place, ClaimRetracted(claim=CLAIM))
    assert judge(at(tick, one) for tick, one in enumerate(operations)).retracted


@pytest.mark.parametrize(
    ("operation", "claims"),
    [
        (ranked("normal"), (CLAIM,)),
        (assessed(1, "unsure"), (CLAIM,)),
        (ClaimRetracted(claim=CLAIM), (CLAIM,)),
        (ClaimsUnlooked(claims=(CLAIM, ident(61))), (CLAIM, ident(61))),
        (ClaimsLooked(claims=()), ()),
        (EntityOpened(entity=ident(20), kind="event"), ()),
        (claim(60, "2018"), ()),
        (ReasonGiven(about=CLAIM, text="why"), ()),
    ],
)
def test_whom_a_decision_concerns(operation: Known, claims: tuple[str, ...]) -> None:
    assert concerned(operation) == claims
