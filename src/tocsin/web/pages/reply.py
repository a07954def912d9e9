"""What came back on a letter: words that were said or written, what they mean for each demand, or the letter itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from tocsin.access.dossier import get_dossier
from tocsin.access.gaps import this_moment
from tocsin.access.scopes import case_of
from tocsin.access.waiting import get_waiting
from tocsin.actions.deliver import came_back
from tocsin.actions.reply import Heard, reply
from tocsin.domain.correspondence import SILENCE, Asked, Outcome
from tocsin.domain.dossier import Dossier
from tocsin.domain.errors import NoSuch, TocsinError
from tocsin.domain.terms import thesaurus
from tocsin.web.asked import came_words
from tocsin.web.kept import taken_in
from tocsin.web.page import DeskRequest
from tocsin.web.sentences import said
from tocsin.web.uploads import MIB, MOST_HELD, one_file
from tocsin.web.words import name_of, term_label

CAME_BACK = "back"


def view(request: DeskRequest, delivery: str) -> HttpResponse:
    """The form, or the reply that it says. Raises NoSuch."""
    case = case_of(request.viewer, delivery)
    dossier = get_dossier(request.viewer, case)
    if dossier.entities[delivery].kind != "delivery":
        raise NoSuch(what="delivery")
    if request.method != "POST":
        return _form(request, dossier, delivery, {"day": this_moment().date().isoformat()})
    typed = {name: str(value).strip() for name, value in request.POST.items()}
    try:
        if typed.get("do") == CAME_BACK:
            came_back(request.viewer, delivery, typed.get("how", ""), typed.get("day", ""), one_file(request, "proof"))
        else:
            reply(request.viewer, delivery, _heard(request, dossier, delivery, typed))
    except TocsinError as exc:
        return _form(request, dossier, delivery, typed, said(exc))
    slot = _draft(delivery) + (f"-{CAME_BACK}" if typed.get("do") == CAME_BACK else "")
    return taken_in(slot, reverse("case_waiting", args=[case]))


def _heard(request: DeskRequest, dossier: Dossier, delivery: str, typed: Mapping[str, str]) -> Heard:
    said = ((number, typed.get(f"demand{number}", "")) for number, _ in _demands(dossier, delivery))
    return Heard(
        day=typed.get("day", ""),
        type=typed.get("type", ""),
        channel=typed.get("channel", ""),
        words=typed.get("words", "").replace("\r\n", "\n"),
        hearer=typed.get("hearer", ""),
        file=one_file(request, "file"),
        outcomes={number: outcome for number, outcome in said if outcome},
        forwarded_to=typed.get("forwarded_to", ""),
        confidential=typed.get("confidential") == "yes",
    )


def _demands(dossier: Dossier, delivery: str) -> Iterator[tuple[int, str]]:
    """Number and words of each demand of the letter."""
    shown = dossier.entities[delivery].one("delivery.intervention")
    for view in dossier.pointing("demand.intervention", shown.value if shown else ""):
        number, text = view.one("demand.number"), view.one("demand.text")
        if number and text and number.value.isdigit():
            yield int(number.value), text.value


def _form(
    request: DeskRequest, dossier: Dossier, delivery: str, typed: Mapping[str, str], wrong: str = ""
) -> HttpResponse:
    view = dossier.entities[delivery]
    letter = view.one("delivery.intervention")
    row = _row(request, dossier, delivery)
    demands = [(number, text, typed.get(f"demand{number}", "")) for number, text in _demands(dossier, delivery)]
    told = {
        "place": "waiting",
        "case": dossier.case,
        "delivery": delivery,
        "letter": letter.value if letter else "",
        "title": name_of(dossier, letter.value) if letter else "",
        "office": row.office,
        "came": [came_words(one) for one in row.came],
        "types": [pair for pair in _terms("response_types") if not pair[0].startswith(SILENCE)],
        "channels": _terms("channels"),
        "returns": _terms("returns"),
        "outcomes": [(str(one), term_label("demand_outcomes", one)) for one in Outcome if one is not Outcome.UNKNOWN],
        "demands": sorted(demands),
        "typed": typed,
        "wrong": wrong,
        "draft": _draft(delivery),
        "most": MOST_HELD // MIB,
    }
    return render(request, "desk/pages/reply.html", told, status=409 if wrong else 200)


def _row(request: DeskRequest, dossier: Dossier, delivery: str) -> Asked:
    """The delivery as the page of what waits has it. Raises NoSuch for one of no letter."""
    rows = get_waiting(request.viewer, dossier.case, this_moment())
    for row in rows:
        if row.delivery == delivery:
            return row
    raise NoSuch(what="delivery")


def _draft(delivery: str) -> str:
    return f"reply-{delivery}"


def _terms(name: str) -> list[tuple[str, str]]:
    return [(term.id, term_label(name, term.id)) for term in thesaurus(name)]
