"""Open a case: its name is enough."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext

from tocsin.actions.open_case import open_case
from tocsin.domain.errors import TocsinError
from tocsin.web.begin import FIRST
from tocsin.web.kept import taken_in
from tocsin.web.page import DeskRequest
from tocsin.web.sentences import said

FIELDS = ("title", "reference", "summary")
DRAFT = "new-case"


def view(request: DeskRequest) -> HttpResponse:
    """The form; sent, the case is there and its page follows."""
    typed = {name: request.POST.get(name, "").strip() for name in FIELDS}
    wrong = ""
    if request.method == "POST":
        try:
            if typed["title"]:
                case = open_case(request.viewer, typed["title"], reference=typed["reference"], summary=typed["summary"])
                return taken_in(DRAFT, reverse("case", args=[case]))
            wrong = gettext("The case has no name yet.")
        except TocsinError as exc:
            wrong = said(exc)
    told = {"place": "cases", "typed": typed, "wrong": wrong, "draft": DRAFT, "first": request.GET.get(FIRST) == "1"}
    return render(request, "desk/pages/new_case.html", told, status=409 if wrong else 200)
