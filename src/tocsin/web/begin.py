"""A workspace begins at the desk: name and passphrase, the recovery sheet, its words typed back; then it is made.

Until the words are right nothing lies on the disk. What was chosen is held in memory, for one browser; the words of the
sheet are shown to it alone, and to nobody once they were typed back.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.http import HttpResponse, HttpResponseRedirect
from django.http.request import HttpRequest
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from tocsin.actions.download import note_download
from tocsin.actions.words import check_passphrase, different_words, new_passphrase
from tocsin.domain.errors import TocsinError
from tocsin.web.desk import the_desk
from tocsin.web.room import Beginning
from tocsin.web.sentences import said

PATH = "/begin"
SHEET = "tocsin-recovery-sheet.txt"
FIRST = "first"  # the pages that follow lead on to the first case


def answer(request: HttpRequest) -> HttpResponse:
    """The step that is next; what does not come from our own form shows it again. Only within the room."""
    room = the_desk().room
    beginning = room.beginning
    if beginning is not None and request.COOKIES.get(the_desk().cookie) != beginning.id:
        beginning = None
    if request.method != "POST" or request.path != PATH or request.POST.get("token") != room.door_token:
        return _step(request, beginning)
    if beginning is None:
        return _choose(request)
    do = _DO.get(request.POST.get("do", ""))
    return do(request, beginning) if do else _step(request, beginning)


def let_in(where: str, cookie: str) -> HttpResponse:
    """Go there, with the cookie of who is in."""
    response = HttpResponseRedirect(where)
    response.set_cookie(the_desk().cookie, cookie, httponly=True, samesite="Strict")
    return response


def _step(request: HttpRequest, beginning: Beginning | None, wrong: str = "") -> HttpResponse:
    told = {"token": the_desk().room.door_token, "wrong": wrong, "folder": str(the_desk().room.folder), "back": PATH}
    if beginning is None:
        told |= {"name": request.POST.get("name", ""), "offer": new_passphrase()}
        return render(request, "desk/begin.html", told, status=409 if wrong else 200)
    if beginning.is_written:
        return render(request, "desk/begin_check.html", told, status=409 if wrong else 200)
    return render(request, "desk/begin_sheet.html", told | {"words": beginning.recovery.split()})


def _choose(request: HttpRequest) -> HttpResponse:
    given = {name: request.POST.get(name, "") for name in ("name", "passphrase", "again")}
    if wrong := _wrong(given):
        return _step(request, None, wrong)
    begun = the_desk().room.beginning = Beginning(given["name"].strip(), given["passphrase"])
    return let_in(PATH, begun.id)


def _wrong(given: Mapping[str, str]) -> str:
    if not given["name"].strip():
        return gettext("Your name is missing. The history shows it beside what you record.")
    if given["passphrase"] != given["again"]:
        return gettext("The two passphrases were not the same. Type both again.")
    try:
        check_passphrase(given["passphrase"])
    except TocsinError as exc:
        return said(exc)
    return ""


def _save(_request: HttpRequest, beginning: Beginning) -> HttpResponse:
    """The words as a file. It lies in clear, and the list will say so."""
    beginning.is_saved = True
    numbered = (f"{place:2}. {word}" for place, word in enumerate(beginning.recovery.split(), 1))
    words = "\n".join(["Tocsin", gettext("Recovery sheet"), str(the_desk().room.folder), "", *numbered, ""])
    response = HttpResponse(words, content_type="text/plain; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{SHEET}"'
    return response


def _written(_request: HttpRequest, beginning: Beginning) -> HttpResponse:
    beginning.is_written = True
    return HttpResponseRedirect(PATH)


def _anew(_request: HttpRequest, _beginning: Beginning) -> HttpResponse:
    """From the start: the sheet is another one then."""
    the_desk().room.beginning = None
    return HttpResponseRedirect(PATH)


def _check(request: HttpRequest, beginning: Beginning) -> HttpResponse:
    typed = request.POST.get("words", "")
    if not beginning.is_written or (places := different_words(typed, beginning.recovery)):
        wrong = differs(places) if beginning.is_written else ""
        return _step(request, beginning, wrong)
    room = the_desk().room
    try:
        entrance = room.begin(beginning)
    except TocsinError as exc:
        return _step(request, beginning, said(exc))
    if beginning.is_saved:
        note_download(entrance.viewer, SHEET, "recovery sheet")
    return let_in(f"{reverse('letterhead')}?{FIRST}=1", entrance.id)


def differs(places: tuple[int, ...]) -> str:
    numbers = ", ".join(str(place) for place in places)
    return ngettext(
        "Word %(numbers)s is not what the sheet says. Look at your paper.",
        "Words %(numbers)s are not what the sheet says. Look at your paper.",
        len(places),
    ) % {"numbers": numbers}


_DO: Mapping[str, Callable[[HttpRequest, Beginning], HttpResponse]] = {
    "save": _save,
    "written": _written,
    "anew": _anew,
    "check": _check,
}
