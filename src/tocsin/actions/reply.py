"""`reply`: what came back on a letter, on paper, by telephone or in person; what it tells is the office's word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import BinaryIO

from tocsin.access.dossier import get_dossier
from tocsin.access.filter import row_within
from tocsin.access.scopes import case_of
from tocsin.actions.deliver import not_to_come
from tocsin.actions.entry import Entry
from tocsin.actions.member_entry import begin_entry
from tocsin.actions.note import Call, note
from tocsin.actions.receive import About, receive
from tocsin.actions.writing import writing
from tocsin.domain import dates
from tocsin.domain.correspondence import SILENCE
from tocsin.domain.dossier import Dossier, EntityView
from tocsin.domain.errors import BadValue, Cause, NoSuch
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
    """The response, the statement with its words, how much waits for review, the office to write to now.

    `again` where the record had the same reply already: then only what it means for demands was added.
    """

    response: str
    statement: str
    proposals: int
    follow_up: str | None = None
    again: bool = False


def reply(viewer: Viewer, delivery: str, heard: Heard) -> Replied:
    """Keep a reply, seal its words or its file, and let the reader propose what it tells.

    Statement and response are recorded in one transaction, and the same reply once. Raises NoSuch, BadDate,
    UnknownWord, BadValue: nothing is written then.
    """
    case = case_of(viewer, delivery)
    row_within(viewer, f"case:{case}", delivery, "delivery")
    dossier = get_dossier(viewer, case)
    _check(dossier.entities[delivery], heard)
    if heard.file is None and (known := _known(dossier, delivery, heard)):
        return _said_again(viewer, dossier, known, delivery, heard)
    entry = Entry(statement=new_id())
    begin_entry(entry, viewer)
    response, follow_up = _say_response(entry, dossier, delivery, heard)
    addressee = dossier.entities[delivery].text("delivery.addressee")

    def answered(statement: str, evidence: str | None) -> Sequence[Known]:
        entry.claim(response, "response.statement", statement)
        if evidence:
            entry.claim(response, "response.evidence", evidence)
        if addressee:
            entry.claim(statement, "statement.office", addressee)
        return entry.operations

    if heard.file is None:
        office = dossier.entities[addressee].text("addressee.office") if addressee in dossier.entities else ""
        title = f"{office}, {heard.day}" if office else ""
        call = Call(heard.channel or None, heard.day, language=heard.language, title=title)
        noted = note(viewer, case, heard.words, call, further=answered)
        return Replied(response, noted.statement, noted.proposals, follow_up)
    stream, name = heard.file
    about = About(date=heard.day, language=heard.language, channel=heard.channel or None)
    taken = receive(viewer, case, stream, name, about, further=answered)
    if taken.again:  # the case holds this file already: only what it answers is new
        if known := _known(dossier, delivery, heard, taken.statement):
            return _said_again(viewer, dossier, known, delivery, heard)
        with writing(viewer) as said:
            said.say(f"case:{case}", *answered(taken.statement, taken.evidence))
    return Replied(response, taken.statement, taken.proposals, follow_up)


def _check(delivery: EntityView, heard: Heard) -> None:
    """Raises BadValue for silence typed in, a day to come or before the letter went, and a reply of nothing."""
    if heard.type.startswith(SILENCE):
        raise BadValue(property="response.type", why=Cause("silence is computed and never typed in"))
    not_to_come("response.received", heard.day)
    sent = delivery.text("delivery.sent")
    if sent and dates.before(_placed(heard.day), _placed(sent)) is dates.Verdict.DEFINITE:
        raise BadValue(property="response.received", why=Cause("it lies before the day on which the letter was sent"))
    if heard.file is None and not heard.words.strip():
        raise BadValue(property="response.words", why=Cause("nothing was said; give the words, or the file"))


def _say_response(entry: Entry, dossier: Dossier, delivery: str, heard: Heard) -> tuple[str, str | None]:
    response = entry.open("response")
    entry.claim(response, "response.delivery", delivery)
    entry.claim(response, "response.received", heard.day)
    for name in ("type", "channel", "words", "hearer"):
        if value := getattr(heard, name):
            entry.claim(response, f"response.{name}", value)
    if heard.confidential:
        entry.claim(response, "response.confidential", "true")
    _say_answers(entry, response, _answers(dossier, delivery, heard))
    if not heard.forwarded_to:
        return response, None
    addressee = entry.open("addressee")
    entry.claim(addressee, "addressee.office", heard.forwarded_to)
    entry.claim(response, "response.forwarded_to", addressee)
    return response, addressee


def _answers(dossier: Dossier, delivery: str, heard: Heard) -> dict[str, str]:
    """What the reply means for each demand, by id. Raises NoSuch for a number that the letter does not have."""
    letter = dossier.entities[delivery].text("delivery.intervention")
    return {_demand(dossier, letter, number): outcome for number, outcome in heard.outcomes.items()}


def _say_answers(entry: Entry, response: str, answers: Mapping[str, str]) -> None:
    for demand, outcome in answers.items():
        answer = entry.open("answer")
        entry.claim(answer, "answer.response", response)
        entry.claim(answer, "answer.demand", demand)
        entry.claim(answer, "answer.outcome", outcome)


def _said_again(viewer: Viewer, dossier: Dossier, known: Replied, delivery: str, heard: Heard) -> Replied:
    """A reply that is there already: what it means for demands may be said later."""
    views = dossier.pointing("answer.response", known.response)
    there = {(one.text("answer.demand"), one.text("answer.outcome")) for one in views}
    new = {demand: said for demand, said in _answers(dossier, delivery, heard).items() if (demand, said) not in there}
    if new:
        entry = Entry(statement=new_id())
        begin_entry(entry, viewer)
        _say_answers(entry, known.response, new)
        with writing(viewer) as said_now:
            said_now.say(f"case:{dossier.case}", *entry.operations)
    return known


def _known(dossier: Dossier, delivery: str, heard: Heard, statement: str = "") -> Replied | None:
    """The response that says the same already: by its words, or by the statement that its file became."""
    asked = _said_once(heard)
    for view in dossier.pointing("response.delivery", delivery):
        kept = view.text("response.statement")
        same = tuple(view.text(f"response.{name}") for name in ("received", "type", "channel", "words", "hearer"))
        if same == asked and statement in {"", kept}:
            return Replied(view.id, kept, 0, view.text("response.forwarded_to") or None, again=True)
    return None


def _said_once(heard: Heard) -> tuple[str, ...]:
    return (dates.parse(heard.day).text, heard.type, heard.channel, heard.words.strip(), heard.hearer.strip())


def _demand(dossier: Dossier, letter: str, number: int) -> str:
    for view in dossier.pointing("demand.intervention", letter):
        if view.text("demand.number") == str(number):
            return view.id
    raise NoSuch(what="demand")


def _placed(text: str) -> dates.Bounds:
    return dates.bounds(text, dates.Kind.MOMENT)
