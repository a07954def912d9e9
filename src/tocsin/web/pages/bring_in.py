"""Bring in: files of any kind, pasted text, and where something was published. Sealed first, read afterwards."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, cast

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from tocsin.access.cases import CaseLine, get_case
from tocsin.actions.download import FROM_BROWSER, note_original
from tocsin.actions.receive import READ, READ_BY_OCR, About, receive
from tocsin.domain.errors import NoSuch, TocsinError, UploadCut, UploadTooLarge
from tocsin.web.page import DeskRequest
from tocsin.web.sentences import not_read_words, said
from tocsin.web.uploads import MIB, MOST_HELD, MOST_STREAMED, NAME_HEADER, clean_name, left_out, name_of_file, whole

PASTED = ("text", "title", "date", "url")
READINGS = {READ: "read", READ_BY_OCR: "ocr"}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one thing: `standing` is again, read, ocr or kept, or empty where `wrong` says what hindered."""

    name: str
    statement: str = ""
    standing: str = ""
    waiting: int = 0
    why: str = ""
    wrong: str = ""


def view(request: DeskRequest, case: str) -> HttpResponse:
    """The form. Files that a script sends come one by one, and a line of the page answers each. Raises NoSuch."""
    line = get_case(request.viewer, case)
    if request.method == "POST" and NAME_HEADER in request.headers:
        outcome = _take_body(request, case)
        told = {"outcome": outcome}
        return render(request, "desk/parts/brought.html", told, status=409 if outcome.wrong else 200)
    if request.method != "POST":
        return _page(request, line, (), "")
    outcomes = tuple(_take_form(request, case))
    wrong = "" if outcomes else gettext("Nothing was chosen and nothing was pasted yet.")
    return _page(request, line, outcomes, wrong)


def _page(request: DeskRequest, line: CaseLine, outcomes: tuple[Outcome, ...], wrong: str) -> HttpResponse:
    keep = any(one.wrong and not one.name for one in outcomes)  # what was pasted was not taken in
    told = {
        "place": "cases",
        "case": line.id,
        "title": line.title,
        "outcomes": outcomes,
        "wrong": wrong,
        "typed": {name: request.POST.get(name, "") for name in PASTED} if keep else {},
        "most": MOST_STREAMED,
        "most_held": MOST_HELD // MIB,
        "draft": f"bring-{line.id}",
        "saved": bool(outcomes) and not keep and "text" in request.POST,
    }
    return render(request, "desk/pages/bring_in.html", told, status=409 if wrong else 200)


def _take_body(request: DeskRequest, case: str) -> Outcome:
    name = name_of_file(request)
    try:
        return _take(request, case, whole(request), name)
    except (UploadCut, UploadTooLarge) as exc:
        return Outcome(name, wrong=said(exc))


def _take_form(request: DeskRequest, case: str) -> Iterator[Outcome]:
    if request.FILES and "end" not in request.POST:  # the last field of the form: what follows a cut is missing
        raise UploadCut
    for file in request.FILES.getlist("files"):
        yield _take(request, case, cast("BinaryIO", file), clean_name(file.name or ""))
    for name in left_out(request):
        yield Outcome(clean_name(name), wrong=said(UploadTooLarge(most=f"{MOST_HELD // MIB} MB")))
    typed = {name: request.POST.get(name, "").strip() for name in PASTED}
    if typed["text"] or typed["url"]:
        text = typed["text"] or typed["url"]
        about = About(title=typed["title"] or None, date=typed["date"] or None, url=typed["url"] or _address(text))
        yield _take(request, case, io.BytesIO(text.encode("utf-8")), "", about)


def _address(text: str) -> str | None:
    """Pasted text that is a web address and nothing more. It is kept, and not fetched."""
    return text if text.startswith(("http://", "https://")) and len(text.split()) == 1 else None


def _take(request: DeskRequest, case: str, stream: BinaryIO, name: str, about: About | None = None) -> Outcome:
    pasted = gettext("Pasted text")
    try:
        taken = receive(request.viewer, case, stream, name or f"{pasted}.txt", about)
        if name:
            note_original(request.viewer, FROM_BROWSER + name)
    except NoSuch:
        raise
    except TocsinError as exc:
        return Outcome(name, wrong=said(exc))
    standing = "again" if taken.again else READINGS.get(taken.reading, "kept")
    why = not_read_words(taken.reading) if standing == "kept" else ""
    return Outcome(name or pasted, taken.statement, standing, taken.proposals, why)
