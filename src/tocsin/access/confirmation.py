"""Who said that an event or an act is confirmed: asked for by one person, in force once another agrees (four eyes)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tocsin.access.filter import entity_row
from tocsin.domain.corroboration import CONFIRMED, ENOUGH
from tocsin.domain.errors import NoSuch
from tocsin.domain.operations import ClaimAssessed
from tocsin.domain.resolve import Rank
from tocsin.domain.viewer import Viewer
from tocsin.records import bulk, claims, store
from tocsin.records.derived import Judged
from tocsin.records.fields import key_of
from tocsin.records.places import PLACES
from tocsin.records.record import Changeset as ChangesetRow
from tocsin.records.words import WORDS

PROPERTY = {"event": "event.assessed", "act": "act.status"}


@dataclass(frozen=True, slots=True)
class Confirmation:
    """One claim that a thing is confirmed. `waits`: it is not in force, because nobody else has agreed yet.

    `members` are those who said so and agreed, by id; fewer than two in force is what another version let pass.
    """

    claim: str
    value: str
    members: tuple[str, ...]
    waits: bool

    @property
    def enough(self) -> bool:
        """Whether two persons stand behind it."""
        return len(self.members) >= ENOUGH


def list_confirmations(viewer: Viewer, entity: str) -> tuple[Confirmation, ...]:
    """Every claim not retracted that an event or an act is confirmed, in its order. Raises NoSuch."""
    row = entity_row(viewer, entity)
    property_id = PROPERTY.get(WORDS.word(row.kind))
    if property_id is None:
        raise NoSuch(what="event or act")
    held = [
        one
        for one in claims.of_entities([row.id]).get(row.id, [])
        if one.claim.property == property_id
        and isinstance(one.claim.value, str)
        and one.claim.value in CONFIRMED[property_id]
        and not one.state.retracted
    ]
    agreed = _agreed(one.claim.claim for one in held)
    authors = _authors(one.number for one in held)
    return tuple(
        Confirmation(
            one.claim.claim,
            str(one.claim.value),
            tuple(dict.fromkeys([authors[one.number], *agreed.get(one.claim.claim, ())])),
            one.state.rank is Rank.DEPRECATED,
        )
        for one in held
    )


def _agreed(uids: Iterable[str]) -> Mapping[str, list[str]]:
    """Who holds that these claims are supported, by what each said last; only what somebody said of himself counts."""
    wanted = set(uids)
    numbers = [number for (number,) in bulk.select(Judged, ("operation",), "claim", {key_of(uid) for uid in wanted})]
    told, orders, authors = store.operations(numbers), store.orders(numbers), _authors(numbers)
    held: dict[str, dict[str, str]] = {}
    for number in sorted(told, key=orders.__getitem__):
        one = told[number]
        if isinstance(one, ClaimAssessed) and one.claim in wanted and one.assessor == authors[number]:
            held.setdefault(one.claim, {})[one.assessor] = one.holds
    return {claim: [who for who, holds in said.items() if holds == "supported"] for claim, said in held.items()}


def _authors(numbers: Iterable[int]) -> Mapping[int, str]:
    """Who signed for each of these operations."""
    wanted = list(numbers)
    seqs = {number // PLACES for number in wanted}
    signed = dict(bulk.select(ChangesetRow, ("seq", "author"), "seq", seqs))
    return {number: str(signed[number // PLACES]) for number in wanted}
