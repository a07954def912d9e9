"""The languages of the desk, and how a browser says which it wants: for as long as it is open, and never by a case."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.utils.translation import get_language

from tocsin.checking.spoken import speaking
from tocsin.domain.dates.tongues import TONGUES
from tocsin.web.safety import Answer

PATH = "/language"
FIELD = "language"
BACK = "back"
NO_PAGES = frozenset({"/unlock", "/lock", "/stay", PATH})  # to come back to


def offered() -> Mapping[str, str]:
    """Each language by its code, called as it calls itself."""
    return dict(settings.LANGUAGES)


def in_use() -> str:
    """The language of this answer."""
    return get_language() or "en"


def of_the_record() -> str:
    """The language in which terms and dates are worded; English where the record has no words in the one in use."""
    return in_use() if in_use() in TONGUES else "en"


class Spoken:
    """Lets everything behind it say what does not fit in the language of the answer."""

    def __init__(self, get_response: Answer) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The answer, worded in the language that is in use."""
        with speaking(of_the_record()):
            return self._get_response(request)


def choose(request: HttpRequest) -> HttpResponse:
    """Go back to the page, in another language. Its cookie ends with the browser and holds the language alone."""
    response = HttpResponseRedirect(own_path(request.POST.get(BACK, "")))
    wanted = request.POST.get(FIELD, "")
    if wanted in offered():
        response.set_cookie(settings.LANGUAGE_COOKIE_NAME, wanted, httponly=True, samesite="Strict")
    return response


def own_path(text: str) -> str:
    """A path of this desk, to go back to. Anything else, another site's address among it, is the first page."""
    parts = urlsplit(text)
    plain = text.startswith("/") and not text.startswith(("//", "/\\")) and text.isascii() and text.isprintable()
    return text if plain and not parts.scheme and not parts.netloc and parts.path not in NO_PAGES else "/"
