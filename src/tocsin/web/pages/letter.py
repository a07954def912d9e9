"""One letter: its sentences with what each rests on, who stands behind it, what holds it back, its files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from tocsin.access.approvals import get_standing
from tocsin.access.bindings import get_bindings, get_lines
from tocsin.access.clearance import audience_of
from tocsin.access.dossier import get_dossier
from tocsin.access.letters import get_letter_text
from tocsin.access.members import member_names, present_members
from tocsin.access.scopes import case_of
from tocsin.access.sent import list_changes
from tocsin.access.who_got import list_who_got
from tocsin.actions.draft_correction import appeals_to_correct
from tocsin.actions.hand_out import hand_out, hand_out_annex
from tocsin.actions.letter_checks import today
from tocsin.actions.letter_strikes import Struck, list_strikes
from tocsin.actions.words import check_words
from tocsin.domain.approval import Standing
from tocsin.domain.changed import for_readers
from tocsin.domain.changesets import digest_bytes
from tocsin.domain.clearance import PUBLIC
from tocsin.domain.dossier import Dossier
from tocsin.domain.errors import MustNotLeave, NoSuch, TocsinError
from tocsin.domain.sent import Line
from tocsin.domain.viewer import Viewer
from tocsin.web.annexes import annexes_of
from tocsin.web.grants import counted
from tocsin.web.kept import taken_in
from tocsin.web.letter_deeds import SEARCH, SEARCHED, Outdated, do, slot
from tocsin.web.letter_text import blocks
from tocsin.web.letters import called, changed, day_of, pills, seen_of
from tocsin.web.name_forms import offered_forms
from tocsin.web.outdated import Both
from tocsin.web.page import DeskRequest
from tocsin.web.pages.letters import text_of
from tocsin.web.sentences import place_words, said, strike_words
from tocsin.web.sides import basis
from tocsin.web.words import date_words, name_of

FORMS = {"pdf": "application/pdf", "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document"}


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why nothing was done, and what was typed; `search`: show what the search strikes.

    `outdated`: the letter stands otherwise than its page showed.
    """

    sentence: str = ""
    typed: Mapping[str, str] | None = None
    search: bool = False
    outdated: bool = False


@dataclass(frozen=True, slots=True)
class StrikeLine:
    """A strike as a page shows it: where, what, whose; who proposed to let it pass and why."""

    digest: str
    place: str
    what: str
    whose: str
    proposed_by: str
    why: str
    passed: bool
    mine: bool


def view(request: DeskRequest, letter: str) -> HttpResponse:
    """The letter; `s` is a sentence whose grounds are shown. A deed by POST leads back to it. Raises NoSuch."""
    _of_a_letter(request, letter)
    if request.method != "POST":
        return _page(request, letter, Trouble(search=request.GET.get(SEARCH) == "1"))
    fields = {name: str(value) for name, value in request.POST.items()}
    try:
        if fields.get("do") in {"draft", "final"}:
            return _file(request, letter, fields)
        if fields.get("do") == "annex":
            return _annex(request, letter, fields.get("annex", ""))
        where = do(request.viewer, letter, fields)
    except (NoSuch, Outdated):
        return _page(request, letter, Trouble(typed=fields, outdated=True))
    except TocsinError as exc:
        return _page(request, letter, Trouble(said(exc), fields, search=isinstance(exc, MustNotLeave)))
    again = f"?{SEARCH}=1#strikes" if fields["do"] in SEARCHED else ""
    return taken_in(slot(letter, fields), reverse("letter", args=[where]) + again)


def _of_a_letter(request: DeskRequest, letter: str) -> Dossier:
    dossier = get_dossier(request.viewer, case_of(request.viewer, letter))
    if dossier.entities[letter].kind != "intervention":
        raise NoSuch(what="letter")
    return dossier


