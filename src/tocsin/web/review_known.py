"""Whom or what a card may mean: who is called alike in any alphabet, which event; and who of its people is decided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from tocsin.access.dossier import get_entity
from tocsin.access.known_events import list_known_events
from tocsin.access.people import namesakes, suggest
from tocsin.access.proposals import ProposalLine
from tocsin.access.scopes import case_of
from tocsin.access.timeline import EventLine
from tocsin.actions.carry_over import TAKEN_FOR
from tocsin.actions.review import KINDS
from tocsin.domain.errors import NoSuch
from tocsin.domain.viewer import Viewer
from tocsin.web.words import date_words, listed, term_label

MOST = 4


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody in the record: their names, what they do, and the case in which they are, where it is another one.

    `taken`: an earlier decision. `same`: nobody else of this case bears this very name.
    """

    id: str
    names: str
    about: str
    case: str
    taken: bool
    same: bool = False


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody whom an event names: the card that is about them (0 for none), and how that stands."""

    name: str
    number: int
    state: str
    alike: bool


def known(viewer: Viewer, line: ProposalLine) -> list[Known]:
    """Who may be meant by a card about a person or body: whom a decision took it for first, then the likeliest."""
    taken: str = line.form.get(TAKEN_FOR, "")
    same = [] if taken else bearers(viewer, line)
    first = taken or (same[0] if len(same) == 1 else "")
    found = dict.fromkeys([*([first] if first else []), *_alike(viewer, line)])
    return list(_known(viewer, line, found, first, is_taken=bool(taken)))[:MOST]


def bearers(viewer: Viewer, line: ProposalLine) -> list[str]:
    """Who of the case bears the very name of a card about a person or body, in any alphabet."""
    if line.kind not in KINDS:
        return []
    found = namesakes(viewer, case_of(viewer, line.statement), line.form["name"])
    return [match.entity for match in found if match.kind == KINDS[line.kind]]


def known_events(viewer: Viewer, line: ProposalLine) -> list[Known]:
    """The events of the case that a card may be about."""
    return [
        Known(event.id, _event_words(event), "", "", taken=False) for event in list_known_events(viewer, line.id, MOST)
    ]


def _event_words(event: EventLine) -> str:
    kind = term_label("event_types", event.type) if event.type else gettext("Something happened")
    return f"{kind}, {date_words(event.date)}" if event.date else kind


def people(viewer: Viewer, event: ProposalLine, lines: Sequence[ProposalLine]) -> list[Named]:
    """Those to whom an event was done and who is said to have done it, as far as a card is about them."""
    names = dict.fromkeys([*event.form["victims"], event.form["perpetrator"]])
    return [_named(viewer, name, lines) for name in names if name]


def _named(viewer: Viewer, name: str, lines: Sequence[ProposalLine]) -> Named:
    for line in lines:
        if line.kind in KINDS and name in (line.form["name"], *line.form["aliases"]):
            alike = line.state == "waiting" and bool(_alike(viewer, line))
            return Named(name, line.id, line.state, alike)
    return Named(name, 0, "", alike=False)


def _alike(viewer: Viewer, line: ProposalLine) -> list[str]:
    if line.kind not in KINDS:
        return []
    names = (line.form["name"], *line.form["aliases"])
    matches = [match for name in names for match in suggest(viewer, name) if match.kind == KINDS[line.kind]]
    return [match.entity for match in sorted(matches, key=lambda match: -match.likeness)]


def _known(
    viewer: Viewer, line: ProposalLine, entities: dict[str, None], first: str, *, is_taken: bool
) -> Iterator[Known]:
    for entity in entities:
        try:
            view, case = get_entity(viewer, entity), case_of(viewer, entity)
        except NoSuch:
            continue  # of the shared book, or erased in the meantime
        names = listed(one.value for one in view.all(f"{view.kind}.name") if one.value)
        elsewhere = "" if line.scope == f"case:{case}" else title_of(viewer, case)
        about = listed(one.value for one in view.all(f"{view.kind}.occupation") if one.value)
        is_first = entity == first
        yield Known(entity, names, about, elsewhere, is_first and is_taken, is_first and not is_taken)


def title_of(viewer: Viewer, case: str) -> str:
    """What a case is called. Raises NoSuch."""
    title = get_entity(viewer, case).one("case.title")
    return title.value if title else ""
