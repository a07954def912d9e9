"""A part of a case: some of its entries, each of them whole, with what a page says beside them.

A page of one event, or of fifty in a list, must not read the two thousand of its case. The questions are as many for
one entry as for hundreds.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from tocsin.access.filter import entity_row, visible
from tocsin.domain.dossier import Dossier, EntityView
from tocsin.domain.schema import ValueKind, schema
from tocsin.domain.viewer import Viewer
from tocsin.lib import ids
from tocsin.records import bulk, claims
from tocsin.records.derived import Entity, Pointer
from tocsin.records.pointers import POINTERS, SLOTS
from tocsin.records.words import WORDS

MOST_OF_A_KIND = 300


def get_part(
    viewer: Viewer,
    case: str,
    entities: Iterable[str] = (),
    *,
    kinds: Collection[str] = (),
    pointing: Iterable[str] = (),
) -> Dossier:
    """A case itself, these entries of it, the acts of these events, who is said to have a part in any of these acts;
    every entry of these kinds; those that point at one of the entries by these properties; all whom any of these names.

    What is in it is whole. That something else points at an entry is not to be read from it. Raises NoSuch.
    """
    part = _Part(viewer, entity_row(viewer, case, "case"))
    asked = part.named(entities)
    part.take(part.pointed_at([*asked, *part.pointed_at(asked, "act.event")], "involvement.act"))
    part.take(part.of_kinds(kinds))
    for name in pointing:
        part.take(part.pointing(name, asked))
    part.take_named()
    return Dossier(case, part.views())


def get_glance(
    viewer: Viewer, case: str, of_kinds: Collection[str], events: Collection[str], properties: Collection[str]
) -> Dossier:
    """Of a case itself, the first of each of these kinds and these events; only these properties. Raises NoSuch."""
    part = _Part(viewer, entity_row(viewer, case, "case"))
    for kind in of_kinds:
        part.take(part.of_kinds([kind])[:MOST_OF_A_KIND])
    part.take(part.named(events))
    part.read(properties)
    return Dossier(case, part.views())


def get_told(viewer: Viewer, case: str, properties: Collection[str]) -> Dossier:
    """The entries of a case of which any of these properties is told, with these alone. Raises NoSuch."""
    shown = claims.shown_in(entity_row(viewer, case, "case").scope, properties)
    rows = sorted(bulk.select(Entity, ("id", "uid", "kind"), "id", shown))
    views = (EntityView(ids.short(bytes(uid)), WORDS.word(kind), shown[number]) for number, uid, kind in rows)
    return Dossier(case, {view.id: view for view in views})


class Row(NamedTuple):
    """An entity as it lies: its number, its id, the number of its kind."""

    id: int
    uid: str
    kind: int


class _Part:
    """What was found so far: the rows, and the values of those that were read."""

    def __init__(self, viewer: Viewer, case: Entity) -> None:
        self._scope = case.scope  # which the viewer may see, or the case would not be there
        self._rows = visible(viewer, Entity.objects.filter(scope=case.scope))
        self._found: dict[int, Row] = {}
        self._views: dict[int, EntityView] = {}
        self.take([Row(case.id, case.uid, case.kind)])

    def views(self) -> dict[str, EntityView]:
        """Every entry by its id, in the order in which they were opened."""
        return {self._views[number].id: self._views[number] for number in sorted(self._views)}

    def take(self, rows: Iterable[Row]) -> None:
        """These are part of it."""
        new = {row.id: row for row in rows if row.id not in self._found}
        self._found |= new

    def take_named(self) -> None:
        """Read what was taken, and whatever it names."""
        self.read()
        named = {value for view in self._views.values() for value in _named(view)}
        self.take(self.named(named - {view.id for view in self._views.values()}))
        self.read()

    def named(self, uids: Iterable[str]) -> list[Row]:
        """The entries of the case with these ids."""
        raw = (ids.raw(uid) for uid in uids if ids.is_id(uid))
        return self._among(bulk.select(Entity, ("id", "uid", "kind", "scope"), "uid", raw))

    def of_kinds(self, kinds: Collection[str]) -> list[Row]:
        """The entries of the case of these kinds."""
        found = self._rows.filter(kind__in=WORDS.numbers(kinds)) if kinds else self._rows.none()
        return [Row(*row) for row in found.values_list(*Row._fields)]

    def pointed_at(self, rows: Iterable[Row], *pointers: str) -> list[Row]:
        """The entries, what points at them by the first pointer, what points at that by the next."""
        found, last = list(rows), list(rows)
        for pointer in pointers:
            slot = POINTERS.index(pointer)
            places = bulk.select(Pointer, ("place",), "target", (row.id for row in last))
            numbers = [place // SLOTS for (place,) in places if place % SLOTS == slot]
            last = self._among(bulk.select(Entity, ("id", "uid", "kind", "scope"), "id", numbers))
            found += last
        return found

    def pointing(self, property_id: str, rows: Collection[Row]) -> list[Row]:
        """The entries whose property points at one of these."""
        wanted = {row.uid for row in rows}
        kind = self.of_kinds([schema().property(property_id).kind])
        told = claims.of_entities((row.id for row in kind), [property_id])
        return [row for row in kind if any(one.claim.value in wanted for one in told.get(row.id, ()))]

    def _among(self, rows: Iterable[tuple[Any, ...]]) -> list[Row]:
        """Those of the case, of rows as they lie with their scope."""
        return [Row(number, ids.short(bytes(uid)), kind) for number, uid, kind, scope in rows if scope == self._scope]

    def read(self, properties: Collection[str] | None = None) -> None:
        """Read what was taken and not read yet; of these properties only, where they are given."""
        new = [number for number in self._found if number not in self._views]
        values = claims.shown_later(new, properties)
        for number in new:
            row = self._found[number]
            self._views[number] = EntityView(row.uid, WORDS.word(row.kind), values.get(number, {}))


def _named(view: EntityView) -> Iterator[str]:
    """Whom an entry names, in whatever is said of it."""
    for name in _naming().get(view.kind, ()):
        yield from (one.value for shown in view.all(name) for one in (shown, *shown.others) if one.value)


@cache
def _naming() -> Mapping[str, list[str]]:
    """The properties of each kind that name another entry."""
    found: dict[str, list[str]] = {}
    for rule in schema().properties.values():
        if rule.type is ValueKind.ENTITY:
            found.setdefault(rule.kind, []).append(rule.id)
    return found
