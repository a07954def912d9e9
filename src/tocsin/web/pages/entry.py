"""A person, a body, a place, a source, a proceeding: one page for every kind that has none of its own.

It is built from the schema, which says what is shown: the properties of a kind in their order, which of them protect,
and which kinds point at it for a time (a status, a residence, a role), each with its dates.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext

from tocsin.access.dossier import get_dossier
from tocsin.access.entry_history import get_part_as_known
from tocsin.access.scopes import case_of
from tocsin.composing.people import best_name
from tocsin.composing.wording import LANGUAGES, speaking
from tocsin.domain.call_questions import OFFICE
from tocsin.domain.clearance import ADDRESSEES, PUBLIC, Answer, cleared
from tocsin.domain.dossier import Dossier, EntityView
from tocsin.domain.errors import NoSuch, TocsinError
from tocsin.domain.name_forms import KIND
from tocsin.domain.schema import ValueKind, schema
from tocsin.domain.viewer import Viewer
from tocsin.web.appearing import letters_of, perhaps_the_same, statements_of, the_same
from tocsin.web.call_words import question_words
from tocsin.web.case_events import happenings_of
from tocsin.web.consent_matrix import (
    answer_words,
    asking,
    audiences,
    given,
    is_child_today,
    legend,
    matrix,
    today,
)
from tocsin.web.entry_deeds import Asked, Done, do, has, protections_of, protective
from tocsin.web.entry_form import KINDS
from tocsin.web.entry_history import deeds
from tocsin.web.event_list import day_of
from tocsin.web.kept import taken_in
from tocsin.web.languages import offered
from tocsin.web.name_forms import told_of_names
from tocsin.web.outdated import changed_since, claims_of, seen_of
from tocsin.web.page import DeskRequest
from tocsin.web.proceedings import courses
from tocsin.web.sentences import said
from tocsin.web.values import Line, Reader
from tocsin.web.words import date_words, kind_label, name_of, property_label

CHANGED = "changed"  # what hindered: the page tells both versions
ELSEWHERE = frozenset({"case", "event", "statement"})  # with a page of their own
BEHIND = frozenset(
    {"act", "involvement", "stage", "statement", "evidence", "event", "consent", "demand", "proceeding", "order", KIND}
)


@dataclass(frozen=True, slots=True)
class Part:
    """What points at the entry: its kind, in words, and its values; each can be added to by its id."""

    kind: str
    entries: tuple[tuple[str, tuple[Line, ...]], ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether somebody may be named to an audience: the question, the answer in words, and its tone."""

    audience: str
    answer: str
    tone: str


def view(request: DeskRequest, entry: str) -> HttpResponse:
    """The entry as it stands, or what a form of its page asks for. Raises NoSuch, also for what has another page."""
    dossier = get_dossier(request.viewer, case_of(request.viewer, entry))
    one = dossier.entities[entry]
    if one.kind in ELSEWHERE:
        raise NoSuch(what="entry")
    if request.method != "POST":
        day = day_of(request.GET.get("known"))
        return _page(request, dossier, one, Done()) if day is None else _as_known(request, dossier, one, day)
    asked = Asked(request.viewer, dossier, one, request.POST.dict(), frozenset(request.POST.getlist("scope")))
    done = _done(asked)
    if done.wrong or done.opened:
        return _page(request, dossier, one, done)
    return taken_in(slot(entry, asked.posted), f"{reverse('entry', args=[entry])}{done.where}")


def slot(entry: str, posted: Mapping[str, str]) -> str:
    """Where a browser keeps what is typed into a form of the page."""
    told = (posted.get(name, "") for name in ("do", "flag", "consent"))
    return "-".join(filter(None, (entry, *told)))


def _done(asked: Asked) -> Done:
    """Do what a form asks for, unless the entry says something else than the page that the form stood on."""
    seen = _seen(asked.viewer, asked.dossier, asked.one)
    if asked.posted.get("seen", seen) != seen:
        return Done(wrong=CHANGED)
    try:
        return do(asked)
    except NoSuch:
        return Done(wrong=CHANGED)
    except TocsinError as exc:
        return Done(wrong=said(exc))


