"""The typed rows of an entity, made from its claims in force: what lists, timelines and checks read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.db import models

from tocsin.domain import values
from tocsin.domain.dates import Bounds
from tocsin.domain.dossier import Shown, State
from tocsin.domain.follow_up import answered_state, is_closed, kind_of
from tocsin.domain.names import fold_name
from tocsin.domain.operations import Value
from tocsin.domain.schema import ValueKind, schema
from tocsin.lib import ids
from tocsin.records import bulk, claims, findable, held
from tocsin.records.claims import ShownOf
from tocsin.records.derived import (
    CaseRow,
    Claim,
    Dated,
    Entity,
    EventRow,
    LetterRow,
    NameKey,
    PersonRow,
    Review,
    StatementRow,
    Step,
)
from tocsin.records.fields import raw_id
from tocsin.records.findable import Findable
from tocsin.records.standing import Standing
from tocsin.records.typed import properties_of
from tocsin.records.widths import width
from tocsin.records.words import WORDS

LONGEST_KEY = 300
_NOTHING = bytes(16)

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
            Row(number, ids.short(bytes(uid)), WORDS.word(kind), scope)
            for number, uid, kind, scope in bulk.select(
                Entity, ("id", "uid", "kind", "scope"), "uid", map(raw_id, chunk)
            )
        ]
        standing = claims.of_entities(row.number for row in rows)
        _clear([row.number for row in rows], (one.number for several in standing.values() for one in several))
        _make([(row, standing.get(row.number, [])) for row in rows], fresh=False)


def make(entities: Sequence[tuple[Row, Sequence[Standing]]]) -> None:
    """Make the typed rows of entities that were opened just now, from all their claims."""
    _make(entities, fresh=True)


def forget(entities: Sequence[int]) -> None:
    """Take away the typed rows and index entries of entities (by number) that are none any more."""
    _clear(entities, (number for (number,) in bulk.select(Claim, ("id",), "entity", entities)))
    findable.forget(entities)


def _clear(entities: Sequence[int], claims: Iterable[int]) -> None:
    held.forget(entities)
    for table in (CaseRow, EventRow, PersonRow, StatementRow, LetterRow, NameKey):
        bulk.delete_where(table, "entity", entities)
    bulk.delete_where(Dated, "claim", claims)


def _make(entities: Sequence[tuple[Row, Sequence[Standing]]], *, fresh: bool) -> None:
    found = [Findable(row, standing, ShownOf(standing)) for row, standing in entities]
    rows: dict[type[models.Model], list[tuple[object, ...]]] = {table: [] for table, _ in CARDS.values()}
    for one in found:
        if one.row.kind in CARDS:
            table, card = CARDS[one.row.kind]
            rows[table].append((one.row.number, one.row.scope, *card(one)))
    reviewed = _reviewed(found)
    rows[StatementRow] = [(*row, row[0] in reviewed) for row in rows[StatementRow]]
    for kept, made in rows.items():
        bulk.insert(kept, COLUMNS[kept], made)
    held.count(str(row[-1]) for row in rows[EventRow])
    bulk.insert(Dated, DATED, (row for one in found for row in _dated(one.row, one.standing)))
    keys = ((one.row.scope, one.row.number, key) for one in found for key in _name_keys(one.standing))
    bulk.insert(NameKey, ("scope", "entity", "key"), keys)
    findable.refresh(found, fresh)


def _reviewed(found: Sequence[Findable]) -> set[int]:
    """The statements, by number, of which a review was finished."""
    numbers = {raw_id(one.row.uid): one.row.number for one in found if one.row.kind == "statement"}
    return {numbers[bytes(uid)] for (uid,) in bulk.select(Review, ("statement",), "statement", numbers)}


def _dated(row: Row, standing: Sequence[Standing]) -> Iterator[tuple[object, ...]]:
    dates = properties_of(ValueKind.DATE)
    for one in standing:
        rule = dates.get(one.claim.property)
        if rule is not None and not one.state.retracted:
            found = _bounds(one.claim.value, rule.id)
            if found:
                yield (one.number, row.scope, row.number, WORDS.number(rule.id), *_four(found), found.soft)


def _bounds(value: Value | None, property_id: str) -> Bounds | None:
    return _known_bounds(value, property_id) if isinstance(value, str) else None


@lru_cache(maxsize=1 << 15)
def _known_bounds(text: str, property_id: str) -> Bounds | None:
    """Days come again and again, and to place one costs more than all else in its row."""
    return values.bounds_of(text, schema().property(property_id))


def _four(found: Bounds) -> tuple[int, int, int, int]:
    return (found.s_min, found.s_max, found.e_min, found.e_max)


def _name_keys(standing: Sequence[Standing]) -> set[str]:
    """Folded names in force. A sealed name has no key: no index holds what identifies a source (DESIGN 2.4)."""
    names, keys = properties_of(ValueKind.NAME), set()
    for one in standing:
        value = one.claim.value
        if one.claim.property in names and isinstance(value, str) and not one.state.retracted:
            keys.add(fold_name(value)[:LONGEST_KEY])
    return keys


def _text(shown_of: Values, *properties: str) -> str:
    for name in properties:
        if found := shown_of.get(name):
            return found[0].value
    return ""


def _case(of: Findable) -> tuple[object, ...]:
    title = _text(of.shown, "case.title")
    return (title, fold_name(title))


def _event(of: Findable) -> tuple[object, ...]:
    date = of.shown.get("event.date", ())
    shown = date[0] if date else None
    found = _bounds(shown.value, "event.date") if shown else None
    four = _four(found) if found else (None, None, None, None)
    disputed = bool(shown and shown.state is State.DISPUTED)
    kind, completion = _text(of.shown, "event.type"), _text(of.shown, "event.completion")
    wide = width(found.s_min, found.s_max) if found else None
    text = shown.value if shown else ""
    return (kind, completion, text, *four, bool(found and found.soft), disputed, wide, held.held(of.filters))


def _person(of: Findable) -> tuple[object, ...]:
    name = _text(of.shown, "person.name")
    return (name, fold_name(name))


def _statement(of: Findable) -> tuple[object, ...]:
    return (
        _text(of.shown, "statement.title"),
        _text(of.shown, "statement.date"),
        _text(of.shown, "statement.text"),
        _reading(of.shown),
    )


def _reading(shown_of: Values) -> str:
    """Whether the words can be read: an entry by hand has neither a file nor a sealed text."""
    if _text(shown_of, "statement.text"):
        return "read"
    return "kept, not read" if _text(shown_of, "statement.evidence") else ""


def _letter(of: Findable) -> tuple[object, ...]:
    return (raw_id(of.row.uid), _NOTHING, Step.LETTER, is_closed(_text(of.shown, "intervention.standing")))


def _delivery(of: Findable) -> tuple[object, ...]:
    about, back = _named(of, "delivery.intervention"), bool(_text(of.shown, "delivery.came_back"))
    return (raw_id(of.row.uid), about, Step.DELIVERY, back)


def _response(of: Findable) -> tuple[object, ...]:
    answers = answered_state([kind_of(_text(of.shown, "response.type"))]) is not None
    return (raw_id(of.row.uid), _named(of, "response.delivery"), Step.RESPONSE, answers)


def _named(of: Findable, property_id: str) -> bytes:
    named = _text(of.shown, property_id)
    return raw_id(named) if ids.is_id(named) else _NOTHING


CARDS = {
    "case": (CaseRow, _case),
    "event": (EventRow, _event),
    "person": (PersonRow, _person),
    "statement": (StatementRow, _statement),
    "intervention": (LetterRow, _letter),
    "delivery": (LetterRow, _delivery),
    "response": (LetterRow, _response),
}

COLUMNS: dict[type[models.Model], tuple[str, ...]] = {
    CaseRow: ("entity", "scope", "title", "sort_key"),
    EventRow: (
        *("entity", "scope", "type", "completion", "date"),
        *("s_min", "s_max", "e_min", "e_max", "soft", "disputed", "width", "held"),
    ),
    PersonRow: ("entity", "scope", "name", "sort_key"),
    StatementRow: ("entity", "scope", "title", "date", "text", "reading", "reviewed"),
    LetterRow: ("entity", "scope", "uid", "about", "step", "over"),
}
DATED = ("claim", "scope", "entity", "property", "s_min", "s_max", "e_min", "e_max", "soft")
