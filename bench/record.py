"""One plausible workspace, lived through: written, asked, corrected, verified, unlocked, rebuilt, and weighed.

What is written is signed, projected and searchable when its transaction ends. Times of one kind come from one run.
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random
from typing import Any

from bench import queries
from bench.timing import seconds, spread
from tocsin.access.dossier import get_entity
from tocsin.actions.correct import correct
from tocsin.actions.entry import Entry
from tocsin.actions.init import Office, init
from tocsin.actions.lock import lock
from tocsin.actions.rebuild import rebuild
from tocsin.actions.unlock import unlock
from tocsin.actions.verify import verify
from tocsin.domain import changesets
from tocsin.domain.passages import InText
from tocsin.domain.viewer import Viewer
from tocsin.lib.ids import new_id
from tocsin.records.derived import Claim
from tocsin.workspace.words import new_passphrase, new_recovery

Cases = Mapping[str, list[str]]
TEXT = "h2OqTwPxW8J_J2xg0tUYlWYB_UbpBDFne71xVi4o5X8"
CORRECTIONS = 200


def measure(folder: Path, events: int, rounds: int = queries.ROUNDS) -> dict[str, Any]:
    """All figures of a record of so many events, about twelve claims each."""
    passphrase = new_passphrase()
    office = init(folder, passphrase=passphrase, recovery=new_recovery(), member_name="Bench")
    signing = _signing(office)
    written, cases = _timed(lambda: queries.fill(office.viewer, events))
    claims = Claim.objects.count()
    lock(office)
    size = (folder / "record.db").stat().st_size
    unlocked, office = _timed(lambda: unlock(folder, passphrase))
    try:
        found = {
            "events": events,
            "claims": claims,
            "cases": len(cases),
            "claims_encoded_and_signed_per_second": signing,
            "events_written_per_minute": round(events / written * 60),
            "claims_written_per_second": round(claims / written),
            "bytes_per_claim": round(size / claims, 1),
            "unlock_to_ready_s": round(unlocked, 2),
            "questions_ms": queries.measure(office.viewer, dict(cases), rounds=rounds),
            "correction_ms": _corrections(office.viewer, cases),
            **_verified(office.viewer, claims),
            **_rebuilt(office.viewer, claims),
        }
    finally:
        lock(office)
    return found


def _timed(work: Callable[[], Any]) -> tuple[float, Any]:
    began = time.perf_counter()
    found = work()
    return time.perf_counter() - began, found


def _signing(office: Office, rounds: int = 30) -> int:
    """Encoding, salting, committing and signing alone, without the database: claims a second."""
    entry = Entry(new_id())
    event = entry.open("event")
    for number in range(960):
        entry.claim(
            event, "event.place_words", "near the harbour office", passages=(InText(TEXT, number, number + 40),)
        )

    def sign() -> None:
        changesets.make(
            entry.operations,
            scope=f"case:{new_id()}",
            device=office.session.device,
            author=office.viewer.member,
            now_ms=0,
            heads=changesets.Heads(),
            sign=office.session.sign,
        )

    return round(rounds * 960 / seconds(lambda: [sign() for _ in range(rounds)]))


def _corrections(viewer: Viewer, cases: Cases) -> dict[str, float]:
    """One typed correction of the type of an event, from the words to the acknowledgement on the disk."""
    random, every = Random(1), list(cases)
    taken = []
    while len(taken) < CORRECTIONS:
        view = get_entity(viewer, random.choice(cases[random.choice(every)]))
        claim = view.all("event.type")[0].claims[0]
        taken.append(seconds(lambda claim=claim: correct(viewer, claim, "threat", "the letter says so")))
    return spread(taken)


def _verified(viewer: Viewer, claims: int) -> dict[str, Any]:
    spent, found = _timed(lambda: verify(viewer))
    return {
        "verify_s": round(spent, 1),
        "claims_verified_per_second": round(claims / spent),
        "damaged": len(found.damaged),
    }


def _rebuilt(viewer: Viewer, claims: int) -> dict[str, Any]:
    spent = seconds(lambda: rebuild(viewer))
    return {
        "rebuild_s": round(spent, 1),
        "claims_rebuilt_per_second": round(claims / spent),
        "most_memory_mib": most_memory(),
    }


def most_memory() -> int:
    """The most that this process ever held; the system counts in KiB on Linux and in bytes on macOS."""
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return int(held / (1024 * 1024 if sys.platform == "darwin" else 1024))
