"""One event: what is recorded, each value with the passage it was read from and what others say."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from tocsin.access.corroboration import get_corroboration
from tocsin.access.part import get_part
from tocsin.access.scopes import case_of
from tocsin.composing.events import acts_of
from tocsin.domain.errors import NoSuch
from tocsin.web.case_events import STEPS, concerned
from tocsin.web.page import DeskRequest
from tocsin.web.values import Reader
from tocsin.web.words import event_words, listed, name_of, value_words

ITSELF = frozenset({"act.event", "involvement.act"})


def view(request: DeskRequest, event: str) -> HttpResponse:
    """The event as it stands. Raises NoSuch."""
    viewer = request.viewer
    dossier = get_part(viewer, case_of(viewer, event), [event], kinds=STEPS)
    view = dossier.entities[event]
    if view.kind != "event":
        raise NoSuch(what="event")
    reader = Reader(viewer)
    date = view.one("event.date")
    acts = acts_of(dossier, event)
    involved = [part for act in acts for part in dossier.pointing("involvement.act", act.id)]
    reader.know([view, *acts, *involved])
    told = {
        "place": "cases",
        "case": dossier.case,
        "case_title": name_of(dossier, dossier.case),
        "what": event_words(dossier, view),
        "when": value_words(dossier, "event.date", date) if date else "",
        "whom": listed(name_of(dossier, person) for person in concerned(dossier).get(event, ())),
        "lines": reader.lines(dossier, view),
        "acts": [reader.lines(dossier, act, ITSELF) for act in acts],
        "involved": [reader.lines(dossier, part, ITSELF) for part in involved],
        "sources": get_corroboration(viewer, event).number,
    }
    return render(request, "desk/pages/event.html", told)
