"""A small judge of a reading: what of an annotated statement it found, and what it told for nothing.

An event of the reading stands for one of the annotation when it is of its type and touches its sentence. It is told
rightly when the date agrees too, and a victim where the annotation names one.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from tocsin.checking import check
from tocsin.domain.facts import Finding, Severity
from tocsin.reading import read
from tocsin.reading.facts import facts_of
from tocsin.reading.model import EventRead, Reading

Annotation = dict[str, Any]
Name = TypeVar("Name", str, list[str])
DOUBT = re.compile(r"[~?%]|-XX")
NO_NAME = frozenset({"the", "of", "and", "mr", "ms", "mrs", "dr"})


@dataclass
class Count:
    """How many were found, told, and wanted."""

    found: int = 0
    told: int = 0
    wanted: int = 0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, from 0 to 1; 1 where nothing was told and nothing wanted."""
        return 2 * self.found / (self.told + self.wanted) if self.told + self.wanted else 1.0


@dataclass
class Judged:
    """The counts over some statements, and the contradictions told of texts that have none."""

    persons: Count = field(default_factory=Count)
    organisations: Count = field(default_factory=Count)
    events: Count = field(default_factory=Count)
    rightly: Count = field(default_factory=Count)
    addressees: Count = field(default_factory=Count)
    alarms: list[str] = field(default_factory=list)


def judge(statements: Iterable[Path]) -> Judged:
    """Judge the readings of annotated statements; each path is that of a `NAME.gold.json` beside its `NAME.txt`."""
    counts = Judged()
    for path in statements:
        wanted: Annotation = json.loads(path.read_text("utf-8"))
        text = path.with_name(path.name.replace(".gold.json", ".txt")).read_text("utf-8")
        text = text.split("\n", 1)[1].lstrip("\n")  # the first line is the address
        known = wanted["document_date"] if wanted.get("document_date_source") == "metadata" else None
        _judge(read(text, date=known), text, wanted, counts)
    return counts


def _judge(reading: Reading, text: str, wanted: Annotation, counts: Judged) -> None:
    names = [[person.name, *person.aliases] for person in reading.persons]
    bodies = [[body.name, *body.aliases] for body in reading.organisations]
    _count(counts.persons, names, [[one["name"], *one["aliases"]] for one in wanted["persons"]], _any_same)
    _count(counts.organisations, bodies, [[one["name"], *one["aliases"]] for one in wanted["organisations"]], _any_same)
    asked = dict.fromkeys(name for request in reading.requests for name in request.addressees)
    to_ask = dict.fromkeys(name for request in wanted.get("requests", ()) for name in request.get("addressees", ()))
    _count(counts.addressees, list(asked), list(to_ask), same_name)
    _count_events(reading.events, text, wanted["events"], counts)
    if not wanted.get("contradictions"):
        counts.alarms += (finding.message for finding in _contradictions(reading, text))


def _contradictions(reading: Reading, text: str) -> Iterable[Finding]:
    return (one for one in check(facts_of(reading, text), text) if one.severity is Severity.CONTRADICTION)


def _count(count: Count, told: Sequence[Name], wanted: Sequence[Name], same: Callable[[Name, Name], bool]) -> None:
    left = list(wanted)
    for one in told:
        match = next((other for other in left if same(one, other)), None)
        if match is not None:
            left.remove(match)
            count.found += 1
    count.told += len(told)
    count.wanted += len(wanted)


def _count_events(told: Sequence[EventRead], text: str, wanted: Sequence[Annotation], counts: Judged) -> None:
    places = [_place(text, one["sentence"], *one.get("also_stated_in", ())) for one in wanted]
    free = set(range(len(told)))
    found = rightly = optional = 0
    for one, spans in sorted(zip(wanted, places, strict=True), key=lambda pair: bool(pair[0].get("optional"))):
        fitting = [at for at in free if _fits(told[at], one, spans)]
        if not fitting:
            continue
        best = max(fitting, key=lambda at: (_date_right(told[at], one) + _victim_right(told[at], one), -at))
        free.discard(best)
        optional += bool(one.get("optional"))
        found += not one.get("optional")
        rightly += not one.get("optional") and _date_right(told[best], one) and _victim_right(told[best], one)
    core = sum(not one.get("optional") for one in wanted)
    for count, hits in ((counts.events, found), (counts.rightly, rightly)):
        count.found += hits
        count.told += len(told) - optional
        count.wanted += core


def _place(text: str, *quotes: str) -> list[tuple[int, int]]:
    patterns = (r"\s+".join(map(re.escape, quote.split())) for quote in quotes)
    return [match.span() for pattern in patterns if (match := re.search(pattern, text))]


def _fits(event: EventRead, wanted: Annotation, spans: Sequence[tuple[int, int]]) -> bool:
    types = {wanted["type"], *wanted.get("alt_types", ())}
    return event.type in types and any(event.start < end and start < event.end for start, end in spans)


def _date_right(event: EventRead, wanted: Annotation) -> bool:
    return DOUBT.sub("", event.date or "") == DOUBT.sub("", wanted["date"] or "")


def _victim_right(event: EventRead, wanted: Annotation) -> bool:
    return not wanted["victims"] or any(same_name(one, other) for one in event.victims for other in wanted["victims"])


def _any_same(told: Sequence[str], wanted: Sequence[str]) -> bool:
    return any(same_name(one, other) for one in told for other in wanted)


def same_name(one: str, other: str) -> bool:
    """Whether all words of the shorter name stand in the longer one."""
    words = [frozenset(re.findall(r"\w+", name.casefold())) - NO_NAME for name in (one, other)]
    shorter, longer = sorted(words, key=len)
    return bool(shorter) and shorter <= longer
