"""What was recorded about some entries, and what was known of them on a day, without reading the rest of their case."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import UTC, date, datetime

from django.db.models import QuerySet

from tocsin.access.filter import entity_row, visible
from tocsin.access.history import Told, concerns, told_in
from tocsin.domain.dossier import Dossier, EntityView
from tocsin.domain.judgements import concerned
from tocsin.domain.ledger import state_of
from tocsin.domain.operations import ClaimMade, EntityOpened, Known
from tocsin.domain.resolve import ClaimState, Order, resolve_all
from tocsin.domain.schema import ValueKind, schema
from tocsin.domain.viewer import Viewer
from tocsin.lib.ids import is_id
from tocsin.records import bulk, store
from tocsin.records.derived import Claim, Deed, Entity, Judged
from tocsin.records.places import PLACES
from tocsin.records.words import WORDS

_DAY_MS = 86_400_000


def list_history_of(viewer: Viewer, case: str, entities: Collection[str]) -> tuple[Told, ...]:
    """What was recorded about these entries of a case and why, the oldest first. Raises NoSuch for the case.

    What was erased is left out: of whom it was, nobody can tell.
    """
    scope = entity_row(viewer, case, "case").scope
    numbers = _operations(row.id for row in _rows(viewer, scope, entities))
    reasons = visible(viewer, Deed.objects.filter(scope=scope))
    beside = {n for seq in {number // PLACES for number in numbers} for n in _within(reasons, seq)}
    about = set(entities)
    return tuple(one for one in told_in(numbers | beside) if one.operation and concerns(one.operation, about))


def get_part_as_known(viewer: Viewer, case: str, entities: Collection[str], day: date) -> Dossier:
    """These entries of a case and what they name, as the record held them at the end of a day (UTC). Raises NoSuch.

    What was not recorded yet is not in it. It is what this version of Tocsin makes of what was known then.
    """
    own = entity_row(viewer, case, "case")
    begin = datetime(day.year, day.month, day.day, tzinfo=UTC)
    until = int(begin.timestamp() * 1000) + _DAY_MS - 1  # the calendar's last day has no next
    views = _as_known([own, *_rows(viewer, own.scope, entities)], until)
    named = {value for view in views.values() for value in _named(view)} - views.keys()
    return Dossier(case, views | _as_known(_rows(viewer, own.scope, named), until))


def _rows(viewer: Viewer, scope: int, uids: Iterable[str]) -> list[Entity]:
    rows = visible(viewer, Entity.objects.filter(scope=scope))
    return [row for chunk in bulk.chunks(filter(is_id, uids)) for row in rows.filter(uid__in=chunk)]


def _operations(entities: Iterable[int]) -> set[int]:
    """The numbers of what opened entities, of what was claimed of them and of what was decided about that."""
    opened = set(entities)
    claims = dict(bulk.select(Claim, ("id", "key"), "entity", opened))
    decided = {number for (number,) in bulk.select(Judged, ("operation",), "claim", set(claims.values()))}
    return opened | claims.keys() | decided


def _within(deeds: QuerySet[Deed], seq: int) -> list[int]:
    first = seq * PLACES
    return list(deeds.filter(id__range=(first, first + PLACES - 1)).values_list("id", flat=True))


def _as_known(rows: Collection[Entity], until: int) -> dict[str, EntityView]:
    said = store.operations(_operations(row.id for row in rows))
    headers, orders = store.headers_of(said), store.orders(said)
    in_time = [number for number in sorted(said, key=orders.__getitem__) if headers[number // PLACES][1].time <= until]
    opened = {one.entity for number in in_time if isinstance(one := said[number], EntityOpened)}
    shown = _claimed([(orders[number], said[number]) for number in in_time])
    return {
        row.uid: EntityView(row.uid, WORDS.word(row.kind), resolve_all(shown.get(row.uid, ()), schema()))
        for row in sorted(rows, key=lambda row: row.id)
        if row.uid in opened
    }


def _claimed(told: Iterable[tuple[Order, Known]]) -> dict[str, list[tuple[str, ClaimState]]]:
    """By entity, each property that was claimed of it, with what was decided by then."""
    made: dict[str, tuple[Order, ClaimMade]] = {}
    decided: dict[str, list[tuple[Order, Known]]] = defaultdict(list)
    for order, operation in told:
        if isinstance(operation, ClaimMade):
            made.setdefault(operation.claim, (order, operation))
        for claim in concerned(operation):
            decided[claim].append((order, operation))
    found: dict[str, list[tuple[str, ClaimState]]] = defaultdict(list)
    for uid, (order, claim_made) in made.items():
        found[claim_made.entity].append((claim_made.property, state_of(claim_made, order, decided[uid])))
    return found


def _named(view: EntityView) -> Iterable[str]:
    """Whom an entry names."""
    for name, several in view.values.items():
        if schema().property(name).type is ValueKind.ENTITY:
            yield from (one.value for shown in several for one in (shown, *shown.others) if one.value)
