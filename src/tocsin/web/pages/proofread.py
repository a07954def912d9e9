"""Proofread a draft: dropped in, given back with a comment at each passage that asks for one; nothing is recorded."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext

from tocsin.actions.download import note_download
from tocsin.checking import check
from tocsin.domain.errors import TocsinError
from tocsin.domain.facts import Finding
from tocsin.engines import best_models
from tocsin.letters.marked_copy import AS_TEXT, PICTURE, REFUSED
from tocsin.letters.package import LARGEST_FILE
from tocsin.letters.proofreading import Draft, draft_of, remarks_of
from tocsin.reading import read
from tocsin.reading.facts import facts_of
from tocsin.web.desk import the_desk
from tocsin.web.page import DeskRequest
from tocsin.web.sentences import said
from tocsin.web.uploads import clean_name

PAGE = "desk/pages/proofread.html"
BACK = "proofread"
DRAFT = "draft.docx"
WHAT = "proofread draft"
AROUND = 70


def view(request: DeskRequest) -> HttpResponse:
    """The form; a draft that was sent, with its questions; by `save` the copy that carries them."""
    if request.method == "POST" and request.POST.get("do") == "save":
        return _save(request)
    rehearsal = the_desk().rehearsal
    told: dict[str, object] = {"place": "cases", "has_invented": rehearsal is not None}
    if request.method != "POST":
        return render(request, PAGE, told)
    if request.POST.get("do") == "invented" and rehearsal is not None:
        name, content = DRAFT, rehearsal.draft
    elif file := request.FILES.get("file"):
        name, content = clean_name(file.name or ""), file.read(LARGEST_FILE + 1)
    else:
        return render(
            request, "desk/pages/proofread.html", told | {"wrong": gettext("No file was chosen.")}, status=409
        )
    try:
        told |= _looked_through(request, name, content)
    except TocsinError as exc:
        return render(request, PAGE, told | {"wrong": said(exc)}, status=409)
    return render(request, PAGE, told)


def _looked_through(request: DeskRequest, name: str, content: bytes) -> dict[str, object]:
    """The questions with their passages; the copy is held for this browser until the lock."""
    draft = draft_of(content, name)
    findings = check(facts_of(read(draft.text, models=best_models()), draft.text, by_ocr=draft.by_ocr), draft.text)
    copy = draft.copy(findings)
    stem, _, ending = name.rpartition(".")
    own = f".{ending}" if copy.own and stem else copy.ending
    request.entrance.made[BACK] = (f"{stem or name} (proofread){own}", copy.content)
    return {
        "name": name,
        "remarks": _remarks(draft, findings),
        "notice": _notice(copy.notice),
        "notes": draft.notes,
    }


def _notice(words: str | None) -> str:
    """What is to be said about the copy."""
    return {
        None: "",
        AS_TEXT: gettext("The copy is the draft's text: in a file of this kind no questions can be marked."),
        PICTURE: gettext("The copy is the text as it was recognised: in a picture no questions can be marked."),
        REFUSED: gettext(
            "The copy is the draft's text: the file itself takes no marks (it may be protected, not whole, or of an "
            "encoding without the letters of the questions)."
        ),
    }[words]


def _remarks(draft: Draft, findings: Sequence[Finding]) -> list[tuple[list[str], str, str, str]]:
    """Each remark with its passage; words that were said at another passage are not said again."""
    found: list[tuple[list[str], str, str, str]] = []
    heard: set[str] = set()
    for one in remarks_of(findings):
        lines = one.words.split("\n")
        words = [line for line in lines if line not in heard] or [gettext("the same question")]
        found.append((words, *_around(draft.text, one.start, one.end)))
        heard.update(lines)
    return found


def _around(text: str, start: int, end: int) -> tuple[str, str, str]:
    """A passage within its line, in three parts."""
    before = text[text.rfind("\n", 0, start) + 1 : start]
    after = text[end:].partition("\n")[0]
    if len(before) > AROUND:
        before = f"… {before[-AROUND:].partition(' ')[2]}"
    if len(after) > AROUND:
        after = f"{after[:AROUND].rpartition(' ')[0]} …"
    return before, text[start:end], after


def _save(request: DeskRequest) -> HttpResponse:
    if BACK not in request.entrance.made:
        raise Http404
    name, content = request.entrance.made[BACK]
    note_download(request.viewer, name, WHAT)
    response = HttpResponse(content, content_type="application/octet-stream")
    response.headers["Content-Disposition"] = (
        content_disposition_header(as_attachment=True, filename=name) or "attachment"
    )
    return response
