"""A case on one sheet of paper, for the lawyer: who, what, when, by which source, what differs, what is open."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from django.http import HttpResponse
from django.shortcuts import render

from tocsin.access.event_filter import EventFilter
from tocsin.access.events import list_events
from tocsin.access.gaps import this_moment
from tocsin.access.open_work import count_waiting
from tocsin.access.part import get_part
from tocsin.access.people import list_people
from tocsin.access.statements import get_statements, list_statements
from tocsin.composing.events import acts_of
from tocsin.domain.dossier import Dossier, EntityView, Shown
from tocsin.domain.viewer import Viewer
from tocsin.web.case_events import STEPS
from tocsin.web.event_list import rows
from tocsin.web.findings import open_questions
from tocsin.web.page import DeskRequest
from tocsin.web.pages.entry import protections
from tocsin.web.proceedings import courses
from tocsin.web.words import date_words, footnote, listed, moment_words, name_of, value_words

MOST_PEOPLE, MOST_EVENTS, MOST_STATEMENTS, MOST_PROCEEDINGS = 8, 14, 6, 3  # what one sheet holds


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of the case in one line: names in every alphabet, what they do, their standing in law, protections."""

    id: str
    names: str
    what: str
    flags: str


@dataclass(frozen=True, slots=True)
class Note:
    """A document that the sheet cites by its number."""

    number: int
    title: str
    day: str

    @property
    def words(self) -> str:
        """As a footnote says it."""
        return footnote(self.title, self.day)


def view(request: DeskRequest, case: str) -> HttpResponse:
    """The sheet. What has no room on it is counted, never dropped unsaid. Raises NoSuch."""
    viewer = request.viewer
    people = list_people(viewer, case)
    events = list_events(viewer, EventFilter(case=case))
    opened = [*(line.id for line in people.items), *(line.id for line in events.items[:MOST_EVENTS])]
    dossier = get_part(viewer, case, opened, kinds=STEPS, pointing=["status.person"])
    found = request.entrance.held.soon(viewer, case)
    questions = open_questions(found) if found else ()
    shown = rows(dossier, events.items[:MOST_EVENTS])
    cited, uncited = _documents(viewer, dossier, [row.id for row in shown])
    proceedings = list(dossier.of_kind("proceeding"))
    own = dossier.entities[case]
    told = {
        "place": "cases",
        "case": case,
        "title": name_of(dossier, case),
        "facts": [value_words(dossier, name, one) for name, one in _about(own)],
        "today": moment_words(int(this_moment().timestamp() * 1000)),
        "people": list(islice(_people(dossier, {line.id for line in people.items}), MOST_PEOPLE)),
        "people_left": max((people.total or 0) - MOST_PEOPLE, 0),
        "rows": [(row, [cited[one] for one in _cited(dossier, row.id) if one in cited]) for row in shown],
        "rows_left": max((events.total or len(events.items)) - MOST_EVENTS, 0),
        "looked": found is not None,
        "questions": questions,
        "courses": courses(viewer, dossier, proceedings[:MOST_PROCEEDINGS]),
        "courses_left": len(proceedings[MOST_PROCEEDINGS:]),
        "notes": [*cited.values(), *uncited[: max(MOST_STATEMENTS - len(cited), 0)]],
        "notes_left": len(uncited[max(MOST_STATEMENTS - len(cited), 0) :]),
        "waiting": count_waiting(viewer).get(f"case:{case}", 0),
    }
    return render(request, "desk/pages/sheet.html", told)


def _documents(viewer: Viewer, dossier: Dossier, events: Sequence[str]) -> tuple[dict[str, Note], list[Note]]:
    """The documents that these events rest on, numbered as they come; then the others. What was typed in has none."""
    used = list(dict.fromkeys(one for event in events for one in _cited(dossier, event)))
    lines = get_statements(viewer, used)
    cited = [lines[one] for one in used if one in lines and lines[one].text]
    others = [line for line in list_statements(viewer, dossier.case).items if line.text and line.id not in lines]
    notes = [
        Note(number, line.title, date_words(line.date) if line.date else "")
        for number, line in enumerate([*cited, *others], start=1)
    ]
    return {line.id: note for line, note in zip(cited, notes, strict=False)}, notes[len(cited) :]


def _cited(dossier: Dossier, event: str) -> Iterator[str]:
    """The statements that an event and its acts rest on, each once."""
    views = (dossier.entities[event], *acts_of(dossier, event))
    told = (shown for view in views for several in view.values.values() for shown in several)
    yield from dict.fromkeys(said for one in told for shown in (one, *one.others) for said in shown.statements)


def _about(case: EntityView) -> Iterator[tuple[str, Shown]]:
    for name in ("case.reference", "case.opened"):
        if (found := case.one(name)) is not None:
            yield name, found


def _people(dossier: Dossier, wanted: Container[str]) -> Iterator[Person]:
    """These people, in the order in which they came into the case."""
    for one in dossier.of_kind("person"):
        if one.id not in wanted:
            continue
        work = [value_words(dossier, "person.occupation", each) for each in one.all("person.occupation")]
        yield Person(
            id=one.id,
            names=" · ".join(dict.fromkeys(each.value for each in one.all("person.name") if each.value))
            or name_of(dossier, one.id),
            what=listed([*work, *_standing(dossier, one.id)]),
            flags=listed(protections(one)),
        )


def _standing(dossier: Dossier, person: str) -> Iterator[str]:
    """Each status in law, with the time that it held."""
    for status in dossier.pointing("status.person", person):
        told = [
            value_words(dossier, f"status.{name}", found)
            for name in ("type", "country", "period")
            if (found := status.one(f"status.{name}")) is not None
        ]
        if told:
            yield " ".join(told)
