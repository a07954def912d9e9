"""`record`: enter or mend by hand; what is typed belongs to an entry of this member."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tocsin.access.filter import entity_row, scope_of
from tocsin.actions.entry import Entry
from tocsin.actions.member_entry import begin_entry
from tocsin.actions.writing import writing
from tocsin.domain.errors import BadValue
from tocsin.domain.schema import Property, ValueKind, schema
from tocsin.domain.viewer import Viewer
from tocsin.lib.ids import new_id
from tocsin.records.words import WORDS

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
    UnknownWord: nothing is written then.
    """
    scope = scope_of(viewer, case)
    entry = Entry(statement=statement or new_id())
    if statement:
        entity_row(viewer, statement, "statement")
    else:
        begin_entry(entry, viewer)
    found: dict[str, str] = {}
    for place, item in enumerate(items):
        found[item.name or str(place)] = _entity(viewer, entry, item)
    for place, item in enumerate(items):
        _values(viewer, entry, found[item.name or str(place)], item, found)
    with writing(viewer) as said:
        said.say(scope, *entry.operations)
    return found


def _entity(viewer: Viewer, entry: Entry, item: Item) -> str:
    if item.entity is None:
        return entry.open(item.kind)
    row = entity_row(viewer, item.entity)
    entry.kinds[item.entity] = WORDS.word(row.kind)
    return item.entity


def _values(viewer: Viewer, entry: Entry, entity: str, item: Item, found: Mapping[str, str]) -> None:
    for name, texts in item.values.items():
        property_id = name if "." in name else f"{item.kind}.{name}"
        rule = schema().property(property_id)
        if len(texts) > 1 and not rule.many:
            raise BadValue(property=property_id, why="it holds one value")
        for text in texts:
            if text.startswith(ABSENT_MARK):
                entry.absent(entity, property_id, text.removeprefix(ABSENT_MARK))
            elif rule.type is ValueKind.ENTITY:
                entry.claim(entity, property_id, _target(viewer, entry, rule, found.get(text, text)))
            else:
                entry.claim(entity, property_id, text)


def _target(viewer: Viewer, entry: Entry, rule: Property, entity: str) -> str:
    """An entity that a value points at: there, visible, of a kind that the property takes. Raises NoSuch, BadValue."""
    kind = entry.kinds.get(entity) or WORDS.word(entity_row(viewer, entity).kind)
    if rule.targets and kind not in rule.targets:
        raise BadValue(property=rule.id, why=f"it cannot point at a {kind}")
    return entity
