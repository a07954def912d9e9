"""What a list, a timeline and a map of a case's events are narrowed by: one form and one address for all three."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.utils.translation import gettext

from tocsin.access.event_filter import Certainty, EventFilter
from tocsin.access.facets import facets
from tocsin.access.kept_views import list_views
from tocsin.access.part import get_glance
from tocsin.access.statements import StatementLine, list_statements
from tocsin.domain.dossier import Dossier
from tocsin.domain.schema import schema
from tocsin.domain.viewer import Viewer
from tocsin.web.event_list import CERTAINTY, DAYS, TERMS, Asked
from tocsin.web.words import date_words, name_of, property_label, term_label

PEOPLE = ("person", "group")
NAMES = ("case.title", "person.name", "group.name", "place.name")


@dataclass(frozen=True, slots=True)
class Choice:
    """One field of the filter: what can be chosen in it, and what is."""

    name: str
    label: str
    options: tuple[tuple[str, str], ...]
    chosen: str


def narrowing(viewer: Viewer, case: str, ask: Asked) -> dict[str, Any]:
    """What the head and the form of each of the three pages need. Raises NoSuch."""
    dossier = get_glance(viewer, case, (*PEOPLE, "place"), (), NAMES)
    choices = [*_terms(viewer, case, ask), *_entries(viewer, dossier, ask), _certainty(ask)]
    asked = urlencode(ask.given)
    views = list_views(viewer, case)
    return {
        "place": "cases",
        "case": case,
        "title": name_of(dossier, case),
        "choices": [choice for choice in choices if choice.options],
        "given": ask.given,
        "query": f"?{asked}" if asked else "",
        "views": views,
        "asked": asked,
        "kept_as": next((one.name for one in views if one.asked == asked), ""),
        "called": _called(choices, ask),
    }


def _called(choices: list[Choice], ask: Asked) -> str:
    """What a view may be called that somebody keeps: by what is chosen in it."""
    chosen = [dict(choice.options)[choice.chosen] for choice in choices if choice.chosen]
    days = [date_words(ask.given[name]) for name in DAYS if name in ask.given]
    differ = [gettext("sources differ")] if ask.wanted.disputed else []
    return ", ".join([*chosen, *days, *differ])


def _terms(viewer: Viewer, case: str, ask: Asked) -> Iterator[Choice]:
    """The terms that occur in this case, and no others."""
    counts = facets(viewer, EventFilter(case=case)).counts
    for name in TERMS:
        rule = schema().property(f"event.{name}")
        options = [
            (one.value, term_label(rule.thesaurus or "", one.value)) for one in counts if one.property == rule.id
        ]
        yield _choice(name, property_label(rule.id), options, ask)


def _entries(viewer: Viewer, dossier: Dossier, ask: Asked) -> Iterator[Choice]:
    """The people, places and statements of this case."""
    people = [view.id for kind in PEOPLE for view in dossier.of_kind(kind)]
    places = [view.id for view in dossier.of_kind("place")]
    for name, label, ids in (("person", gettext("Person or group"), people), ("place", gettext("Place"), places)):
        yield _choice(name, label, [(one, name_of(dossier, one)) for one in ids], ask)
    titled = [(one.id, one.title or gettext("A statement without a title")) for one in _with_text(viewer, dossier.case)]
    yield _choice("told_in", property_label("event.told_in"), titled, ask)


def _with_text(viewer: Viewer, case: str) -> list[StatementLine]:
    return [line for line in list_statements(viewer, case).items if line.text]


def _certainty(ask: Asked) -> Choice:
    words = {Certainty.FIRM: gettext("nobody doubts it"), Certainty.DOUBTFUL: gettext("disputed, unsure or denied")}
    return Choice(CERTAINTY, gettext("Certainty"), tuple(words.items()), ask.given.get(CERTAINTY, ""))


def _choice(name: str, label: str, options: list[tuple[str, str]], ask: Asked) -> Choice:
    """One field; what the address asks for can be chosen in any case."""
    chosen = ask.given.get(name, "")
    if chosen and chosen not in dict(options):
        options = [*options, (chosen, gettext("as chosen"))]
    return Choice(name, label, tuple(sorted(options, key=lambda pair: pair[1].casefold())), chosen)
