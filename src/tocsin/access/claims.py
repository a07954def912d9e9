"""One claim, by its id: for correcting, retracting and for the passage behind a value."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from tocsin.access.filter import visible
from tocsin.domain import values
from tocsin.domain.dossier import Dossier, Shown
from tocsin.domain.errors import NoSuch
from tocsin.domain.facts import Stance
from tocsin.domain.operations import ClaimMade, unpack
from tocsin.domain.passages import Passage
from tocsin.domain.schema import schema
from tocsin.domain.viewer import Viewer
from tocsin.lib.ids import is_id
from tocsin.records import bulk, states, store
from tocsin.records.claims import rows_of
from tocsin.records.derived import Claim, Entity
from tocsin.records.fields import key_of
from tocsin.records.words import SCOPES, WORDS


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim as it was made, and whether it is still in force. `value` is its canonical text."""

    id: str
    entity: str
    kind: str
    scope: str
    property: str
    value: str
    absent: str | None
    stance: Stance
    statement: str
    said_by: str | None
    passages: tuple[Passage, ...]
    retracted: bool


def find_claim(viewer: Viewer, claim: str) -> ClaimView:
    """One claim. Raises NoSuch, alike where there is none and where the viewer may not see its case."""
    found = find_claims(viewer, [claim]).get(claim)
    if found is None:
        raise NoSuch(what="claim")
    return found


def find_claims(viewer: Viewer, claims: Iterable[str]) -> dict[str, ClaimView]:
    """Claims by their ids, in the order given, in as many questions as one takes; what may not be seen is left out."""
    wanted = [one for one in dict.fromkeys(claims) if is_id(one)]
    rows = rows_of(wanted)
    told = store.operations(number for number, _ in rows.values())
    codes = dict(bulk.select(Claim, ("id", "state"), "id", told))
    entities = {
        row.id: row
        for chunk in bulk.chunks({entity for _, entity in rows.values()})
        for row in visible(viewer, Entity.objects.filter(id__in=chunk))
    }
    found: dict[str, ClaimView] = {}
    for claim in wanted:
        number, holder = rows.get(claim, (0, 0))
        made, entity = told.get(number), entities.get(holder)
        if isinstance(made, ClaimMade) and entity is not None:
            found[claim] = _view(claim, made, entity, codes[number])
    return found


def holders_of(viewer: Viewer, claims: Iterable[str]) -> dict[str, frozenset[str]]:
    """The entities of these claims, each with the properties that may be theirs; what may not be seen is left out."""
    held: defaultdict[int, set[int]] = defaultdict(set)
    for holder, property_id in bulk.select(
        Claim, ("entity", "property"), "key", {key_of(c) for c in claims if is_id(c)}
    ):
        held[holder].add(property_id)
    chosen = (visible(viewer, Entity.objects.filter(id__in=some)) for some in bulk.chunks(held))
    found = {uid: held[number] for rows in chosen for number, uid in rows.values_list("id", "uid")}
    return {uid: frozenset(map(WORDS.word, properties)) for uid, properties in found.items()}


def values_with(viewer: Viewer, dossier: Dossier, claims: Iterable[str]) -> tuple[tuple[str, str, Shown], ...]:
    """The values of a case that any of these claims carries now, each with its entity and its property.

    Nothing else of the case is worked out.
    """
    wanted = frozenset(claims)
    return tuple(
        (uid, name, shown)
        for uid, properties in holders_of(viewer, wanted).items()
        if uid in dossier.entities
        for name in properties
        for shown in dossier.entities[uid].all(name)
        if not wanted.isdisjoint(shown.claims)
    )


def _view(claim: str, made: ClaimMade, entity: Entity, code: int) -> ClaimView:
    return ClaimView(
        id=claim,
        entity=entity.uid,
        kind=WORDS.word(entity.kind),
        scope=SCOPES.word(entity.scope),
        property=made.property,
        value=values.show(made.value, schema().property(made.property)),
        absent=made.absent,
        stance=made.stance,
        statement=made.statement,
        said_by=made.said_by,
        passages=tuple(unpack(packed) for packed in made.passages),
        retracted=states.decided(code).retracted,
    )
