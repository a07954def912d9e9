"""What every template is given."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from tocsin import __version__
from tocsin.web.desk import the_desk
from tocsin.web.kept import SAVED
from tocsin.web.languages import offered
from tocsin.web.room import IDLE_SECONDS


def desk(request: HttpRequest) -> dict[str, Any]:
    """Whether somebody is in, the token of their forms, and after how long an idle page hides itself."""
    entrance = getattr(request, "entrance", None)
    return {
        "is_open": entrance is not None,
        "token": entrance.token if entrance else "",
        "idle_seconds": IDLE_SECONDS,
        "version": __version__,
        "languages": offered().items(),
        "here": _here(request),
        "is_rehearsal": the_desk().rehearsal is not None,
    }


def _here(request: HttpRequest) -> str:
    """Where one comes back to: the page, and not once more the word that something was taken in."""
    if request.method != "GET":
        return request.path
    asked = request.GET.copy()
    asked.pop(SAVED, None)
    return f"{request.path}?{asked.urlencode()}" if asked else request.path
