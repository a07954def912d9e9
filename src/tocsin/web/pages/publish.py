"""A statement on our own site: what would stand there, language by language, and all of it in one ZIP."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render

from tocsin.access.dossier import get_dossier
from tocsin.access.publications import Side, list_sides
from tocsin.access.scopes import case_of
from tocsin.actions.publish import publication_of, publish_in_browser
from tocsin.domain.dossier import Dossier
from tocsin.domain.errors import NoSuch, TocsinError
from tocsin.letters.naming import LANGUAGE_NAMES
from tocsin.lib.clock import utc_day
from tocsin.web.page import DeskRequest
from tocsin.web.pages.letters import text_of
from tocsin.web.sentences import said
from tocsin.web.words import date_words, name_of


@dataclass(frozen=True, slots=True)
class Line:
    """One language of the statement; of one that was taken back only the day."""

    language: str
    called: str
    letter: str
    title: str
    version: str
    day: str
    withdrawn: str
    corrections: tuple[tuple[str, str], ...]


def view(request: DeskRequest, letter: str) -> HttpResponse:
    """What would stand on the site, or why nothing may; by POST the files. Raises NoSuch."""
    viewer = request.viewer
    dossier = get_dossier(viewer, case_of(viewer, letter))
    if dossier.entities[letter].kind != "intervention":
        raise NoSuch(what="letter")
    trouble = ""
    try:
        if request.method == "POST":
            return _saved(*publish_in_browser(viewer, letter))
        publication_of(viewer, letter)
    except TocsinError as exc:
        trouble = said(exc)
    told = {
        "place": "cases",
        "letter": letter,
        "number": text_of(dossier.entities[letter], "number"),
        "lines": [_line(dossier, side) for side in list_sides(viewer, letter)],
        "trouble": trouble,
    }
    return render(request, "desk/pages/publish.html", told, status=409 if trouble and request.method == "POST" else 200)


def _saved(name: str, data: bytes) -> HttpResponse:
    response = HttpResponse(data, content_type="application/zip")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _line(dossier: Dossier, side: Side) -> Line:
    view = dossier.entities[side.letter]
    corrections = ((one, date_words(text_of(dossier.entities[one], "date"))) for one in side.corrections)
    return Line(
        language=side.language,
        called=LANGUAGE_NAMES[side.language],
        letter=side.letter,
        title="" if side.withdrawn else name_of(dossier, side.letter),
        version=text_of(view, "version"),
        day=date_words(text_of(view, "date")),
        withdrawn=date_words(utc_day(side.withdrawn).isoformat()) if side.withdrawn else "",
        corrections=tuple(corrections),
    )
