"""`correct`: a claim was written down wrongly; another takes its place, and the reason stands beside it."""

from __future__ import annotations

from tocsin.access.claims import find_claim
from tocsin.actions.confirm import by_two
from tocsin.actions.entry import Entry
from tocsin.actions.member_entry import begin_entry
from tocsin.actions.reason import reason
from tocsin.actions.writing import writing
from tocsin.domain.operations import ClaimRetracted
from tocsin.domain.passages import Passage
from tocsin.domain.viewer import Viewer
from tocsin.lib.ids import new_id


def correct(viewer: Viewer, claim: str, text: str, because: str) -> str:
    """Retract a claim and make another of the same property; return the new one's id.

    The new claim keeps the old one's passages and attribution: the words stood there, and we read them wrongly. It is
    said by an entry of this member. Raises NoSuch, ReasonMissing, BadValue, BadDate, NotConfirmed.
    """
    why = reason(claim, because)
    found = find_claim(viewer, claim)
    by_two(found.property, text)
    entry = Entry(statement=new_id())
    begin_entry(entry, viewer)
    entry.kinds[found.entity] = found.kind
    passages: tuple[Passage, ...] = found.passages
    new = entry.claim(found.entity, found.property, text, passages=passages, said_by=found.said_by, stance=found.stance)
    with writing(viewer) as said:
        said.say(found.scope, *entry.operations, ClaimRetracted(claim=claim), why)
    return new
