"""Search: what somebody looks for comes in the body of a form, never in an address."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from tocsin.access.search import Hit, Then, search, search_time
from tocsin.access.statements import get_text
from tocsin.domain.errors import NoSuch, NothingToRead
from tocsin.domain.lemmas import is_polish
from tocsin.domain.passages import InText
from tocsin.domain.viewer import Viewer
from tocsin.domain.word_places import best_place
from tocsin.web.page import DeskRequest
from tocsin.web.passages import Quote, quote
from tocsin.web.search_words import time_in
from tocsin.web.words import date_words, hit_line, number_words

MOST_SIGNS = 300
MOST_READ = 100_000  # signs of the documents that were found, in which the passages are looked for


@dataclass(frozen=True, slots=True)
class Line:
    """Something that was found; of a document the passage in which the words stand, where one was looked for."""

    hit: Hit
    words: str
    quote: Quote | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """Events of a time as the page lists them: for certain, or perhaps."""

    surely: bool
    total: str
    more: bool
    left: bool
    lines: tuple[Line, ...]


def view(request: DeskRequest) -> HttpResponse:
    """The form; with words, what fits them. A part of the page where htmx asks while somebody types."""
    words = request.POST.get("words", "").strip()[:MOST_SIGNS]
    found = search(request.viewer, words) if words else None
    told = {
        "place": "search",
        "words": words,
        "found": found,
        "lines": _lines(request.viewer, found.items, words) if found else (),
        "nearly": _lines(request.viewer, found.nearly, words) if found else (),
        **_in_time(request.viewer, words),
    }
    part = "HX-Request" in request.headers
    return render(request, "desk/parts/found.html" if part else "desk/pages/search.html", told)


def _lines(viewer: Viewer, hits: Sequence[Hit], words: str) -> tuple[Line, ...]:
    """Each hit; the first documents with their passage, as far as there is time to read them."""
    room = MOST_READ
    found = []
    for hit in hits:
        text = _text(viewer, hit.entity) if hit.kind == "statement" and room > 0 else ""
        room -= len(text)
        place = best_place(text[:MOST_READ], words, polish=is_polish(text)) if text else None
        found.append(Line(hit, hit_line(hit), quote(text, InText("", *place), hit.entity) if place else None))
    return tuple(found)


def _text(viewer: Viewer, statement: str) -> str:
    """What a statement says, empty where it is kept and not read, or was only typed in."""
    try:
        return get_text(viewer, statement).text
    except (NoSuch, NothingToRead):
        return ""


def _in_time(viewer: Viewer, words: str) -> dict[str, Any]:
    """The events of a time that the words name; what is certain stands before what may be."""
    time = time_in(words)
    if time is None:
        return {}
    found = search_time(viewer, time.beside, time.since, time.until)
    parts = [_part(found.surely, surely=True), _part(found.perhaps, surely=False)]
    return {"when": date_words(time.edtf), "beside": time.beside, "parts": parts}


def _part(then: Then, *, surely: bool) -> Part:
    lines = tuple(Line(hit, hit_line(hit)) for hit in then.items)
    return Part(surely, number_words(then.total), then.more, then.total > len(lines), lines)
