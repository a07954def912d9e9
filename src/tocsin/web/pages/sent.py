"""A person says that a letter went to an office. Tocsin itself sends nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from tocsin.access.dossier import get_dossier
from tocsin.access.gaps import this_moment
from tocsin.access.scopes import case_of
from tocsin.access.waiting import list_addressees
from tocsin.actions.deliver import Sent, deliver
from tocsin.domain.errors import NoSuch, TocsinError
from tocsin.domain.names import fold_name
from tocsin.lib.ids import is_id
from tocsin.web.page import DeskRequest
from tocsin.web.uploads import MIB, MOST_HELD, one_file
from tocsin.web.words import name_of, term_label

WAYS = ("email", "post", "web_form", "fax", "in_person", "messenger", "social_media", "via_third_party", "other")


def view(request: DeskRequest, letter: str) -> HttpResponse:
    """The form, or the delivery that it says. Raises NoSuch."""
    case = case_of(request.viewer, letter)
    if get_dossier(request.viewer, case).entities[letter].kind != "intervention":
        raise NoSuch(what="letter")
    if request.method != "POST":
        return _form(request, case, letter, {"day": this_moment().date().isoformat()})
    typed = {name: str(value).strip() for name, value in request.POST.items()}
    to = typed.get("to", "")
    try:
        sent = Sent(
            channel=typed.get("channel", ""),
            day=typed.get("day", ""),
            follow_up=typed.get("follow_up", ""),
            proof=one_file(request, "proof"),
        )
        deliver(request.viewer, letter, to if is_id(to) else "", sent, office=typed.get("office", ""))
    except TocsinError as exc:
        return _form(request, case, letter, typed, str(exc))
    return HttpResponseRedirect(reverse("case_waiting", args=[case]))


def _form(request: DeskRequest, case: str, letter: str, typed: Mapping[str, str], wrong: str = "") -> HttpResponse:
    told = {
        "place": "waiting",
        "case": case,
        "letter": letter,
        "title": name_of(get_dossier(request.viewer, case), letter),
        "offices": list(_offices(request, case, letter)),
        "channels": [(one, term_label("channels", one)) for one in WAYS],
        "typed": typed,
        "wrong": wrong,
        "most": MOST_HELD // MIB,
    }
    return render(request, "desk/pages/sent.html", told, status=409 if wrong else 200)


def _offices(request: DeskRequest, case: str, letter: str) -> Iterator[tuple[str, str]]:
    """Whom the letter addresses first, then others of the case, each name once: the newest has the newest details."""
    found: dict[str, tuple[str, str]] = {}
    for some in list_addressees(request.viewer, case, letter):
        for one in reversed(some):
            found.setdefault(fold_name(one.office), (one.id, one.office))
    yield from found.values()
