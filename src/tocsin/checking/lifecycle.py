"""The order in which one person's arrest, detention, charge, trial and release follow, where the text tells it.

A person may be arrested twice and a paragraph may look back, so a later stage with an earlier date is no contradiction
by itself. The order is held against the dates only where a slip of one year explains all of it: the stages are told
one after the other, of one person, and with that one year mended they stand in order within weeks.
"""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tocsin.checking.datewords import DateWords, take_apart
from tocsin.checking.sentences import Layout, layout_of
from tocsin.checking.slips import year_slips
from tocsin.domain.dates import Kind, bounds
from tocsin.domain.facts import CaseFacts, Fact
from tocsin.domain.passages import InText

FOLLOWS: dict[str, frozenset[str]] = {
    "arrest": frozenset({"detention", "charge", "trial", "conviction", "release"}),
    "detention": frozenset({"charge", "trial", "conviction", "release"}),
    "charge": frozenset({"trial", "conviction"}),
    "trial": frozenset({"conviction"}),
    "conviction": frozenset({"appeal_court"}),
    "extradition_request": frozenset({"extradition"}),
    "asylum_application": frozenset({"asylum_refusal", "asylum_recognition"}),
    "asylum_refusal": frozenset({"appeal_court"}),
}
SPAN = 366  # days from the first to the last of three stages told in a row
STEP = 14  # days from a stage to the next, where no third one confirms it
WIDE = 2  # years that a slip must span where no third stage confirms it: last year's arrest is often told
DAY = 86_400


@dataclass(frozen=True, slots=True)
class Stage:
    """One dated event of a person as the text tells it."""

    entity: str
    type: str
    victims: frozenset[str]
    told: int  # offset of its clause
    paragraph: int
    date: Fact
    words: DateWords
    day: int
    back: bool


MOST_NEAR = 200


def orders(facts: CaseFacts, dated: Collection[str], texts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Pairs (later, earlier) of events whose order one of these texts gives, kept or broken by one slip."""
    events = _Events(facts, dated)
    for digest, text in texts.items():
        yield from _orders(events.stages(layout_of(text), digest))


def _orders(stages: Sequence[Stage]) -> Iterator[tuple[str, str]]:
    told = Counter((stage.type, victim) for stage in stages for victim in stage.victims)
    for at, earlier in enumerate(stages):
        near = [stage for stage in _near(stages, at) if _follows(stage, earlier)]
        if earlier.victims and all(told[earlier.type, victim] == 1 for victim in earlier.victims):
            for later in near:
                if later.day >= earlier.day or _slipped(earlier, later, near):
                    yield later.entity, earlier.entity


class _Events:
    """The dated events of a case and the texts in which their dates stand, gone through once for all its texts."""

    def __init__(self, facts: CaseFacts, dated: Collection[str]) -> None:
        headings = {fact.entity for fact in facts.facts if fact.property == "event.heading"}
        told = [fact for fact in facts.facts if fact.entity in dated and fact.entity not in headings]
        self._types = {fact.entity: fact for fact in told if fact.property == "event.type"}
        self._victims: dict[str, set[str]] = defaultdict(set)
        for fact in facts.facts:
            if fact.property == "event.victim":
                self._victims[fact.entity].add(fact.value)
        self._dates: dict[str, list[Fact]] = defaultdict(list)
        for fact in told:
            if fact.property == "event.date" and fact.entity in self._types:
                for digest in {place.text for place in fact.passages if isinstance(place, InText)}:
                    self._dates[digest].append(fact)

    def stages(self, layout: Layout, digest: str) -> list[Stage]:
        """The stages that one text tells, in its order."""
        found = (
            _stage(self._types[fact.entity], fact, frozenset(self._victims.get(fact.entity, ())), layout, digest)
            for fact in self._dates.get(digest, ())
        )
        return sorted((stage for stage in found if stage is not None), key=lambda stage: stage.told)


def _stage(kind: Fact, date: Fact, victims: frozenset[str], layout: Layout, digest: str) -> Stage | None:
    clause = _place_in(kind, digest)
    place = _place_in(date, digest)
    if clause is None or place is None or date.bounds is None:
        return None
    if date.bounds.s_min // DAY != date.bounds.e_max // DAY:
        return None
    words = take_apart(date.original, date.value)
    back = layout.looks_back(place.start, place.end) or layout.looks_back(clause.start, clause.end)
    paragraph = layout.paragraph(clause.start)
    day = date.bounds.s_min // DAY
    return Stage(date.entity, kind.value, victims, clause.start, paragraph, date, words, day, back)


def _place_in(fact: Fact, digest: str) -> InText | None:
    """Where a fact stands in this text."""
    return next((place for place in fact.passages if isinstance(place, InText) and place.text == digest), None)


def _near(stages: Sequence[Stage], at: int) -> Iterator[Stage]:
    """The stages told after this one in its paragraph or the two that follow; one without an end is no story."""
    here = stages[at]
    return itertools.takewhile(lambda stage: stage.paragraph - here.paragraph <= 2, stages[at + 1 : at + 1 + MOST_NEAR])


def _follows(later: Stage, earlier: Stage) -> bool:
    """Whether one stage follows from the other: of one person, or told beside it without a name."""
    same = bool(earlier.victims & later.victims) or not later.victims
    return same and later.type in FOLLOWS.get(earlier.type, frozenset())


def _slipped(earlier: Stage, later: Stage, near: Sequence[Stage]) -> bool:
    """Whether a slip of one year explains the order: by a third stage told later or between, or by a few days."""
    if earlier.back or later.back or later.paragraph - earlier.paragraph > 1:
        return False
    third = [stage for stage in near if stage.told > later.told and not stage.back]
    between = [stage for stage in near if stage.told < later.told and not stage.back]
    if any(_in_row(earlier, later, stage) for stage in third):
        return True
    if earlier.paragraph == later.paragraph and any(_ends_row(earlier, stage, later) for stage in between):
        return True
    return not third and _near_pair(earlier, later)


def _in_row(first: Stage, second: Stage, third: Stage) -> bool:
    days = (first.day, second.day, third.day)
    rows = [(day, *days[1:]) for day in _slip_days(first)]
    rows += [(days[0], day, days[2]) for day in _slip_days(second)]
    return any(row[0] <= row[1] <= row[2] <= row[0] + SPAN for row in rows)


def _ends_row(first: Stage, second: Stage, last: Stage) -> bool:
    """Two stages in order, and a last one that closes the row once its year is mended."""
    return any(first.day <= second.day <= day <= first.day + SPAN for day in _slip_days(last))


def _near_pair(first: Stage, second: Stage) -> bool:
    if first.words.year is None or second.words.year is None:
        return False
    if abs(second.words.year.number - first.words.year.number) < WIDE:
        return False
    pairs = [(first.day, day) for day in _slip_days(second)] + [(day, second.day) for day in _slip_days(first)]
    return any(before <= after <= before + STEP for before, after in pairs)


def _slip_days(stage: Stage) -> list[int]:
    return [bounds(slip.value, Kind.MOMENT).s_min // DAY for slip in year_slips(stage.words)]
