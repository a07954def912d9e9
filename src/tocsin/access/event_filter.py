"""What a list of events is narrowed by, and the rows that fit it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum

from django.db.models import Q, QuerySet, Value
from django.db.models.functions import StrIndex
from django.db.models.lookups import GreaterThan

from tocsin.access.filter import entity_row, scope_of, visible
from tocsin.domain.dates.bounds import OPEN_FUTURE, OPEN_PAST
from tocsin.domain.dates.days import DAY
from tocsin.domain.schema import schema
from tocsin.domain.viewer import Viewer
from tocsin.records import bulk, held
from tocsin.records.derived import EventRow, EventValues, Pointer
from tocsin.records.findable import DISPUTED, DOUBTFUL, FIRM, filter_token, kind_token
from tocsin.records.pointers import POINTERS, SLOTS
from tocsin.records.words import SCOPES


class Certainty(StrEnum):
    """Whether anything that is recorded of an event is in dispute, hedged or denied."""

    FIRM = "firm"
    DOUBTFUL = "doubtful"


_TERMS = ("type", "country", "completion", "channel", "assessed")
_MARKS = {Certainty.FIRM: FIRM, Certainty.DOUBTFUL: DOUBTFUL}


@dataclass(frozen=True, slots=True)
class EventFilter:
    """Each part that is given has to hold; `place`, `person` and `told_in` are ids, `case` narrows to one case.

    Values that are in dispute count with both. `since` and `until` (days, UTC, both included) keep the events that may
    have happened within them; with `surely` only those that cannot have happened outside. `disputed`: something about
    the event is in dispute.
    """

    type: str | None = None
    country: str | None = None
    place: str | None = None
    completion: str | None = None
    channel: str | None = None
    assessed: str | None = None
    told_in: str | None = None
    certainty: Certainty | None = None
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

    def seconds(self) -> tuple[int, int]:
        """The first and the last second of the time that is asked for."""
        first = OPEN_PAST if self.since is None else _midnight(self.since)
        return first, OPEN_FUTURE if self.until is None else _midnight(self.until) + DAY - 1

    def in_time(self) -> Q:
        """By the four bounds, as `dates.within` compares them; what is about a day is never sure."""
        first, last = self.seconds()
        if self.surely:
            return Q(s_min__gte=first, e_max__lte=last, soft=False)
        return Q(s_max__gte=first, e_min__lte=last)

    def tokens(self) -> list[list[str]]:
        """What the index is asked: each value that an event is to hold; nothing where every event will do."""
        asked = self._tokens((*_TERMS, "place", "told_in"))
        if self.disputed:
            asked += [DISPUTED] if asked else [kind_token("event"), DISPUTED]
        return [[token] for token in [*asked, *self._marks()]]

    def signs(self) -> list[str]:
        """What stands in the row of an event that holds the same values, but for place and statement (`held`)."""
        asked = [*self._tokens(_TERMS), *[DISPUTED] * self.disputed, *self._marks()]
        return [held.sign(token) for token in asked]

    def holding(self) -> Q:
        """The same asked of rows that carry what events hold."""
        return Q(*(GreaterThan(StrIndex("held", Value(sign)), 0) for sign in self.signs()))

    def _marks(self) -> list[str]:
        return [_MARKS[self.certainty]] if self.certainty else []

    def _tokens(self, names: Iterable[str]) -> list[str]:
        said = ((schema().property(f"event.{name}"), getattr(self, name)) for name in names)
        return [filter_token(rule, value) for rule, value in said if value is not None]


def rows_in_time(viewer: Viewer, wanted: EventFilter) -> QuerySet[EventRow]:
    """The events that may be seen, of the case and the time that are asked for. Raises NoSuch for the case."""
    rows = visible(viewer, EventRow.objects.all())
    if wanted.case is not None:
        rows = rows.filter(scope=SCOPES.known(scope_of(viewer, wanted.case)))
    return rows.filter(wanted.in_time()) if wanted.dated else rows


def counted(viewer: Viewer, wanted: EventFilter) -> QuerySet[EventValues] | None:
    """How many events hold the values that are asked for, whenever they were, by all that they hold.

    None for who does not see everything, of whom nothing is counted beforehand, and for one case, person, place or
    statement.
    """
    entries = (wanted.case, wanted.person, wanted.place, wanted.told_in)
    if viewer.scopes is not None or any(one is not None for one in entries):
        return None
    return EventValues.objects.filter(wanted.holding())


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


def chosen(rows: QuerySet[EventRow], numbers: Iterable[int]) -> Iterator[QuerySet[EventRow]]:
    """Those of the rows that have one of these numbers, some at a time."""
    return (rows.filter(entity__in=chunk) for chunk in bulk.chunks(numbers))
