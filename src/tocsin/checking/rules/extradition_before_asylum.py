"""An extradition that was decided before asylum was: asylum comes first (STANDARDS 3.7)."""

from __future__ import annotations

from collections.abc import Iterator

from tocsin.checking.glance import where_told
from tocsin.checking.recorded import Recorded
from tocsin.checking.rows import Row, case_of_rows
from tocsin.checking.rule import Case, Example, Rule
from tocsin.checking.spoken import worded
from tocsin.domain.dates import Verdict, before
from tocsin.domain.facts import Fact, Finding, Severity

_DECIDED = frozenset({"extradition.decision", "extradition.final", "extradition.surrender"})
_ENDED = frozenset({"asylum.final", "asylum.withdrawn"})


def _check(case: Case) -> Iterator[Finding]:
    if "proceeding" not in case.facts.kinds.values():
        return
    recorded = Recorded(case.facts)
    for person in [entity for entity, kind in case.facts.kinds.items() if kind == "person"]:
        asylum = _stages(recorded, person, "asylum")
        ends = [stage for stage in asylum if _types(recorded, stage) & _ENDED]
        for stage in _stages(recorded, person, "extradition") if asylum else ():
            if _types(recorded, stage) & _DECIDED and _too_early(recorded, stage, ends):
                yield _finding(recorded, person, stage, ends)


def _stages(recorded: Recorded, person: str, kind: str) -> list[str]:
    """The stages of a person's proceedings of one type."""
    own = recorded.pointing("proceeding.person", person)
    files = [one for one in own if any(fact.value == kind for fact in recorded.given(one, "proceeding.type"))]
    return [stage for one in files for stage in recorded.pointing("stage.proceeding", one)]


def _types(recorded: Recorded, stage: str) -> frozenset[str]:
    return frozenset(fact.value for fact in recorded.given(stage, "stage.type"))


def _too_early(recorded: Recorded, decision: str, ends: list[str]) -> bool:
    """Whether it has a day, and asylum has no end on record, or one that surely lies later."""
    days = [fact.bounds for fact in _dates(recorded, decision) if fact.bounds]
    closed = [fact.bounds for end in ends for fact in _dates(recorded, end) if fact.bounds]
    if not days or not ends:
        return bool(days)
    return bool(closed) and all(before(day, end) is Verdict.DEFINITE for day in days for end in closed)


def _dates(recorded: Recorded, stage: str) -> list[Fact]:
    return [fact for fact in recorded.given(stage, "stage.date") if fact.bounds is not None]


def _finding(recorded: Recorded, person: str, decision: str, ends: list[str]) -> Finding:
    sides = {"decision": recorded.called(decision), "who": recorded.called(person)}
    if ends:
        message = worded(f"{RULE.name}.ended", ends=recorded.listed(ends), **sides)
    else:
        message = worded(f"{RULE.name}.open", **sides)
    facts = [fact for stage in (decision, *ends) for fact in _dates(recorded, stage)]
    return Finding(
        rule=RULE.name,
        version=RULE.version,
        severity=Severity.QUESTION,
        message=message,
        subjects=(person, decision),
        claims=tuple(fact.claim for fact in facts),
        passages=tuple(fact.passages[0] if fact.passages else None for fact in facts),
    )


def _files(language: str, name: str, *asylum: tuple[str, str], strikes: tuple[str, ...] = ()) -> Example:
    """An extradition that was granted on 20 May 2031, beside an asylum file with these stages."""
    rows: list[Row] = [
        ("person:1", "person.name", name),
        ("proceeding:1", "proceeding.type", "extradition"),
        ("proceeding:1", "proceeding.person", "person:1"),
        ("stage:1", "stage.proceeding", "proceeding:1"),
        ("stage:1", "stage.type", "extradition.decision"),
        ("stage:1", "stage.date", "2031-05-20"),
        ("proceeding:2", "proceeding.type", "asylum"),
        ("proceeding:2", "proceeding.person", "person:1"),
    ]
    for number, (kind, day) in enumerate(asylum, 2):
        rows += [(f"stage:{number}", "stage.proceeding", "proceeding:2"), (f"stage:{number}", "stage.type", kind)]
        rows += [(f"stage:{number}", "stage.date", day)]
    return Example(language, case_of_rows(rows, {"person:1": name}), strikes)


_BEGUN = ("asylum.registered", "2031-02")

RULE = Rule(
    name="extradition-before-asylum",
    version=1,
    reason="A refugee or asylum seeker is not handed over while the question of asylum is open.",
    check=_check,
    may_strike=where_told("proceeding.type"),
    examples=(
        _files("en", "Marta Velin", _BEGUN, strikes=("no end of the asylum proceeding is recorded",)),
        _files("en", "Marta Velin", _BEGUN, ("asylum.final", "2031-05-19")),
        _files("uk", "Ілона Варга", _BEGUN, ("asylum.final", "2031-06"), strikes=("asylum ended later",)),
        _files("uk", "Ілона Варга", _BEGUN, ("asylum.final", "2031-05")),
        _files("ru", "Вера Молнар", _BEGUN, ("asylum.final", "2032"), strikes=("extradition of Вера Молнар",)),
        _files("ru", "Вера Молнар"),
        _files("pl", "Ewa Żołędź", _BEGUN, ("asylum.withdrawn", "2031-07"), strikes=("asylum ended later",)),
        _files("pl", "Ewa Żołędź", _BEGUN, ("asylum.final", "2031-05-20~")),
    ),
)
