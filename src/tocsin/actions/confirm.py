"""`confirm`: an event or an act is confirmed, on two independent sources, by two persons (STANDARDS 6.2).

Whoever asks first leaves a claim that is deprecated, and so not in force; it is preferred when another person agrees,
who must find two independent sources as well. Two members may ask in two copies at once: each can agree with the other.
"""

from __future__ import annotations

from dataclasses import dataclass

from tocsin.access.confirmation import PROPERTY, Confirmation, list_confirmations
from tocsin.access.corroboration import get_corroboration
from tocsin.access.filter import entity_row
from tocsin.actions.entry import Entry
from tocsin.actions.member_entry import begin_entry
from tocsin.actions.reason import reason
from tocsin.actions.writing import writing
from tocsin.domain.corroboration import CONFIRMED, ENOUGH, Corroboration, says_confirmed
from tocsin.domain.errors import BadValue, Cause, NotConfirmed
from tocsin.domain.operations import ClaimAssessed, ClaimRanked, Known
from tocsin.domain.viewer import Viewer
from tocsin.lib.ids import new_id
from tocsin.records.words import SCOPES, WORDS

PLAIN = {"event": "010000000000", "act": "confirmed"}
_ALONE = Cause("you asked for it yourself, and another member must agree")
_BY_HAND = Cause("it is not entered by hand; `tocsin confirm` asks a second person")


@dataclass(frozen=True, slots=True)
class Confirmed:
    """The claim that says it, whether it waits for a second person, and the sources that it stands on."""

    claim: str
    waits: bool
    sources: Corroboration


def confirm(viewer: Viewer, entity: str, because: str, *, value: str | None = None) -> Confirmed:
    """Ask that an event or act be called confirmed, or agree with the other person who asked.

    `value` is one of the terms that say so, the plain one if left out; who agrees takes the one asked for. Raises
    NoSuch, ReasonMissing, BadValue, and NotConfirmed without two independent sources or where the same person asks
    twice: nothing is written then.
    """
    found = get_corroboration(viewer, entity)
    kind = WORDS.word(entity_row(viewer, entity).kind)
    if value is not None and not says_confirmed(PROPERTY[kind], value):
        raise BadValue(
            property=PROPERTY[kind],
            why=Cause("it is none of {known}", known=", ".join(sorted(CONFIRMED[PROPERTY[kind]]))),
        )
    if found.number < ENOUGH:
        raise NotConfirmed(why=_sources(found.number))
    asked = [one for one in list_confirmations(viewer, entity) if not one.enough]
    others = [one for one in asked if one.members[0] != viewer.member and value in (None, one.value)]
    if others:
        return _agree(viewer, entity, others[0], because, found)
    if any(value in (None, one.value) for one in asked):
        raise NotConfirmed(why=_ALONE)
    return _ask(viewer, entity, value or PLAIN[kind], because, found)


def by_two(property_id: str, value: str) -> None:
    """Raises NotConfirmed for a value that one person alone would set by hand."""
    if says_confirmed(property_id, value.strip()):
        raise NotConfirmed(why=_BY_HAND)


def _ask(viewer: Viewer, entity: str, value: str, because: str, found: Corroboration) -> Confirmed:
    row = entity_row(viewer, entity)
    entry = Entry(statement=new_id())
    begin_entry(entry, viewer)
    claim = entry.claim(entity, PROPERTY[WORDS.word(row.kind)], value)
    waiting = ClaimRanked(claim=claim, rank="deprecated")
    _say(viewer, SCOPES.word(row.scope), claim, because, *entry.operations, waiting)
    return Confirmed(claim, waits=True, sources=found)


def _agree(viewer: Viewer, entity: str, asked: Confirmation, because: str, found: Corroboration) -> Confirmed:
    scope = SCOPES.word(entity_row(viewer, entity).scope)
    agreed = ClaimAssessed(claim=asked.claim, assessor=viewer.member, holds="supported")
    _say(viewer, scope, asked.claim, because, agreed, ClaimRanked(claim=asked.claim, rank="preferred"))
    return Confirmed(asked.claim, waits=False, sources=found)


def _say(viewer: Viewer, scope: str, claim: str, because: str, *operations: Known) -> None:
    why = reason(claim, because)
    with writing(viewer) as said:
        said.say(scope, *operations, why)


def _sources(number: int) -> Cause:
    return (
        Cause("no independent source is recorded") if number == 0 else Cause("only one independent source is recorded")
    )
