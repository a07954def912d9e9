"""The events of a case on a map, narrowed by the address, with every place in words below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from tocsin.access.events import list_events
from tocsin.access.part import get_glance
from tocsin.access.timeline import EventLine
from tocsin.domain.viewer import Viewer
from tocsin.web.areas import COARSE, FINE, PLACE_KINDS, PROPERTIES, Spot, Told, spots
from tocsin.web.event_list import Row, around, asked, rows
from tocsin.web.narrowing import narrowing
from tocsin.web.page import DeskRequest
from tocsin.web.words import number_words

MOST_DRAWN = 2_000  # events on one map
MOST_LISTED, MOST_OF_ONE = 120, 12  # events in words below it, and of one place: a page has to stay light


def view(request: DeskRequest, case: str) -> HttpResponse:
    """The map. Raises NoSuch."""
    ask = asked(request.GET.dict(), case)
    found = list_events(request.viewer, ask.wanted, most=MOST_DRAWN)
    drawn, nowhere = _places(request.viewer, case, found.items)
    told = {
        **narrowing(request.viewer, case, ask),
        "total": number_words(found.total) if found.total is not None else "",
        "left": bool(found.next),
        "most": number_words(MOST_DRAWN),
        "drawn": drawn,
        "nowhere": nowhere,
        "to_place": gettext("to the place"),
        "coarse": COARSE,
        "fine": FINE,
    }
    return render(request, "desk/pages/map.html", told)


@dataclass(frozen=True, slots=True)
class Line:
    """An event below its place. `words` are those of the place, where they say more than its name."""

    row: Row
    told: Told
    words: str


@dataclass(frozen=True, slots=True)
class Place:
    """An area with the events that are listed, and how many more lie in it."""

    spot: Spot
    lines: tuple[Line, ...]
    left: int


def _places(viewer: Viewer, case: str, events: Sequence[EventLine]) -> tuple[list[Place], Place]:
    part = get_glance(viewer, case, PLACE_KINDS, [line.id for line in events], PROPERTIES)
    every = list(_listed(spots(part, events)))
    shown = list({told.event.id: told.event for _, some in every for told in some}.values())
    in_words = {row.id: row for row in rows(around(viewer, case, shown), shown)}
    *drawn, nowhere = [
        Place(
            spot,
            tuple(Line(in_words[told.event.id], told, told.name if told.name != spot.title else "") for told in some),
            len(spot.events) - len(some),
        )
        for spot, some in every
    ]
    return drawn, nowhere


def _listed(every: Sequence[Spot]) -> Iterator[tuple[Spot, Sequence[Told]]]:
    """Each area with those of its events that are listed, the earliest, as long as there is room."""
    room = MOST_LISTED
    for spot in every:
        some = spot.events[: min(room, MOST_OF_ONE)]
        room -= len(some)
        yield spot, some
