"""A rule that finds something in a case may strike by its outline; a case that fits is let pass."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.outlines import outline_of_facts
from tests.support.told_cases import told_case

from tocsin.checking import check, may_strike, rules
from tocsin.checking.conflicts import conflicts
from tocsin.checking.glance import always, dates_may_disagree, only_in_texts
from tocsin.checking.rule import Example, Rule
from tocsin.domain.dates import Kind, bounds
from tocsin.domain.facts import CaseFacts, Fact, Relation, RelationKind, Stance
from tocsin.domain.schema import schema

Row = tuple[str, ...]  # entity, property, value, statement, stance
GENERAL = [pytest.param(rule, id=rule.name) for rule in rules() if not rule.for_procedure]
DATES = frozenset({"event.date", "statement.date", "person.birth", "request.deadline", "stage.date", "stage.served"})
# days that fit and days that do not, wide ones, spans, open and doubtful ones
DAYS = ("2031-05-03", "2031-05-04", "2031-05-09", "2013-05-04", "2031-05", "2031", "2031-05-03~")
SPANS = ("2031-05-01/2031-05-20", "2031-05-04/..", "../2031-05-03", "2031-05-03T14:00:00Z")
NAMES = ("Ilona Varga", "Илона Варга", "Marta Velin", "Vera")


def _fact(number: int, entity: str, property_id: str, value: str, statement: str = "", stance: str = "asserts") -> Fact:
    rule = schema().properties.get(property_id)
    kind = rule.date_kind if rule and property_id in DATES else Kind.MOMENT
    dated = bounds(value, kind) if property_id in DATES else None
    return Fact(
        entity, property_id, value, f"claim:{number}", dated, Stance(stance), original=value, statement=statement
    )


def _case(rows: list[Row], relations: tuple[Relation, ...] = ()) -> CaseFacts:
    facts = tuple(_fact(number, *row) for number, row in enumerate(rows))
    return CaseFacts({fact.entity: fact.entity.partition(":")[0] for fact in facts}, facts, relations)


@st.composite
def typed_cases(draw: Callable[..., str]) -> CaseFacts:
    """A few people, events, statements, steps and orders, of values among which every rule finds something to ask."""
    dates, statements = st.sampled_from(DAYS + SPANS), st.sampled_from(("statement:0", "statement:1"))
    rows: list[Row] = [("statement:0", "statement.date", draw(st.sampled_from(DAYS)), "statement:0")]
    if draw(st.booleans()):
        rows.append(("statement:1", "statement.date", draw(dates), "statement:1"))
    for number in range(int(draw(st.integers(1, 2)))):
        rows.append((f"person:{number}", "person.name", draw(st.sampled_from(NAMES)), draw(statements)))
        for name, values in (("birth", ("1980", "1997-05-03", "2031-05-09")), ("age", ("34", "51"))):
            if draw(st.integers(0, 3)) == 0:
                rows.append((f"person:{number}", f"person.{name}", draw(st.sampled_from(values)), "statement:0"))
    for number in range(int(draw(st.integers(1, 3)))):
        rows += _event(draw, f"event:{number}", draw(statements), dates)
    for kind, property_id in (("request", "deadline"), ("stage", "date"), ("stage", "served")):
        if draw(st.integers(0, 4)) == 0:
            rows.append((f"{kind}:0", f"{kind}.{property_id}", draw(dates), "statement:0"))
    return _case(rows, draw(st.lists(orders(), max_size=2).map(tuple)))


def _event(draw: Callable[..., str], event: str, statement: str, dates: st.SearchStrategy[str]) -> list[Row]:
    stance = draw(st.sampled_from(("asserts", "asserts", "denies")))
    rows = [
        (event, "event.type", draw(st.sampled_from(("arrest", "killing", "threat"))), statement),
        (event, "event.completion", draw(st.sampled_from(("done", "done", "planned"))), statement),
        (event, "event.victim", draw(st.sampled_from(NAMES)), statement),
        (event, "event.place_words", draw(st.sampled_from(("Almaty", "Kyiv", "the harbour"))), statement),
    ]
    if draw(st.integers(0, 4)) == 0:
        rows += [(event, "event.count", "1", statement), (event, "event.victim", "Marta Velin", statement)]
    return rows + [(event, "event.date", draw(dates), statement, stance) for _ in range(int(draw(st.integers(0, 2))))]


def orders() -> st.SearchStrategy[Relation]:
    """What a case states of the order of its events."""
    events = st.sampled_from(("event:0", "event:1", "event:2"))
    days = st.sampled_from((None, (1, 1), (3, 5), (-2, -2)))
    return st.builds(Relation, st.sampled_from(RelationKind), events, events, st.just("claim:order"), days)


@settings(max_examples=150, deadline=None)
@given(typed_cases())
def test_no_finding_is_lost(case: CaseFacts) -> None:
    outline = outline_of_facts(case)
    for rule in rules():
        if not rule.for_procedure and check(case, only={rule.name}):
            assert rule.may_strike(outline), rule.name
    if not may_strike(outline):
        assert check(case) == ()


@settings(max_examples=150, deadline=None)
@given(typed_cases())
def test_dates_that_cannot_disagree_hold_no_conflict(case: CaseFacts) -> None:
    if not dates_may_disagree(outline_of_facts(case)):
        assert conflicts(case) == ()


@pytest.mark.parametrize("rule", GENERAL)
def test_a_rule_strikes_its_examples_by_their_outline_too(rule: Rule) -> None:
    cases = [_facts(example) for example in rule.examples]
    found = [case for case in cases if check(case, only={rule.name})]
    assert all(rule.may_strike(outline_of_facts(case)) for case in found)


def _facts(example: Example) -> CaseFacts:
    if isinstance(example.told, CaseFacts):
        return example.told
    return told_case(example.told, example.language, example.date)[0]


@pytest.mark.parametrize("rule", GENERAL)
def test_a_case_that_fits_is_let_pass(rule: Rule) -> None:
    assert rule.may_strike is not always
    assert not rule.may_strike(outline_of_facts(FITTING))


def test_rules_about_words_find_nothing_without_any() -> None:
    for rule in rules():
        if rule.may_strike is only_in_texts:
            assert not any(check(_facts(example), only={rule.name}) for example in rule.examples)


FITTING = _case(
    [
        ("statement:0", "statement.date", "2031-06-01", "statement:0"),
        ("person:0", "person.name", "Ilona Varga", "statement:0"),
        ("person:0", "person.birth", "1997-05-03", "statement:0"),
        ("person:1", "person.name", "Marta Velin", "statement:0"),
        ("event:0", "event.type", "arrest", "statement:0"),
        ("event:0", "event.date", "2031-05-03", "statement:0"),
        ("event:0", "event.place_words", "Kyiv", "statement:0"),
        ("event:1", "event.type", "release", "statement:0"),
        ("event:1", "event.date", "2031-05-05", "statement:0"),
        ("event:1", "event.place_words", "Kyiv", "statement:0"),
        ("event:2", "event.type", "detention", "statement:0"),
        ("event:2", "event.date", "2031-05-03/2031-05-05", "statement:0"),
    ],
    (
        Relation(RelationKind.AFTER, "event:1", "event:0", "claim:order"),
        Relation(RelationKind.DISTANCE, "event:1", "event:0", "claim:order", (2, 2)),
        Relation(RelationKind.DURATION, "event:2", "event:2", "claim:order", (2, 3)),
    ),
)

BROKEN: dict[str, tuple[list[Row], tuple[Relation, ...]]] = {
    "two-dates": ([("person:0", "person.birth", "1998-05-03", "statement:1")], ()),
    "reported-before-it-happened": (
        [
            ("event:0", "event.completion", "done", "statement:0"),
            ("event:4", "event.type", "arrest", "statement:0"),
            ("event:4", "event.completion", "done", "statement:0"),
            ("event:4", "event.date", "2031-07-03", "statement:0"),
        ],
        (),
    ),
    "order-of-events": ([], (Relation(RelationKind.AFTER, "event:0", "event:1", "claim:wrong"),)),
    "distance-between-dates": ([], (Relation(RelationKind.DISTANCE, "event:1", "event:0", "claim:wrong", (4, 4)),)),
    "age-and-birth": ([("person:0", "person.age", "51", "statement:0")], ()),
    "deadline-before-statement": ([("request:0", "request.deadline", "2031-05-01", "statement:0")], ()),
    "one-name-two-alphabets": ([("person:2", "person.name", "Илона Варга", "statement:1")], ()),
    "two-places": (
        [
            (f"event:{number}", f"event.{name}", value, "statement:0")
            for number, hour, city in ((4, "14", "Kyiv"), (5, "15", "Almaty"))
            for name, value in (
                ("type", "arrest"),
                ("victim", "Ilona Varga"),
                ("date", f"2031-05-03T{hour}:00:00Z"),
                ("place_words", city),
            )
        ],
        (),
    ),
    "same-act-told-differently": (
        [
            ("event:0", "event.victim", "Ilona Varga", "statement:0"),
            ("event:4", "event.type", "arrest", "statement:1"),
            ("event:4", "event.victim", "Ilona Varga", "statement:1"),
            ("event:4", "event.date", "2031-05-04", "statement:1"),
        ],
        (),
    ),
    "counts": (
        [
            ("event:0", "event.count", "1", "statement:0"),
            ("event:0", "event.victim", "Ilona Varga", "statement:0"),
            ("event:0", "event.victim", "Marta Velin", "statement:0"),
        ],
        (),
    ),
    "served-before-decided": (
        [("stage:0", "stage.date", "2031-05-20", ""), ("stage:0", "stage.served", "2031-05-19", "")],
        (),
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_breaks_a_case_that_fits_is_seen_and_found(name: str) -> None:
    (rule,) = (rule for rule in rules() if rule.name == name)
    rows = [(fact.entity, fact.property, fact.value, fact.statement) for fact in FITTING.facts]
    added, relations = BROKEN[name]
    case = _case([*rows, *added], (*FITTING.relations, *relations))
    assert check(case, only={name})
    assert rule.may_strike(outline_of_facts(case))
