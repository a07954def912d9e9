"""The first page: the cases, with what waits in each."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render

from tocsin.access.cases import list_cases
from tocsin.access.devices import why_distrusted
from tocsin.access.gaps import this_moment
from tocsin.access.in_clear import list_in_clear
from tocsin.access.open_work import count_waiting
from tocsin.access.waiting import list_open
from tocsin.actions.unlocking import opened_scopes
from tocsin.web.asked import reminders, tally
from tocsin.web.behind import readable
from tocsin.web.page import DeskRequest

MOST_REMINDERS = 5


def view(request: DeskRequest) -> HttpResponse:
    """The cases that may be seen, page by page."""
    page = list_cases(request.viewer, start_of(request))
    waiting = count_waiting(request.viewer)
    asked = list_open(request.viewer, this_moment())
    reminded = reminders(asked)
    told = {
        "place": "cases",
        "page": page,
        "lines": [(line, waiting.get(line.scope, 0)) for line in page.items],
        "removed": bool(why_distrusted(request.viewer)),
        "only_inbox": page.total <= 1 and all(line.id == opened_scopes().inbox for line in page.items),
        "reminders": reminded[:MOST_REMINDERS],
        "more_reminders": len(reminded) - MOST_REMINDERS,
        **tally(asked),
        "clear_total": len(readable(list_in_clear(request.viewer))),
    }
    return render(request, "desk/pages/start.html", told)


def start_of(request: DeskRequest) -> int:
    """Where a page of a list begins. Raises Http404 for what is no number."""
    text = request.GET.get("start", "0")
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise Http404
    return int(text)
