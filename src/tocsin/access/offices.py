"""The directory of institutions: offices in the shared book, which every case may write to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from tocsin.access.filter import visible
from tocsin.domain.audience import NO_STATE
from tocsin.domain.dossier import EntityView, Shown
from tocsin.domain.errors import NoSuch
from tocsin.domain.name_forms import KIND, OF, NameForms, greetings
from tocsin.domain.names import fold_name
from tocsin.domain.offices import LANGUAGE_COLUMNS, MANY, PROPERTIES, Office
from tocsin.domain.viewer import Viewer
from tocsin.records import claims
from tocsin.records.derived import Entity, Scope
from tocsin.records.words import WORDS


@dataclass(frozen=True, slots=True)
class OfficeEntry:
    """An office as it is recorded: its entity with every claim, and what the claims say."""

    view: EntityView
    office: Office


@dataclass(frozen=True, slots=True)
class Directory:
    """The offices by folded name, and the bodies that they belong to, by entity.

    `greetings` has by the key of an office and by language how whoever holds it is greeted, as somebody confirmed it.
    """

    entries: tuple[OfficeEntry, ...]
    bodies: Mapping[str, str]
    greetings: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @property
    def offices(self) -> tuple[Office, ...]:
        """The offices alone."""
        return tuple(entry.office for entry in self.entries)

    def find(self, key: str) -> OfficeEntry:
        """The office of this key; of two copies' offices with one key, the older. Raises NoSuch."""
        found = [entry for entry in self.entries if entry.office.key == key]
        if not found:
            raise NoSuch(what="office")
        return min(found, key=lambda entry: entry.view.id)


def get_directory(viewer: Viewer) -> Directory:
    """What the shared book holds of institutions, if the viewer may see it."""
    views = _views(viewer)
    bodies = {one.id: _text(one, "group.name") for one in views if one.kind == "group"}
    offices = [one for one in views if one.kind == "addressee" and _text(one, "addressee.key")]
    keys = {one.id: _text(one, "addressee.key") for one in offices}
    entries = [OfficeEntry(one, _office(one, bodies, keys)) for one in offices]
    ordered = sorted(entries, key=lambda entry: (fold_name(entry.office.office), entry.office.key, entry.view.id))
    return Directory(tuple(ordered), bodies, dict(_greetings(views, keys)))


def _greetings(views: list[EntityView], keys: Mapping[str, str]) -> Iterator[tuple[str, Mapping[str, str]]]:
    holders: dict[str, list[NameForms]] = {}
    for view in (one for one in views if one.kind == KIND):
        for office in _texts(view, OF):
            holders.setdefault(keys.get(office, ""), []).append(NameForms(view))
    return ((key, greetings(forms)) for key, forms in holders.items() if key)


def _views(viewer: Viewer) -> list[EntityView]:
    books = Scope.objects.filter(uid__startswith="book:").values("pk")
    kinds = [WORDS.known(kind) for kind in ("addressee", "group", KIND)]
    rows = list(visible(viewer, Entity.objects.filter(scope__in=books, kind__in=kinds).order_by("id")))
    standing = claims.of_entities(row.id for row in rows)
    return [EntityView(row.uid, WORDS.word(row.kind), claims.shown(standing.get(row.id, []))) for row in rows]


def _office(view: EntityView, bodies: Mapping[str, str], keys: Mapping[str, str]) -> Office:
    single: dict[str, Any] = {name: _text(view, of) for name, of in PROPERTIES.items() if name not in MANY}
    several: dict[str, Any] = {name: tuple(sorted(_texts(view, of))) for name, of in PROPERTIES.items() if name in MANY}
    spoken = {shown.language: shown.value for shown in view.all("addressee.name")}
    single |= {name: spoken.get(language, "") for name, language in LANGUAGE_COLUMNS.items()}
    single["country"] = _country(view.one("addressee.country"))
    single["body"] = bodies.get(_text(view, "addressee.group"), "")
    several["forwards_to"] = tuple(sorted(keys[one] for one in _texts(view, "addressee.forwards") if one in keys))
    return Office(**single, **several)


def _country(shown: Shown | None) -> str:
    if shown is None:
        return ""
    return NO_STATE if shown.absent == "not_applicable" else shown.value


def _text(view: EntityView, property_id: str) -> str:
    return next(_texts(view, property_id), "")


def _texts(view: EntityView, property_id: str) -> Iterator[str]:
    return (shown.value for shown in view.all(property_id) if shown.value)
