"""What a list of events is narrowed by, and the rows that fit it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from django.db.models import Q, QuerySet

from tocsin.access.filter import entity_row, scope_of, visible
from tocsin.domain.dates.bounds import OPEN_FUTURE, OPEN_PAST
from tocsin.domain.dates.days import DAY
from tocsin.domain.schema import schema
from tocsin.domain.viewer import Viewer
from tocsin.records import bulk
from tocsin.records.derived import Document, EventRow, Pointer
from tocsin.records.findable import DISPUTED, filter_token, kind_token
from tocsin.records.pointers import POINTERS, SLOTS
from tocsin.records.words import SCOPES


@dataclass(frozen=True, slots=True)
class EventFilter:
    """Each part that is given has to hold; `place` and `person` are ids, `case` narrows to one case.

    Values that are in dispute count with both. `since` and `until` (days, UTC, both included) keep the events that may
    have happened within them; with `surely` only those that cannot have happened outside. `disputed`: something about
    the event is in dispute.
    """

    type: str | None = None
    country: str | None = None
    place: str | None = None
    completion: str | None = None
    channel: str | None = None
    person: str | None = None
    case: str | None = None
    since: date | None = None
    until: date | None = None
    surely: bool = False
    disputed: bool = False

    @property
    def dated(self) -> bool:
        """Whether it asks for a time."""
        return self.since is not None or self.until is not None

    def tokens(self) -> list[list[str]]:
        """What the index is asked: each value that an event is to hold; nothing where every event will do."""
        asked = []
        for name in ("type", "country", "place", "completion", "channel"):
            value = getattr(self, name)
            if value is not None:
                asked.append(filter_token(schema().property(f"event.{name}"), value))
        if self.disputed:
            asked += [DISPUTED] if asked else [kind_token("event"), DISPUTED]
        return [[token] for token in asked]


def rows_in_time(viewer: Viewer, wanted: EventFilter) -> QuerySet[EventRow]:
    """The events that may be seen, of the case and the time that are asked for. Raises NoSuch for the case."""
    rows = visible(viewer, EventRow.objects.all())
    if wanted.case is not None:
        rows = rows.filter(scope=SCOPES.known(scope_of(viewer, wanted.case)))
    return rows.filter(_in_time(wanted)) if wanted.dated else rows


def _in_time(wanted: EventFilter) -> Q:
    """By the four bounds, as `dates.within` compares them; what is about a day is never sure."""
    first = OPEN_PAST if wanted.since is None else _midnight(wanted.since)
    last = OPEN_FUTURE if wanted.until is None else _midnight(wanted.until) + DAY - 1
    if wanted.surely:
        return Q(s_min__gte=first, e_max__lte=last, soft=False)
    return Q(s_max__gte=first, e_min__lte=last)


def _midnight(day: date) -> int:
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())


def events_of(viewer: Viewer, person: str) -> list[int]:
    """The numbers of the events in whose acts this person or group stands, as victim or actor. Raises NoSuch."""
    number = entity_row(viewer, person).id
    victim, actor = POINTERS.index("act.victim"), POINTERS.index("involvement.actor")
    pointing = [divmod(place, SLOTS) for place in Pointer.objects.filter(target=number).values_list("place", flat=True)]
    involvements = [entity for entity, slot in pointing if slot == actor]
    acts = {entity for entity, slot in pointing if slot == victim} | set(_targets(involvements, "involvement.act"))
    return sorted(set(_targets(acts, "act.event")))


def _targets(entities: Iterable[int], pointer: str) -> Iterator[int]:
    slot = POINTERS.index(pointer)
    for chunk in bulk.chunks(entity * SLOTS + slot for entity in entities):
        yield from Pointer.objects.filter(place__in=chunk).values_list("target", flat=True)


def rows_of(rows: QuerySet[EventRow], numbers: Iterable[int]) -> Iterator[EventRow]:
    """Those of the rows that have one of these numbers."""
    for chunk in bulk.chunks(numbers):
        yield from rows.filter(entity__in=chunk)


def tokens_of(numbers: Iterable[int]) -> Iterator[tuple[int, frozenset[str]]]:
    """What the index holds of each of these events."""
    for chunk in bulk.chunks(numbers):
        held = dict(Document.objects.filter(entity__in=chunk).values_list("entity", "tokens"))
        for number in chunk:
            yield number, frozenset(held.get(number, "").split())


def holding(rows: Iterable[EventRow], tokens: Sequence[Sequence[str]]) -> Iterator[EventRow]:
    """Those of the rows that hold a token of each part."""
    for chunk in bulk.chunks(rows):
        for row, (_, held) in zip(chunk, tokens_of([row.entity for row in chunk]), strict=True):
            if all(not held.isdisjoint(part) for part in tokens):
                yield row
