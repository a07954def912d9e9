"""The whole timeline of a case, page by page."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from tocsin.access.dossier import get_dossier
from tocsin.access.timeline import list_events
from tocsin.web.case_events import happenings
from tocsin.web.page import DeskRequest
from tocsin.web.pages.start import start_of
from tocsin.web.timeline import draw
from tocsin.web.words import name_of


def view(request: DeskRequest, case: str) -> HttpResponse:
    """Events of the case by time, drawn. Raises NoSuch."""
    start = start_of(request)
    page = list_events(request.viewer, case, start)
    dossier = get_dossier(request.viewer, case)
    told = {
        "place": "cases",
        "case": case,
        "title": name_of(dossier, case),
        "page": page,
        "first": start + 1,
        "last": start + len(page.items),
        "drawing": draw(happenings(dossier, page.items)) if page.items else None,
    }
    return render(request, "desk/pages/timeline.html", told)
