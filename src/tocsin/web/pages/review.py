"""The review of one statement: its text beside the cards of what was read, one in focus; each decision is one form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from tocsin.access.proposals import ProposalLine, list_proposals, proposals_of
from tocsin.access.scopes import case_of
from tocsin.access.statements import get_statement, get_text
from tocsin.actions.propose import propose
from tocsin.domain.errors import TocsinError
from tocsin.domain.viewer import Viewer
from tocsin.web.kept import taken_in
from tocsin.web.page import DeskRequest
from tocsin.web.review_cards import Card, cards_of
from tocsin.web.review_deciding import ACCEPT, APART, Decided, Outdated, decide
from tocsin.web.review_forms import event_choices, fields
from tocsin.web.review_known import Known, bearers, known, known_events, people, title_of
from tocsin.web.review_text import laid_out
from tocsin.web.sentences import said
from tocsin.web.told_elsewhere import told_elsewhere
from tocsin.web.words import date_words

WAITING = "waiting"


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why nothing was done, and what was typed: all of it is still there."""

    sentence: str = ""
    outdated: Outdated | None = None
    typed: Mapping[str, str] = field(default_factory=dict)
    wrong: str = ""
    words: str = ""
    what: str = ""


def view(request: DeskRequest, statement: str) -> HttpResponse:
    """The bench; a decision by POST leads back to it. `card` is in focus, `done` was decided last. Raises NoSuch."""
    get_statement(request.viewer, statement)
    if request.method == "POST":
        return _decide(request, statement)
    propose(request.viewer, statement)
    return _bench(request, statement, _number(request, "card"), Trouble())


def _decide(request: DeskRequest, statement: str) -> HttpResponse:
    posted = request.POST.dict()
    try:
        done = decide(request.viewer, statement, posted)
    except Outdated as told:
        return _bench(request, statement, told.number, Trouble(outdated=told, typed=told.typed))
    except TocsinError as exc:
        typed = posted if posted.get("do", ACCEPT) in {ACCEPT, APART} else {}
        wrong = str(exc.fields.get("text", ""))
        words, what = posted.get("words", ""), posted.get("what", "")
        trouble = Trouble(said(exc), typed=typed, wrong=wrong, words=words, what=what)
        return _bench(request, statement, _digits(posted.get("card", "")), trouble)
    where = f"{reverse('review', args=[statement])}?{_leads_to(request.viewer, statement, done)}"
    if posted.get("do") == "add":
        return taken_in(f"missed-{statement}", where)
    return taken_in(f"card-{done.number}", where) if done.decided else HttpResponseRedirect(where)


def _leads_to(viewer: Viewer, statement: str, done: Decided) -> str:
    """Where one goes from a decision: to the card itself if it waits, else to the next one that does."""
    if not done.decided:
        return f"card={done.number}"
    cards = cards_of(proposals_of(viewer, statement))
    after = _next_waiting(cards, done.number)
    return f"card={after.id}&done={done.number}" if after else f"done={done.number}"


def _next_waiting(cards: Sequence[Card], number: int) -> Card | None:
    """The next card that waits behind one, around the end."""
    place = next((place for place, card in enumerate(cards) if card.id == number), -1)
    return next((card for card in [*cards[place + 1 :], *cards[: place + 1]] if card.state == WAITING), None)


def _bench(request: DeskRequest, statement: str, number: int, trouble: Trouble) -> HttpResponse:
    viewer = request.viewer
    lines = proposals_of(viewer, statement)
    day = get_statement(viewer, statement).date
    cards = cards_of(lines, day)
    now = next((card for card in cards if card.id == number), None) or _next_waiting(cards, 0)
    line = next((line for line in lines if now and line.id == now.id), None)
    case, text = case_of(viewer, statement), get_text(viewer, statement).text
    told = {
        "place": "cases",
        "case": case,
        "case_title": title_of(viewer, case),
        **_of_the_statement(viewer, statement),
        "paragraphs": laid_out(text, lines, now.id if now else 0),
        "told_elsewhere": told_elsewhere(viewer, statement, text),
        "cards": cards,
        "decided": sum(card.state != WAITING for card in cards),
        "now": now,
        "trouble": trouble,
        **(_of_the_card(viewer, line, lines, trouble) if line else {}),
        **_around(cards, now, _number(request, "done")),
        "rest": _rest(viewer, cards, lines),
        "types": event_choices(),
        "elsewhere": _elsewhere(viewer, case, statement),
    }
    status = 409 if trouble.sentence or trouble.outdated else 200
    return render(request, "desk/pages/review.html", told, status=status)


def _of_the_statement(viewer: Viewer, statement: str) -> dict[str, Any]:
    line = get_statement(viewer, statement)
    date = date_words(line.date) if line.date else ""
    return {"statement": statement, "title": line.title, "date": date, "reviewed": line.reviewed}


def _of_the_card(viewer: Viewer, line: ProposalLine, lines: Sequence[ProposalLine], trouble: Trouble) -> dict[str, Any]:
    """What only the card in focus shows."""
    waits = line.state == WAITING
    known_here = _known(viewer, line) if waits else []
    return {
        "fields": fields(line, trouble.typed) if waits else [],
        "known": known_here,
        "only_same": len(known_here) == 1 and known_here[0].same,
        "people": people(viewer, line, lines) if line.kind == "event" else [],
        "open_fields": bool(trouble.typed),
    }


def _known(viewer: Viewer, line: ProposalLine) -> list[Known]:
    if line.kind == "event":
        return known_events(viewer, line)
    return known(viewer, line) if line.kind in {"person", "organisation"} else []


def _around(cards: Sequence[Card], now: Card | None, done: int) -> dict[str, Any]:
    """The cards before and behind the one in focus, and the one decided last."""
    place = next((place for place, card in enumerate(cards) if now and card.id == now.id), 0)
    last = next((card for card in cards if card.id == done and card.state != WAITING), None)
    carried = sum(card.state == WAITING and bool(last) and card.carried == getattr(last, "title", "") for card in cards)
    return {
        "before": cards[place - 1] if place > 0 else None,
        "behind": cards[place + 1] if place + 1 < len(cards) else None,
        "last": last,
        "carried": carried,
    }


def _rest(viewer: Viewer, cards: Sequence[Card], lines: Sequence[ProposalLine]) -> list[Card]:
    """What may be taken as a block: nobody who would then stand in the case twice is among it."""
    by_id = {line.id: line for line in lines}
    waiting = [card for card in cards if card.state == WAITING and not card.alone]
    return [card for card in waiting if not bearers(viewer, by_id[card.id])]


def _elsewhere(viewer: Viewer, case: str, statement: str) -> str:
    """Another statement of the case in which something waits; empty if there is none."""
    return next((line.statement for line in list_proposals(viewer, case) if line.statement != statement), "")


def _number(request: DeskRequest, name: str) -> int:
    """A number in the address, 0 for none. Raises Http404 for what is no number."""
    text = request.GET.get(name, "0")
    if not (text.isascii() and text.isdigit() and len(text) < 16):
        raise Http404
    return int(text)


def _digits(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 16 else 0