def _shown(dossier: Dossier, one: EntityView) -> list[EntityView]:
    """What the forms of the page are about: the entry, and the answers about consent."""
    return [one, *_consents(dossier, one.id)]


def _consents(dossier: Dossier, entry: str) -> Iterator[EntityView]:
    return dossier.pointing("consent.subject", entry)


def _seen(viewer: Viewer, dossier: Dossier, one: EntityView) -> str:
    return seen_of(_shown(dossier, one), *sorted(same.join for same in the_same(viewer, one)))


def _as_known(request: DeskRequest, dossier: Dossier, one: EntityView, day: date) -> HttpResponse:
    """The entry by what the record held at the end of a day, and nothing that is decided by what stands now."""
    known = get_part_as_known(request.viewer, dossier.case, [one.id], day)
    then = known.entities.get(one.id)
    told = {
        "place": "cases",
        "case": dossier.case,
        "case_title": name_of(dossier, dossier.case),
        "entry": one.id,
        "kind_words": kind_label(one.kind),
        "name": name_of(known, one.id) if then else kind_label(one.kind),
        "lines": Reader(request.viewer).lines(known, then) if then else [],
        "known": day.isoformat(),
        "known_words": date_words(day.isoformat()),
        "deeds": deeds(request.viewer, dossier, [one.id]),
    }
    return render(request, "desk/pages/entry_known.html", told)


def _page(request: DeskRequest, dossier: Dossier, one: EntityView, done: Done) -> HttpResponse:
    viewer = request.viewer
    reader = Reader(viewer)
    events, events_in_all = happenings_of(viewer, dossier.case, one.id)
    proceedings = [one] if one.kind == "proceeding" else list(dossier.pointing("proceeding.person", one.id))
    told = {
        "place": "cases",
        "case": dossier.case,
        "case_title": name_of(dossier, dossier.case),
        "entry": one.id,
        "kind": one.kind,
        "kind_words": kind_label(one.kind),
        "name": name_of(dossier, one.id),
        "spellings": list(_spellings(one, name_of(dossier, one.id))),
        "written": list(_written(one)),
        "flags": list(protections(one)),
        "protections": protections_of(one),
        "lines": reader.lines(dossier, one),
        "parts": list(_parts(reader, dossier, one)),
        "more": [(kind, kind_label(kind)) for kind in _to_add(one.kind)],
        "courses": courses(viewer, dossier, proceedings),
        "events": events,
        "events_left": events_in_all if events_in_all > len(events) else 0,
        "narrowed_by": "place" if one.kind == "place" else "person",
        "statements": statements_of(viewer, dossier, one),
        "letters": letters_of(viewer, dossier, one),
        "same": the_same(viewer, one),
        "perhaps": perhaps_the_same(viewer, one),
        "deeds": deeds(viewer, dossier, [one.id]),
        "wrong": done.wrong,
        "seen": _seen(viewer, dossier, one),
        "claims": claims_of(_shown(dossier, one)),
        "saved": slot(one.id, request.POST.dict()) if done.opened else "",
        **(_outdated(request, dossier, one) if done.wrong == CHANGED else {}),
        "sent": request.POST.dict() if done.wrong else {},
        "opened": _opened(done),
        **(_of_a_person(request, reader, dossier, one) if one.kind == "person" else {}),
    }
    return render(request, "desk/pages/entry.html", told, status=409 if done.wrong else 200)


def _outdated(request: DeskRequest, dossier: Dossier, one: EntityView) -> dict[str, Any]:
    sent = request.POST.get("claims", "")
    both = changed_since(request.viewer, dossier, _shown(dossier, one), sent) if sent else ()
    return {"outdated": True, "both": both, "typed": request.POST.get("because", "") or request.POST.get("limits", "")}


def _of_a_person(request: DeskRequest, reader: Reader, dossier: Dossier, one: EntityView) -> Mapping[str, Any]:
    return {**told_of_names(request.viewer, one), **_consent(request, reader, dossier, one)}


