"""A case: who is in it, what is open, what happened."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from tocsin.access.dossier import get_dossier
from tocsin.web.page import DeskRequest
from tocsin.web.words import name_of


def view(request: DeskRequest, case: str) -> HttpResponse:
    """The case as it stands. Raises NoSuch."""
    dossier = get_dossier(request.viewer, case)
    people = [(view.id, name_of(dossier, view.id)) for view in dossier.of_kind("person")]
    return render(
        request, "desk/pages/case.html", {"place": "cases", "title": name_of(dossier, case), "people": people}
    )
