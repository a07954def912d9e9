"""How many events stand behind each value that a list can be narrowed by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from tocsin.access import event_walk, index
from tocsin.access.event_filter import EventFilter, chosen, counted, rows_in_time
from tocsin.access.events import named
from tocsin.access.index import MOST_COUNTED
from tocsin.domain.schema import Property
from tocsin.domain.viewer import Viewer
from tocsin.records import findable_index, held
from tocsin.records.derived import EventRow
from tocsin.records.findable import kind_token, term_tokens

MOST_NAMED = 5_000  # events that are read by their numbers to be counted
MOST_READ = 3_000  # events of a time that are read in its order


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

    `among` is None where every event that fits was counted, as far as 10,000 for each value. Where a time is asked for
    and very many events are of it and hold the values asked for, it is how many of its earliest were looked at.
    """

    counts: tuple[Facet, ...]
    among: int | None


def facets(viewer: Viewer, wanted: EventFilter) -> Facets:
    """The counts behind each value, of the events that fit. Raises NoSuch for the case, the person."""
    rows = rows_in_time(viewer, wanted)
    known = None if wanted.dated else counted(viewer, wanted)
    if known is not None:
        return _sums(known.values_list("held", "events"))
    numbers = _few(viewer, wanted)
    if numbers is not None:
        fitting = (some.values_list("held", flat=True) for some in chosen(rows.filter(wanted.holding()), numbers))
        return _sums((text, 1) for some in fitting for text in some)
    return _of_earliest(rows, wanted) if wanted.dated else _of_index(viewer, wanted)


def _few(viewer: Viewer, wanted: EventFilter) -> list[int] | None:
    """The events that hold the values asked for, whenever they were; None where they are too many to be read."""
    if wanted.dated or wanted.tokens() or wanted.person is not None:
        return named(viewer, wanted, MOST_NAMED)[0]
    found = index.find(viewer, [[kind_token("event")]], case=wanted.case, limit=MOST_NAMED + 1)
    return found if len(found) <= MOST_NAMED else None


def _of_earliest(rows: QuerySet[EventRow], wanted: EventFilter) -> Facets:
    """Of what is of that time, as many as are read."""
    looked = event_walk.held_of_earliest(rows, wanted, MOST_READ + 1)
    asked = wanted.signs()
    found = _sums((text, 1) for text in looked[:MOST_READ] if all(sign in text for sign in asked))
    return Facets(found.counts, MOST_READ if len(looked) > MOST_READ else None)


def _of_index(viewer: Viewer, wanted: EventFilter) -> Facets:
    """Where many events fit, of which the viewer may see some: value by value."""
    sums = (
        # a value that nobody holds is soon known; what a viewer may see is asked for the others only
        (rule, value, index.count(viewer, [*wanted.tokens(), [token]], case=wanted.case))
        for token, (rule, value) in term_tokens("event").items()
        if findable_index.holds([[token]])
    )
    return Facets(tuple(_facet(rule, value, count) for rule, value, count in sums if count), None)


def _sums(texts: Iterable[tuple[str, int]]) -> Facets:
    """Counted from what events hold, and how many events hold just that."""
    sums: Counter[str] = Counter()
    for text, events in texts:
        sums[text] += events
    found: Counter[str] = Counter()
    for text, events in sums.items():
        for token in held.tokens(text):
            found[token] += events
    counts = (
        _facet(rule, value, found[token]) for token, (rule, value) in term_tokens("event").items() if found[token]
    )
    return Facets(tuple(counts), None)


def _facet(rule: Property, value: str, count: int) -> Facet:
    return Facet(rule.id, value, min(count, MOST_COUNTED), count > MOST_COUNTED)
