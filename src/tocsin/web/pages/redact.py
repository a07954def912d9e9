"""A redacted copy of a document: what is proposed, what a person takes out, the copy to look at, and the copy kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse

from tocsin.access.letterhead import get_letterhead
from tocsin.access.part import get_part
from tocsin.access.redacting import CopyLine, Document, get_document, list_copies, proposals_for
from tocsin.access.scopes import case_of
from tocsin.actions.letter_checks import today
from tocsin.actions.redact import NOBODY, SOMEBODY, Copy, look_at_copy, redact, show_page
from tocsin.domain.errors import NoSuch, TocsinError
from tocsin.letters.naming import LANGUAGE_NAMES
from tocsin.letters.repainting import Painted, drawn_pages
from tocsin.web.kept import taken_in
from tocsin.web.page import DeskRequest
from tocsin.web.passages import Ink, paragraphs
from tocsin.web.redacting import PICTURES, TEXT, Said, kinds, said_by
from tocsin.web.sentences import said, strike_words
from tocsin.web.words import name_of, term_label

LOOK, KEEP = "look", "keep"


@dataclass(frozen=True, slots=True)
class Looked:
    """A copy as it would be: where its pages are shown, and what the search still finds in it."""

    copy: Copy
    of: str
    pages: Sequence[int]
    strikes: Sequence[tuple[str, str]]


def view(request: DeskRequest, statement: str) -> HttpResponse:
    """The form; by POST the copy to look at, or the one that was looked at, kept. Raises NoSuch."""
    document = get_document(request.viewer, statement)
    form = request.POST if request.method == "POST" else QueryDict()
    told = said_by(form, document, proposals_for(request.viewer, statement, today()))
    if request.method != "POST" or form.get("do") not in {LOOK, KEEP}:
        return _page(request, document, form, told)
    try:
        if form["do"] == KEEP:
            redact(request.viewer, statement, told.wanted, form.get("seen", "") if form.get("looked") else "")
            return taken_in(_slot(statement), f"{reverse('redact', args=[statement])}#copies")
        looked = _looked(request, look_at_copy(request.viewer, statement, told.wanted))
    except NoSuch:
        raise
    except TocsinError as exc:
        return _page(request, document, form, told, wrong=said(exc))
    return _page(request, document, form, told, looked=looked)


def page(request: DeskRequest, statement: str) -> HttpResponse:
    """A page of the document as a picture, to draw on. Raises NoSuch, and Http404 for a page that there is not."""
    number = request.GET.get("n", "1")
    get_document(request.viewer, statement)
    if not (number.isascii() and number.isdigit() and 0 < int(number[:4]) < 1000):
        raise Http404
    try:
        found = show_page(request.viewer, statement, int(number))
    except NoSuch:
        raise
    except TocsinError:
        raise Http404 from None
    return HttpResponse(found.data, content_type="image/png")


def _looked(request: DeskRequest, copy: Copy) -> Looked:
    pages = drawn_pages(copy.data)
    found = dict.fromkeys((one.place, strike_words(one.what)) for one in copy.strikes)
    return Looked(copy, request.entrance.previews.keep(pages), range(1, len(pages) + 1), list(found))


def _slot(statement: str) -> str:
    return f"redact-{statement}"


def _page(
    request: DeskRequest, document: Document, form: QueryDict, told: Said, wrong: str = "", looked: Looked | None = None
) -> HttpResponse:
    viewer, statement = request.viewer, document.statement
    way = form.get("way") or (PICTURES if document.as_pictures or not document.text else TEXT)
    if "way" not in form and request.GET.get("way") in {TEXT, PICTURES}:
        way = request.GET["way"]
    part = get_part(viewer, case_of(viewer, statement), kinds=("person",))
    first = _first_page(request, document) if way == PICTURES and document.has_pictures else None
    context: dict[str, Any] = {
        "place": "cases",
        "case": part.case,
        "case_title": name_of(part, part.case),
        "statement": statement,
        "title": document.title,
        "document": document.number,
        "way": way,
        "other_way": {TEXT: PICTURES, PICTURES: TEXT}[way] if document.text and document.has_pictures else "",
        "copies": [_called(one) for one in list_copies(viewer, statement)],
        "kinds": kinds(),
        "rows": told.rows,
        "spots": told.spots,
        "missing": told.missing,
        "hints": told.hints,
        "paragraphs": _paragraphs(document, told) if way == TEXT else [],
        "sides": range(1, first.pages + 1) if first else [],
        "wide": first.width if first else 0,
        "high": first.height if first else 0,
        "people": [(view.id, name_of(part, view.id), view.id in told.wanted.shows) for view in part.of_kind("person")],
        "nobody": told.wanted.shown == NOBODY,
        "somebody": told.wanted.shown == SOMEBODY,
        "office": form.get("office", get_letterhead(viewer).name),
        "tongues": [
            (one, name, one == form.get("language", document.language)) for one, name in LANGUAGE_NAMES.items()
        ],
        "typed": form,
        "looked": looked,
        "wrong": wrong,
        "draft": _slot(statement),
    }
    return render(request, "desk/pages/redact.html", context, status=409 if wrong else 200)


def _called(copy: CopyLine) -> list[str]:
    return [term_label("redaction_kinds", kind) for kind in copy.taken_out]


def _first_page(request: DeskRequest, document: Document) -> Painted | None:
    """The first of the pages that can be drawn on; None where the original cannot be made anew."""
    try:
        return show_page(request.viewer, document.statement, 1)
    except NoSuch:
        raise
    except TocsinError:
        return None


def _paragraphs(document: Document, told: Said) -> list[Any]:
    inks = (Ink(cut.start, cut.end, decided=True) for cut in told.wanted.cuts)
    return paragraphs(document.text, inks)
