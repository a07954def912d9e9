"""`offices`: keep offices in the directory of institutions, all of a table or nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from tocsin.access.offices import get_directory
from tocsin.actions.entry import Entry
from tocsin.actions.member_entry import begin_entry
from tocsin.actions.reason import reason
from tocsin.actions.unlocking import opened_scopes
from tocsin.actions.writing import writing
from tocsin.domain.audience import NO_STATE
from tocsin.domain.dossier import EntityView
from tocsin.domain.errors import BadTable, Cause, joined
from tocsin.domain.names import fold_name
from tocsin.domain.offices import COLUMNS, LANGUAGE_COLUMNS, PROPERTIES, Office, merged
from tocsin.domain.operations import ClaimRetracted, Known
from tocsin.domain.viewer import Viewer
from tocsin.lib.ids import new_id

_NOT_OF_A_STATE = "not_applicable"


@dataclass(frozen=True, slots=True)
class Kept:
    """Keys of the offices that are new, and of those that were changed."""

    new: tuple[str, ...]
    changed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Told:
    """One value that an office is to have: text, absence or language beside it."""

    property: str
    text: str = ""
    absent: str = ""
    language: str = ""


@dataclass
class _Keeping:
    """One entry that is being said, with the entities that its offices and bodies are."""

    entry: Entry
    entities: dict[str, str]
    bodies: dict[str, str]
    retracted: list[Known] = field(default_factory=list)


def keep_offices(viewer: Viewer, offices: Sequence[Office], columns: Collection[str] = COLUMNS) -> Kept:
    """Record these offices; one whose key is known gets what these columns say in place of what it had.

    Raises BadTable where one passes letters on to an office that is nowhere: nothing is written then.
    """
    directory = get_directory(viewer)
    known = {entry.office.key: directory.find(entry.office.key) for entry in directory.entries}
    _check_forwards(offices, known)
    bodies = {fold_name(name): entity for entity, name in directory.bodies.items()}
    keeping = _Keeping(Entry(statement=new_id()), {key: entry.view.id for key, entry in known.items()}, bodies)
    begin_entry(keeping.entry, viewer)
    old = {key: entry.office for key, entry in known.items()}
    wanted = {one.key: merged(old[one.key], one, columns) if one.key in old else one for one in offices}
    new = [key for key in wanted if key not in old]
    changed = [key for key, one in wanted.items() if key in old and one != old[key]]
    for key in new:
        keeping.entities[key] = keeping.entry.open("addressee")
    for key in (*new, *changed):
        _say(keeping, wanted[key], known[key].view if key in known else None)
    if new or changed:
        with writing(viewer) as said:
            said.say(f"book:{opened_scopes().book}", *keeping.entry.operations, *keeping.retracted)
    return Kept(tuple(new), tuple(changed))


def _check_forwards(offices: Sequence[Office], known: Collection[str]) -> None:
    there = {*known, *(one.key for one in offices)}
    bad = [
        Cause("“{office}” passes letters on to “{key}”, which is no office here.", office=one.key, key=key)
        for one in offices
        for key in one.forwards_to
        if key not in there
    ]
    if bad:
        raise BadTable(why=joined(bad[:20], " "))


def _say(keeping: _Keeping, office: Office, view: EntityView | None) -> None:
    """Say what the office has and did not have, and take back what it had and has no more."""
    entity = keeping.entities[office.key]
    keeping.entry.kinds[entity] = "addressee"
    wanted = list(dict.fromkeys(_values(keeping, office)))
    had = dict(_had(view)) if view else {}
    for told in wanted:
        if told in had:
            continue
        if told.absent:
            keeping.entry.absent(entity, told.property, told.absent)
        else:
            keeping.entry.claim(entity, told.property, told.text, language=told.language or None)
    for told, claims in had.items():
        if told not in wanted:
            for claim in claims:
                keeping.retracted += [
                    ClaimRetracted(claim=claim),
                    reason(claim, "the directory was brought up to date"),
                ]


def _had(view: EntityView) -> Iterator[tuple[_Told, tuple[str, ...]]]:
    for name, values in view.values.items():
        for shown in (one for value in values for one in (value, *value.others)):
            language = shown.language if name == "addressee.name" else ""
            yield _Told(name, shown.value, shown.absent or "", language), shown.claims


def _values(keeping: _Keeping, office: Office) -> Iterator[_Told]:
    for name, property_id in PROPERTIES.items():
        value = getattr(office, name)
        for text in (value,) if isinstance(value, str) else value:
            if name == "country" and text == NO_STATE:
                yield _Told(property_id, absent=_NOT_OF_A_STATE)
            elif text:
                yield _Told(property_id, text)
    for name, language in LANGUAGE_COLUMNS.items():
        if text := getattr(office, name):
            yield _Told("addressee.name", text, language=language)
    if office.body:
        yield _Told("addressee.group", _body(keeping, office.body))
    yield from (_Told("addressee.forwards", keeping.entities[key]) for key in office.forwards_to)


def _body(keeping: _Keeping, name: str) -> str:
    """The group of this name in the book, opened where there is none."""
    folded = fold_name(name)
    if folded not in keeping.bodies:
        keeping.bodies[folded] = keeping.entry.open("group")
        keeping.entry.claim(keeping.bodies[folded], "group.name", name)
    return keeping.bodies[folded]
