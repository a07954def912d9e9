"""How long the check of a whole record takes, and of one case after one claim was changed.

Cases are typical ones (`typical`): ten dated events, their victims, two orders, and one statement of 150 words, typed
and not received, so that no text is at hand. What a text at hand costs is measured apart, on invented statements.
"""

from __future__ import annotations

import os
import resource
import time
from itertools import islice
from pathlib import Path
from random import Random
from statistics import median
from typing import Any

from bench import typical
from bench.reading import INVENTED
from bench.record import most_memory
from bench.timing import seconds, spread
from tocsin.access.case_facts import facts_of, outline_of
from tocsin.access.dossier import get_entity
from tocsin.access.facts import get_claims, get_facts, list_outlined
from tocsin.actions.check_all import check_all
from tocsin.actions.correct import correct
from tocsin.actions.init import init
from tocsin.actions.lock import lock
from tocsin.actions.writing import writing
from tocsin.checking import check, check_case, may_strike
from tocsin.domain.viewer import Viewer
from tocsin.reading import read
from tocsin.reading.facts import facts_of as facts_of_reading
from tocsin.workspace.words import new_passphrase, new_recovery

AT_ONCE = 10  # changesets in one transaction, as an import writes them
PARTS = (0.1, 0.3, 1.0)  # of the record, at which the clock is read: the cost must be linear
RECHECKS = 100
SAMPLE = 1_000  # cases whose parts are timed one by one


def measure(folder: Path, cases: int) -> dict[str, Any]:
    """All figures of checking a record of so many cases."""
    office = init(folder, passphrase=new_passphrase(), recovery=new_recovery(), member_name="Bench")
    try:
        told = fill(office.viewer, cases)
        return {
            "cases": cases,
            "events": cases * typical.EVENTS,
            **_whole(office.viewer, cases),
            "one_process": _parts(office.viewer),
            "with_a_text_ms": _with_a_text(),
            "recheck_ms": _rechecks(office.viewer, told),
        }
    finally:
        lock(office)


def fill(viewer: Viewer, cases: int) -> list[str]:
    """Write so many typical cases; an event of each of the first ones."""
    told: list[str] = []
    portions = typical.portions(cases)
    while together := list(islice(portions, AT_ONCE)):
        with writing(viewer) as said:
            for portion in together:
                said.say(f"case:{portion.case}", *portion.operations)
        if len(told) < RECHECKS:
            told += [portion.case for portion in together]
    return told[:RECHECKS]


def _whole(viewer: Viewer, cases: int) -> dict[str, Any]:
    """Every case, by as many processes as there are cores: the clock at each part of the record, and the memory."""
    marks = {max(1, round(cases * part)) for part in PARTS}
    passed, found, asked = {}, 0, 0
    began, worked = time.perf_counter(), sum(os.times()[:4])
    for number, one in enumerate(check_all(viewer), 1):
        found += len(one.findings)
        asked += bool(one.findings)
        if number in marks:
            passed[number] = round(time.perf_counter() - began, 1)
    spent = time.perf_counter() - began
    workers = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return {
        "check_s": round(spent, 1),
        "cpu_s": round(sum(os.times()[:4]) - worked, 1),  # of all processes, whoever else works
        "cases_per_second": round(cases / spent),
        "passed_s": passed,
        "findings": found,
        "cases_with_findings": asked,
        "most_memory_mib": most_memory(),
        "most_memory_of_a_worker_mib": round(workers / 1024),
    }


def _parts(viewer: Viewer) -> dict[str, Any]:
    """Milliseconds of CPU by what is done, in one process: of every case, and of those that rules are asked about."""
    began = time.process_time()
    outlined = list(islice(list_outlined(viewer), SAMPLE))
    read_by = time.process_time()
    wanted = [one.case for one in outlined if (outline := outline_of(one)) is None or may_strike(outline)]
    told_by = time.process_time()
    asked = list(get_claims(viewer, wanted))
    got_by = time.process_time()
    facts = [facts_of(one) for one in asked]
    made_by = time.process_time()
    for one in facts:
        check_case(one, {})
    ended = time.process_time()
    return {
        "sample": len(outlined),
        "asked_about": len(asked),
        "of_every_case_ms": {
            "read": round((read_by - began) * 1_000 / len(outlined), 3),
            "outline": round((told_by - read_by) * 1_000 / len(outlined), 3),
        },
        "of_those_asked_about_ms": {
            "read": round((got_by - told_by) * 1_000 / max(1, len(asked)), 3),
            "facts": round((made_by - got_by) * 1_000 / max(1, len(asked)), 3),
            "check": round((ended - made_by) * 1_000 / max(1, len(asked)), 3),
        },
    }


def _with_a_text() -> float:
    """Milliseconds that the rules take over one statement of 150 words, its reading not counted."""
    taken = []
    for path in sorted(INVENTED.glob("*.txt")):
        text = _beginning(path.read_text("utf-8"))
        facts = facts_of_reading(read(text), text)
        taken.append(min(seconds(lambda facts=facts, text=text: check(facts, text)) for _ in range(3)))
    return round(median(taken) * 1_000, 2)


def _beginning(text: str) -> str:
    """Whole lines of a text, until they have as many words as a typical statement."""
    kept: list[str] = []
    for line in text.splitlines():
        kept.append(line)
        if sum(len(one.split()) for one in kept) >= typical.WORDS:
            break
    return "\n".join(kept)


def _rechecks(viewer: Viewer, cases: list[str]) -> dict[str, float]:
    """From the acknowledgement of one corrected date to the findings of its case."""
    random, taken = Random(1), []
    for case in cases:
        facts = get_facts(viewer, case)
        event = random.choice([entity for entity, kind in facts.kinds.items() if kind == "event"])
        claim = get_entity(viewer, event).all("event.date")[0].claims[0]
        correct(viewer, claim, "2011-05-03", "the letter says so")
        taken.append(seconds(lambda case=case: check_case(get_facts(viewer, case), {})))
    return spread(taken)
