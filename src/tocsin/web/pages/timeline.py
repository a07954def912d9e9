"""The timeline of a case, narrowed by its address, page by page."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render

from tocsin.access.events import list_events
from tocsin.access.page import MOST
from tocsin.web.case_events import happenings
from tocsin.web.event_list import around, asked
from tocsin.web.narrowing import narrowing
from tocsin.web.page import DeskRequest
from tocsin.web.timeline import draw
from tocsin.web.words import number_words


def view(request: DeskRequest, case: str) -> HttpResponse:
    """Events of the case by time, drawn. Raises NoSuch."""
    ask = asked(request.GET.dict(), case)
    found = list_events(request.viewer, ask.wanted, after=ask.after, most=MOST)
    told_of = happenings(around(request.viewer, case, found.items), found.items)
    told = {
        **narrowing(request.viewer, case, ask),
        "total": number_words(found.total) if found.total is not None else "",
        "more": found.more,
        "next": urlencode({**ask.given, "after": found.next}) if found.next else "",
        "drawing": draw(told_of, ask.wanted.seconds()) if told_of else None,
    }
    return render(request, "desk/pages/timeline.html", told)
