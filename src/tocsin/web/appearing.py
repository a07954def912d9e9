"""Where somebody or something appears: in which statements, letters and proceedings, and who is the same elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tocsin.access.dossier import get_entity
from tocsin.access.letters import interventions_using
from tocsin.access.people import suggest
from tocsin.access.same import joins_of, same_as
from tocsin.access.scopes import case_of
from tocsin.access.statements import get_statement
from tocsin.composing.people import every
from tocsin.domain.dossier import Dossier, EntityView
from tocsin.domain.errors import NoSuch
from tocsin.domain.viewer import Viewer
from tocsin.web.review_known import title_of
from tocsin.web.words import date_words, listed, name_of

MOST = 6
JOINED = frozenset({"person", "group", "source", "place", "event"})


@dataclass(frozen=True, slots=True)
class Told:
    """A statement that says something of an entry."""

    id: str
    title: str
    day: str


@dataclass(frozen=True, slots=True)
class Alike:
    """Somebody who is, or may be, the same: their names, the case in which they are; `join` where it was said."""

    id: str
    names: str
    case: str
    join: str = ""


def statements_of(viewer: Viewer, dossier: Dossier, one: EntityView) -> list[Told]:
    """The statements that something of the entry rests on; what was only typed in has no page worth looking at."""
    about = [one, *(dossier.pointing("statement.source", one.id) if one.kind == "source" else ())]
    claimed = [
        name for view in about for values in view.values.values() for s in every(values) for name in s.statements
    ]
    given = [view.id for view in about if view.kind == "statement"]
    return list(_told(viewer, dict.fromkeys([*given, *claimed])))


def letters_of(viewer: Viewer, dossier: Dossier, one: EntityView) -> list[tuple[str, str]]:
    """The letters that use what is recorded of the entry, by id, with what they are headed."""
    claims = [claim for values in one.values.values() for shown in every(values) for claim in shown.claims]
    found = interventions_using(viewer, claims) if claims else ()
    return [(letter, name_of(dossier, letter)) for letter in found if letter in dossier.entities]


def the_same(viewer: Viewer, one: EntityView) -> list[Alike]:
    """Who was said to be the same, each join to be undone."""
    return [made for join in joins_of(viewer, one.id) if (made := _alike(viewer, join.other, join.join)) is not None]


def perhaps_the_same(viewer: Viewer, one: EntityView) -> list[Alike]:
    """Who has a name that is alike in any alphabet and was not yet said to be the same. Only ever suggested."""
    if one.kind not in {"person", "group"}:
        return []
    known = same_as(viewer, [one.id]).get(one.id, frozenset())
    names = dict.fromkeys(shown.value for shown in every(one.all(f"{one.kind}.name")) if shown.value)
    matches = [match for name in names for match in suggest(viewer, name) if match.kind == one.kind]
    ordered = dict.fromkeys(match.entity for match in sorted(matches, key=lambda match: -match.likeness))
    found = (_alike(viewer, other) for other in ordered if other not in known)
    return [made for made in found if made is not None][:MOST]


def _told(viewer: Viewer, statements: dict[str, None]) -> Iterator[Told]:
    for statement in statements:
        try:
            line = get_statement(viewer, statement)
        except NoSuch:
            continue  # erased in the meantime
        if line.text or line.title:
            yield Told(statement, line.title, date_words(line.date) if line.date else "")


def _alike(viewer: Viewer, entity: str, join: str = "") -> Alike | None:
    try:
        view, case = get_entity(viewer, entity), case_of(viewer, entity)
    except NoSuch:
        return None  # of the shared book
    names = listed(dict.fromkeys(shown.value for shown in view.all(f"{view.kind}.name") if shown.value))
    return Alike(entity, names, title_of(viewer, case), join)
