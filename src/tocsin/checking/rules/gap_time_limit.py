"""Time limits of the chosen procedure: those that run, those that only a lawyer knows, those that nobody verified."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tocsin.checking.gap_wording import at_moment, on_day, said
from tocsin.checking.recorded import Recorded, field_words
from tocsin.checking.rows import case_of_rows
from tocsin.checking.rule import Asked, Case, Example, Rule
from tocsin.checking.spoken import counted as in_words
from tocsin.checking.spoken import phrase_of, spoken, worded
from tocsin.checking.time_limits import Running, counted, entered, envelope, unanswered
from tocsin.domain.deadlines import LastDay, Passed
from tocsin.domain.facts import Fact, Finding, Severity
from tocsin.domain.procedures import Limit, LimitKind
from tocsin.domain.registry_hours import last_moment, moment_passed

_STANDS = {Passed.NO: "running", Passed.YES: "passed", Passed.MAYBE: "maybe"}


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
    called = asked.procedure.label(spoken())
    message = worded(f"{RULE.name}.unverified", what=phrase_of(limit.what), procedure=called)
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
        yield _may_run(recorded, asked, limit)


def _of_entity(recorded: Recorded, asked: Asked, limit: Limit, entity: str) -> Iterator[Finding]:
    if limit.kind is LimitKind.REGISTRY:
        yield _before_removal(recorded, asked, limit, entity)
        return
    reckon = counted if limit.kind is LimitKind.COUNTED else entered
    running = reckon(recorded, limit, entity, asked.today)
    if running is not None:
        yield _runs(recorded, asked, limit, running)
    elif limit.kind is not LimitKind.STATED:
        yield _may_run(recorded, asked, limit, entity)


def _may_run(recorded: Recorded, asked: Asked, limit: Limit, entity: str = "") -> Finding:
    """No day to reckon with: what to enter, and where."""
    fields = field_words((*limit.fields, *(("stage.limit_days",) if limit.fields == ("stage.time_limit",) else ())))
    ask = "day" if limit.kind in {LimitKind.COUNTED, LimitKind.REGISTRY} else "said"
    subject, what = f"{asked.procedure.id}/limit/{limit.id}", phrase_of(limit.what)
    if not entity:
        return said(RULE, worded(f"{RULE.name}.{ask}", what=what, fields=fields), [subject])
    message = worded(f"{RULE.name}.{ask}_of", entity=recorded.called(entity), what=what, fields=fields)
    return said(RULE, message, [entity, subject], recorded.basis(entity))


def _runs(recorded: Recorded, asked: Asked, limit: Limit, running: Running) -> Finding:
    if limit.kind is LimitKind.COUNTED:
        how = worded(f"{RULE.name}.counted", length=_length(limit), source=limit.source)
    else:
        how = worded(f"{RULE.name}.entered")
    sides = {"entity": recorded.called(running.entity), "what": phrase_of(limit.what)}
    sides |= {"days": _between(running.last), "how": how}
    if running.verdict is Passed.MAYBE:
        message = worded(f"{RULE.name}.{'maybe_soft' if running.last.soft else 'maybe'}", **sides)
    else:
        message = worded(f"{RULE.name}.{_STANDS[running.verdict]}", question=_question(limit, running.verdict), **sides)
    return _verdict(recorded, asked, limit, running.entity, message, running.verdict, running.facts)


def _question(limit: Limit, verdict: Passed) -> str:
    if verdict is Passed.NO:
        return phrase_of(limit.within) or worded(f"{RULE.name}.within")
    return phrase_of(limit.after) or worded(f"{RULE.name}.after")


def _verdict(
    recorded: Recorded, asked: Asked, limit: Limit, entity: str, message: str, verdict: Passed, facts: Sequence[Fact]
) -> Finding:
    """A finding that returns when the verdict becomes another one, although no claim has changed."""
    subjects = (entity, f"{asked.procedure.id}/limit/{limit.id}/{verdict}")
    rows = (*recorded.basis(entity), *facts)
    return said(RULE, message, subjects, rows, Severity.QUESTION)


def _before_removal(recorded: Recorded, asked: Asked, limit: Limit, entity: str) -> Finding:
    facts = recorded.given(entity, limit.fields[0])
    removal = envelope(facts)
    if removal is None:
        return _may_run(recorded, asked, limit, entity)
    last = last_moment(removal)
    verdict = moment_passed(last, int(asked.now.timestamp()))
    ends = _ends(*(None if end is None else at_moment(end) for end in (last.earliest, last.latest)))
    message = worded(
        f"{RULE.name}.registry_{_STANDS[verdict]}",
        entity=recorded.called(entity),
        what=phrase_of(limit.what),
        days=ends,
        rest=worded(f"{RULE.name}.registry_rest", source=limit.source),
    )
    return _verdict(recorded, asked, limit, entity, message, verdict, facts)


def _between(last: LastDay) -> str:
    return _ends(*(None if end is None else on_day(end) for end in (last.earliest, last.latest)))


def _ends(first: str | None, last: str | None) -> str:
    """One end or both, as far as they are known."""
    if first and last:
        return first if first == last else worded(f"{RULE.name}.between", first=_bare(first), last=_bare(last))
    if first or last:
        side, day = ("not_before", first) if first else ("not_after", last)
        return worded(f"{RULE.name}.{side}", day=_bare(day or ""))
    return worded(f"{RULE.name}.no_day")


def _bare(words: str) -> str:
    return words.removeprefix("on ").removeprefix("at ")


def _length(limit: Limit) -> str:
    parts = ((limit.span.months, "months"), (limit.span.days, "days"))
    return ", ".join(in_words(unit, number) for number, unit in parts if number)


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
