"""The letters of a case, with how each stands: draft, approved by whom, sent, taken back, what no longer holds."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render

from tocsin.access.approvals import list_letters
from tocsin.access.dossier import get_dossier
from tocsin.access.gaps import this_moment
from tocsin.access.members import member_names
from tocsin.access.waiting import get_waiting
from tocsin.actions.draft_correction import appeals_to_correct
from tocsin.domain.dossier import EntityView
from tocsin.web.letters import Pill, pills
from tocsin.web.page import DeskRequest
from tocsin.web.words import date_words, name_of


@dataclass(frozen=True, slots=True)
class Row:
    """One letter of the list. `changes` counts what it says and no longer holds."""

    id: str
    title: str
    number: str
    version: str
    day: str
    pills: tuple[Pill, ...]
    sent: int
    replies: int
    changes: int


def view(request: DeskRequest, case: str) -> HttpResponse:
    """The letters, the newest first. Raises NoSuch."""
    viewer = request.viewer
    dossier = get_dossier(viewer, case)
    names = member_names(viewer)
    asked = get_waiting(viewer, case, this_moment())
    sent = Counter(one.intervention for one in asked if one.delivery)
    replies = Counter(one.intervention for one in asked for _ in one.came)
    changes = {one.letter.intervention: len(one.changes) for one in appeals_to_correct(viewer, case)}
    rows = [
        Row(
            id=one.intervention,
            title=name_of(dossier, one.intervention),
            number=text_of(dossier.entities[one.intervention], "number"),
            version=text_of(dossier.entities[one.intervention], "version"),
            day=date_words(text_of(dossier.entities[one.intervention], "date")),
            pills=tuple(pills(one, names)),
            sent=sent[one.intervention],
            replies=replies[one.intervention],
            changes=0 if one.withdrawn else changes.get(one.intervention, 0),
        )
        for one in reversed(list_letters(viewer, case))
    ]
    told = {"place": "cases", "case": case, "title": name_of(dossier, case), "rows": rows}
    return render(request, "desk/pages/letters.html", told)


def text_of(view: EntityView, name: str) -> str:
    """A value of a letter as it is recorded; empty where it has none."""
    return view.text(f"intervention.{name}")
