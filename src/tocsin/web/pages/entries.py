"""Who and what is in a case, kind by kind: people, bodies, places, sources, proceedings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from tocsin.access.dossier import get_dossier
from tocsin.access.standing_in import events_of_each
from tocsin.domain.clearance import ADDRESSEES, PUBLIC, Answer, cleared
from tocsin.domain.dossier import Dossier, EntityView
from tocsin.web.consent_matrix import answer_words, consents_only, is_child_today, today
from tocsin.web.page import DeskRequest
from tocsin.web.pages.entry import protections
from tocsin.web.pages.start import start_of
from tocsin.web.proceedings import courses
from tocsin.web.words import kind_label, listed, name_of, value_words

KINDS = ("person", "group", "place", "source", "proceeding")
MOST = 100
SHOWN = {
    "person": ("occupation", "country"),
    "group": ("type", "country"),
    "place": ("type", "country", "precision"),
    "source": ("connection", "grade", "publishable"),
    "proceeding": ("person", "body"),
}


@dataclass(frozen=True, slots=True)
class Pill:
    """A word with its tone."""

    words: str
    tone: str


@dataclass(frozen=True, slots=True)
class Row:
    """One entry in the list."""

    id: str
    name: str
    also: str
    what: str
    pills: tuple[Pill, ...]
    events: int


@dataclass(frozen=True, slots=True)
class Beside:
    """What is counted once for all rows: answers about consent, the events of each, its open time limits."""

    answers: Dossier
    events: Mapping[str, frozenset[str]]
    limits: Mapping[str, int]


def view(request: DeskRequest, case: str) -> HttpResponse:
    """The list of one kind, by name. Raises NoSuch."""
    dossier = get_dossier(request.viewer, case)
    kind = request.GET.get("kind", KINDS[0])
    if kind not in KINDS:
        raise Http404
    start = start_of(request)
    every = sorted(dossier.of_kind(kind), key=lambda one: (name_of(dossier, one.id).casefold(), one.id))
    some = every[start : start + MOST]
    running = courses(request.viewer, dossier, some) if kind == "proceeding" else []
    limits = {course.id: course.open_limits for course in running}
    events = events_of_each(request.viewer, case, [one.id for one in some])
    beside = Beside(consents_only(dossier), events, limits)
    told = {
        "place": "cases",
        "case": case,
        "title": name_of(dossier, case),
        "kind": kind,
        "kind_words": kind_label(kind),
        "kinds": [(one, _plural(one), sum(1 for _ in dossier.of_kind(one))) for one in KINDS],
        "rows": [_row(dossier, one, beside) for one in some],
        "total": len(every),
        "next": start + MOST if start + MOST < len(every) else None,
    }
    return render(request, "desk/pages/entries.html", told)


def _plural(kind: str) -> str:
    return {
        "person": gettext("People"),
        "group": gettext("Groups and bodies"),
        "place": gettext("Places"),
        "source": gettext("Sources"),
        "proceeding": gettext("Proceedings"),
    }[kind]


def _row(dossier: Dossier, one: EntityView, beside: Beside) -> Row:
    name = name_of(dossier, one.id)
    named = one.all(f"{one.kind}.name") if one.kind != "source" else ()
    return Row(
        id=one.id,
        name=name,
        also=" · ".join(dict.fromkeys(each.value for each in named if each.value and each.value != name)),
        what=listed(_what(dossier, one)),
        pills=(*(Pill(words, "look") for words in protections(one)), *_pills(one, beside)),
        events=len(beside.events.get(one.id, ())),
    )


def _what(dossier: Dossier, one: EntityView) -> Iterator[str]:
    for name in SHOWN[one.kind]:
        yield from (value_words(dossier, f"{one.kind}.{name}", each) for each in one.all(f"{one.kind}.{name}"))


def _pills(one: EntityView, beside: Beside) -> Iterator[Pill]:
    if one.kind == "person":
        yield from _consents(beside.answers, one)
    if beside.limits.get(one.id):
        yield Pill(gettext("time limit: look"), "look")


def _consents(answers: Dossier, one: EntityView) -> Iterator[Pill]:
    """How it stands with the two audiences of letters."""
    words = {ADDRESSEES: gettext("offices: %(answer)s"), PUBLIC: gettext("everybody: %(answer)s")}
    for audience, sentence in words.items():
        answer = cleared(answers, one.id, audience, today(), child=is_child_today(one)).answer
        said, tone = answer_words(answer)
        yield Pill(sentence % {"answer": said}, tone if answer is not Answer.NOT_ASKED else "")
