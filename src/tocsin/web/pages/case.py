"""A case: what is open, what does not fit, what happened, who is in it, where it comes from, what changed last."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render

from tocsin.access.dossier import get_dossier
from tocsin.access.gaps import this_moment
from tocsin.access.open_work import count_waiting
from tocsin.access.statements import list_statements
from tocsin.access.timeline import list_events
from tocsin.access.waiting import get_waiting
from tocsin.domain.dossier import Dossier, EntityView
from tocsin.web.asked import tally
from tocsin.web.case_events import happenings
from tocsin.web.findings import open_questions
from tocsin.web.history import last_changes
from tocsin.web.page import DeskRequest
from tocsin.web.timeline import draw
from tocsin.web.words import date_words, listed, name_of, value_words

MOST_CHANGES = 6
MOST_DRAWN = 30
PROTECTED = ("person.minor", "person.anonymise")


def view(request: DeskRequest, case: str) -> HttpResponse:
    """The case as it stands. Raises NoSuch."""
    viewer = request.viewer
    dossier = get_dossier(viewer, case)
    events = list_events(viewer, case)
    told = {
        "place": "cases",
        "case": case,
        "title": name_of(dossier, case),
        "people": list(_people(dossier)),
        "groups": [(view.id, name_of(dossier, view.id)) for view in dossier.of_kind("group")],
        "places": [(view.id, name_of(dossier, view.id)) for view in dossier.of_kind("place")],
        "events": events.total,
        "drawing": draw(happenings(dossier, events.items[:MOST_DRAWN])) if events.items else None,
        "drawn": min(MOST_DRAWN, len(events.items)),
        "questions": open_questions(viewer, case),
        "waiting": count_waiting(viewer).get(f"case:{case}", 0),
        "statements": list(_statements(request, dossier)),
        "changes": last_changes(viewer, case, MOST_CHANGES),
        **tally(get_waiting(viewer, case, this_moment())),
    }
    return render(request, "desk/pages/case.html", told)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody as the case lists them: their name, the other spellings of it, what they do, whether protected."""

    id: str
    name: str
    also: str
    what: str
    protected: bool


def _people(dossier: Dossier) -> Iterator[Person]:
    for view in dossier.of_kind("person"):
        names = [shown.value for shown in view.all("person.name") if shown.value]
        yield Person(
            id=view.id,
            name=name_of(dossier, view.id),
            also=listed(names[1:]),
            what=listed(value_words(dossier, "person.occupation", one) for one in view.all("person.occupation")),
            protected=any(_is_true(view, flag) for flag in PROTECTED),
        )


def _is_true(view: EntityView, flag: str) -> bool:
    found = view.one(flag)
    return found is not None and found.value == "true"


def _statements(request: DeskRequest, dossier: Dossier) -> Iterator[tuple[str, str, str, str]]:
    """Id, title, day and standing of what came in; entries that were only typed have nothing to show."""
    for line in list_statements(request.viewer, dossier.case).items:
        view = dossier.entities.get(line.id)
        kept = view is not None and view.one("statement.evidence") is not None
        if line.text or kept:
            standing = "kept" if not line.text else "reviewed" if line.reviewed else "read"
            yield line.id, line.title, date_words(line.date) if line.date else "", standing
