"""Search: what somebody looks for comes in the body of a form, never in an address."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from tocsin.access.search import Hit, Then, search, search_time
from tocsin.domain.viewer import Viewer
from tocsin.web.page import DeskRequest
from tocsin.web.search_words import time_in
from tocsin.web.words import date_words, hit_line, number_words

MOST_SIGNS = 300


@dataclass(frozen=True, slots=True)
class Part:
    """Events of a time as the page lists them: for certain, or perhaps."""

    surely: bool
    total: str
    more: bool
    left: bool
    lines: tuple[tuple[Hit, str], ...]


def view(request: DeskRequest) -> HttpResponse:
    """The form; with words, what fits them. A part of the page where htmx asks while somebody types."""
    words = request.POST.get("words", "").strip()[:MOST_SIGNS]
    found = search(request.viewer, words) if words else None
    lines = [(hit, hit_line(hit)) for hit in found.items] if found else []
    told = {"place": "search", "words": words, "found": found, "lines": lines, **_in_time(request.viewer, words)}
    part = "HX-Request" in request.headers
    return render(request, "desk/parts/found.html" if part else "desk/pages/search.html", told)


def _in_time(viewer: Viewer, words: str) -> dict[str, Any]:
    """The events of a time that the words name; what is certain stands before what may be."""
    time = time_in(words)
    if time is None:
        return {}
    found = search_time(viewer, time.beside, time.since, time.until)
    parts = [_part(found.surely, surely=True), _part(found.perhaps, surely=False)]
    return {"when": date_words(time.edtf), "beside": time.beside, "parts": parts}


def _part(then: Then, *, surely: bool) -> Part:
    lines = tuple((hit, hit_line(hit)) for hit in then.items)
    return Part(surely, number_words(then.total), then.more, then.total > len(lines), lines)
