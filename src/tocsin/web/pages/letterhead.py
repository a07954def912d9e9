"""The letterhead: who we are, as every letter says it. After the workspace was made it leads on to the first case."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from tocsin.access.letterhead import get_letterhead
from tocsin.actions.keep_letterhead import keep_letterhead
from tocsin.domain.errors import TocsinError
from tocsin.domain.letterhead import FIELDS, Letterhead
from tocsin.web.begin import FIRST
from tocsin.web.page import DeskRequest


def view(request: DeskRequest) -> HttpResponse:
    """The form with what is recorded; sent, it is recorded and the next page follows."""
    first = request.GET.get(FIRST) == "1"
    typed, wrong = get_letterhead(request.viewer), ""
    if request.method == "POST":
        typed = Letterhead(**{name: request.POST.get(name, "").replace("\r\n", "\n").strip() for name in FIELDS})
        try:
            keep_letterhead(request.viewer, typed)
            return HttpResponseRedirect(f"{reverse('new_case')}?{FIRST}=1" if first else reverse("start"))
        except TocsinError as exc:
            wrong = str(exc)
    told = {"place": "cases", "typed": typed, "wrong": wrong, "first": first}
    return render(request, "desk/pages/letterhead.html", told, status=409 if wrong else 200)
