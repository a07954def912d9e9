"""Keep a way of narrowing the events of a case under a name, or forget it, and go back to where one was."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from tocsin.actions.keep_view import forget_view, keep_view
from tocsin.web.event_list import asked
from tocsin.web.page import DeskRequest
from tocsin.web.pages import events

WAYS = ("events", "timeline", "map")


def view(request: DeskRequest, case: str) -> HttpResponse:
    """Do what the form asks for; without a name nothing is kept. Raises NoSuch."""
    if request.method != "POST":
        return events.view(request, case)
    ask = asked(request.POST.dict(), case)
    way, name, query = request.POST.get("way", ""), request.POST.get("name", ""), urlencode(ask.given)
    if way not in WAYS:
        raise Http404
    match request.POST.get("do"):
        case "keep" if name.strip():
            keep_view(request.viewer, case, name, query)
        case "forget":
            forget_view(request.viewer, case, name)
    return HttpResponseRedirect(f"{reverse(way, args=[case])}{'?' if query else ''}{query}")