def _consent(request: DeskRequest, reader: Reader, dossier: Dossier, one: EntityView) -> Mapping[str, Any]:
    chosen = request.POST.dict() if request.POST.get("do") == "consent" else request.GET.dict()
    return {
        "standings": standings(dossier, one),
        "questions": [(audience, words) for audience, words in question_words().items() if audience != OFFICE],
        "speaks_for_itself": not is_child_today(one),
        "audiences": audiences(),
        "matrix": matrix(dossier, one),
        "legend": legend(),
        "answers": given(reader, dossier, one.id),
        "asking": asking(dossier, one.id, chosen, frozenset(request.POST.getlist("scope"))),
        "asks": "use" in chosen,
    }


def _opened(done: Done) -> list[tuple[str, str]]:
    return [(property_label(name), value) for name, value in done.opened.values] if done.opened else []


def standings(dossier: Dossier, one: EntityView) -> tuple[Standing, ...]:
    """How it stands with a person's consent today, audience by audience; nothing for what is no person."""
    if one.kind != "person":
        return ()
    child = is_child_today(one)
    asked = ((ADDRESSEES, gettext("The offices that we write to")), (PUBLIC, gettext("Everybody")))
    return tuple(
        Standing(words, *_in_words(cleared(dossier, one.id, audience, today(), child=child).answer))
        for audience, words in asked
    )


def _in_words(answer: Answer) -> tuple[str, str]:
    return (gettext("may be named"), "done") if answer is Answer.YES else answer_words(answer)


def _spellings(one: EntityView, shown: str) -> Iterator[str]:
    """The other names, as each was written; one that nobody may see here is left out."""
    rule = schema().kind(one.kind).properties.get(f"{one.kind}.name")
    if rule is not None and rule.compartment is None:
        yield from dict.fromkeys(name.value for name in one.all(rule.id) if name.value and name.value != shown)


def _written(one: EntityView) -> Iterator[tuple[str, str]]:
    """The form of a name that a letter in each language would use, where there are several to choose from."""
    names = [name for name in one.all(f"{one.kind}.name") if name.value] if one.kind in {"person", "group"} else []
    if len({name.value for name in names}) < 2:
        return
    for code in sorted(offered().keys() & set(LANGUAGES)):
        with speaking(code):
            best = best_name(names)
        yield offered()[code], best.value if best else ""


def protections(one: EntityView) -> Iterator[str]:
    """What protects: every protective property at its strictest."""
    return (property_label(rule.id) for rule in protective(one.kind) if has(one, rule.id, "true"))


def _to_add(kind: str) -> Iterator[str]:
    """The kinds that point at this one and can be entered beside it: a status, a residence, a step."""
    for other in KINDS:
        rules = schema().kind(other).properties.values()
        if any(rule.type is ValueKind.ENTITY and rule.targets and kind == rule.targets[0] for rule in rules):
            yield other


def _parts(reader: Reader, dossier: Dossier, one: EntityView) -> Iterator[Part]:
    """Status, residence, role, membership, relation: every kind that may point here and is not shown elsewhere."""
    pointing = list(_pointing(dossier, one))
    reader.know(dossier, [each for _, _, each in pointing])
    found: dict[str, dict[str, tuple[str, tuple[Line, ...]]]] = {}
    for kind, rule, each in pointing:
        lines = tuple(reader.lines(dossier, each, frozenset({rule})))
        found.setdefault(kind, {}).setdefault(each.id, (each.id, lines))
    for kind, several in found.items():
        yield Part(kind_label(kind), tuple(several.values()))


def _pointing(dossier: Dossier, one: EntityView) -> Iterator[tuple[str, str, EntityView]]:
    """What points at an entry: of which kind, by which property."""
    for kind in schema().kinds.values():
        for rule in kind.properties.values() if kind.id not in BEHIND else ():
            if rule.type is ValueKind.ENTITY and one.kind in rule.targets:
                yield from (
                    (kind.id, rule.id, each) for each in dossier.pointing(rule.id, one.id) if each.kind == kind.id
                )
