"""One claim, by its id: for correcting, retracting and for the passage behind a value."""

from __future__ import annotations

from dataclasses import dataclass

from tocsin.access.filter import visible
from tocsin.domain import values
from tocsin.domain.errors import NoSuch
from tocsin.domain.facts import Stance
from tocsin.domain.operations import ClaimMade, unpack
from tocsin.domain.passages import Passage
from tocsin.domain.schema import schema
from tocsin.domain.viewer import Viewer
from tocsin.records import claims, states, store
from tocsin.records.derived import Entity
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
    row = claims.find(claim)
    entity = visible(viewer, Entity.objects.filter(id=row.entity)).first() if row else None
    made = store.operations([row.id]).get(row.id) if row else None
    if row is None or entity is None or not isinstance(made, ClaimMade):
        raise NoSuch(what="claim")
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
        retracted=states.decided(row.state).retracted,
    )
