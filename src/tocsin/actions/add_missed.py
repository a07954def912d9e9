"""Add to a review what the reader missed: words of the text that a person points at become a proposal like the others.

Nothing is recorded by it; it waits to be completed and accepted.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import msgspec

from tocsin.access.proposals import proposals_of
from tocsin.access.statements import get_statement, get_text
from tocsin.actions.writing import writing
from tocsin.domain.errors import BadValue, Cause, NotDecided
from tocsin.domain.facts import Stance
from tocsin.domain.operations import StatementReviewed
from tocsin.domain.terms import thesaurus
from tocsin.domain.viewer import Viewer
from tocsin.reading.model import EventRead, OrganisationRead, PersonRead, Span
from tocsin.records.local import Proposal

PERSON, BODY = "person", "organisation"
BY_HAND = "by hand"


def add_missed(viewer: Viewer, statement: str, words: str, what: str, near: int = 0) -> int:
    """Propose words of a statement's text as a person, a body or an event of this type; returns the proposal's number.

    Of several places that say the same, the one nearest to `near` is meant. Raises NoSuch, NothingToRead, UnknownWord,
    and BadValue where the words do not stand in the text.
    """
    line = get_statement(viewer, statement)
    span = _find(get_text(viewer, statement).text, words, near)
    kind, item = _item(what, " ".join(words.split()), span)
    there = proposals_of(viewer, statement)
    row = Proposal.objects.create(
        statement=statement,
        scope=line.scope,
        place=max((one.place for one in there), default=-1) + 1,
        kind=kind,
        form=json.dumps(msgspec.to_builtins(item), ensure_ascii=False),
        reader=there[0].reader if there else BY_HAND,
    )
    return int(row.pk)


def finish(viewer: Viewer, statement: str) -> None:
    """Record that a text in which nothing was proposed was looked through. Raises NoSuch, and NotDecided otherwise."""
    line = get_statement(viewer, statement)
    if line.reviewed or proposals_of(viewer, statement):
        raise NotDecided
    with writing(viewer) as said:
        said.say(line.scope, StatementReviewed(statement=statement, reader=BY_HAND, accepted=0, rejected=0, looked=0))


def _find(text: str, words: str, near: int) -> Span:
    """Where words stand: capitals and line ends may differ."""
    parts = words.split()
    places = list(_places(text, parts)) if parts else []
    if not places:
        raise BadValue(property="words", why=Cause("they do not stand in the text in this order"))
    return min(places, key=lambda span: (abs(span[0] - near), span))


def _places(text: str, parts: list[str]) -> Iterator[Span]:
    pattern = r"\s+".join(re.escape(part) for part in parts)
    return (found.span() for found in re.finditer(pattern, text, re.IGNORECASE))


def _item(what: str, words: str, span: Span) -> tuple[str, PersonRead | OrganisationRead | EventRead]:
    if what == PERSON:
        return PERSON, PersonRead(words, (), (), None, (span,))
    if what == BODY:
        return BODY, OrganisationRead(words, (), (), (span,))
    kind = thesaurus("event_types").term(what).id
    nothing = dict.fromkeys(("term", "date", "date_text", "date_span", "date_basis", "place"))
    nothing |= dict.fromkeys(("perpetrator", "attribution", "channel", "count"))
    return "event", EventRead(
        type=kind,
        victims=(),
        completion="done",
        stance=Stance.ASSERTS,
        start=span[0],
        end=span[1],
        passages=(span,),
        **nothing,  # type: ignore[arg-type] # what is not known is None
    )
