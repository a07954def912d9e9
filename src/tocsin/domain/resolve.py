"""What is shown of the claims in force: pure, deterministic, one function (DESIGN 2.1, Resolve)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from enum import IntEnum
from typing import NamedTuple

from msgspec.structs import replace

from tocsin.domain import values
from tocsin.domain.dossier import Shown, State
from tocsin.domain.facts import Stance
from tocsin.domain.operations import Sealed, Value
from tocsin.domain.schema import Property, Schema


class Rank(IntEnum):
    """How a person ranked a claim."""

    DEPRECATED = 0
    NORMAL = 1
    PREFERRED = 2


class Holds(IntEnum):
    """What an assessor holds of a claim; its class is the worst that the newest assessment of any assessor gives."""

    CONTRADICTED = 0
    UNSURE = 1
    UNASSESSED = 2
    SUPPORTED = 3


Order = tuple[int, str, int]  # (tick, changeset id, place within): the order of everything


class ClaimState(NamedTuple):
    """One claim with what was decided about it. A tuple, because a rebuild makes one for each claim of the record."""

    id: str
    order: Order
    value: Value | None
    absent: str | None = None
    stance: Stance = Stance.ASSERTS
    original: str = ""
    language: str = ""
    statement: str = ""
    said_by: str | None = None
    retracted: bool = False
    rank: Rank = Rank.NORMAL
    holds: Holds = Holds.UNASSESSED
    looked: bool = True


def resolve(claims: Iterable[ClaimState], rule: Property) -> tuple[Shown, ...]:
    """The values to show of one property of one entity: one at most where the property is single-valued.

    Leave out retracted claims, and deprecated ones; of the rest the preferred, else the normal; of these the best
    class; among compatible ones what is said before what is denied, and the more exact before the later. Two that
    cannot both be true make a single-valued property disputed. A protective property takes the strictest value in
    force, whatever its rank or age.
    """
    standing = [claim for claim in claims if not claim.retracted]
    if len(standing) > 1:
        standing.sort(key=lambda claim: claim.order)
    if rule.protective:
        return _strictest(standing, rule)
    if len(standing) == 1:
        return () if standing[0].rank is Rank.DEPRECATED else (_alone(standing[0], rule),)
    candidates = _best(standing)
    if not candidates:
        return ()
    if rule.many:
        return _several(candidates, standing, rule)
    return (_single(candidates, standing, rule),)


def resolve_all(claims: Iterable[tuple[str, ClaimState]], schema: Schema) -> dict[str, tuple[Shown, ...]]:
    """What is shown of one entity, from its claims with their properties: values by property, in the schema's order.

    A property that this version does not know (another office added it, or a later version) is kept and not shown.
    """
    by_property: dict[str, list[ClaimState]] = defaultdict(list)
    for property_id, claim in claims:
        by_property[property_id].append(claim)
    known = (rule for name, rule in schema.properties.items() if name in by_property)
    return {rule.id: found for rule in known if (found := resolve(by_property[rule.id], rule))}


def _best(standing: Sequence[ClaimState]) -> list[ClaimState]:
    ranked = [claim for claim in standing if claim.rank is Rank.PREFERRED]
    ranked = ranked or [claim for claim in standing if claim.rank is Rank.NORMAL]
    # a source that was not asked, or does not know, never outweighs one that says something
    saying = [claim for claim in ranked if claim.value is not None or claim.absent == "not_applicable"] or ranked
    best = max((claim.holds for claim in saying), default=Holds.UNASSESSED)
    return [claim for claim in saying if claim.holds is best]


def _strictest(standing: Sequence[ClaimState], rule: Property) -> tuple[Shown, ...]:
    if not standing:
        return ()
    saying = [claim for claim in standing if claim.value is not None]
    strict = [claim for claim in saying if claim.value == rule.strictest]
    denied = [claim for claim in saying if claim.stance is Stance.DENIES]
    if denied and not strict:
        # who denies that consent was given says that it was not: the strict value in other words
        shown = _shown(denied[-1], denied, len(saying) - len(denied), rule)
        return (replace(shown, value=values.show(rule.strictest, rule), stance=Stance.ASSERTS),)
    chosen = (strict or saying or standing)[-1]
    same = [claim for claim in standing if _says_the_same(claim, chosen)]
    return (_shown(chosen, same, sum(1 for claim in saying if claim not in same), rule),)


def _several(candidates: Sequence[ClaimState], standing: Sequence[ClaimState], rule: Property) -> tuple[Shown, ...]:
    groups: list[list[ClaimState]] = []
    for claim in candidates:
        for group in groups:
            if _says_the_same(group[0], claim):
                group.append(claim)
                break
        else:
            groups.append([claim])
    return tuple(_shown(group[-1], group, _dissent(group[-1], standing, rule), rule) for group in groups)


def _single(candidates: Sequence[ClaimState], standing: Sequence[ClaimState], rule: Property) -> Shown:
    ordered = sorted(candidates, key=lambda claim: _foremost(claim, rule), reverse=True)
    chosen = ordered[0]
    disputing = [claim for claim in ordered if any(not _both_true(claim, other, rule) for other in candidates)]
    same = [claim for claim in candidates if _says_the_same(claim, chosen)]
    dissent = _dissent(chosen, standing, rule)
    if not disputing:
        return _shown(chosen, same, dissent, rule)
    chosen = disputing[0]
    same = [claim for claim in candidates if _says_the_same(claim, chosen)]
    others = _others(chosen, disputing, rule)
    return _shown(chosen, same, _dissent(chosen, standing, rule), rule, State.DISPUTED, others)


def _others(chosen: ClaimState, disputing: Sequence[ClaimState], rule: Property) -> tuple[Shown, ...]:
    groups: list[list[ClaimState]] = []
    for claim in sorted(disputing, key=lambda claim: claim.order):
        if _says_the_same(claim, chosen):
            continue
        for group in groups:
            if _says_the_same(group[0], claim):
                group.append(claim)
                break
        else:
            groups.append([claim])
    return tuple(_shown(group[-1], group, 0, rule) for group in groups)


def _foremost(claim: ClaimState, rule: Property) -> tuple[bool, float, Order]:
    """What somebody says comes before what somebody only denies: a denial stands beside it, and never in its place."""
    return claim.stance is not Stance.DENIES, _exactness(claim, rule), claim.order


def _exactness(claim: ClaimState, rule: Property) -> float:
    return float("-inf") if claim.value is None else values.exactness(claim.value, rule)


def _says_the_same(one: ClaimState, other: ClaimState) -> bool:
    if isinstance(one.value, Sealed) or isinstance(other.value, Sealed):
        return one.id == other.id
    return (one.value, one.absent, one.stance is Stance.DENIES) == (
        other.value,
        other.absent,
        other.stance is Stance.DENIES,
    )


def _both_true(one: ClaimState, other: ClaimState, rule: Property) -> bool:
    if one.value is None or other.value is None:
        return _absence_fits(one, other)
    fit = values.compatible(one.value, other.value, rule)
    denials = (one.stance is Stance.DENIES) + (other.stance is Stance.DENIES)
    # who denies a value says that it is not so: it stands against the same value, and beside any other
    return not fit if denials == 1 else denials == 2 or fit


def _absence_fits(one: ClaimState, other: ClaimState) -> bool:
    """Unknown, not asked and withheld say nothing against a value; not applicable does."""
    reasons = {claim.absent for claim in (one, other) if claim.value is None}
    return "not_applicable" not in reasons or (one.value is None and other.value is None)


def _dissent(chosen: ClaimState, standing: Sequence[ClaimState], rule: Property) -> int:
    if rule.many:
        return sum(1 for claim in standing if _denies(claim, chosen, rule))
    return sum(1 for claim in standing if not _both_true(claim, chosen, rule))


def _denies(claim: ClaimState, chosen: ClaimState, rule: Property) -> bool:
    """Several values stand beside one another; only a denial of this very one differs."""
    return (
        (claim.stance is Stance.DENIES) != (chosen.stance is Stance.DENIES)
        and claim.value is not None
        and chosen.value is not None
        and values.compatible(claim.value, chosen.value, rule)
    )


def _shown(
    chosen: ClaimState,
    carrying: Sequence[ClaimState],
    dissent: int,
    rule: Property,
    state: State = State.KNOWN,
    others: tuple[Shown, ...] = (),
) -> Shown:
    return Shown(
        value=values.show(chosen.value, rule),
        claims=tuple(claim.id for claim in carrying),
        original=chosen.original,
        language=chosen.language,
        stance=_mildest(carrying),
        state=State.ABSENT if chosen.value is None else state,
        absent=chosen.absent,
        dissent=dissent,
        others=others,
        attributed_to=_distinct(carrying, lambda claim: claim.said_by),
        statements=_distinct(carrying, lambda claim: claim.statement),
        looked=all(claim.looked for claim in carrying),
    )


def _alone(claim: ClaimState, rule: Property) -> Shown:
    """What `_shown` gives of the only claim: nearly every value of a record, and so not worked out the long way."""
    return Shown(
        value=values.show(claim.value, rule),
        claims=(claim.id,),
        original=claim.original,
        language=claim.language,
        stance=claim.stance,
        state=State.ABSENT if claim.value is None else State.KNOWN,
        absent=claim.absent,
        attributed_to=(claim.said_by,) if claim.said_by else (),
        statements=(claim.statement,) if claim.statement else (),
        looked=claim.looked,
    )


def _mildest(carrying: Sequence[ClaimState]) -> Stance:
    """Asserted where one asserts it; hedged only where all who say it hedge."""
    stances = {claim.stance for claim in carrying}
    return next(stance for stance in (Stance.DENIES, Stance.ASSERTS, Stance.HEDGES) if stance in stances)


def _distinct(carrying: Sequence[ClaimState], part: Callable[[ClaimState], str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(found for found in map(part, carrying) if found))
