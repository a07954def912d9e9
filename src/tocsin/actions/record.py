"""`record`: enter or mend by hand; what is typed belongs to an entry of this member."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tocsin.access.filter import entity_row, row_within, scope_of
from tocsin.actions.confirm import by_two
from tocsin.actions.entry import Entry
from tocsin.actions.member_entry import begin_entry
from tocsin.actions.writing import writing
from tocsin.domain.errors import BadValue, Cause, NoSuch
from tocsin.domain.schema import Property, ValueKind, schema
from tocsin.domain.viewer import Viewer
from tocsin.lib.ids import new_id
from tocsin.records.words import SCOPES, WORDS

ABSENT_MARK = "absent:"  # `birth = "absent:unknown"`


@dataclass(frozen=True, slots=True)
class Item:
    """One entity as typed: its kind, a name by which other items of the same entry may point at it, its values.

    `entity` is the id of an existing one that gets further values. Values are texts as `domain.values` takes them,
    `absent:REASON` for none, or the `name` of another item.
    """

    kind: str
    values: Mapping[str, Sequence[str]]
    name: str = ""
    entity: str | None = None


def record(viewer: Viewer, case: str, items: Sequence[Item], *, statement: str | None = None) -> dict[str, str]:
    """Record items in a case as one entry; return their ids by name (or place).

    `statement` makes the words those of a statement that is there already. Raises NoSuch, BadValue, BadDate,
    UnknownWord, NotConfirmed: nothing is written then.
    """
    scope = scope_of(viewer, case)
    entry = Entry(statement=statement or new_id())
    if statement:
        row_within(viewer, scope, statement, "statement")
    else:
        begin_entry(entry, viewer)
    found: dict[str, str] = {}
    for place, item in enumerate(items):
        found[item.name or str(place)] = _entity(viewer, scope, entry, item)
    for place, item in enumerate(items):
        _values(entry, found[item.name or str(place)], item, _Names(viewer, scope, found))
    with writing(viewer) as said:
        said.say(scope, *entry.operations)
    return found


@dataclass(frozen=True, slots=True)
class _Names:
    """What a value may point at: other items of the entry by name, entries of the case, the shared book."""

    viewer: Viewer
    scope: str
    found: Mapping[str, str]


def _entity(viewer: Viewer, scope: str, entry: Entry, item: Item) -> str:
    if item.entity is None:
        return entry.open(item.kind)
    row = row_within(viewer, scope, item.entity)
    entry.kinds[item.entity] = WORDS.word(row.kind)
    return item.entity


def _values(entry: Entry, entity: str, item: Item, names: _Names) -> None:
    for name, texts in item.values.items():
        property_id = name if "." in name else f"{item.kind}.{name}"
        rule = schema().property(property_id)
        if len(texts) > 1 and not rule.many:
            raise BadValue(property=property_id, why=Cause("it holds one value"))
        for text in texts:
            by_two(property_id, text)
            if text.startswith(ABSENT_MARK):
                entry.absent(entity, property_id, text.removeprefix(ABSENT_MARK))
            elif rule.type is ValueKind.ENTITY:
                entry.claim(entity, property_id, _target(entry, rule, names, text))
            else:
                entry.claim(entity, property_id, text)


def _target(entry: Entry, rule: Property, names: _Names, text: str) -> str:
    """An entity that a value points at, of a kind that the property takes. Raises NoSuch, BadValue."""
    entity = names.found.get(text, text)
    kind = entry.kinds.get(entity)
    if kind is None:
        row = entity_row(names.viewer, entity)
        if SCOPES.word(row.scope) != names.scope and not SCOPES.word(row.scope).startswith("book:"):
            raise NoSuch(what="entry")
        kind = WORDS.word(row.kind)
    if rule.targets and kind not in rule.targets:
        raise BadValue(property=rule.id, why=Cause("it cannot point at a {kind}", kind=kind))
    return entity
