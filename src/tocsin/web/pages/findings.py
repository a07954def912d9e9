"""What does not fit in a case, to be answered: every side next to each other, repairs, settling, asking again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext

from tocsin.access.cases import get_case
from tocsin.access.claims import find_claim
from tocsin.access.dossier import get_dossier
from tocsin.access.letters import interventions_using
from tocsin.access.members import member_names
from tocsin.access.part import get_part
from tocsin.actions.correct import correct
from tocsin.actions.mend import mend
from tocsin.actions.settle import reopen, settle
from tocsin.checking.fingerprint import finding_basis, finding_id
from tocsin.domain.dossier import Dossier
from tocsin.domain.errors import NoSuch, TocsinError
from tocsin.domain.facts import Finding
from tocsin.domain.viewer import Viewer
from tocsin.lib.ids import is_id
from tocsin.web.findings import Found, Question, open_questions, question
from tocsin.web.kept import taken_in
from tocsin.web.outdated import differences, packed
from tocsin.web.page import DeskRequest
from tocsin.web.pages.start import start_of
from tocsin.web.sentences import said
from tocsin.web.sides import RestsOn, Side, claim_words, sides
from tocsin.web.words import moment_words, name_of, property_label

MOST_ASKED = 20  # questions on one page
PARTS = {"case": "desk/parts/questions.html", "sheet": "desk/parts/sheet_questions.html"}
FIELDS = ("do", "finding", "basis", "claims", "repair", "because", "old", "new")
CHANGED = "changed"  # the sentence of what stands so no more: the page tells both versions
Wrong = dict[str, str]  # what was sent and could not be done: its fields, and the sentence that says why


@dataclass(frozen=True, slots=True)
class Card:
    """An open finding with its sides and the claims it stands on; what was typed and why that could not be done."""

    finding: str
    basis: str
    question: Question
    sides: tuple[Side, ...]
    claims: str
    typed: str
    wrong: str


@dataclass(frozen=True, slots=True)
class Answered:
    """A settled finding: who settled it, when, and why."""

    finding: str
    basis: str
    asks: str
    who: str
    when: str
    why: str


@dataclass(frozen=True, slots=True)
class Made:
    """A repair that was just made, and how many letters use what it changed."""

    old: str
    new: str
    label: str
    was: str
    now: str
    letters: int


def view(request: DeskRequest, case: str) -> HttpResponse:
    """The findings of a case, or what somebody decided about one. Raises NoSuch."""
    if request.method != "POST":
        return _part(request, case) if "part" in request.GET else _page(request, case)
    fields = {name: request.POST.get(name, "") for name in FIELDS}
    get_case(request.viewer, case)  # who may not see the case is told so, not that it changed
    try:
        where = _done(request, case, fields)
    except NoSuch:
        return _page(request, case, fields | {"sentence": CHANGED})
    except TocsinError as exc:
        return _page(request, case, fields | {"sentence": said(exc)})
    return taken_in(slot(fields["finding"]), f"{reverse('findings', args=[case])}{where}")


def slot(finding: str) -> str:
    """Where a browser keeps what is typed about a finding; the same whatever it stands on."""
    return f"finding-{finding}"


def _done(request: DeskRequest, case: str, fields: Wrong) -> str:
    """Do what a form asks for; where to look then. Raises NoSuch where it stands so no more, and what actions raise."""
    viewer = request.viewer
    if fields["do"] == "undo":
        old, new = find_claim(viewer, fields["old"]), find_claim(viewer, fields["new"])
        if new.retracted or (old.entity, old.property, old.scope) != (new.entity, new.property, f"case:{case}"):
            raise NoSuch(what="claim in force")
        correct(viewer, new.id, old.value, gettext("the repair was undone"))
        return ""
    found = request.entrance.held.find(viewer, case)
    if fields["do"] == "reopen":
        reopen(viewer, case, _asked([one for one, _ in found.settled()], fields))
        request.entrance.held.answered(viewer, case)
        return ""
    finding = _asked(found.open(), fields)
    if fields["do"] == "settle":
        settle(viewer, case, finding, fields["because"])
        request.entrance.held.answered(viewer, case)
        return ""
    if fields["do"] != "mend" or not (fields["repair"].isascii() and fields["repair"].isdigit()):
        raise Http404
    claim, made = mend(viewer, case, finding, int(fields["repair"][:4]), fields["because"])
    return f"?old={claim.id}&new={made}"


def _asked(findings: list[Finding], fields: Wrong) -> Finding:
    for one in findings:
        if (finding_id(one), finding_basis(one)) == (fields["finding"], fields["basis"]):
            return one
    raise NoSuch(what="finding")


def _page(request: DeskRequest, case: str, wrong: Wrong | None = None) -> HttpResponse:
    viewer, held = request.viewer, request.entrance.held
    title = get_case(viewer, case).title
    found = held.find(viewer, case) if wrong else held.soon(viewer, case)
    if found is None:
        return render(request, "desk/pages/findings_soon.html", {"place": "cases", "case": case, "title": title})
    every, start = found.open(), start_of(request)
    shown = every[start : start + MOST_ASKED]
    rests_on = RestsOn(viewer, [claim for one in shown for claim in one.claims])
    dossier = get_part(viewer, case, rests_on.entities())
    cards = [_card(rests_on, dossier, found, one, wrong or {}) for one in shown]
    told = {
        "place": "cases",
        "case": case,
        "title": title,
        "cards": cards,
        "total": len(every),
        "before": start,
        "next": start + MOST_ASKED if start + MOST_ASKED < len(every) else 0,
        "answered": list(_answered(viewer, found)),
        "made": _made(request, case),
        "wrong": "" if not wrong or any(card.wrong for card in cards) else wrong["sentence"],
        "typed": wrong["because"] if wrong else "",
        **(_changed(viewer, case, found, wrong) if wrong and wrong["sentence"] == CHANGED else {}),
    }
    return render(request, "desk/pages/findings.html", told, status=409 if wrong else 200)


def _part(request: DeskRequest, case: str) -> HttpResponse:
    """What another page of the case says of its questions, asked for behind it where there is much to look through."""
    part = request.GET["part"]
    if part not in PARTS:
        raise Http404
    get_case(request.viewer, case)
    found = request.entrance.held.soon(request.viewer, case)
    if found is None:
        return render(request, "desk/parts/questions_soon.html", {"case": case, "part": part, "again": True})
    told = {"case": case, "looked": True, "questions": open_questions(found), "later": True}
    return render(request, PARTS[part], told)


def _card(rests_on: RestsOn, dossier: Dossier, found: Found, finding: Finding, wrong: Wrong) -> Card:
    pair = finding_id(finding), finding_basis(finding)
    is_it = pair == (wrong.get("finding"), wrong.get("basis"))
    typed, sentence = (wrong["because"], wrong["sentence"]) if is_it else ("", "")
    shown = sides(rests_on, dossier, found, finding)
    return Card(*pair, question(finding, found), shown, packed(finding.claims), typed, sentence)


def _changed(viewer: Viewer, case: str, found: Found, wrong: Wrong) -> dict[str, Any]:
    """What is told to the second of two windows: what it showed, what stands there now, and who answered in between."""
    return {
        "outdated": True,
        "both": differences(viewer, get_dossier(viewer, case), wrong["claims"] or wrong["new"]),
        "met": [one for one in _answered(viewer, found) if one.finding == wrong["finding"]],
        "wrong": "",
    }


def _answered(viewer: Viewer, found: Found) -> Iterator[Answered]:
    names = member_names(viewer)
    for finding, answer in found.settled():
        pair = finding_id(finding), finding_basis(finding)
        who = names.get(answer.member, gettext("somebody"))
        yield Answered(*pair, finding.message, who, moment_words(answer.time), answer.why)


def _made(request: DeskRequest, case: str) -> Made | None:
    """The repair that the address tells of, as long as it stands."""
    old, new = request.GET.get("old", ""), request.GET.get("new", "")
    if not (is_id(old) and is_id(new)):
        return None
    try:
        was, now = find_claim(request.viewer, old), find_claim(request.viewer, new)
    except NoSuch:
        return None
    if now.retracted or was.scope != f"case:{case}" or (was.entity, was.property) != (now.entity, now.property):
        return None
    dossier = get_part(request.viewer, case, [now.entity, was.value, now.value])
    return Made(
        old=old,
        new=new,
        label=f"{property_label(now.property)}, {name_of(dossier, now.entity)}",
        was=claim_words(dossier, was),
        now=claim_words(dossier, now),
        letters=len(interventions_using(request.viewer, [old])),
    )
