"""Enter an event by hand: what, when, where, to whom, by whom, by whose word, and the words that say so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext

from tocsin.access.part import get_part
from tocsin.access.statements import StatementLine, list_statements
from tocsin.actions.enter_event import ToldEvent, enter_event
from tocsin.domain.dossier import Dossier
from tocsin.domain.errors import NoSuch, TocsinError
from tocsin.domain.terms import thesaurus
from tocsin.web.entry_form import entries_of
from tocsin.web.kept import taken_in
from tocsin.web.page import DeskRequest
from tocsin.web.review_forms import date_of, event_choices
from tocsin.web.sentences import said
from tocsin.web.words import date_words, name_of, term_label

FIELDS = (
    *("type", "completion", "date", "place", "place_words", "country", "description", "attribution"),
    *("new_victims", "new_actors", "statement", "quote", "hedged"),
)


@dataclass(frozen=True, slots=True)
class Tick:
    """Somebody of the case, and whether they are chosen."""

    id: str
    name: str
    chosen: bool


def view(request: DeskRequest, case: str) -> HttpResponse:
    """The form; sent, the event is there and its page follows. Raises NoSuch."""
    dossier = get_part(request.viewer, case, kinds=("person", "group", "place"))
    statements = list_statements(request.viewer, case).items
    if request.method != "POST":
        return _form(request, dossier, statements, "")
    typed = {name: request.POST.get(name, "").strip() for name in FIELDS}
    if not typed["type"]:
        return _form(request, dossier, statements, gettext("What happened? Choose the kind that comes nearest."))
    try:
        event = enter_event(request.viewer, case, _told(request, typed, statements))
    except NoSuch:
        return _form(
            request, dossier, statements, gettext("This changed in the meantime. It is shown here as it stands now.")
        )
    except TocsinError as exc:
        return _form(request, dossier, statements, said(exc))
    return taken_in(_draft(case), reverse("event", args=[event]))


def _told(request: DeskRequest, typed: dict[str, str], statements: Sequence[StatementLine]) -> ToldEvent:
    """What the form says. Raises BadDate."""
    told = next((line.date for line in statements if line.id == typed["statement"]), "")
    date = date_of(typed["date"], told) if typed["date"] else ""
    return ToldEvent(
        type=typed["type"],
        completion=typed["completion"] or "done",
        date=date,
        date_words=typed["date"] if date != typed["date"] else "",
        place=typed["place"],
        place_words=typed["place_words"],
        country=typed["country"],
        description=typed["description"],
        victims=request.POST.getlist("victim"),
        new_victims=_lines(typed["new_victims"]),
        actors=request.POST.getlist("actor"),
        new_actors=_lines(typed["new_actors"]),
        attribution=typed["attribution"],
        hedged=bool(typed["hedged"]),
        statement=typed["statement"],
        quote=typed["quote"],
    )


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _form(request: DeskRequest, dossier: Dossier, statements: Sequence[StatementLine], wrong: str) -> HttpResponse:
    asked = request.GET.get("statement", "")
    people = entries_of(dossier, ("person", "group"))
    told = {
        "place": "cases",
        "case": dossier.case,
        "title": name_of(dossier, dossier.case),
        "types": event_choices(),
        "completions": _terms("completion"),
        "countries": sorted(_terms("countries"), key=lambda pair: pair[1].casefold()),
        "places": entries_of(dossier, ("place",)),
        "victims": _ticks(people, request.POST.getlist("victim") or request.GET.getlist("whom")),
        "actors": _ticks(people, request.POST.getlist("actor")),
        "statements": [(line.id, _titled(line)) for line in statements if line.text],
        "typed": {name: request.POST.get(name, "") for name in FIELDS} | ({} if request.POST else {"statement": asked}),
        "wrong": wrong,
        "draft": _draft(dossier.case),
    }
    return render(request, "desk/pages/new_event.html", told, status=409 if wrong else 200)


def _ticks(people: Sequence[tuple[str, str]], chosen: Sequence[str]) -> list[Tick]:
    return [Tick(entry, name, entry in chosen) for entry, name in people]


def _titled(line: StatementLine) -> str:
    title = line.title or gettext("a statement without a title")
    return f"{title}, {date_words(line.date)}" if line.date else title


def _terms(name: str) -> list[tuple[str, str]]:
    return [(term.id, term_label(name, term.id)) for term in thesaurus(name)]


def _draft(case: str) -> str:
    return f"event-{case}"
