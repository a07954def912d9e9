"""One event: what is recorded, each value with its passage and what others say; its history, and as known on a day."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from tocsin.access.corroboration import get_corroboration
from tocsin.access.entry_history import get_part_as_known
from tocsin.access.part import get_part
from tocsin.access.scopes import case_of
from tocsin.composing.events import acts_of
from tocsin.domain.dossier import Dossier, EntityView
from tocsin.domain.errors import NoSuch
from tocsin.domain.viewer import Viewer
from tocsin.web.case_events import STEPS, concerned
from tocsin.web.entry_history import deeds
from tocsin.web.event_list import day_of
from tocsin.web.page import DeskRequest
from tocsin.web.values import Reader
from tocsin.web.words import date_words, event_words, listed, name_of, value_words

ITSELF = frozenset({"act.event", "involvement.act"})


def view(request: DeskRequest, event: str) -> HttpResponse:
    """The event as it stands, or as it was known on a day. Raises NoSuch."""
    viewer = request.viewer
    now = get_part(viewer, case_of(viewer, event), [event], kinds=STEPS)
    if now.entities[event].kind != "event":
        raise NoSuch(what="event")
    day = day_of(request.GET.get("known"))
    parts = [event, *(view.id for view in _acts_and_parts(now, event))]
    dossier = now if day is None else get_part_as_known(viewer, now.case, parts, day)
    told = {
        "place": "cases",
        "case": now.case,
        "case_title": name_of(now, now.case),
        "event": event,
        "known": day.isoformat() if day else "",
        "known_words": date_words(day.isoformat()) if day else "",
        "deeds": deeds(viewer, now, parts),
        "sources": get_corroboration(viewer, event).number,
        **(_values(viewer, dossier, event) if event in dossier.entities else {}),
    }
    return render(request, "desk/pages/event.html", told)


def _values(viewer: Viewer, dossier: Dossier, event: str) -> dict[str, Any]:
    """What is recorded of the event, of the acts in it and of who is said to have taken part."""
    view = dossier.entities[event]
    reader = Reader(viewer)
    date = view.one("event.date")
    acts = acts_of(dossier, event)
    involved = [part for act in acts for part in dossier.pointing("involvement.act", act.id)]
    reader.know(dossier, [view, *acts, *involved])
    return {
        "what": event_words(dossier, view),
        "when": value_words(dossier, "event.date", date) if date else "",
        "whom": listed(name_of(dossier, person) for person in concerned(dossier).get(event, ())),
        "lines": reader.lines(dossier, view),
        "acts": [reader.lines(dossier, act, ITSELF) for act in acts],
        "involved": [reader.lines(dossier, part, ITSELF) for part in involved],
    }


def _acts_and_parts(dossier: Dossier, event: str) -> Iterator[EntityView]:
    for act in acts_of(dossier, event):
        yield act
        yield from dossier.pointing("involvement.act", act.id)
