"""The rows of entities. Of several openings under one id the first in the order of everything holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import BinaryField, QuerySet
from django.db.models.functions import Substr

from tocsin.lib import ids
from tocsin.records import bulk, cards, pointers
from tocsin.records.batches import Batch
from tocsin.records.derived import NOBODY, Aside, Claim, Entity
from tocsin.records.fields import ending_bits, raw_id
from tocsin.records.words import SCOPES, WORDS


@dataclass(frozen=True, slots=True)
class Opening:
    """What opened an entity: the operation's number, and the entity's kind and scope."""

    number: int
    kind: str
    scope: str


def numbers_of(uids: Iterable[str]) -> dict[str, int]:
    """The numbers of entities by id; those that nobody opened are left out."""
    rows = bulk.select(Entity, ("uid", "id"), "uid", (raw_id(uid) for uid in uids))
    return {ids.short(bytes(uid)): number for uid, number in rows}


def uids_of(numbers: Iterable[int]) -> dict[int, str]:
    """The ids of entities by number."""
    rows = bulk.select(Entity, ("id", "uid"), "id", numbers)
    return {number: ids.short(bytes(uid)) for number, uid in rows}


def ending(characters: str) -> QuerySet[Entity]:
    """Entities whose ids end, as far as whole bytes say, with these characters. It looks at every entity."""
    padded, whole = characters.rjust(22, "A"), ending_bits(characters) // 8
    if not ids.is_id(padded):
        return Entity.objects.none()
    if not whole:
        return Entity.objects.all()
    tail = Substr("uid", 17 - whole, whole, output_field=BinaryField())
    return Entity.objects.annotate(tail=tail).filter(tail=raw_id(padded)[-whole:])


def open_all(batch: Batch) -> tuple[dict[str, Opening], set[str]]:
    """Write the rows of what a batch opens.

    Returns the entities of which nothing can be in the tables yet, and those whose claims were there before.
    """
    first = _first(batch)
    before = numbers_of(first)
    batch.read_orders(before.values())
    late = {uid for uid, number in before.items() if batch.order(number) < batch.order(first[uid].number)}
    for uid in late:
        batch.put_aside(first.pop(uid).number, uid)
    displaced = {uid: number for uid, number in before.items() if uid in first}
    for uid, number in displaced.items():
        batch.put_aside(number, uid)
    bulk.delete_where(Entity, "id", displaced.values())
    bulk.insert(
        Entity,
        ("id", "uid", "kind", "scope"),
        ((one.number, raw_id(uid), WORDS.number(one.kind), SCOPES.number(one.scope)) for uid, one in first.items()),
    )
    touched = _move(displaced, first) | _end_waiting(first)
    pointers.opened({uid: one.number for uid, one in first.items()})
    return {uid: one for uid, one in first.items() if uid not in touched}, touched


def _first(batch: Batch) -> dict[str, Opening]:
    first: dict[str, Opening] = {}
    for number, scope, operation in batch.opened:
        opening = Opening(number, operation.kind, scope)
        other = first.setdefault(operation.entity, opening)
        if other is not opening:
            winner, loser = sorted((other, opening), key=lambda one: batch.order(one.number))
            first[operation.entity] = winner
            batch.put_aside(loser.number, operation.entity)
    return first


def _move(displaced: Mapping[str, int], first: Mapping[str, Opening]) -> set[str]:
    """An earlier opening came later: what was said of the entity goes over to its number."""
    cards.forget(list(displaced.values()))
    pointers.closed({number: uid for uid, number in displaced.items()})
    for uid, number in displaced.items():
        Claim.objects.filter(entity=number).update(entity=first[uid].number)
    return set(displaced)


def _end_waiting(first: Mapping[str, Opening]) -> set[str]:
    """Claims that were made before anybody opened their entity have it now."""
    if not first or not Aside.objects.filter(waits=True).exists():
        return set()
    waiting = [
        (number, ids.short(bytes(uid)))
        for number, uid, waits in bulk.select(Aside, ("id", "uid", "waits"), "uid", map(raw_id, first))
        if waits
    ]
    for number, uid in waiting:
        Claim.objects.filter(id=number).update(entity=first[uid].number)
    bulk.delete_where(Aside, "id", (number for number, _ in waiting))
    return {uid for _, uid in waiting}


def close(closing: Mapping[int, str]) -> None:
    """Entities, by number, whose opening is gone: what was said of them waits for another."""
    cards.forget(list(closing))
    pointers.closed(closing)
    rows = list(bulk.select(Claim, ("id", "entity"), "entity", closing))
    Claim.objects.filter(entity__in=list(closing)).update(entity=NOBODY)
    bulk.insert(Aside, ("id", "uid", "waits"), ((number, raw_id(closing[entity]), True) for number, entity in rows))
    bulk.delete_where(Entity, "id", closing)
