"""What a list, a timeline and a map of a case's events are narrowed by: one form and one address for all three."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.utils.translation import gettext

from tocsin.access.event_filter import EventFilter
from tocsin.access.facets import Facet, facets
from tocsin.access.part import get_glance
from tocsin.domain.dossier import Dossier, EntityView
from tocsin.domain.schema import schema
from tocsin.domain.viewer import Viewer
from tocsin.web.event_list import TERMS, Asked
from tocsin.web.words import name_of, property_label, term_label

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
    return {
        "place": "cases",
        "case": case,
        "title": name_of(dossier, case),
        "choices": _choices(dossier, facets(viewer, EventFilter(case=case)).counts, ask),
        "given": ask.given,
        "query": f"?{urlencode(ask.given)}" if ask.given else "",
    }


def _choices(dossier: Dossier, counts: Sequence[Facet], ask: Asked) -> list[Choice]:
    """The terms and entries that occur in this case, and no others."""
    found = [_terms(counts, name, ask.given.get(name, "")) for name in TERMS]
    people = [view for kind in PEOPLE for view in dossier.of_kind(kind)]
    found.append(_entries(dossier, "person", gettext("Person or group"), people, ask))
    found.append(_entries(dossier, "place", gettext("Place"), list(dossier.of_kind("place")), ask))
    return [choice for choice in found if choice.options]


def _terms(counts: Iterable[Facet], name: str, chosen: str) -> Choice:
    rule = schema().property(f"event.{name}")
    values = [one.value for one in counts if one.property == rule.id]
    options = sorted(((value, term_label(rule.thesaurus or "", value)) for value in values), key=lambda pair: pair[1])
    return Choice(name, property_label(rule.id), tuple(options), chosen)


def _entries(dossier: Dossier, name: str, label: str, views: Iterable[EntityView], ask: Asked) -> Choice:
    options = sorted(((view.id, name_of(dossier, view.id)) for view in views), key=lambda pair: pair[1].casefold())
    return Choice(name, label, tuple(options), ask.given.get(name, ""))
