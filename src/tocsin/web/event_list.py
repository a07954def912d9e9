"""The list of a case's events: what its address asks for, the lines that are shown, and the same lines as a table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.http import Http404
from django.utils.translation import gettext

from tocsin.access.event_filter import Certainty, EventFilter
from tocsin.access.events import Order, list_events
from tocsin.access.page import Slice
from tocsin.access.part import get_part
from tocsin.access.timeline import EventLine
from tocsin.composing.events import acts_of
from tocsin.domain.dossier import Dossier, EntityView, Shown
from tocsin.domain.errors import UnknownWord
from tocsin.domain.names import fold_name
from tocsin.domain.schema import schema
from tocsin.domain.terms import thesaurus
from tocsin.domain.viewer import Viewer
from tocsin.lib.ids import is_id
from tocsin.web.case_events import STEPS, concerned
from tocsin.web.words import event_words, listed, name_of, value_words

TERMS = ("type", "country", "completion", "assessed")
ENTRIES = ("person", "place", "told_in")
CERTAINTY = "certainty"
DAYS = ("since", "until")
WHERE = ("event.place", "event.place_words", "event.country")  # the first that is recorded stands in a list
MOST_SAVED = 5_000
MOST_SORTED = 500  # events that are sorted by what their lines say; more come by time
SORTED_BY = ("what", "whom", "where", "said")  # columns of a line


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks for: ids, terms and days, and nothing else of a case."""

    wanted: EventFilter
    order: Order
    by: str  # the column that the lines are sorted by; empty for time
    after: str | None
    given: Mapping[str, str]  # as it stands in the address, without where the page begins


@dataclass(frozen=True, slots=True)
class Row:
    """One event as it is listed, and as it is saved."""

    id: str
    when: str
    what: str
    whom: str
    where: str
    said: str
    differ: bool

    def cells(self) -> tuple[str, ...]:
        """As a table holds it."""
        return (
            self.when,
            self.what,
            self.whom,
            self.where,
            self.said,
            gettext("sources differ") if self.differ else "",
        )


def columns() -> tuple[str, ...]:
    """What stands above the lines."""
    return (
        gettext("When"),
        gettext("What"),
        gettext("To whom"),
        gettext("Where"),
        gettext("Said to have been done by"),
        gettext("Doubt"),
    )


def asked(fields: Mapping[str, str], case: str) -> Asked:
    """What is asked for. Raises Http404 for what is no term, id or day."""
    names = (*TERMS, *ENTRIES, CERTAINTY, *DAYS, "surely", "disputed", "order")
    given = {name: fields.get(name, "") for name in names}
    given = {name: value for name, value in given.items() if value}
    wanted = EventFilter(
        case=case,
        since=day_of(given.get("since")),
        until=day_of(given.get("until")),
        surely="surely" in given,
        disputed="disputed" in given,
        certainty=_certainty(given.get(CERTAINTY)),
        **{name: _term(name, given[name]) for name in TERMS if name in given},
        **{name: _entry(given[name]) for name in ENTRIES if name in given},
    )
    order = given.get("order", Order.EARLIEST)
    by = order if order in SORTED_BY else ""
    order = Order.EARLIEST if by else order
    if order not in set(Order) or any(given.get(flag, "1") != "1" for flag in ("surely", "disputed")):
        raise Http404
    return Asked(wanted, Order(order), by, _entry(fields["after"]) if fields.get("after") else None, given)


def shown(viewer: Viewer, case: str, ask: Asked) -> tuple[Slice[EventLine], list[Row]]:
    """One page; all of it where it is sorted by a column and is not too much for that. Raises NoSuch."""
    if ask.by and ask.after is None:
        found = list_events(viewer, ask.wanted, most=MOST_SORTED)
        if found.next is None:
            return found, _sorted(rows(around(viewer, case, found.items), found.items), ask.by)
    found = list_events(viewer, ask.wanted, order=ask.order, after=ask.after)
    return found, rows(around(viewer, case, found.items), found.items)


def too_many_to_sort(found: Slice[EventLine]) -> bool:
    """Whether more fits than is sorted by a column."""
    return found.more or found.total is None or found.total > MOST_SORTED


def every(viewer: Viewer, case: str, ask: Asked) -> list[Row]:
    """All that fits, as far as MOST_SAVED, in the order of the page. Raises NoSuch."""
    found = list_events(viewer, ask.wanted, order=ask.order, most=MOST_SAVED).items
    lines = rows(around(viewer, case, found), found)
    return _sorted(lines, ask.by) if ask.by and len(found) <= MOST_SORTED else lines


def _sorted(lines: Iterable[Row], by: str) -> list[Row]:
    """By what a column says in any alphabet; what says nothing stands at the end, those alike by time."""
    return sorted(lines, key=lambda row: (not getattr(row, by), fold_name(getattr(row, by))))


def around(viewer: Viewer, case: str, lines: Iterable[EventLine]) -> Dossier:
    """What the lines of these events tell. Raises NoSuch."""
    return get_part(viewer, case, [line.id for line in lines], kinds=STEPS)


def rows(dossier: Dossier, lines: Iterable[EventLine]) -> list[Row]:
    """Events in words."""
    whom = concerned(dossier)
    return [_row(dossier, line, whom.get(line.id, ())) for line in lines if line.id in dossier.entities]


def _row(dossier: Dossier, line: EventLine, people: Iterable[str]) -> Row:
    view = dossier.entities[line.id]
    day = view.one("event.date")
    actors = [
        value_words(dossier, "involvement.actor", actor)
        for act in acts_of(dossier, line.id)
        for part in dossier.pointing("involvement.act", act.id)
        for actor in part.all("involvement.actor")
    ]
    return Row(
        id=line.id,
        when=_all_said(dossier, "event.date", day) if day else gettext("no date is recorded"),
        what=event_words(dossier, view),
        whom=listed(name_of(dossier, person) for person in people),
        where=_where(dossier, view),
        said=listed(dict.fromkeys(actors)),
        differ=line.disputed,
    )


def _where(dossier: Dossier, view: EntityView) -> str:
    """The place that is recorded, else as it was told, else the country."""
    for name in WHERE:
        if (place := view.one(name)) is not None:
            return _all_said(dossier, name, place)
    return ""


def _all_said(dossier: Dossier, property_id: str, shown: Shown) -> str:
    """A value, with those of whoever says something else."""
    return " / ".join(value_words(dossier, property_id, one) for one in (shown, *shown.others))


def _term(name: str, value: str) -> str:
    try:
        thesaurus(schema().property(f"event.{name}").thesaurus or "").term(value)
    except UnknownWord:
        raise Http404 from None
    return value


def _certainty(value: str | None) -> Certainty | None:
    try:
        return Certainty(value) if value else None
    except ValueError:
        raise Http404 from None


def _entry(value: str) -> str:
    if not is_id(value):
        raise Http404
    return value


def day_of(value: str | None) -> date | None:
    """A day of an address. Raises Http404 for what is none."""
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        raise Http404 from None
