"""Claims of entities as `domain.resolve` takes them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from django.db import connection
from django.db.models import F, Max
from typing_extensions import override

from tocsin.domain.dossier import Shown, State
from tocsin.domain.operations import ClaimMade
from tocsin.domain.resolve import ClaimState, resolve, resolve_all
from tocsin.domain.schema import schema
from tocsin.lib.ids import is_id
from tocsin.lib.memory import no_collection
from tocsin.records import bulk, store
from tocsin.records.derived import Claim
from tocsin.records.fields import TAIL_BITS, ending_bits, key_of
from tocsin.records.standing import ClaimRow, Standing, standings, states_of
from tocsin.records.words import WORDS

_CLAIMS_WITH_BODIES = (
    "SELECT c.id, c.entity, c.property, c.state, o.body FROM d_claim c JOIN operation o ON o.id = c.id "
    "WHERE o.body IS NOT NULL"
)

_IN_SCOPE = (
    "SELECT c.id, c.entity, c.property, c.state, o.body FROM d_entity e JOIN d_claim c ON c.entity = e.id "
    "JOIN operation o ON o.id = c.id WHERE o.body IS NOT NULL AND e.scope = %s"
)

_OF_SCOPES = (
    "SELECT e.scope, c.property, c.state, o.body FROM d_entity e JOIN d_claim c ON c.entity = e.id "
    "JOIN operation o ON o.id = c.id WHERE o.body IS NOT NULL"
)

# the plus keeps SQLite from looking in the index for each of very many properties that an entity might have
_NAMED = "+c.property"


def of_entities(numbers: Iterable[int], properties: Collection[str] | None = None) -> dict[int, list[Standing]]:
    """Every claim of these entities (by number), erased ones left out, in the order of everything.

    Of these properties only, where they are given.
    """
    rows = list(rows_of_entities(numbers, properties))
    return standings(rows, store.changesets_of(number for number, *_ in rows))


def rows_of_entities(numbers: Iterable[int], properties: Collection[str] | None = None) -> Iterator[ClaimRow]:
    """The same as they lie, in no order; of these properties only, where they are given."""
    known = None if properties is None else WORDS.numbers(properties)
    if known == []:
        return
    word = WORDS.word
    for chunk in bulk.chunks(numbers, bulk.MANY):
        rows = _with_bodies(chunk, known)
        yield from [(number, entity, word(name), code, bytes(body)) for number, entity, name, code, body in rows]


def _with_bodies(entities: Sequence[int], properties: Sequence[int] | None) -> list[tuple[Any, ...]]:
    """Claims and the operations that hold them in one question: to ask for each by its number takes twice as long."""
    question = f"{_CLAIMS_WITH_BODIES} AND c.entity IN ({_marks(entities)})"
    if properties is not None:
        question += f" AND {_NAMED} IN ({_marks(properties)})"
    with connection.cursor() as cursor:
        cursor.execute(question, [*entities, *(properties or ())])
        return list(cursor.fetchall())


def rows_of_scopes(scopes: Sequence[int], properties: Collection[str]) -> Iterator[tuple[int, str, int, bytes]]:
    """Scope, property, decision and body of the claims of these properties, erased ones left out, in no order."""
    known = WORDS.numbers(properties)
    kinds = WORDS.numbers({name.partition(".")[0] for name in properties})
    if not known or not scopes:
        return
    wanted = (("e.scope", scopes), ("e.kind", kinds), (_NAMED, known))
    question = _OF_SCOPES + "".join(f" AND {column} IN ({_marks(several)})" for column, several in wanted)
    with connection.cursor() as cursor:
        cursor.execute(question, [*scopes, *kinds, *known])
        rows = cursor.fetchall()
    word = WORDS.word
    yield from [(scope, word(name), code, bytes(body)) for scope, name, code, body in rows]


def _marks(values: Sequence[int]) -> str:
    return ", ".join(["%s"] * len(values))


def rows_of(claims: Iterable[str]) -> Mapping[str, tuple[int, int]]:
    """The numbers of claims and of their entities, by the claim's id; what is not in the tables is left out."""
    wanted = set(claims)
    rows: dict[int, int] = dict(bulk.select(Claim, ("id", "entity"), "key", {key_of(claim) for claim in wanted}))
    told = store.operations(rows)
    return {
        made.claim: (number, rows[number])
        for number, made in told.items()
        if isinstance(made, ClaimMade) and made.claim in wanted
    }


def newest_key() -> int:
    """The greatest key of any claim: under a greater one there is nothing to look for. Below every key without one."""
    found = Claim.objects.aggregate(newest=Max("key"))["newest"]
    return -1 if found is None else int(found)


def rows_ending(ending: str) -> Mapping[str, tuple[int, int]]:
    """The same of claims whose ids end, as far as a key says, with these characters. It looks at every claim."""
    padded = ending.rjust(22, "A")
    if not is_id(padded):
        return {}
    mask = (1 << min(ending_bits(ending), TAIL_BITS)) - 1
    rows = Claim.objects.annotate(tail=F("key").bitand(mask)).filter(tail=key_of(padded) & mask)
    entities = dict(rows.values_list("id", "entity"))
    told = store.operations(entities)
    return {made.claim: (number, entities[number]) for number, made in told.items() if isinstance(made, ClaimMade)}


def find(uid: str) -> Claim | None:
    """The row of a claim; None where there is none that counts."""
    row = rows_of([uid]).get(uid) if is_id(uid) else None
    return Claim.objects.filter(id=row[0]).first() if row else None


def shown(standing: Iterable[Standing]) -> dict[str, tuple[Shown, ...]]:
    """What is shown of one entity: values by property, in the order of the schema."""
    return resolve_all(((one.claim.property, one.state) for one in standing), schema())


