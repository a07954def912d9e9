"""A person, a body, a place, a source: one page for every kind that has none of its own, built from the schema.

What the schema says of a kind decides what is shown: its properties in their order, which of them protect, and which
kinds point at it for a time (a status, a residence, a role), each with its dates.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from tocsin.access.dossier import get_dossier
from tocsin.access.scopes import case_of
from tocsin.domain.clearance import ADDRESSEES, PUBLIC, Answer, cleared
from tocsin.domain.dossier import Dossier, EntityView
from tocsin.domain.errors import NoSuch
from tocsin.domain.schema import ValueKind, schema
from tocsin.web.case_events import happenings_of
from tocsin.web.page import DeskRequest
from tocsin.web.values import Line, Reader
from tocsin.web.words import kind_label, name_of, property_label

ELSEWHERE = frozenset({"case", "event", "statement"})  # with a page of their own
BEHIND = frozenset({"act", "involvement", "stage", "statement", "evidence", "event", "consent", "demand"})


@dataclass(frozen=True, slots=True)
class Part:
    """What points at the entry: its kind, in words, and its values."""

    kind: str
    entries: tuple[tuple[Line, ...], ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether somebody may be named to an audience: the question, the answer in words, and its tone."""

    audience: str
    answer: str
    tone: str


def view(request: DeskRequest, entry: str) -> HttpResponse:
    """The entry as it stands. Raises NoSuch, also for what has another page."""
    viewer = request.viewer
    dossier = get_dossier(viewer, case_of(viewer, entry))
    one = dossier.entities[entry]
    if one.kind in ELSEWHERE:
        raise NoSuch(what="entry")
    reader = Reader(viewer)
    told = {
        "place": "cases",
        "case": dossier.case,
        "case_title": name_of(dossier, dossier.case),
        "kind_words": kind_label(one.kind),
        "name": name_of(dossier, entry),
        "spellings": list(_spellings(one, name_of(dossier, entry))),
        "flags": list(protections(one)),
        "lines": reader.lines(dossier, one),
        "standings": standings(dossier, one),
        "consents": [reader.lines(dossier, each, frozenset({"consent.subject"})) for each in _consents(dossier, entry)],
        "parts": list(_parts(reader, dossier, one)),
        "events": happenings_of(dossier, entry),
    }
    return render(request, "desk/pages/entry.html", told)


def standings(dossier: Dossier, one: EntityView) -> tuple[Standing, ...]:
    """How it stands with a person's consent today, audience by audience; nothing for what is no person."""
    if one.kind != "person":
        return ()
    child = _is_true(one, "person.minor")
    today = datetime.now(UTC).date()
    asked = ((ADDRESSEES, gettext("The offices that we write to")), (PUBLIC, gettext("Everybody")))
    return tuple(
        Standing(words, *_in_words(cleared(dossier, one.id, audience, today, child=child).answer))
        for audience, words in asked
    )


def _in_words(answer: Answer) -> tuple[str, str]:
    return {
        Answer.NOT_ASKED: (gettext("not yet asked"), "look"),
        Answer.REFUSED: (gettext("refused"), "look"),
        Answer.ENDED: (gettext("ended, or not begun"), "look"),
        Answer.GUARDIAN: (gettext("nobody who may speak for a child has agreed"), "look"),
        Answer.YES: (gettext("may be named"), "done"),
    }[answer]


def _spellings(one: EntityView, shown: str) -> Iterator[str]:
    """The other names, as each was written; one that nobody may see here is left out."""
    rule = schema().kind(one.kind).properties.get(f"{one.kind}.name")
    if rule is not None and rule.compartment is None:
        yield from dict.fromkeys(name.value for name in one.all(rule.id) if name.value and name.value != shown)


def protections(one: EntityView) -> Iterator[str]:
    """What protects: every protective property at its strictest."""
    for rule in schema().kind(one.kind).properties.values():
        if rule.protective and rule.strictest and _is_true(one, rule.id):
            yield property_label(rule.id)


def _is_true(one: EntityView, flag: str) -> bool:
    return any(shown.value == "true" for shown in one.all(flag))


def _consents(dossier: Dossier, entry: str) -> Iterator[EntityView]:
    return dossier.pointing("consent.subject", entry)


def _parts(reader: Reader, dossier: Dossier, one: EntityView) -> Iterator[Part]:
    """Status, residence, role, membership, relation: every kind that may point here and is not shown elsewhere."""
    for kind in schema().kinds.values():
        if kind.id in BEHIND:
            continue
        found: dict[str, tuple[Line, ...]] = {}
        for rule in kind.properties.values():
            if rule.type is ValueKind.ENTITY and one.kind in rule.targets:
                for each in dossier.pointing(rule.id, one.id):
                    if each.kind == kind.id:
                        found.setdefault(each.id, tuple(reader.lines(dossier, each, frozenset({rule.id}))))
        if found:
            yield Part(kind_label(kind.id), tuple(found.values()))
