"""The time limits of a procedure in one case: which days they run from, and whether they have passed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tocsin.checking.recorded import Recorded
from tocsin.domain.dates import Bounds
from tocsin.domain.deadlines import LastDay, Passed, Span, days_of, last_day, not_before, passed, reckoned
from tocsin.domain.facts import Fact
from tocsin.domain.procedures import Limit
from tocsin.domain.terms import thesaurus

_COURSE = 100  # stages of one course share the hundreds of their order


@dataclass(frozen=True, slots=True)
class Running:
    """One limit for one entity: its last day, as far as that is known, and the facts that it was reckoned from."""

    entity: str
    last: LastDay
    verdict: Passed
    facts: tuple[Fact, ...]


def counted(recorded: Recorded, limit: Limit, entity: str, today: date) -> Running | None:
    """A limit that runs from a recorded day; None where no day is recorded."""
    for name in limit.fields:
        holders = recorded.reached(entity, name.partition(".")[0]) or ()
        facts = [fact for holder in holders for fact in recorded.given(holder, name)]
        if bounds := envelope(facts):
            return _running(entity, reckoned(bounds, limit.span), today, facts)
    return None


def entered(recorded: Recorded, limit: Limit, entity: str, today: date) -> Running | None:
    """A limit that a person entered: as its last day, or for a stage as days from service. None where nobody has."""
    facts = [fact for name in limit.fields for fact in recorded.given(entity, name)]
    if bounds := envelope(facts):
        first, last = days_of(bounds)
        return _running(entity, LastDay(first, last, bounds.soft), today, facts)
    return _from_service(recorded, entity, today)


def _from_service(recorded: Recorded, entity: str, today: date) -> Running | None:
    """So many days from service; a service that nobody recorded does not lie before the decision."""
    spans = recorded.given(entity, "stage.limit_days")
    if not spans:
        return None
    served, decided = (recorded.given(entity, f"stage.{name}") for name in ("served", "date"))
    least, most = _days(spans)
    start = envelope(served)
    if start is None and (decision := envelope(decided)):
        start = not_before(decision)
    if start is None:
        return _running(entity, LastDay(None, None), today, spans)
    first, last = days_of(start)
    earliest = first and last_day(first, Span(days=least))
    latest = last and last_day(last, Span(days=most))
    return _running(entity, LastDay(earliest, latest, start.soft), today, [*spans, *(served or decided)])


def _days(spans: Sequence[Fact]) -> tuple[int, int]:
    """The fewest and the most days that were said; “14..” says no most, so the fewest counts."""
    ends = [[int(end) for end in fact.value.split("..") if end.isdigit()] for fact in spans]
    numbers = [number for pair in ends for number in pair]
    return (min(numbers), max(numbers)) if numbers else (0, 0)


def _running(entity: str, last: LastDay, today: date, facts: Iterable[Fact]) -> Running:
    return Running(entity, last, passed(last, today), tuple(facts))


def envelope(facts: Sequence[Fact]) -> Bounds | None:
    """The bounds of all of several accounts of one day together; None where no day was said."""
    found = [fact.bounds for fact in facts if fact.bounds is not None]
    if not found:
        return None
    return replace(
        found[0],
        s_min=min(one.s_min for one in found),
        s_max=max(one.s_max for one in found),
        e_min=min(one.e_min for one in found),
        e_max=max(one.e_max for one in found),
        soft=any(one.soft for one in found),
    )


def unanswered(recorded: Recorded, stages: Iterable[str]) -> Iterator[str]:
    """The stages that no later step of the same course answers: after an appeal nobody asks for the appeal's limit."""
    for stage in stages:
        order = _order(recorded, stage)
        beside = [
            other
            for proceeding in recorded.reached(stage, "proceeding") or ()
            for other in recorded.pointing("stage.proceeding", proceeding)
        ]
        later = (_order(recorded, other) for other in beside)
        if not any(order and order < step and order // _COURSE == step // _COURSE for step in later):
            yield stage


def _order(recorded: Recorded, stage: str) -> int:
    known = thesaurus("stages")
    types = [fact.value for fact in recorded.given(stage, "stage.type") if fact.value in known]
    return (known.term(types[0]).order or 0) if types else 0
