"""Under which grants the work on a case is counted: shown, and a further one named."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from tocsin.access.dossier import get_dossier
from tocsin.web.grants import add_grant, counted, offered
from tocsin.web.kept import taken_in
from tocsin.web.page import DeskRequest
from tocsin.web.words import name_of


def view(request: DeskRequest, case: str) -> HttpResponse:
    """The grants of a case; by POST a further one. Raises NoSuch."""
    dossier = get_dossier(request.viewer, case)
    typed = request.POST.get("grant", "").strip()
    wrong = add_grant(request.viewer, case, typed) if request.method == "POST" else ""
    if request.method == "POST" and not wrong:
        return taken_in(f"{case}-grant", reverse("grants", args=[case]))
    known = counted(dossier, case)
    told = {
        "place": "cases",
        "case": case,
        "title": name_of(dossier, case),
        "of": case,
        "counted": known,
        "offered": offered(request.viewer, known),
        "typed": typed,
        "wrong": wrong,
    }
    return render(request, "desk/pages/grants.html", told, status=409 if wrong else 200)
