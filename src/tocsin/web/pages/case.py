"""A case: what is open, what does not fit, until when, what happened, who is in it, what came in, what changed last."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import render

from tocsin.access.gaps import this_moment
from tocsin.access.open_work import count_waiting
from tocsin.access.part import get_part
from tocsin.access.people import list_people
from tocsin.access.statements import StatementLine, list_statements
from tocsin.access.timeline import list_events
from tocsin.access.waiting import get_waiting
from tocsin.domain.dossier import Dossier, EntityView
from tocsin.lib.ids import is_id
from tocsin.web.asked import AHEAD, reminders, tally
from tocsin.web.case_events import STEPS, happenings
from tocsin.web.findings import open_questions
from tocsin.web.grants import counted
from tocsin.web.history import last_changes
from tocsin.web.page import DeskRequest
from tocsin.web.pages.start import start_of
from tocsin.web.proceedings import courses
from tocsin.web.timeline import draw
from tocsin.web.uploads import MIB, MOST_HELD, MOST_STREAMED
from tocsin.web.words import date_words, listed, name_of, value_words

MOST_CHANGES = 6
MOST_AHEAD = 5
MOST_DRAWN = 30
PROTECTED = ("person.minor", "person.anonymise")


def view(request: DeskRequest, case: str) -> HttpResponse:
    """The case as it stands. Raises NoSuch."""
    viewer = request.viewer
    events = list_events(viewer, case)
    people = list_people(viewer, case, after=_after(request))
    statements = list_statements(viewer, case, start_of(request))
    typed_in = [line.id for line in statements.items if not line.text]
    opened = [*(line.id for line in people.items), *typed_in, *(line.id for line in events.items[:MOST_DRAWN])]
    part = get_part(viewer, case, opened, kinds=(*STEPS, "group", "place"))
    found = request.entrance.held.soon(viewer, case)
    asked = get_waiting(viewer, case, this_moment())
    ahead = reminders(asked, AHEAD)
    told = {
        "place": "cases",
        "case": case,
        "title": name_of(part, case),
        "people": list(_people(part, {line.id for line in people.items})),
        "people_total": people.total,
        "more_people": people.next,
        "groups": sorted(_named(part, "group"), key=lambda pair: pair[1].casefold()),
        "places": sorted(_named(part, "place"), key=lambda pair: pair[1].casefold()),
        "events": events.total,
        "drawing": draw(happenings(part, events.items[:MOST_DRAWN])) if events.items else None,
        "drawn": min(MOST_DRAWN, len(events.items)),
        "looked": found is not None,
        "questions": open_questions(found) if found else (),
        "waiting": count_waiting(viewer).get(f"case:{case}", 0),
        "statements": list(_statements(statements.items, part)),
        "more_statements": statements.next,
        "most": MOST_STREAMED,
        "most_held": MOST_HELD // MIB,
        "grants": counted(part, case).words,
        "changes": last_changes(viewer, case, MOST_CHANGES),
        "courses": [one for one in courses(viewer, part, list(part.of_kind("proceeding"))) if one.open_limits],
        "ahead": ahead[:MOST_AHEAD],
        "more_ahead": len(ahead[MOST_AHEAD:]),
        **tally(asked),
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


def _after(request: DeskRequest) -> str | None:
    """The person behind whom the page of people begins. Raises Http404 for what is no id."""
    after = request.GET.get("people")
    if after is not None and not is_id(after):
        raise Http404
    return after


def _named(part: Dossier, kind: str) -> Iterator[tuple[str, str]]:
    return ((view.id, name_of(part, view.id)) for view in part.of_kind(kind))


def _people(part: Dossier, wanted: Container[str]) -> Iterator[Person]:
    """These people, in the order in which they came into the case."""
    for view in part.of_kind("person"):
        names = [shown.value for shown in view.all("person.name") if shown.value]
        if view.id in wanted:
            yield Person(
                id=view.id,
                name=name_of(part, view.id),
                also=listed(names[1:]),
                what=listed(value_words(part, "person.occupation", one) for one in view.all("person.occupation")),
                protected=any(_is_true(view, flag) for flag in PROTECTED),
            )


def _is_true(view: EntityView, flag: str) -> bool:
    found = view.one(flag)
    return found is not None and found.value == "true"


def _statements(lines: Iterable[StatementLine], part: Dossier) -> Iterator[tuple[str, str, str, str]]:
    """Id, title, day and standing of what came in; entries that were only typed have nothing to show."""
    for line in lines:
        view = part.entities.get(line.id)
        kept = view is not None and view.one("statement.evidence") is not None
        if line.text or kept:
            standing = "kept" if not line.text else "reviewed" if line.reviewed else "read"
            yield line.id, line.title, date_words(line.date) if line.date else "", standing
