"""Verbs that are tried on a disk that is nearly full."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from support.office import PASSPHRASE
from tocsin.actions.erase import erase
from tocsin.actions.guard import guard
from tocsin.actions.init import Office
from tocsin.actions.lock import lock
from tocsin.actions.note import Call, note
from tocsin.actions.open_case import open_case
from tocsin.actions.passphrases import add_passphrase, list_slots, remove_passphrase
from tocsin.actions.rebuild import rebuild
from tocsin.actions.record import Item, record
from tocsin.actions.unlock import unlock

SECOND = "lantern pepper window harbour silver meadow"


@dataclass
class Desk:
    """An unlocked workspace with a case, and people in it to erase."""

    office: Office
    case: str
    people: list[str]


def furnish(folder: Path) -> Desk:
    """A workspace with something in it, and a second passphrase."""
    office = unlock(folder, PASSPHRASE)
    case = open_case(office.viewer, "Harbour")
    people = [_person(office, case, f"Tomas Arbel {number}") for number in range(20)]
    add_passphrase(office.viewer, SECOND)
    return Desk(office, case, people)


def _person(office: Office, case: str, name: str) -> str:
    return record(office.viewer, case, [Item("person", {"name": [name]}, "who")])["who"]


def until_full(desk: Desk, verb: str) -> None:
    """Do it until the disk is full; it is within a few dozen times."""
    for number in range(60):
        with guard():
            _do(desk, verb, number)


def _do(desk: Desk, verb: str, number: int) -> None:
    viewer = desk.office.viewer
    match verb:
        case "open a case":
            open_case(viewer, f"Quay {number}")
        case "note":
            note(viewer, desk.case, f"Two men followed her on {1 + number % 28} March 2031.", Call(source="withheld"))
        case "record":
            _person(desk.office, desk.case, f"Nadia Orlik {number}")
        case "erase":
            erase(viewer, desk.people.pop(), "asked")
        case "rebuild":
            rebuild(viewer)
        case _:
            mine = desk.office.session.slot.place
            place = next(slot.place for slot in list_slots(viewer) if slot.place != mine and not slot.recovery)
            remove_passphrase(viewer, place)


def close(desk: Desk) -> None:
    """Lock on the full disk; a change of keys that was cut short has locked already."""
    lock(desk.office)


def again(office: Office, verb: str) -> None:
    """The same with room."""
    case = open_case(office.viewer, "Room")
    _do(Desk(office, case, [_person(office, case, "Tomas Arbel")]), verb, 1)
