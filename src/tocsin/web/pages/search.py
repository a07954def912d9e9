"""Search: what somebody looks for comes in the body of a form, never in an address."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from tocsin.access.search import search
from tocsin.web.page import DeskRequest
from tocsin.web.words import hit_line

MOST_SIGNS = 300


def view(request: DeskRequest) -> HttpResponse:
    """The form; with words, what fits them. A part of the page where htmx asks while somebody types."""
    words = request.POST.get("words", "").strip()[:MOST_SIGNS]
    found = search(request.viewer, words) if words else None
    lines = [(hit, hit_line(hit)) for hit in found.items] if found else []
    told = {"place": "search", "words": words, "found": found, "lines": lines}
    part = "HX-Request" in request.headers
    return render(request, "desk/parts/found.html" if part else "desk/pages/search.html", told)
