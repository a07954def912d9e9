"""How many events stand behind each value that a list can be narrowed by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tocsin.access import index
from tocsin.access.event_filter import EventFilter, events_of, rows_in_time, rows_of, tokens_of
from tocsin.access.index import MOST_COUNTED
from tocsin.domain.schema import Property, ValueKind
from tocsin.domain.terms import thesaurus
from tocsin.domain.viewer import Viewer
from tocsin.records import findable_index
from tocsin.records.findable import filter_token, filterable, kind_token

MOST_READ = 3_000  # events that are read to be counted


@dataclass(frozen=True, slots=True)
class Facet:
    """One value of one property and the events that have it; with `more` there are more than `count`."""

    property: str
    value: str
    count: int
    more: bool


@dataclass(frozen=True, slots=True)
class Facets:
    """The values that occur, in the order of the schema and of its lists.

    `among` is None where every event that fits was counted, as far as 10,000 for each value. Where a time or a person
    is asked for and very many events are of it, it is how many of the earliest were looked at.
    """

    counts: tuple[Facet, ...]
    among: int | None


def facets(viewer: Viewer, wanted: EventFilter) -> Facets:
    """The counts behind each value, of the events that fit. Raises NoSuch for the case, the person."""
    if wanted.dated or wanted.person is not None:
        return _of_rows(viewer, wanted)
    asked = wanted.tokens() or [[kind_token("event")]]
    few = index.find(viewer, asked, case=wanted.case, limit=MOST_READ + 1)
    if len(few) <= MOST_READ:
        return _read(few, [])
    counted = (
        # a value that nobody holds is soon known; what a viewer may see is asked for the others only
        (rule, value, index.count(viewer, [*wanted.tokens(), [token]], case=wanted.case))
        for rule, value, token in _values()
        if findable_index.holds([[token]])
    )
    return Facets(tuple(_facet(rule, value, count) for rule, value, count in counted if count), None)


def _of_rows(viewer: Viewer, wanted: EventFilter) -> Facets:
    """Where the index alone does not know which events fit: the rows say it."""
    rows = rows_in_time(viewer, wanted)
    if wanted.person is not None:
        looked = [row.entity for row in rows_of(rows, events_of(viewer, wanted.person))]
    else:
        looked = list(rows.order_by("s_min", "e_max", "entity").values_list("entity", flat=True)[: MOST_READ + 1])
    return _read(looked, wanted.tokens())


def _read(looked: Sequence[int], asked: Sequence[Sequence[str]]) -> Facets:
    """Counted by reading the documents of these events, as many as are read."""
    held = Counter(
        token
        for _, found in tokens_of(looked[:MOST_READ])
        if all(not found.isdisjoint(part) for part in asked)
        for token in found
    )
    counts = tuple(_facet(rule, value, held[token]) for rule, value, token in _values() if held[token])
    return Facets(counts, MOST_READ if len(looked) > MOST_READ else None)


def _facet(rule: Property, value: str, count: int) -> Facet:
    return Facet(rule.id, value, min(count, MOST_COUNTED), count > MOST_COUNTED)


def _values() -> Iterator[tuple[Property, str, str]]:
    """Every term that an event can be filtered by, and its token."""
    for rule in filterable("event"):
        if rule.type is ValueKind.TERM:
            yield from ((rule, term.id, filter_token(rule, term.id)) for term in thesaurus(rule.thesaurus or ""))
