"""What every template is given."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from tocsin import __version__
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
        "here": request.get_full_path() if request.method == "GET" else request.path,
    }
