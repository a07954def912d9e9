"""One statement: its text, with what was read and what a person has decided lying on it as ink."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header

from tocsin.access.originals import get_original
from tocsin.access.part import get_part
from tocsin.access.proposals import ProposalLine, proposals_of
from tocsin.access.redacting import get_document
from tocsin.access.scopes import case_of
from tocsin.access.statements import get_statement
from tocsin.actions.hand_out_original import hand_out_original
from tocsin.actions.transcribe import transcribe
from tocsin.domain.errors import NoSuch, TocsinError
from tocsin.domain.viewer import Viewer
from tocsin.web.call_words import answer_lines
from tocsin.web.kept import taken_in
from tocsin.web.page import DeskRequest
from tocsin.web.passages import Ink, paragraphs
from tocsin.web.recordings import recording_of
from tocsin.web.sentences import said
from tocsin.web.uploads import clean_name
from tocsin.web.values import Reader
from tocsin.web.words import date_words, footnote, name_of, size_words

PLACE = re.compile(r"(\d{1,9})-(\d{1,9})")
QUIET = frozenset({"statement.text", "statement.evidence"})


def view(request: DeskRequest, statement: str) -> HttpResponse:
    """The statement as it lies here; `at=START-END` marks a passage. Typed words become its text. Raises NoSuch."""
    viewer = request.viewer
    line = get_statement(viewer, statement)
    wrong = ""
    if request.method == "POST":
        try:
            if request.POST.get("do") == "original":
                return _saved(*hand_out_original(viewer, statement))
            transcribe(viewer, statement, request.POST.get("words", ""))
        except NoSuch:
            raise
        except TocsinError as exc:
            wrong = said(exc)
        else:
            return taken_in(_draft(statement), reverse("review", args=[statement]))
    dossier = get_part(viewer, case_of(viewer, statement), [statement], pointing=("consent.subject",))
    reader = Reader(viewer)
    text = reader.text(statement)
    read = [ink for one in proposals_of(viewer, statement) for ink in _inks(one)]
    told = {
        "place": "cases",
        "case": dossier.case,
        "case_title": name_of(dossier, dossier.case),
        "statement": statement,
        "title": line.title,
        "date": date_words(line.date) if line.date else "",
        "reviewed": line.reviewed,
        "note": footnote(line.title, date_words(line.date) if line.date else ""),
        "paragraphs": paragraphs(text, [*read, *_here(request, len(text))]),
        "lines": reader.lines(dossier, dossier.entities[statement], QUIET),
        "answers": answer_lines(dossier, statement),
        "recording": recording_of(viewer, statement),
        "original": _original(viewer, statement),
        "can_be_redacted": get_document(viewer, statement).has_pictures,
        "typed": request.POST.get("words", ""),
        "wrong": wrong,
        "draft": _draft(statement),
    }
    return render(request, "desk/pages/statement.html", told, status=409 if wrong else 200)


def _saved(name: str, data: bytes) -> HttpResponse:
    """A file to be saved: its bytes are not looked at by the browser."""
    response = HttpResponse(data, content_type="application/octet-stream")
    named = content_disposition_header(as_attachment=True, filename=clean_name(name))
    response.headers["Content-Disposition"] = named or "attachment"
    return response


def _original(viewer: Viewer, statement: str) -> dict[str, str] | None:
    """What the sealed original is called and how large it is; None where there is none."""
    found = get_original(viewer, statement)
    return {"name": found.name, "size": size_words(found.size)} if found else None


def _draft(statement: str) -> str:
    return f"transcript-{statement}"


def _here(request: DeskRequest, length: int) -> Iterator[Ink]:
    if "at" in request.GET:
        found = PLACE.fullmatch(request.GET["at"])
        if not found or not int(found[1]) < int(found[2]) <= length:
            raise Http404
        yield Ink(int(found[1]), int(found[2]), here=True)


def _inks(line: ProposalLine) -> Iterator[Ink]:
    """Where a proposal stands; one that a person rejected has left no ink."""
    if line.state == "rejected":
        return
    decided = line.state != "waiting"
    form = line.form
    event = line.entity if decided and line.kind == "event" else ""
    for start, end in form.get("passages") or form.get("mentions") or ([form["span"]] if form.get("span") else []):
        yield Ink(start, end, decided, event)
