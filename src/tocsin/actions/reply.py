"""`reply`: what came back on a letter, on paper, by telephone or in person; what it tells is the office's word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import BinaryIO

from tocsin.access.dossier import get_dossier
from tocsin.access.filter import row_within
from tocsin.access.scopes import case_of
from tocsin.actions.deliver import not_to_come
from tocsin.actions.entry import Entry, Further
from tocsin.actions.member_entry import begin_entry
from tocsin.actions.note import Call, note
from tocsin.actions.receive import About, receive
from tocsin.actions.writing import writing
from tocsin.domain import dates
from tocsin.domain.correspondence import SILENCE
from tocsin.domain.dossier import Dossier, EntityView
from tocsin.domain.errors import BadValue, NoSuch
from tocsin.domain.operations import Known
from tocsin.domain.viewer import Viewer
from tocsin.lib.ids import new_id


@dataclass(frozen=True, slots=True)
class Heard:
    """What came back. Either `words` or a `file` with its name; `outcomes` go by the number of a demand.

    `forwarded_to` is the office that a holding reply names; we write there ourselves.
    """

    day: str
    type: str = ""
    channel: str = ""
    words: str = ""
    hearer: str = ""
    file: tuple[BinaryIO, str] | None = None
    language: str | None = None
    outcomes: Mapping[int, str] = field(default_factory=dict)
    forwarded_to: str = ""
    confidential: bool = False


@dataclass(frozen=True, slots=True)
class Replied:
    """The response, the statement with its words, how much waits for review, the office to write to now."""

    response: str
    statement: str
    proposals: int
    follow_up: str | None = None


def reply(viewer: Viewer, delivery: str, heard: Heard) -> Replied:
    """Keep a reply, seal its words or its file, and let the reader propose what it tells.

    Statement and response are recorded in one transaction. Raises NoSuch, BadDate, UnknownWord, BadValue: nothing is
    written then.
    """
    case = case_of(viewer, delivery)
    row_within(viewer, f"case:{case}", delivery, "delivery")
    dossier = get_dossier(viewer, case)
    _check(dossier.entities[delivery], heard)
    entry = Entry(statement=new_id())
    begin_entry(entry, viewer)
    response, follow_up = _say_response(entry, dossier, delivery, heard)
    addressee = _value(dossier.entities[delivery], "delivery.addressee")

    def answered(statement: str, evidence: str | None) -> Sequence[Known]:
        entry.claim(response, "response.statement", statement)
        if evidence:
            entry.claim(response, "response.evidence", evidence)
        if addressee:
            entry.claim(statement, "statement.office", addressee)
        return entry.operations

    statement, proposals = _kept(viewer, case, heard, answered)
    return Replied(response, statement, proposals, follow_up)


def _check(delivery: EntityView, heard: Heard) -> None:
    """Raises BadValue for silence typed in, a day to come or before the letter went, and a reply of nothing."""
    if heard.type.startswith(SILENCE):
        raise BadValue(property="response.type", why="silence is computed and never typed in")
    not_to_come("response.received", heard.day)
    sent = _value(delivery, "delivery.sent")
    if sent and dates.before(_placed(heard.day), _placed(sent)) is dates.Verdict.DEFINITE:
        raise BadValue(property="response.received", why="it lies before the day on which the letter was sent")
    if heard.file is None and not heard.words.strip():
        raise BadValue(property="response.words", why="nothing was said; give the words, or the file")


def _say_response(entry: Entry, dossier: Dossier, delivery: str, heard: Heard) -> tuple[str, str | None]:
    response = entry.open("response")
    entry.claim(response, "response.delivery", delivery)
    entry.claim(response, "response.received", heard.day)
    for name in ("type", "channel", "words", "hearer"):
        if value := getattr(heard, name):
            entry.claim(response, f"response.{name}", value)
    if heard.confidential:
        entry.claim(response, "response.confidential", "true")
    letter = _value(dossier.entities[delivery], "delivery.intervention")
    for number, outcome in heard.outcomes.items():
        answer = entry.open("answer")
        entry.claim(answer, "answer.response", response)
        entry.claim(answer, "answer.demand", _demand(dossier, letter, number))
        entry.claim(answer, "answer.outcome", outcome)
    if not heard.forwarded_to:
        return response, None
    addressee = entry.open("addressee")
    entry.claim(addressee, "addressee.office", heard.forwarded_to)
    entry.claim(response, "response.forwarded_to", addressee)
    return response, addressee


def _kept(viewer: Viewer, case: str, heard: Heard, answered: Further) -> tuple[str, int]:
    """The statement with the words, recorded with what it answers, and how many proposals wait."""
    if heard.file is None:
        call = Call(heard.channel or None, heard.day, language=heard.language)
        noted = note(viewer, case, heard.words, call, further=answered)
        return noted.statement, noted.proposals
    stream, name = heard.file
    about = About(date=heard.day, language=heard.language, channel=heard.channel or None)
    taken = receive(viewer, case, stream, name, about, further=answered)
    if taken.again:  # the case holds this file already: only what it answers is new
        with writing(viewer) as said:
            said.say(f"case:{case}", *answered(taken.statement, taken.evidence))
    return taken.statement, taken.proposals


def _demand(dossier: Dossier, letter: str, number: int) -> str:
    for view in dossier.pointing("demand.intervention", letter):
        if _value(view, "demand.number") == str(number):
            return view.id
    raise NoSuch(what="demand")


def _placed(text: str) -> dates.Bounds:
    return dates.bounds(text, dates.Kind.MOMENT)


def _value(view: EntityView, property_id: str) -> str:
    shown = view.one(property_id)
    return shown.value if shown else ""
