"""`open_source`: open what identifies a source. It needs a reason, and both stay in the history (DESIGN 2.4)."""

from __future__ import annotations

import base64
from dataclasses import dataclass

from tocsin.access.filter import entity_row
from tocsin.actions.entry import compartment_place
from tocsin.actions.reason import reason
from tocsin.actions.writing import writing
from tocsin.domain.operations import Sealed, SourceOpened
from tocsin.domain.viewer import Viewer
from tocsin.records import claims
from tocsin.records.words import SCOPES
from tocsin.workspace import current


@dataclass(frozen=True, slots=True)
class OpenedSource:
    """What identifies a source, by property: held in memory by the caller, shown once."""

    source: str
    values: tuple[tuple[str, str], ...]


def open_source(viewer: Viewer, source: str, because: str) -> OpenedSource:
    """The sealed values of a source. The opening is recorded before they are given. Raises NoSuch, ReasonMissing."""
    why = reason(source, because)
    row = entity_row(viewer, source, "source")
    with writing(viewer) as said:
        said.say(
            SCOPES.word(row.scope),
            SourceOpened(source=source, member=viewer.member),
            why,
        )
    session = current.require().session
    values = []
    for one in claims.of_entities([row.id]).get(row.id, []):
        value = one.claim.value
        if isinstance(value, Sealed) and not one.state.retracted:
            place = compartment_place(one.claim.claim, source, one.claim.property)
            sealed = base64.urlsafe_b64decode(value.sealed + "=" * (-len(value.sealed) % 4))
            values.append((one.claim.property, session.open_source(sealed, place).decode("utf-8")))
    return OpenedSource(source, tuple(values))
