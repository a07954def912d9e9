"""Claims with what was decided about them, from rows that were read: apart from any database, so in any process."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple, TypeAlias

from msgspec import Struct
from msgspec.json import Decoder

from tocsin.domain.facts import Stance
from tocsin.domain.operations import VERSION, ClaimMade, PackedPassage, Sealed, Value, decode_trusted
from tocsin.domain.resolve import ClaimState, Order
from tocsin.records import states
from tocsin.records.packing import unpack
from tocsin.records.places import PLACES


class Standing(NamedTuple):
    """One claim: its number, its operation and its state."""

    number: int
    claim: ClaimMade
    state: ClaimState


ClaimRow: TypeAlias = tuple[int, int, str, int, bytes]
"""One claim as it lies: its number, its entity's, its property, what was decided, its body.

A plain tuple, because a million of them go from one process to another.
"""


class BareClaim(Struct, frozen=True, gc=False):
    """A claim read without trying again what was tried when it came into the record: three times as fast."""

    claim: str
    entity: str
    property: str
    statement: str
    value: Value | None = None
    absent: str | None = None
    stance: Stance = Stance.ASSERTS
    original: str | Sealed | None = None
    language: str | None = None
    passages: tuple[PackedPassage, ...] = ()
    said_by: str | None = None
    v: int = 0


_BARE: Decoder[BareClaim] = Decoder(BareClaim)


def bare_claim(body: bytes) -> BareClaim:
    """The claim of a packed operation. Raises ValueError for one of a version that this Tocsin does not know."""
    claim = _BARE.decode(unpack(body))
    if claim.v != VERSION:
        raise ValueError("an operation of a version that this Tocsin does not know")
    return claim


def state_of(claim: ClaimMade | BareClaim, order: Order, code: int) -> ClaimState:
    """The state of a claim with what was decided about it (`states`)."""
    judgement = states.decided(code)
    return ClaimState(
        claim.claim,
        order,
        claim.value,
        claim.absent,
        claim.stance,
        claim.original if isinstance(claim.original, str) else "",
        claim.language or "",
        claim.statement,
        claim.said_by,
        judgement.retracted,
        judgement.rank,
        judgement.holds,
        judgement.looked,
    )


def standing(number: int, claim: ClaimMade, order: Order, code: int) -> Standing:
    """A claim with what was decided about it (`states`)."""
    return Standing(number, claim, state_of(claim, order, code))


def standings(rows: Iterable[ClaimRow], changesets: Mapping[int, tuple[int, str]]) -> dict[int, list[Standing]]:
    """The claims by their entities' numbers, in the order of everything; `changesets` gives tick and id by number."""
    found: dict[int, list[Standing]] = defaultdict(list)
    for row in rows:
        if one := _of_row(row, changesets):
            found[row[1]].append(one)
    for several in found.values():
        several.sort(key=lambda one: one.state.order)
    return found


def states_of(rows: Iterable[ClaimRow], changesets: Mapping[int, tuple[int, str]]) -> list[ClaimState]:
    """The states of the claims of one entity, in the order of everything."""
    found = [one.state for row in rows if (one := _of_row(row, changesets))]
    if len(found) > 1:
        found.sort(key=lambda state: state.order)
    return found


def _of_row(row: ClaimRow, changesets: Mapping[int, tuple[int, str]]) -> Standing | None:
    number, _, _, code, body = row
    claim = decode_trusted(unpack(body))
    if not isinstance(claim, ClaimMade):
        return None
    return standing(number, claim, (*changesets[number // PLACES], number % PLACES), code)
