"""Time limits of the chosen procedure: those that run, those that only a lawyer knows, those that nobody verified."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tocsin.checking.gap_wording import at_moment, on_day, said
from tocsin.checking.recorded import Recorded, field_words
from tocsin.checking.rows import case_of_rows
from tocsin.checking.rule import Asked, Case, Example, Rule
from tocsin.checking.time_limits import Running, counted, entered, envelope, unanswered
from tocsin.domain.deadlines import LastDay, Passed
from tocsin.domain.facts import Fact, Finding, Severity
from tocsin.domain.procedures import Limit, LimitKind
from tocsin.domain.registry_hours import last_moment, moment_passed


def _check(case: Case) -> Iterator[Finding]:
    if case.asked is None:
        return
    recorded = Recorded(case.facts)
    for limit in case.asked.procedure.limits:
        if limit.kind is LimitKind.UNVERIFIED:
            yield _unverified(case.asked, limit)
        else:
            yield from _of_limit(recorded, case.asked, limit)


def _unverified(asked: Asked, limit: Limit) -> Finding:
    message = (
        f"Not verified: {limit.what} ({asked.procedure.label()}). No source confirms it, so no day is printed. "
        "Has the body itself or a lawyer named one?"
    )
    return said(RULE, message, [f"{asked.procedure.id}/limit/{limit.id}"], (), Severity.QUESTION)


def _of_limit(recorded: Recorded, asked: Asked, limit: Limit) -> Iterator[Finding]:
    anchor = asked.procedure.anchors[limit.of]
    entities = recorded.anchored(anchor, asked.procedure)
    if anchor.kind == "stage" and limit.kind is LimitKind.ENTERED:
        decided = bool(entities)
        entities = list(unanswered(recorded, entities))
        if decided and not entities:
            return
    for entity in entities:
        yield from _of_entity(recorded, asked, limit, entity)
    if not entities and limit.kind is not LimitKind.STATED:
        yield _may_run(asked, limit, "", [])


def _of_entity(recorded: Recorded, asked: Asked, limit: Limit, entity: str) -> Iterator[Finding]:
    if limit.kind is LimitKind.REGISTRY:
        yield _before_removal(recorded, asked, limit, entity)
        return
    reckon = counted if limit.kind is LimitKind.COUNTED else entered
    running = reckon(recorded, limit, entity, asked.today)
    if running is not None:
        yield _runs(recorded, asked, limit, running)
    elif limit.kind is not LimitKind.STATED:
        yield _may_run(asked, limit, f"{recorded.called(entity)}: ", recorded.basis(entity), entity)


def _may_run(asked: Asked, limit: Limit, lead: str, rows: Sequence[Fact], entity: str = "") -> Finding:
    """No day to reckon with: what to enter, and where."""
    fields = field_words((*limit.fields, *(("stage.limit_days",) if limit.fields == ("stage.time_limit",) else ())))
    ask = "enter the day" if limit.kind in {LimitKind.COUNTED, LimitKind.REGISTRY} else "enter what the lawyer said"
    message = f"{lead}a time limit may be running for {limit.what}: {ask}, in {fields}. What is it?"
    subjects = [*filter(None, [entity]), f"{asked.procedure.id}/limit/{limit.id}"]
    return said(RULE, message[:1].upper() + message[1:], subjects, rows)


def _runs(recorded: Recorded, asked: Asked, limit: Limit, running: Running) -> Finding:
    days = _between(running.last)
    how = f"{_length(limit)}; {limit.source}" if limit.kind is LimitKind.COUNTED else "as entered"
    lead = f"{recorded.called(running.entity)}: the time for {limit.what}"
    doubt = "the day that it runs from is approximate" if running.last.soft else "as exactly as the days are known"
    message = {
        Passed.NO: f"{lead} has not passed; it ends {days} ({how}). {limit.within or 'Is it done'}?",
        Passed.YES: f"{lead} has passed; it ended {days} ({how}). {limit.after or 'Was it done in time'}?",
        Passed.MAYBE: f"{lead} may have passed; it ends {days}, {doubt} ({how}). Is the day known more exactly?",
    }[running.verdict]
    return _verdict(recorded, asked, limit, running.entity, message, running.verdict, running.facts)


def _verdict(
    recorded: Recorded, asked: Asked, limit: Limit, entity: str, message: str, verdict: Passed, facts: Sequence[Fact]
) -> Finding:
    """A finding that returns when the verdict becomes another one, although no claim has changed."""
    subjects = (entity, f"{asked.procedure.id}/limit/{limit.id}/{verdict}")
    rows = (*recorded.basis(entity), *facts)
    return said(RULE, message[:1].upper() + message[1:], subjects, rows, Severity.QUESTION)


def _before_removal(recorded: Recorded, asked: Asked, limit: Limit, entity: str) -> Finding:
    facts = recorded.given(entity, limit.fields[0])
    removal = envelope(facts)
    if removal is None:
        return _may_run(asked, limit, f"{recorded.called(entity)}: ", recorded.basis(entity), entity)
    last = last_moment(removal)
    verdict = moment_passed(last, int(asked.now.timestamp()))
    ends = _ends(*(None if end is None else at_moment(end) for end in (last.earliest, last.latest)))
    lead = f"{recorded.called(entity)}: the time to reach the Registry with {limit.what}"
    rest = (
        f"({limit.source}: Monday to Friday, 08:00 to 16:00, and one whole working day before the removal; "
        "its holidays are not verified, ask for them)"
    )
    message = {
        Passed.NO: f"{lead} has not passed; it ends {ends} {rest}. Is the request on its way?",
        Passed.YES: f"{lead} has passed; it ended {ends} {rest}. A later request may go unexamined; has it been filed?",
        Passed.MAYBE: f"{lead} may have passed; it ends {ends} {rest}. Can the request go out now?",
    }[verdict]
    return _verdict(recorded, asked, limit, entity, message, verdict, facts)


def _between(last: LastDay) -> str:
    return _ends(*(None if end is None else on_day(end) for end in (last.earliest, last.latest)))


def _ends(first: str | None, last: str | None) -> str:
    """One end or both, as far as they are known."""
    if first and last:
        return first if first == last else f"some time between {_bare(first)} and {_bare(last)}"
    if first or last:
        return f"not before {_bare(first)}" if first else f"not after {_bare(str(last))}"
    return "on a day that cannot be told"


def _bare(words: str) -> str:
    return words.removeprefix("on ").removeprefix("at ")


def _length(limit: Limit) -> str:
    parts = ((limit.span.months, "month"), (limit.span.days, "day"))
    return ", ".join(f"{number} {word}{'' if number == 1 else 's'}" for number, word in parts if number)


def _decision(language: str, body: str, *rows: tuple[str, str, str], strikes: tuple[str, ...] = ()) -> Example:
    """A refusal of asylum, with what was entered of its time limit."""
    always = (
        ("proceeding:1", "proceeding.type", "asylum"),
        ("stage:1", "stage.proceeding", "proceeding:1"),
        ("stage:1", "stage.type", "asylum.first-decision"),
        ("stage:1", "stage.date", "2031-05-20"),
    )
    return Example(language, case_of_rows((*always, *rows), {"proceeding:1": body}), strikes, procedure="asylum")


_APPEALED = (("stage:2", "stage.proceeding", "proceeding:1"), ("stage:2", "stage.type", "asylum.appeal"))
_SERVED = ("stage:1", "stage.served", "2031-05")
_FORTNIGHT = ("stage:1", "stage.limit_days", "14")

RULE = Rule(
    name="gap-time-limit",
    version=1,
    reason="A time limit that passes unseen ends a case that was won on paper.",
    check=_check,
    examples=(
        _decision("en", "Asylum in Orvania", strikes=("enter what the lawyer said",)),
        _decision("en", "Asylum in Orvania", *_APPEALED),
        _decision("uk", "Притулок в Орванії", _SERVED, _FORTNIGHT, strikes=("may have passed",)),
        _decision("uk", "Притулок в Орванії", _SERVED, _FORTNIGHT, *_APPEALED),
        _decision("ru", "Убежище в Орвании", ("stage:1", "stage.time_limit", "2031-05-31"), strikes=("has passed",)),
        _decision("ru", "Убежище в Орвании", ("stage:1", "stage.time_limit", "2031-05-31"), *_APPEALED),
        _decision("pl", "Azyl w Orwanii", ("stage:1", "stage.time_limit", "2031-06-01"), strikes=("has not passed",)),
        _decision("pl", "Azyl w Orwanii", ("stage:1", "stage.time_limit", "2031-06-01"), *_APPEALED),
    ),
    for_procedure=1,
)
