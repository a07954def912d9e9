"""The first page: the cases."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from tocsin.access.cases import list_cases
from tocsin.web.page import DeskRequest


def view(request: DeskRequest) -> HttpResponse:
    """The cases that may be seen."""
    return render(request, "desk/pages/start.html", {"page": list_cases(request.viewer)})
