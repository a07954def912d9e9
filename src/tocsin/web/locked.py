"""The locked application: one page and one form. It reads no record; none is open."""

from __future__ import annotations

import secrets
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from tocsin.domain.errors import TocsinError
from tocsin.web import begin, languages
from tocsin.web.behind import behind
from tocsin.web.desk import the_desk
from tocsin.web.languages import own_path
from tocsin.web.room import SHOWN_SECONDS
from tocsin.web.sentences import said

UNLOCK = "/unlock"
LOCK = "/lock"
FIELD = "passphrase"
SHOW = "show"


def answer(request: HttpRequest) -> HttpResponse:
    """What a locked desk says to anything: the form, in place of whatever was asked for. Only within the room."""
    if request.method == "POST" and request.path == languages.PATH and _is_ours(request):
        return languages.choose(request)
    if the_desk().room.is_new:
        return begin.answer(request)
    if request.method == "POST" and request.path == UNLOCK:
        return _unlock(request)
    if request.method == "POST" and request.path == LOCK and _was_shown(request):
        return HttpResponseRedirect(_back(request))  # of another tab
    response = _form(request, _back(request))
    if request.headers.get("HX-Request"):
        response.headers["HX-Refresh"] = "true"  # a part of a page that was open before: the whole page is asked again
    return response


def lock(request: HttpRequest) -> HttpResponse:
    """Lock at once, and stay where one was: `back`. The browser forgets what it kept of the pages.

    The button asks to `show` what lies in clear; a key and a page that is left alone do not. To look at the address
    alone does nothing.
    """
    if request.method != "POST":
        return HttpResponseRedirect(reverse("start"))
    shown = secrets.token_urlsafe(32) if request.POST.get(SHOW) else ""
    the_desk().room.lock(shown)
    response = HttpResponseRedirect(own_path(request.POST.get(languages.BACK, "")))
    if shown:
        response.set_cookie(the_desk().cookie, shown, httponly=True, samesite="Strict")
    else:
        response.delete_cookie(the_desk().cookie, samesite="Strict")
    response.headers["Clear-Site-Data"] = '"cache"'
    return response


def stay(_request: HttpRequest) -> HttpResponse:
    """Somebody types in a page for long: that they asked is all that counts."""
    return HttpResponse(status=204)


def already(_request: HttpRequest) -> HttpResponse:
    """The form that unlocks, or that makes a workspace, was sent from a page that is behind: one is in."""
    return HttpResponseRedirect(reverse("start"))


def _unlock(request: HttpRequest) -> HttpResponse:
    desk = the_desk()
    back = own_path(request.POST.get(languages.BACK, ""))
    if not _is_ours(request):
        return _form(request, back)
    try:
        entrance = desk.room.unlock(request.POST.get(FIELD, ""))
    except TocsinError as exc:
        return _form(request, back, said(exc))
    if desk.rehearsal and back == reverse("start"):
        back = reverse("guide")  # nobody has to look for it
    return begin.let_in(back, entrance.id)


def _was_shown(request: HttpRequest) -> bool:
    return the_desk().room.left_for(request.COOKIES.get(the_desk().cookie, "")) is not None


def _is_ours(request: HttpRequest) -> bool:
    return request.POST.get("token") == the_desk().room.door_token


def _back(request: HttpRequest) -> str:
    """Where one wanted to go, or was."""
    if request.method != "POST":
        return request.get_full_path()
    is_lock = request.path == reverse("lock")  # of a second window, or for the second time
    return own_path(request.POST.get(languages.BACK, "") if is_lock else request.path)


def _form(request: HttpRequest, back: str, wrong: str = "") -> HttpResponse:
    room = the_desk().room
    told: dict[str, Any] = {"back": back, "wrong": wrong, "token": room.door_token, "rehearsal": the_desk().rehearsal}
    left = room.left_for(request.COOKIES.get(the_desk().cookie, ""))
    if left is not None:
        told |= behind(left.lines, room.folder) | {"seconds": SHOWN_SECONDS}
    return render(request, "desk/unlock.html", told, status=403)