def _file(request: DeskRequest, letter: str, fields: Mapping[str, str]) -> HttpResponse:
    """The bytes of one form, to be saved. Raises what handing out raises."""
    form = fields.get("form", "")
    if form not in FORMS:
        raise Http404
    name, data = hand_out(request.viewer, letter, form, draft=fields["do"] == "draft")
    response = HttpResponse(data, content_type=FORMS[form])
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _annex(request: DeskRequest, letter: str, number: str) -> HttpResponse:
    """The bytes of an annex, to be looked at. Raises what handing it out raises."""
    if not (number.isascii() and number.isdigit() and len(number) < 4):
        raise Http404
    name, data = hand_out_annex(request.viewer, letter, int(number))
    response = HttpResponse(data, content_type="application/octet-stream")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _page(request: DeskRequest, letter: str, trouble: Trouble) -> HttpResponse:
    viewer = request.viewer
    dossier = _of_a_letter(request, letter)
    standing, names = get_standing(viewer, letter), member_names(viewer)
    lines, _ = get_lines(viewer, letter)
    text = "" if standing.withdrawn else get_letter_text(viewer, letter)
    title = name_of(dossier, letter)
    bindings = get_bindings(viewer, letter)
    loose = [row.text for row in bindings.unbound] if bindings else []
    shown, elsewhere = blocks(text, lines, (title,), loose)
    number = _sentence(request, lines)
    members = present_members(viewer)
    told = {
        "place": "cases",
        "case": dossier.case,
        "case_title": name_of(dossier, dossier.case),
        "letter": letter,
        "title": title,
        "number": text_of(dossier.entities[letter], "number"),
        "version": text_of(dossier.entities[letter], "version"),
        "day": date_words(text_of(dossier.entities[letter], "date")),
        "standing": standing,
        "pills": list(pills(standing, names)),
        "approvals": [(called(names, one.member), day_of(one.time), one.why) for one in standing.approvals],
        "check_words": check_words(digest_bytes(standing.digest)) if standing.waits else "",
        "is_own": viewer.member in standing.composers,
        "others": [pair for pair in members.items() if pair[0] not in {viewer.member, *standing.composers}],
        "blocks": shown,
        "elsewhere": [(one, lines[one - 1].text) for one in elsewhere],
        "chosen": number,
        "chosen_text": lines[number - 1].text if number else "",
        "basis": basis(viewer, dossier, lines[number - 1].claims) if number else (),
        "annexes": list(annexes_of(viewer, dossier, letter)),
        "bindings": bindings,
        "unread": bindings is None,
        "other_forms": offered_forms(viewer, letter),
        "seen": seen_of(standing),
        "who_got": _who_got(request, dossier, letter),
        "effects": sum(1 for _ in dossier.pointing("effect.intervention", letter)),
        "grants": counted(dossier, letter).words,
        "is_public": audience_of(dossier.entities[letter]) == PUBLIC,
        "trouble": trouble.sentence,
        "outdated": trouble.outdated,
        "both": _both(title, standing, names, trouble),
        "typed": trouble.typed or {},
    } | _changes(request, dossier, letter, standing)
    if trouble.search and not standing.withdrawn and standing.letters:
        told |= _searched(request, dossier, standing, names, trouble)
    return render(request, "desk/pages/letter.html", told, status=409 if trouble.sentence or trouble.outdated else 200)


def _both(title: str, standing: Standing, names: Mapping[str, str], trouble: Trouble) -> tuple[Both, ...]:
    """How it stood when a form was opened, in the words that its page carried, and how it stands now."""
    now = " · ".join(pill.words for pill in pills(standing, names))
    was = (trouble.typed or {}).get("saw", "")
    return (Both(title, was, now),) if trouble.outdated and was and was != now else ()


def _who_got(request: DeskRequest, dossier: Dossier, letter: str) -> list[str]:
    """The offices that got a letter of this number."""
    number = text_of(dossier.entities[letter], "number")
    return [one.office for one in list_who_got(request.viewer, dossier.case, number)]


def _sentence(request: DeskRequest, lines: Sequence[Line]) -> int:
    """The sentence that the address asks for, counted from 1; 0 for none. Raises Http404 for what is none."""
    text = request.GET.get("s", "0")
    if not (text.isascii() and text.isdigit() and len(text) < 6 and int(text) <= len(lines)):
        raise Http404
    return int(text)


def _changes(request: DeskRequest, dossier: Dossier, letter: str, standing: Standing) -> dict[str, Any]:
    found = () if standing.withdrawn else list_changes(request.viewer, dossier.case, letter, today())
    return {
        "changes": [changed(dossier, one) for one in found],
        "can_correct": any(for_readers(one) for one in found) and _waits_for_one(request.viewer, dossier.case, letter),
        "corrections": [
            (one.id, next(dossier.pointing("delivery.intervention", one.id), None) is not None)
            for one in (dossier.pointing("intervention.corrects", letter) if found else ())
        ],
    }


def _waits_for_one(viewer: Viewer, case: str, letter: str) -> bool:
    """Whether no correction of it went out that says all of it."""
    return any(one.letter.intervention == letter for one in appeals_to_correct(viewer, case))


def _searched(
    request: DeskRequest, dossier: Dossier, standing: Standing, names: Mapping[str, str], trouble: Trouble
) -> dict[str, Any]:
    """What the search strikes in the files that would leave; where it cannot be searched, why."""
    try:
        found = list_strikes(request.viewer, standing)
    except TocsinError as exc:
        return {"trouble": trouble.sentence or said(exc)}
    return {"searched": True, "strikes": [_strike(request, dossier, one, names) for one in found]}


def _strike(request: DeskRequest, dossier: Dossier, one: Struck, names: Mapping[str, str]) -> StrikeLine:
    first = one.passing.members[0] if one.passing.members else ""
    return StrikeLine(
        digest=one.digest,
        place=place_words(one.strike.place),
        what=strike_words(one.strike.what),
        whose=name_of(dossier, one.strike.entity),
        proposed_by=called(names, first) if first else "",
        why=one.passing.why,
        passed=one.passed,
        mine=first == request.viewer.member,
    )
