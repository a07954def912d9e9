"""The forms of a name that somebody confirmed: of a person of a case, or of whoever holds an office."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tocsin.access.filter import entity_row, visible
from tocsin.domain.dossier import EntityView
from tocsin.domain.errors import NoSuch
from tocsin.domain.name_forms import KIND, OF, NameForms
from tocsin.domain.viewer import Viewer
from tocsin.records import claims
from tocsin.records.derived import Entity, Pointer
from tocsin.records.pointers import POINTERS, SLOTS
from tocsin.records.words import WORDS

BEARERS = ("person", "addressee")


@dataclass(frozen=True, slots=True)
class KeptForms:
    """What is recorded of one name in one language. `by` are the members who confirmed it, `day` the last such day."""

    forms: NameForms
    by: tuple[str, ...]
    day: str


def list_name_forms(viewer: Viewer, bearer: str) -> tuple[KeptForms, ...]:
    """The forms of somebody's name, in the order in which they were first confirmed. Raises NoSuch."""
    row = entity_row(viewer, bearer)
    if WORDS.word(row.kind) not in BEARERS:
        raise NoSuch(what="person")
    places = Pointer.objects.filter(target=row.id).values_list("place", flat=True)
    slot = POINTERS.index(OF)
    views = list(_views(viewer, KIND, id__in=[place // SLOTS for place in places if place % SLOTS == slot]))
    said = {s for one in views for values in one.values.values() for shown in values for s in shown.statements}
    entries = {one.id: one for one in _views(viewer, "statement", uid__in=sorted(said))} if said else {}
    return tuple(_kept(one, entries) for one in views)


def _views(viewer: Viewer, kind: str, **wanted: Any) -> Iterator[EntityView]:
    rows = list(visible(viewer, Entity.objects.filter(kind=WORDS.known(kind), **wanted).order_by("id")))
    standing = claims.of_entities(row.id for row in rows)
    return (EntityView(row.uid, kind, claims.shown(standing.get(row.id, []))) for row in rows)


def _kept(view: EntityView, entries: dict[str, EntityView]) -> KeptForms:
    shown = (one for values in view.values.values() for one in values)
    told = [entries[uid] for uid in dict.fromkeys(s for one in shown for s in one.statements) if uid in entries]
    by = dict.fromkeys(member for one in told if (member := one.text("statement.entered_by")))
    return KeptForms(NameForms(view), tuple(by), max((one.text("statement.day") for one in told), default=""))
