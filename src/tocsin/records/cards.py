"""The typed rows of an entity, made from its claims in force: what lists, timelines and checks read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.db import models

from tocsin.domain import values
from tocsin.domain.dates import Bounds
from tocsin.domain.dossier import Shown, State
from tocsin.domain.names import fold_name
from tocsin.domain.schema import ValueKind, schema
from tocsin.records import bulk, claims, findable
from tocsin.records.claims import Standing
from tocsin.records.derived import CaseRow, Dated, Entity, EventRow, NameKey, PersonRow, Pointer, StatementRow
from tocsin.records.words import WORDS

LONGEST_KEY = 300

Values = Mapping[str, tuple[Shown, ...]]


@dataclass(frozen=True, slots=True)
class Row:
    """An entity as the derived tables number it."""

    number: int
    uid: str
    kind: str
    scope: int


def refresh(entities: Iterable[str]) -> None:
    """Make the typed rows of these entities anew."""
    for chunk in bulk.chunks(sorted(entities)):
        rows = [
            Row(number, uid, WORDS.word(kind), scope)
            for number, uid, kind, scope in Entity.objects.filter(uid__in=chunk).values_list(
                "id", "uid", "kind", "scope"
            )
        ]
        _clear([row.number for row in rows])
        standing = claims.of_entities(row.number for row in rows)
        _fill(rows, standing)


def forget(entities: Sequence[int]) -> None:
    """Take away the typed rows and index entries of entities (by number) that were erased."""
    _clear(entities)
    findable.forget(entities)
    bulk.delete_where(Pointer, "target", entities)


def _clear(numbers: Sequence[int]) -> None:
    for table in (CaseRow, EventRow, PersonRow, StatementRow, Dated, NameKey):
        bulk.delete_where(table, "entity", numbers)


def _fill(rows: Sequence[Row], standing: Mapping[int, list[Standing]]) -> None:
    cards: dict[type[models.Model], list[tuple[object, ...]]] = {table: [] for table, _ in CARDS.values()}
    dated: list[tuple[object, ...]] = []
    keys: list[tuple[object, ...]] = []
    entries: list[findable.Findable] = []
    for row in rows:
        mine = standing.get(row.number, [])
        shown = claims.shown(mine)
        entries.append(findable.Findable(row, mine, shown))
        dated.extend(_dated(row, mine))
        keys.extend((row.scope, row.number, key) for key in _name_keys(mine))
        if row.kind in CARDS:
            table, make = CARDS[row.kind]
            cards[table].append((row.number, row.scope, *make(shown)))
    for kept, made in cards.items():
        bulk.insert(kept, COLUMNS[kept], made)
    bulk.insert(Dated, ("claim", "scope", "entity", "property", "s_min", "s_max", "e_min", "e_max", "soft"), dated)
    bulk.insert(NameKey, ("scope", "entity", "key"), keys)
    findable.refresh(entries, fresh=False)


def _dated(row: Row, standing: Sequence[Standing]) -> Iterator[tuple[object, ...]]:
    properties = schema().properties
    for one in standing:
        rule = properties.get(one.claim.property)
        found = values.bounds_of(one.claim.value, rule) if rule and not one.state.retracted else None
        if rule and found:
            yield (one.number, row.scope, row.number, WORDS.number(rule.id), *_four(found), found.soft)


def _four(found: Bounds) -> tuple[int, int, int, int]:
    return (found.s_min, found.s_max, found.e_min, found.e_max)


def _name_keys(standing: Sequence[Standing]) -> set[str]:
    """Folded names in force. A sealed name has no key: no index holds what identifies a source (DESIGN 2.4)."""
    properties = schema().properties
    keys = set()
    for one in standing:
        rule = properties.get(one.claim.property)
        value = one.claim.value
        if rule and rule.type is ValueKind.NAME and isinstance(value, str) and not one.state.retracted:
            keys.add(fold_name(value)[:LONGEST_KEY])
    return keys


def _text(shown_of: Values, *properties: str) -> str:
    for name in properties:
        if found := shown_of.get(name):
            return found[0].value
    return ""


def _case(shown_of: Values) -> tuple[object, ...]:
    title = _text(shown_of, "case.title")
    return (title, fold_name(title))


def _event(shown_of: Values) -> tuple[object, ...]:
    date = shown_of.get("event.date", ())
    shown = date[0] if date else None
    found = values.bounds_of(shown.value, schema().property("event.date")) if shown else None
    four = _four(found) if found else (None, None, None, None)
    disputed = bool(shown and shown.state is State.DISPUTED)
    kind, completion = _text(shown_of, "event.type"), _text(shown_of, "event.completion")
    return (kind, completion, shown.value if shown else "", *four, bool(found and found.soft), disputed)


def _person(shown_of: Values) -> tuple[object, ...]:
    name = _text(shown_of, "person.name")
    return (name, fold_name(name))


def _statement(shown_of: Values) -> tuple[object, ...]:
    return (
        _text(shown_of, "statement.title"),
        _text(shown_of, "statement.date"),
        _text(shown_of, "statement.text"),
        _reading(shown_of),
    )


def _reading(shown_of: Values) -> str:
    """Whether the words can be read: an entry by hand has neither a file nor a sealed text."""
    if _text(shown_of, "statement.text"):
        return "read"
    return "kept, not read" if _text(shown_of, "statement.evidence") else ""


CARDS = {
    "case": (CaseRow, _case),
    "event": (EventRow, _event),
    "person": (PersonRow, _person),
    "statement": (StatementRow, _statement),
}

COLUMNS: dict[type[models.Model], tuple[str, ...]] = {
    CaseRow: ("entity", "scope", "title", "sort_key"),
    EventRow: ("entity", "scope", "type", "completion", "date", "s_min", "s_max", "e_min", "e_max", "soft", "disputed"),
    PersonRow: ("entity", "scope", "name", "sort_key"),
    StatementRow: ("entity", "scope", "title", "date", "text", "reading"),
}
