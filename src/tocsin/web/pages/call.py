"""The call sheet: the words as they were said, and what was asked. It is saved in under a minute."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext

from tocsin.access.cases import CaseLine, get_case, list_cases
from tocsin.access.gaps import this_moment
from tocsin.actions.call import take_call
from tocsin.actions.note import WITHHELD, Call
from tocsin.actions.unlocking import opened_scopes
from tocsin.domain.call_questions import ASKED
from tocsin.domain.errors import NoSuch, TocsinError
from tocsin.domain.terms import thesaurus
from tocsin.web.call_words import question_words
from tocsin.web.kept import taken_in
from tocsin.web.page import DeskRequest
from tocsin.web.sentences import said
from tocsin.web.words import term_label

CHANNELS = ("phone", "messenger", "in_person", "via_relative", "via_third_party", "other")
FIELDS = ("words", "case", "channel", "time", "name", "withheld", "safe", "call_back")
YES_OR_NO: Mapping[str, bool] = {"yes": True, "no": False}


def view(request: DeskRequest, case: str = "") -> HttpResponse:
    """The sheet; sent, the call is kept and the page leads to what was read in it. Raises NoSuch."""
    known = get_case(request.viewer, case) if case else None
    if request.method != "POST":
        return _sheet(request, known)
    if wrong := _wrong(request):
        return _sheet(request, known, wrong)
    chosen = known or get_case(request.viewer, request.POST.get("case", ""))
    try:
        noted = take_call(request.viewer, chosen.id, request.POST["words"], _call(request), _answers(request))
    except NoSuch:
        raise
    except TocsinError as exc:
        return _sheet(request, known, said(exc))
    return taken_in(_draft(known), reverse("review", args=[noted.statement]))


def _sheet(request: DeskRequest, known: CaseLine | None, wrong: str = "") -> HttpResponse:
    typed = {name: request.POST.get(name, "") for name in FIELDS} | {"channel": request.POST.get("channel", "phone")}
    told = {
        "place": "call",
        "case": known.id if known else "",
        "known": known,
        "cases": () if known else list_cases(request.viewer).items,
        "chosen": typed["case"] or opened_scopes().inbox,
        "channels": [(one, term_label("channels", one)) for one in CHANNELS if one in thesaurus("channels")],
        "typed": typed,
        "questions": list(_questions(request)),
        "wrong": wrong,
        "draft": _draft(known),
    }
    return render(request, "desk/pages/call.html", told, status=409 if wrong else 200)


def _draft(known: CaseLine | None) -> str:
    return f"call-{known.id}" if known else "call"


def _wrong(request: DeskRequest) -> str:
    if not request.POST.get("words", "").strip():
        return gettext("Nothing is written down yet. The words alone are enough; the rest may come later.")
    if request.POST.get("name", "").strip() and request.POST.get("withheld"):
        return gettext("There is a name, and the caller wants to stay unnamed. Which is right?")
    return ""


def _call(request: DeskRequest) -> Call:
    typed = {name: request.POST.get(name, "").strip() for name in FIELDS}
    return Call(
        channel=typed["channel"] or None,
        time=typed["time"] or None,
        source=WITHHELD if typed["withheld"] else typed["name"] or None,
        call_back=typed["call_back"] or None,
        safe=YES_OR_NO.get(typed["safe"]),
        title=gettext("Call, %(day)s") % {"day": this_moment().date().isoformat()},
    )


def _answers(request: DeskRequest) -> Mapping[str, bool]:
    said = {audience: request.POST.get(f"agrees-{audience}", "") for audience in ASKED}
    return {audience: YES_OR_NO[one] for audience, one in said.items() if one in YES_OR_NO}


def _questions(request: DeskRequest) -> Iterator[tuple[str, str, str]]:
    words = question_words()
    for audience in ASKED:
        field = f"agrees-{audience}"
        yield field, words[audience], request.POST.get(field, "")
