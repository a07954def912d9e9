"""How fast claims are signed, written, resolved and rebuilt, and how many bytes each takes on disk."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from tocsin.access.dossier import get_dossier
from tocsin.actions.entry import Entry
from tocsin.actions.init import Office, init
from tocsin.actions.lock import lock
from tocsin.actions.member_entry import begin_entry
from tocsin.actions.open_case import open_case
from tocsin.actions.rebuild import rebuild
from tocsin.actions.writing import writing
from tocsin.domain import changesets
from tocsin.domain.operations import ClaimMade
from tocsin.domain.passages import InText
from tocsin.lib.ids import new_id
from tocsin.workspace import KdfParameters
from tocsin.workspace.words import new_passphrase, new_recovery

CLAIMS = 12  # an event, as DESIGN section 9 counts
EVENTS_IN_A_CASE = 1000
TEXT = "h2OqTwPxW8J_J2xg0tUYlWYB_UbpBDFne71xVi4o5X8"


def measure(folder: Path, events: int) -> dict[str, Any]:
    """Import events with full provenance into a new workspace, resolve them, rebuild, and weigh the file."""
    office = _office(folder)
    try:
        signing = _signing(office)
        cases, seconds = _import(office, events)
        claims = events * CLAIMS
        resolved = _resolve(office, cases)
        began = time.perf_counter()
        rebuild(office.viewer)
        rebuilt = time.perf_counter() - began
    finally:
        lock(office)
    size = (folder / "record.db").stat().st_size
    return {
        "events": events,
        "claims": claims,
        "claims_encoded_and_signed_per_second": signing,
        "claims_written_and_projected_per_second": round(claims / seconds),
        "events_imported_per_minute": round(events / seconds * 60),
        "claims_resolved_per_second": resolved,
        "claims_rebuilt_per_second": round(claims / rebuilt),
        "rebuild_seconds": round(rebuilt, 1),
        "bytes_per_claim": round(size / claims, 1),
    }


def _office(folder: Path) -> Office:
    return init(
        folder,
        passphrase=new_passphrase(),
        recovery=new_recovery(),
        member_name="Bench",
        cost=KdfParameters(memory_kib=64, passes=1, lanes=1),
    )


def _signing(office: Office, rounds: int = 30) -> int:
    """Encoding, salting, committing and signing alone, without the database."""
    entry = Entry(new_id())
    _event(entry, 1)
    operations = [operation for operation in entry.operations if isinstance(operation, ClaimMade)] * 80
    began = time.perf_counter()
    for _ in range(rounds):
        changesets.make(
            operations,
            scope=f"case:{new_id()}",
            device=office.session.device,
            author=office.viewer.member,
            now_ms=0,
            heads=changesets.Heads(),
            sign=office.session.sign,
        )
    return round(rounds * len(operations) / (time.perf_counter() - began))


def _import(office: Office, events: int) -> tuple[list[str], float]:
    cases = []
    began = time.perf_counter()
    for start in range(0, events, EVENTS_IN_A_CASE):
        case = open_case(office.viewer, f"Case {start}")
        cases.append(case)
        entry = Entry(new_id())
        begin_entry(entry, office.viewer)
        for number in range(start, min(start + EVENTS_IN_A_CASE, events)):
            _event(entry, number)
        with writing(office.viewer) as said:
            said.say(f"case:{case}", *entry.operations)
    return cases, time.perf_counter() - began


def _event(entry: Entry, number: int) -> None:
    """One event with a victim and an alleged author: twelve claims, each with its passage."""
    here = (InText(TEXT, number, number + 40),)
    person, event, act, involvement = (entry.open(kind) for kind in ("person", "event", "act", "involvement"))
    day = f"20{10 + number % 10}-{1 + number % 12:02}-{1 + number % 28:02}"
    for entity, property_id, value in (
        (person, "person.name", f"Ilona Varga{number % 5000}"),
        (person, "person.occupation", "journalist"),
        (event, "event.type", "arrest"),
        (event, "event.date", day),
        (event, "event.completion", "done"),
        (event, "event.place_words", "near the harbour office"),
        (act, "act.event", event),
        (act, "act.victim", person),
        (act, "act.type", "arrest"),
        (act, "act.completion", "done"),
        (involvement, "involvement.act", act),
        (involvement, "involvement.actor", person),
    ):
        entry.claim(entity, property_id, value, passages=here)


def _resolve(office: Office, cases: list[str], most: int = 3) -> int:
    """Opening whole cases: reading, decoding and resolving every claim."""
    began = time.perf_counter()
    claims = sum(
        len(shown.claims)
        for case in cases[:most]
        for view in get_dossier(office.viewer, case).entities.values()
        for values in view.values.values()
        for shown in values
    )
    return round(claims / (time.perf_counter() - began))
