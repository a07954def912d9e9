"""A decision that is recorded as served before it was taken: two dates that time limits hang on."""

from __future__ import annotations

from collections.abc import Iterator

from tocsin.checking.glance import where_told
from tocsin.checking.recorded import Recorded
from tocsin.checking.rows import case_of_rows
from tocsin.checking.rule import Case, Example, Rule
from tocsin.checking.spoken import worded
from tocsin.checking.wording import when
from tocsin.domain.dates import Verdict, before
from tocsin.domain.facts import Fact, Finding, Severity


def _check(case: Case) -> Iterator[Finding]:
    stages = [entity for entity, kind in case.facts.kinds.items() if kind == "stage"]
    if not stages:
        return
    recorded = Recorded(case.facts)
    for stage in stages:
        for served in recorded.given(stage, "stage.served"):
            for decided in recorded.given(stage, "stage.date"):
                if served.bounds and decided.bounds and before(served.bounds, decided.bounds) is Verdict.DEFINITE:
                    yield _finding(recorded, stage, served, decided)


def _finding(recorded: Recorded, stage: str, served: Fact, decided: Fact) -> Finding:
    rows = (served, decided)
    return Finding(
        rule=RULE.name,
        version=RULE.version,
        severity=Severity.CONTRADICTION,
        message=worded(f"{RULE.name}.asks", stage=recorded.called(stage), served=when(served), decided=when(decided)),
        subjects=(stage,),
        claims=tuple(fact.claim for fact in rows),
        passages=tuple(fact.passages[0] if fact.passages else None for fact in rows),
    )


def _stage(language: str, body: str, served: str, decided: str, *strikes: str) -> Example:
    rows = (
        ("stage:1", "stage.type", "asylum.first-decision"),
        ("stage:1", "stage.date", decided),
        ("stage:1", "stage.served", served),
    )
    return Example(language, case_of_rows(rows, {"stage:1": body}), strikes)


RULE = Rule(
    name="served-before-decided",
    version=1,
    reason="Time limits run from one of the two days; a slip in either loses an appeal.",
    check=_check,
    may_strike=where_told("stage.served"),
    examples=(
        _stage("en", "the refusal", "2031-05-19", "2031-05-20", "as served 19 May 2031"),
        _stage("en", "the refusal", "2031-05-20", "2031-05-20"),
        _stage("uk", "відмова", "2031-04", "2031-05-20", "served April 2031"),
        _stage("uk", "відмова", "2031-05", "2031-05-20"),
        _stage("ru", "отказ", "2030", "2031-05", "served 2030"),
        _stage("ru", "отказ", "2031", "2031-05"),
        _stage("pl", "odmowa", "2031-05-10", "2031-05-20", "as dated 20 May 2031"),
        _stage("pl", "odmowa", "2031-05-10~", "2031-05-20"),
    ),
)
