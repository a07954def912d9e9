"""The gate: nothing of the record is asked before somebody is in, and whatever is asked runs in the room's thread."""

from __future__ import annotations

import secrets

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from tocsin.access.dossier import reading_once
from tocsin.domain.errors import NoSuch, TocsinError, UploadTooLarge
from tocsin.web import locked
from tocsin.web.desk import the_desk
from tocsin.web.page import DeskRequest
from tocsin.web.room import Entrance
from tocsin.web.safety import Answer
from tocsin.web.sentences import said
from tocsin.web.uploads import MIB

TOKEN = "token"  # noqa: S105 - the name of a field
TOKEN_HEADER = "X-Desk-Token"  # noqa: S105 - the name of a header


class InTheRoom:
    """Lets everything behind it run in the room's thread."""

    def __init__(self, get_response: Answer) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Wait for the room, and for the answer."""
        return the_desk().room.run(lambda: self._get_response(request))


class Gate:
    """Hands a request to its page with the Viewer who asks, or to the locked application."""

    def __init__(self, get_response: Answer) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The page, or the form that unlocks."""
        desk = the_desk()
        entrance = desk.room.entrance(request.COOKIES.get(desk.cookie, ""))
        if entrance is None:
            return locked.answer(request)
        if request.method == "POST" and not _holds(request, entrance):
            return HttpResponse(status=403)
        own: DeskRequest = request  # type: ignore[assignment] # it becomes one here
        own.entrance, own.viewer = entrance, entrance.viewer
        with reading_once(only_reads=request.method == "GET"):
            return self._get_response(own)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """An error of the closed list as a page; what may not be seen looks like what never was."""
        if isinstance(error, NoSuch):
            return not_found(request)
        if isinstance(error, TocsinError):
            return render(request, "desk/error.html", {"sentence": said(error)}, status=409)
        return None  # Django answers with `failed`


def not_found(request: HttpRequest, exception: object = None) -> HttpResponse:  # noqa: ARG001 - Django says why
    """One page for what is not there and for what may not be seen."""
    return render(request, "desk/not_found.html", {"here": "/"}, status=404)  # not even the address asked for


def too_much(request: HttpRequest, exception: object = None) -> HttpResponse:  # noqa: ARG001 - Django says why
    """A form with more words or files in it than one form may have."""
    most = f"{settings.DATA_UPLOAD_MAX_MEMORY_SIZE // MIB} MB"
    return render(request, "desk/error.html", {"sentence": said(UploadTooLarge(most=most))}, status=413)


def failed(request: HttpRequest) -> HttpResponse:
    """Something that nobody foresaw. No trace of it is shown, or kept."""
    return render(request, "desk/failed.html", status=500)


def _holds(request: HttpRequest, entrance: Entrance) -> bool:
    given = request.headers.get(TOKEN_HEADER) or request.POST.get(TOKEN, "")
    return secrets.compare_digest(given.encode(), entrance.token.encode())
