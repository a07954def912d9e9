"""What lets the office begin again: a sealed backup in a folder of another medium, and a new recovery sheet."""

from __future__ import annotations

from pathlib import Path

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext

from tocsin.access.own_life import list_moments
from tocsin.actions.backup import backup
from tocsin.actions.passphrases import add_passphrase, change_passphrase, list_slots
from tocsin.actions.words import different_words, new_recovery
from tocsin.domain.errors import TocsinError
from tocsin.web.begin import differs
from tocsin.web.page import DeskRequest
from tocsin.web.sentences import said
from tocsin.web.words import moment_words

SHEET, WRITTEN = "sheet", "written"


def view(request: DeskRequest) -> HttpResponse:
    """The two forms, or the step of the sheet that is next."""
    if request.method != "POST":
        return _page(request)
    do = request.POST.get("do", "")
    try:
        wrong = _backup(request) if do == "backup" else _sheet(request, do)
    except TocsinError as exc:
        wrong = said(exc)
    return _page(request, wrong) if wrong else HttpResponseRedirect(reverse("keep"))


def _page(request: DeskRequest, wrong: str = "") -> HttpResponse:
    made = request.entrance.made
    moments = list_moments(request.viewer, "backup")
    told = {
        "place": "cases",
        "wrong": wrong,
        "folder": request.POST.get("folder", ""),
        "last": moment_words(moments[0]) if moments else "",
        "words": made[SHEET][0].split() if SHEET in made and WRITTEN not in made else (),
        "checks": WRITTEN in made,
        "has_sheet": any(slot.recovery for slot in list_slots(request.viewer)),
    }
    return render(request, "desk/pages/keep.html", told, status=409 if wrong else 200)


def _backup(request: DeskRequest) -> str:
    folder = Path(request.POST.get("folder", "").strip())
    if not folder.is_absolute():
        return gettext("Give the whole path of the folder, from the root of the stick or disk on.")
    backup(request.viewer, folder)
    return ""


def _sheet(request: DeskRequest, do: str) -> str:
    """A step of the sheet; it counts when its words were typed back, and until then the old one does."""
    made = request.entrance.made
    if do == "sheet":
        made.pop(WRITTEN, None)
        made[SHEET] = (new_recovery(), b"")
    elif do == "written" and SHEET in made:
        made[WRITTEN] = made[SHEET]
    elif do == "check" and WRITTEN in made:
        words = made[WRITTEN][0]
        if places := different_words(request.POST.get("words", ""), words):
            return differs(places)
        _put(request, words)
        made.pop(SHEET), made.pop(WRITTEN)
    else:
        made.pop(SHEET, None), made.pop(WRITTEN, None)
    return ""


def _put(request: DeskRequest, words: str) -> None:
    """In place of one's own sheet; who has none gets one."""
    own = [slot.place for slot in list_slots(request.viewer) if slot.recovery and slot.member == request.viewer.member]
    if own:
        change_passphrase(request.viewer, own[0], words)
    else:
        add_passphrase(request.viewer, words, recovery=True)
