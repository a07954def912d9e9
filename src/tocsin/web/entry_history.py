"""The history of an entry in words: who recorded what, when and why, and every claim that was made of one property."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext

from tocsin.access.entry_history import list_history_of
from tocsin.access.history import Told
from tocsin.access.members import member_names
from tocsin.domain import values
from tocsin.domain.dossier import Dossier, Shown, State
from tocsin.domain.operations import (
    ClaimMade,
    ClaimRanked,
    ClaimRetracted,
    EntityOpened,
    Known,
    ReasonGiven,
)
from tocsin.domain.schema import schema
from tocsin.domain.viewer import Viewer
from tocsin.web.words import kind_label, moment_words, property_label, value_words


@dataclass(frozen=True, slots=True)
class Deed:
    """What one person did at one time, line by line, and why if they said so. `doubtful`: the clock stood wrong."""

    when: str
    who: str
    what: tuple[str, ...]
    why: str
    doubtful: bool


@dataclass(frozen=True, slots=True)
class Claimed:
    """One claim that was ever made of a property: what it says, who recorded it and when, whether it was taken back."""

    id: str
    words: str
    says: str
    who: str
    when: str
    taken_back: bool


def deeds(viewer: Viewer, dossier: Dossier, entities: Sequence[str]) -> list[Deed]:
    """What was done about these entries, the newest first. Raises NoSuch."""
    told = list_history_of(viewer, dossier.case, entities)
    made = {one.operation.claim: one.operation for one in told if isinstance(one.operation, ClaimMade)}
    names = member_names(viewer)
    found = [_deed(list(some), dossier, made, names) for _, some in groupby(told, key=lambda one: one.changeset)]
    return [deed for deed in reversed(found) if deed.what]


def recorded_by(viewer: Viewer, case: str, entities: Sequence[str]) -> dict[str, tuple[str, str]]:
    """By the id of each claim about these entries who recorded it, and when. Raises NoSuch."""
    names = member_names(viewer)
    return {
        one.operation.claim: (names.get(one.member, gettext("somebody")), moment_words(one.time))
        for one in list_history_of(viewer, case, entities)
        if isinstance(one.operation, ClaimMade)
    }


def claims_of(viewer: Viewer, dossier: Dossier, entity: str, property_id: str) -> list[Claimed]:
    """Every claim that was made of a property of an entry, the newest first. Raises NoSuch."""
    told = list_history_of(viewer, dossier.case, [entity])
    names = member_names(viewer)
    gone = {one.operation.claim for one in told if isinstance(one.operation, ClaimRetracted)}
    found = [(one, one.operation) for one in told if isinstance(one.operation, ClaimMade)]
    return [
        Claimed(
            id=made.claim,
            words=_said(dossier, made),
            says=made.said_by or "",
            who=names.get(one.member, gettext("somebody")),
            when=moment_words(one.time),
            taken_back=made.claim in gone,
        )
        for one, made in reversed(found)
        if made.property == property_id
    ]


def _deed(told: Sequence[Told], dossier: Dossier, made: Mapping[str, ClaimMade], names: Mapping[str, str]) -> Deed:
    operations = [one.operation for one in told if one.operation is not None]
    return Deed(
        when=moment_words(told[0].time),
        who=names.get(told[0].member, gettext("somebody")),
        what=tuple(words for one in operations for words in _in_words(one, dossier, made)),
        why=next((one.text for one in operations if isinstance(one, ReasonGiven)), ""),
        doubtful=told[0].doubtful,
    )


def _in_words(operation: Known, dossier: Dossier, made: Mapping[str, ClaimMade]) -> Iterator[str]:
    match operation:
        case EntityOpened():
            yield gettext("new: %(what)s") % {"what": kind_label(operation.kind)}
        case ClaimMade():
            yield _line(dossier, operation)
        case ClaimRetracted() if operation.claim in made:
            yield gettext("taken back: %(what)s") % {"what": _line(dossier, made[operation.claim])}
        case ClaimRanked() if operation.claim in made:
            yield _RANKED[operation.rank]() % {"what": _line(dossier, made[operation.claim])}


_RANKED = {
    "preferred": lambda: gettext("put before the others: %(what)s"),
    "normal": lambda: gettext("beside the others again: %(what)s"),
    "deprecated": lambda: gettext("put aside: %(what)s"),
}


def _line(dossier: Dossier, made: ClaimMade) -> str:
    return f"{property_label(made.property)}: {_said(dossier, made)}"


def _said(dossier: Dossier, made: ClaimMade) -> str:
    text = values.show(made.value, schema().property(made.property))
    state = State.ABSENT if made.absent else State.KNOWN
    return value_words(dossier, made.property, Shown(text, (), state=state, absent=made.absent))
