"""`deliver`: a person says that a letter went to an office, or that it came back. Sending is that person's act."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import timedelta
from typing import BinaryIO

from tocsin.access.dossier import get_dossier
from tocsin.access.filter import entity_row, row_within
from tocsin.access.gaps import this_moment
from tocsin.access.scopes import case_of
from tocsin.access.waiting import Office, list_addressees
from tocsin.actions.entry import Entry
from tocsin.actions.member_entry import begin_entry
from tocsin.actions.sealing import seal
from tocsin.actions.writing import writing
from tocsin.domain import dates
from tocsin.domain.errors import BadValue, Cause, NoSuch, SeveralFit
from tocsin.domain.names import fold_name
from tocsin.domain.operations import FileSealed
from tocsin.domain.viewer import Viewer
from tocsin.intake.kinds import HEAD, sniff
from tocsin.lib.ids import new_id
from tocsin.records.words import SCOPES

NOT_READ = "kept, not read: a proof of delivery"


@dataclass(frozen=True, slots=True)
class Sent:
    """How and when a letter went; `proof` is a receipt with the name of its file, `follow_up` our day to ask again."""

    channel: str
    day: str
    follow_up: str = ""
    proof: tuple[BinaryIO, str] | None = None


@dataclass(frozen=True, slots=True)
class Delivered:
    """The delivery that was recorded; `again` where the record had it already and nothing was added but a proof."""

    delivery: str
    addressee: str
    again: bool = False


def find_addressee(viewer: Viewer, intervention: str, words: str) -> str:
    """The office of this name that a letter may go to, its own addressees first. Raises NoSuch, SeveralFit."""
    key = fold_name(words)
    for offices in list_addressees(viewer, case_of(viewer, intervention), intervention) if key else ():
        fitting = _fitting(offices, key)
        if len({fold_name(one.office) for one in fitting}) > 1:
            raise SeveralFit(what="addressee")
        if fitting:
            return fitting[-1].id  # each letter enters its addressees anew: the newest has the newest details
    raise NoSuch(what="addressee")


def deliver(viewer: Viewer, intervention: str, addressee: str, sent: Sent, *, office: str = "") -> Delivered:
    """Record that a letter went to an addressee, or to an `office` that is entered now if the case has none so called.

    The same sending is recorded once. Raises NoSuch, BadDate, UnknownWord, and BadValue for a day to come.
    """
    case = case_of(viewer, intervention)
    scope = f"case:{case}"
    row_within(viewer, scope, intervention, "intervention")
    not_to_come("delivery.sent", sent.day)
    entry = Entry(statement=new_id())
    begin_entry(entry, viewer)
    if office:
        addressee = _named(viewer, case, intervention, office) or entry.open("addressee")
        if addressee in entry.kinds:
            entry.claim(addressee, "addressee.office", office)
    elif SCOPES.word(entity_row(viewer, addressee, "addressee").scope).partition(":")[0] != "book":
        row_within(viewer, scope, addressee, "addressee")
    known = _known(viewer, case, (intervention, addressee, sent.channel, dates.parse(sent.day).text))
    delivery = known or _say_delivery(entry, intervention, addressee, sent)
    sealed = _say_proof(viewer, scope, entry, delivery, sent)
    if known is None or sent.proof:
        with writing(viewer) as said:
            said.say(scope, *sealed, *entry.operations)
    return Delivered(delivery, addressee, again=known is not None)


def _named(viewer: Viewer, case: str, intervention: str, office: str) -> str:
    """The newest addressee of exactly this name, the letter's own first; empty where there is none."""
    key = fold_name(office)
    found = (one for some in list_addressees(viewer, case, intervention) for one in reversed(some))
    return next((one.id for one in found if key and fold_name(one.office) == key), "")


def came_back(viewer: Viewer, delivery: str, how: str, day: str, proof: tuple[BinaryIO, str] | None = None) -> None:
    """Record that a letter bounced or was returned. Raises NoSuch, BadDate, BadValue, UnknownWord."""
    scope = f"case:{case_of(viewer, delivery)}"
    row_within(viewer, scope, delivery, "delivery")
    not_to_come("delivery.came_back_on", day)
    entry = Entry(statement=new_id())
    begin_entry(entry, viewer)
    entry.claim(delivery, "delivery.came_back", how)
    entry.claim(delivery, "delivery.came_back_on", day)
    sealed = _say_proof(viewer, scope, entry, delivery, Sent("", day, proof=proof))
    with writing(viewer) as said:
        said.say(scope, *sealed, *entry.operations)


def not_to_come(property_id: str, day: str) -> None:
    """Raises BadValue for a day that has begun nowhere on earth yet, BadDate for none."""
    begins = dates.bounds(dates.parse(day), dates.Kind.MOMENT).s_min
    if begins > (this_moment() + timedelta(hours=14)).timestamp():
        raise BadValue(property=property_id, why=Cause("it lies in the future"))


def _fitting(offices: tuple[Office, ...], key: str) -> list[Office]:
    whole = [one for one in offices if fold_name(one.office) == key]
    return whole or [one for one in offices if fold_name(one.office).startswith(key)]


def _known(viewer: Viewer, case: str, asked: tuple[str, str, str, str]) -> str | None:
    """The delivery that says the same already and did not come back."""
    names = ("intervention", "addressee", "channel", "sent")
    for view in get_dossier(viewer, case).of_kind("delivery"):
        shown = (view.one(f"delivery.{name}") for name in names)
        if tuple(one.value if one else "" for one in shown) == asked and not view.one("delivery.came_back"):
            return view.id
    return None


def _say_delivery(entry: Entry, intervention: str, addressee: str, sent: Sent) -> str:
    delivery = entry.open("delivery")
    entry.claim(delivery, "delivery.intervention", intervention)
    entry.claim(delivery, "delivery.addressee", addressee)
    entry.claim(delivery, "delivery.channel", sent.channel)
    entry.claim(delivery, "delivery.sent", sent.day)
    if sent.follow_up:
        entry.claim(delivery, "delivery.follow_up", sent.follow_up)
    return delivery


def _say_proof(viewer: Viewer, scope: str, entry: Entry, delivery: str, sent: Sent) -> list[FileSealed]:
    """Seal a receipt and claim it; what the record must say before. Raises DiskFull."""
    if sent.proof is None:
        return []
    stream, name = sent.proof
    data = stream.read()
    original, new = seal(viewer, scope, io.BytesIO(data), "original")
    evidence = entry.open("evidence")
    entry.claim(evidence, "evidence.file", original.digest)
    entry.claim(evidence, "evidence.name", name.encode("utf-8", "replace").decode("utf-8"))
    entry.claim(evidence, "evidence.size", str(original.size))
    entry.claim(evidence, "evidence.media_type", sniff(data[:HEAD]).media_type)
    entry.claim(evidence, "evidence.reading", NOT_READ)
    entry.claim(delivery, "delivery.proof", evidence)
    return [original] if new else []
