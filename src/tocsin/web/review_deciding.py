"""One decision of a review, as a form says it: nothing is done where what was on the page has changed since."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext

from tocsin.access.proposals import ProposalLine, get_proposal
from tocsin.access.statements import get_statement
from tocsin.actions.add_missed import add_missed, finish
from tocsin.actions.review import accept, accept_all, reject
from tocsin.actions.undo_review import undo
from tocsin.domain.errors import NoSuch
from tocsin.domain.viewer import Viewer
from tocsin.web.review_cards import seen_of
from tocsin.web.review_forms import corrected, typed_in

ACCEPT, APART, REJECT = "accept", "apart", "reject"


@dataclass(frozen=True, slots=True)
class Decided:
    """The card that a form was about, and whether it is decided now."""

    number: int
    decided: bool


@dataclass(eq=False)
class Outdated(Exception):
    """A card has changed since the page was made. `saw` is what stood there, `typed` what was to take its place."""

    number: int
    saw: str
    meant: str
    typed: Mapping[str, str] = field(default_factory=dict)


def decide(viewer: Viewer, statement: str, posted: Mapping[str, str]) -> Decided:
    """Do what a form says. Raises NoSuch, Outdated, and what the decision raises; nothing is written then."""
    do = posted.get("do", ACCEPT)
    match do:
        case "add":
            near = posted.get("near", "")
            place = int(near) if near.isascii() and near.isdigit() and len(near) < 10 else 0
            number = add_missed(viewer, statement, posted.get("words", ""), posted.get("what", ""), place)
            return Decided(number, decided=False)
        case "finish":
            finish(viewer, statement)
            return Decided(0, decided=True)
        case "block":
            return _block(viewer, statement, posted)
        case "undo":
            number = _line(viewer, statement, posted.get("card", "")).id
            undo(viewer, number)
            return Decided(number, decided=False)
    return _one(viewer, _line(viewer, statement, posted.get("card", "")), do, posted)


def _one(viewer: Viewer, line: ProposalLine, do: str, posted: Mapping[str, str]) -> Decided:
    known = posted.get("known", "")
    typed = typed_in(line, posted) if do != REJECT else {}
    if posted.get("seen") != seen_of(line):
        raise Outdated(line.id, posted.get("saw", ""), _meant(do, known), typed)
    if do == REJECT:
        reject(viewer, line.id)
    else:
        told = get_statement(viewer, line.statement).date
        whom = "" if do == APART else known or None
        accept(viewer, line.id, corrected=corrected(line, typed, told), known=whom)
    return Decided(line.id, decided=True)


def _block(viewer: Viewer, statement: str, posted: Mapping[str, str]) -> Decided:
    """All of a block as they are, or none."""
    pairs = [pair.partition(":") for pair in posted.get("block", "").split(",") if pair]
    lines = [(_line(viewer, statement, number), seen) for number, _, seen in pairs]
    for line, seen in lines:
        if seen != seen_of(line):
            raise Outdated(line.id, "", gettext("take the rest as it is"))
    if not lines:
        raise NoSuch(what="proposal")
    why = gettext("The rest of a review, taken as it was: no victim, no date and no alleged author in it.")
    accept_all(viewer, [line.id for line, _ in lines], why)
    return Decided(lines[-1][0].id, decided=True)


def _line(viewer: Viewer, statement: str, text: str) -> ProposalLine:
    """A proposal of this statement. Raises NoSuch."""
    if not (text.isascii() and text.isdigit() and len(text) < 16):
        raise NoSuch(what="proposal")
    line = get_proposal(viewer, int(text))
    if line.statement != statement:
        raise NoSuch(what="proposal")
    return line


def _meant(do: str, known: str) -> str:
    if do == REJECT:
        return gettext("leave it out")
    if known:
        return gettext("take it for somebody known")
    return gettext("take it as right")
