"""Proposals put in place by hand, where deciding is tested and not reading."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

import msgspec

from support.cases import Case
from tocsin.access.proposals import ProposalLine, list_proposals, proposals_of
from tocsin.actions.note import note
from tocsin.domain.facts import Stance
from tocsin.reading.model import EventRead, OrganisationRead, PersonRead, RelationRead, Span
from tocsin.records.local import Proposal

TEXT = (
    "Ilona Varga, a journalist, said that on 5 July 2018 two men of the Harbour Guard threatened her and Tomas Reed. "
    "Varga was followed the next day. Three fishermen were reportedly arrested in August."
)


def at(words: str) -> Span:
    """Where words stand in the text."""
    start = TEXT.index(words)
    return (start, start + len(words))


def person(name: str, *aliases: str, roles: tuple[str, ...] = ()) -> PersonRead:
    """Somebody named."""
    return PersonRead(name, aliases, roles, None, (at(name),))


def body(name: str) -> OrganisationRead:
    """A body named."""
    return OrganisationRead(name, (), ("alleged perpetrator",), (at(name),))


def event(kind: str, words: str, **other: Any) -> EventRead:
    """Something told in these words."""
    start, end = at(words)
    given: dict[str, Any] = dict.fromkeys(
        (
            "term",
            "date",
            "date_text",
            "date_span",
            "date_basis",
            "place",
            "perpetrator",
            "attribution",
            "channel",
            "count",
        )
    )
    given |= {"victims": (), "completion": "done", "stance": Stance.ASSERTS, "passages": ((start, end),)}
    return EventRead(type=kind, start=start, end=end, **(given | other))


THREAT = event(
    "threat",
    "two men of the Harbour Guard threatened her and Tomas Reed",
    date="2018-07-05",
    date_text="on 5 July 2018",
    date_span=at("on 5 July 2018"),
    date_basis="explicit",
    victims=("Ilona Varga", "Tomas Reed"),
    perpetrator="Harbour Guard",
    attribution="Ilona Varga",
)
FOLLOWED = event(
    "surveillance",
    "Varga was followed the next day",
    victims=("Varga",),
    perpetrator="two strangers",
    date="2018-07-06",
)
ARREST = event("arrest", "Three fishermen were reportedly arrested in August", count=3, stance=Stance.HEDGES)
ILONA, TOMAS = person("Ilona Varga", "Varga", roles=("journalist",)), person("Tomas Reed")
GUARD = body("Harbour Guard")
DOCUMENT = {"date": "2018-07-12", "span": at("5 July 2018"), "title": "Call", "language": "en"}
NEXT_DAY = RelationRead("distance", 1, 0, at("the next day"), (1, 1))


@dataclass
class Waiting:
    """A statement whose proposals wait: by name of person or body, and by type of event."""

    case: Case
    statement: str = ""
    rows: dict[str, int] = field(default_factory=dict)

    def lines(self, state: str = "waiting") -> list[ProposalLine]:
        """Those in a state."""
        return [
            line for line in list_proposals(self.case.viewer, self.case.id, state) if line.statement == self.statement
        ]

    def state(self, name: str) -> str:
        """How one stands."""
        return next(line.state for line in proposals_of(self.case.viewer, self.statement) if line.id == self.rows[name])


def put(case: Case, *items: Any) -> Waiting:
    """A call with these proposals in the place of what the reader found."""
    waiting = Waiting(case, note(case.viewer, case.id, TEXT).statement)
    Proposal.objects.filter(statement=waiting.statement).delete()
    for place, item in enumerate(items):
        kind, name = _kind(item)
        row = Proposal.objects.create(
            statement=waiting.statement,
            scope=case.scope,
            place=place,
            kind=kind,
            form=json.dumps(msgspec.to_builtins(item)),
            reader="by hand",
        )
        waiting.rows[name] = row.pk
    return waiting


def _kind(item: Any) -> tuple[str, str]:
    match item:
        case PersonRead(name=name):
            return "person", name
        case OrganisationRead(name=name):
            return "organisation", name
        case EventRead(type=kind):
            return "event", kind
        case RelationRead():
            return "relation", "relation"
        case _:
            return "document", "document"