@cache
def _positions() -> dict[str, int]:
    return {name: place for place, name in enumerate(schema().properties)}


class ShownOf(Mapping[str, tuple[Shown, ...]]):
    """What `shown` gives, worked out a property at a time: of most entities a list needs two or three."""

    def __init__(self, standing: Iterable[Standing] = ()) -> None:
        self._claims: dict[str, list[ClaimState]] = defaultdict(list)
        self._found: dict[str, tuple[Shown, ...]] = {}
        for one in standing:
            self._claims[one.claim.property].append(one.state)

    def _states(self, property_id: str) -> list[ClaimState]:
        return self._claims.get(property_id, [])

    def disputed(self) -> bool:
        """Whether a value is in dispute, for which it takes two claims of one property."""
        several = (name for name, claims in self._claims.items() if len(claims) > 1)
        return any(one.state is State.DISPUTED for name in several for one in self._worked_out(name))

    @override
    def __getitem__(self, property_id: str) -> tuple[Shown, ...]:
        if found := self._worked_out(property_id):
            return found
        raise KeyError(property_id)

    @override
    def get(self, property_id: str, default: Any = None) -> Any:
        """As of every mapping, but without an exception for each of the many properties that an entity has not."""
        return self._worked_out(property_id) or default

    def _worked_out(self, property_id: str) -> tuple[Shown, ...]:
        found = self._found.get(property_id)
        if found is None:
            claims = self._states(property_id)
            rule = schema().properties.get(property_id) if claims else None
            found = self._found[property_id] = resolve(claims, rule) if rule and claims else ()
        return found

    @override
    def __iter__(self) -> Iterator[str]:
        known = [name for name in self._claims if name in _positions()]
        return (name for name in sorted(known, key=_positions().__getitem__) if self.get(name))

    @override
    def __len__(self) -> int:
        return sum(1 for _ in self)

    @override
    def __repr__(self) -> str:
        return repr(dict(self))


class ShownLater(ShownOf):
    """The same from claims as they lie, which are read when somebody asks for their property.

    A page asks for a few values of a case that holds tens of thousands.
    """

    def __init__(self, changesets: Mapping[int, tuple[int, str]]) -> None:
        super().__init__()
        self._rows: dict[str, list[ClaimRow]] = {}
        self._changesets = changesets

    def add(self, row: ClaimRow) -> None:
        """One claim more, in no order; before anything is asked."""
        self._rows.setdefault(row[2], []).append(row)

    @override
    def _states(self, property_id: str) -> list[ClaimState]:
        if property_id not in self._claims and property_id in self._rows:
            self._claims[property_id] = states_of(self._rows[property_id], self._changesets)
        return super()._states(property_id)

    @override
    def get(self, property_id: str, default: Any = None) -> Any:
        """As of every mapping; what an entity has not, which is most, costs next to nothing."""
        return super().get(property_id, default) if property_id in self._rows else default

    @override
    def __iter__(self) -> Iterator[str]:
        known = [name for name in self._rows if name in _positions()]
        return (name for name in sorted(known, key=_positions().__getitem__) if self.get(name))


def shown_later(numbers: Iterable[int], properties: Collection[str] | None = None) -> dict[int, ShownLater]:
    """What is shown of each of these entities that has a claim, by number; of these properties where any are given."""
    return _later(list(rows_of_entities(numbers, properties)))


def shown_in(scope: int, properties: Collection[str]) -> dict[int, ShownLater]:
    """The same of every entity of a scope that has a claim of one of these properties, and of nothing else."""
    known, word = WORDS.numbers(properties), WORDS.word
    if not known:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(f"{_IN_SCOPE} AND {_NAMED} IN ({_marks(known)})", [scope, *known])
        rows = cursor.fetchall()
    return _later([(number, entity, word(name), code, bytes(body)) for number, entity, name, code, body in rows])


def _later(rows: Sequence[ClaimRow]) -> dict[int, ShownLater]:
    changesets = store.changesets_of(number for number, *_ in rows)
    found: dict[int, ShownLater] = {}
    for row in rows:
        one = found.get(row[1])
        if one is None:
            one = found[row[1]] = ShownLater(changesets)
        one.add(row)
    return found


class Together:
    """Several entities by number, whose claims are read in one go as soon as anything is asked of one of them."""

    def __init__(self) -> None:
        self._numbers: list[int] = []
        self._read: dict[int, ShownLater] | None = None

    def add(self, number: int) -> ShownOfOne:
        """One more, before anything is asked: what is shown of it."""
        self._numbers.append(number)
        return ShownOfOne(self, number)

    def shown(self, number: int) -> ShownOf:
        """What is shown of one of them, as of now if nobody has asked before."""
        if self._read is None:
            with no_collection():
                self._read = shown_later(self._numbers)
        return self._read.get(number, _NOTHING)


class ShownOfOne(Mapping[str, tuple[Shown, ...]]):
    """What is shown of one entity among others that are read with it."""

    __slots__ = ("_among", "_number")

    def __init__(self, among: Together, number: int) -> None:
        self._among = among
        self._number = number

    @override
    def __getitem__(self, property_id: str) -> tuple[Shown, ...]:
        return self._among.shown(self._number)[property_id]

    @override
    def get(self, property_id: str, default: Any = None) -> Any:
        """As of every mapping, but without an exception for each of the many properties that an entity has not."""
        return self._among.shown(self._number).get(property_id, default)

    @override
    def __iter__(self) -> Iterator[str]:
        return iter(self._among.shown(self._number))

    @override
    def __len__(self) -> int:
        return len(self._among.shown(self._number))

    @override
    def __repr__(self) -> str:
        return repr(self._among.shown(self._number))


_NOTHING = ShownOf()
