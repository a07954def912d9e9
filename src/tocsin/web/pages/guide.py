"""The guide of the demo: ten minutes, step by step, each with the place, the keys and what to see there.

A step is ticked off by what the record holds, so that it stays so through a lock, and whoever goes another way is not
left behind. Where there is no rehearsal there is no such page.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from tocsin.access.approvals import list_letters
from tocsin.access.dossier import get_dossier
from tocsin.access.in_clear import list_in_clear
from tocsin.access.own_life import list_moments
from tocsin.access.proposals import proposals_of
from tocsin.actions.compose import compose
from tocsin.actions.draft_correction import appeals_to_correct
from tocsin.composing.brief import parse_brief
from tocsin.domain.dossier import Dossier
from tocsin.domain.errors import TocsinError
from tocsin.domain.rehearsal import Rehearsal
from tocsin.domain.viewer import Viewer
from tocsin.web.desk import the_desk
from tocsin.web.page import DeskRequest
from tocsin.web.pages.proofread import WHAT
from tocsin.web.sentences import said
from tocsin.web.words import term_label

HOLDING = "050000000000"  # of the kinds of answer: it only acknowledges


@dataclass(frozen=True, slots=True)
class Done:
    """What the record says of each step."""

    draft: bool
    call: bool
    cards: bool
    appeal: bool
    reply: bool
    corrected: bool
    locked: bool
    kept: bool

    @property
    def all(self) -> bool:
        """Whether nothing is left."""
        steps = (self.draft, self.call, self.cards, self.appeal, self.reply, self.corrected, self.locked, self.kept)
        return all(steps)


def view(request: DeskRequest) -> HttpResponse:
    """The steps; by POST the appeal is written from the record, and its page follows."""
    rehearsal = the_desk().rehearsal
    if rehearsal is None:
        raise Http404
    dossier = get_dossier(request.viewer, rehearsal.case)
    wrong = ""
    if request.method == "POST":
        try:
            made = compose(request.viewer, rehearsal.case, parse_brief(rehearsal.brief))
            return HttpResponseRedirect(reverse("letter", args=[made.intervention]))
        except TocsinError as exc:
            wrong = said(exc)
    letters = list_letters(request.viewer, rehearsal.case)
    told = {
        "place": "guide",
        "rehearsal": rehearsal,
        "done": _done(request.viewer, rehearsal, dossier),
        "before": letters[0].intervention,
        "appeal": letters[-1].intervention if len(letters) > 1 else "",
        "delivery": next(dossier.of_kind("delivery")).id,
        "holding": term_label("response_types", HOLDING),
        "wrong": wrong,
    }
    return render(request, "desk/pages/guide.html", told, status=409 if wrong else 200)


def _done(viewer: Viewer, rehearsal: Rehearsal, dossier: Dossier) -> Done:
    channels = {shown.value for view in dossier.of_kind("statement") for shown in view.all("statement.channel")}
    waiting = [line for line in proposals_of(viewer, rehearsal.statement) if line.state == "waiting"]
    return Done(
        draft=any(line.what == WHAT for line in list_in_clear(viewer)),
        call="phone" in channels,
        cards=not [line for line in waiting if line.kind == "event"],
        appeal=len(list_letters(viewer, rehearsal.case)) > 1,
        reply=any(dossier.of_kind("response")),
        corrected=bool(appeals_to_correct(viewer, rehearsal.case)),
        locked=len(list_moments(viewer, "unlock")) > 1,
        kept=bool(list_moments(viewer, "backup")),
    )
