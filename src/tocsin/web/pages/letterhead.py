"""The letterhead: who we are, as every letter says it. After the workspace was made it leads on to the first case."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from tocsin.access.letterhead import get_letterhead
from tocsin.actions.keep_letterhead import keep_letterhead
from tocsin.domain.errors import TocsinError
from tocsin.domain.letterhead import EVERY_FIELD, SPOKEN, TONGUES, Letterhead
from tocsin.letters.naming import LANGUAGE_NAMES
from tocsin.web.begin import FIRST
from tocsin.web.kept import taken_in
from tocsin.web.outdated import Both
from tocsin.web.page import DeskRequest
from tocsin.web.sentences import said

DRAFT = "letterhead"


def view(request: DeskRequest) -> HttpResponse:
    """The form with what is recorded; sent, it is recorded and the next page follows."""
    first = request.GET.get(FIRST) == "1"
    kept = typed = get_letterhead(request.viewer)
    wrong, both = "", tuple[Both, ...]()
    if request.method == "POST":
        typed = Letterhead.of({name: request.POST.get(name, "").replace("\r\n", "\n").strip() for name in EVERY_FIELD})
        both = _both(request, kept)
        try:
            if not both:
                keep_letterhead(request.viewer, typed)
                return taken_in(DRAFT, f"{reverse('new_case')}?{FIRST}=1" if first else reverse("start"))
        except TocsinError as exc:
            wrong = said(exc)
    told = {"place": "cases", "typed": typed, "wrong": wrong, "first": first, "draft": DRAFT}
    told |= {"kept": [(name, kept.said(name)) for name in EVERY_FIELD], "both": both, "outdated": bool(both)}
    told["tongues"] = [
        (tongue, LANGUAGE_NAMES[tongue], [typed.said(f"{name}_{tongue}") for name in SPOKEN]) for tongue in TONGUES
    ]
    told["is_spoken"] = bool(typed.spoken)
    return render(request, "desk/pages/letterhead.html", told, status=409 if wrong or both else 200)


def _both(request: DeskRequest, kept: Letterhead) -> tuple[Both, ...]:
    """What another window changed since the form was made: it carries each line as it stood."""
    saw = {name: request.POST.get(f"saw-{name}", "").replace("\r\n", "\n") for name in EVERY_FIELD}
    if "saw-name" not in request.POST:
        return ()
    return tuple(Both("", saw[name], now) for name in EVERY_FIELD if saw[name] != (now := kept.said(name)))
