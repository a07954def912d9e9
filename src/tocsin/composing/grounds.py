"""What a sentence could rest on: the events of a case with all that is said of them, its people, groups, proceedings.

They are offered in an order, those first that share a date or a name with the sentence; a person chooses.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from tocsin.composing.stated import words_of
from tocsin.domain.dates import Bounds, Kind, bounds
from tocsin.domain.dossier import Dossier, EntityView, Shown
from tocsin.domain.errors import BadDate, NoSuch
from tocsin.domain.schema import ValueKind, schema

ROOTS = ("event", "person", "group", "proceeding")
_UNDER = {
    "event": ("act.event", "chain.event"),
    "act": ("involvement.act",),
    "person": ("residence.person", "role.person", "status.person", "membership.person", "relation.person"),
    "proceeding": ("stage.proceeding",),
}
LINKS = frozenset(one for several in _UNDER.values() for one in several)  # they hold it together, and say no more
_LEAST = 4  # letters of a word that may tell one thing from another
_SAME_DATE, _NAME, _MOST_WORDS, _MOST_CLAIMS = 3, 2, 3, 4


@dataclass(frozen=True, slots=True)
class Value:
    """One value that is said of an entity."""

    entity: str
    property: str
    shown: Shown


@dataclass(frozen=True, slots=True)
class Ground:
    """An event, person, group or proceeding with all that is said of it, by what it is known again in a sentence."""

    entity: str
    kind: str
    values: tuple[Value, ...]
    named: frozenset[str] = field(default=frozenset(), compare=False)
    dates: Mapping[str, Bounds | None] = field(default_factory=dict, compare=False)
    words: frozenset[str] = field(default=frozenset(), compare=False)

    @property
    def claims(self) -> tuple[str, ...]:
        """The claims behind all of it."""
        return tuple(dict.fromkeys(claim for value in self.values for claim in value.shown.claims))


@dataclass(frozen=True, slots=True)
class Told:
    """What is looked for of a sentence: its dates as EDTF, whom and what it names, its words, what it rested on."""

    dates: frozenset[str]
    named: frozenset[str]
    words: frozenset[str]
    before: frozenset[str] = frozenset()


def grounds_of(dossier: Dossier) -> list[Ground]:
    """Everything that a sentence of a letter about this case could rest on."""
    return [_ground(dossier, view) for kind in ROOTS for view in dossier.of_kind(kind)]


def ranked(grounds: Iterable[Ground], told: Told, used: Collection[str]) -> list[tuple[int, Ground]]:
    """Each with what it shares with a sentence, the most first; of those alike what the letter stands on (`used`)."""
    known, dates = frozenset(used), {one: _bounds(one) for one in told.dates}
    scored = [(_shared(one, told, dates), not known.isdisjoint(one.claims), one) for one in grounds]
    return [(score, one) for score, _, one in sorted(scored, key=lambda row: (-row[0], not row[1]))]


def claims_picked(dossier: Dossier, picks: Iterable[str]) -> tuple[str, ...]:
    """The claims that somebody picks by the id of an entity, for all that is said of it, or of a claim, for its value.

    Raises NoSuch for what is none of these now.
    """
    return Pickable(dossier).claims(picks)


class Pickable:
    """What can be picked of a case, gathered once for many sentences."""

    def __init__(self, dossier: Dossier) -> None:
        self._whole = {one.entity: one for one in grounds_of(dossier)}
        values = [value for one in self._whole.values() for value in one.values]
        self._by_claim = {claim: value.shown for value in values for claim in value.shown.claims}

    def claims(self, picks: Iterable[str]) -> tuple[str, ...]:
        """What `claims_picked` gives. Raises NoSuch."""
        found: dict[str, None] = {}
        for pick in picks:
            if pick in self._whole:
                found |= dict.fromkeys(self._whole[pick].claims)
            elif pick in self._by_claim:
                found |= dict.fromkeys(self._by_claim[pick].claims)
            else:
                raise NoSuch(what="claim in force of this case")
        return tuple(found)


def _ground(dossier: Dossier, root: EntityView) -> Ground:
    values = tuple(value for view in _with_what_is_under(dossier, root) for value in _values(view))
    named = {root.id} | {one.shown.value for one in values if _type(one) is ValueKind.ENTITY}
    dates = {one.shown.value for one in values if _type(one) is ValueKind.DATE and one.shown.value}
    texts = (one.shown.value for one in values if _type(one) is ValueKind.TEXT)
    words = frozenset(word for text in texts for word in words_of(text) if len(word) >= _LEAST)
    return Ground(root.id, root.kind, values, frozenset(named), {one: _bounds(one) for one in dates}, words)


def _with_what_is_under(dossier: Dossier, root: EntityView) -> Iterator[EntityView]:
    yield root
    for property_id in _UNDER.get(root.kind, ()):
        for view in dossier.pointing(property_id, root.id):
            yield from _with_what_is_under(dossier, view)


def _values(view: EntityView) -> Iterator[Value]:
    for property_id, several in view.values.items():
        rule = schema().properties.get(property_id)
        if rule is not None and not rule.protective and not rule.compartment:
            yield from (Value(view.id, property_id, shown) for shown in several if shown.value)


def _type(value: Value) -> ValueKind:
    return schema().property(value.property).type


def _shared(ground: Ground, told: Told, dates: Mapping[str, Bounds | None]) -> int:
    score = _NAME * len(ground.named & told.named) + min(_MOST_CLAIMS, len(told.before.intersection(ground.claims)))
    score += max((_closeness(one, other) for one in ground.dates.items() for other in dates.items()), default=0)
    return score + min(_MOST_WORDS, len(ground.words & told.words))


def _closeness(one: tuple[str, Bounds | None], other: tuple[str, Bounds | None]) -> int:
    (date, ours), (said, theirs) = one, other
    if date == said:
        return _SAME_DATE
    if ours is None or theirs is None:
        return 0
    return int(ours.s_min <= theirs.e_max and theirs.s_min <= ours.e_max)


def _bounds(date: str) -> Bounds | None:
    try:
        return bounds(date, Kind.MOMENT)
    except BadDate:
        return None
