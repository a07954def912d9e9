"""A repair that is made ends the question: a person who follows it is not asked the same again."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.support.told_cases import told_case

from tocsin.checking import check, rules
from tocsin.checking.rule import Example, Rule
from tocsin.domain.dates import Kind, bounds
from tocsin.domain.facts import CaseFacts, Fact, Repair

STRUCK = [
    pytest.param(rule, example, id=f"{rule.name}-{number}-{example.language}")
    for rule in rules()
    for number, example in enumerate(rule.examples)
    if example.strikes and not rule.for_procedure
]


def repaired(facts: CaseFacts, repair: Repair) -> CaseFacts:
    """The case after `correct`: another claim with the value of the repair, at the passages of the old one."""
    return replace(
        facts, facts=tuple(mended(fact, repair) if fact.claim == repair.claim else fact for fact in facts.facts)
    )


def mended(fact: Fact, repair: Repair) -> Fact:
    dated = bounds(repair.value, Kind.MOMENT) if fact.bounds else None
    return replace(fact, value=repair.value, bounds=dated, original=repair.value, claim=f"{fact.claim}:new")


@pytest.mark.parametrize(("rule", "example"), STRUCK)
def test_a_repair_that_is_made_ends_the_question(rule: Rule, example: Example) -> None:
    if isinstance(example.told, CaseFacts):
        facts, texts = example.told, dict[str, str]()
    else:
        facts, texts = told_case(example.told, example.language, example.date)
    found = check(facts, texts, only={rule.name})
    for finding in found:
        for repair in finding.repairs:
            if repair.value:
                after = check(repaired(facts, repair), texts, only={rule.name})
                assert len(after) < len(found), [one.message for one in after]
                assert repair.value not in {fact.value for fact in facts.facts if fact.claim == repair.claim}


def test_most_contradictions_of_dates_can_be_repaired_by_one_word() -> None:
    values = []
    for rule in rules():
        for example in rule.examples:
            if example.strikes and isinstance(example.told, tuple) and rule.name in {"order-of-events", "stray-year"}:
                facts, texts = told_case(example.told, example.language, example.date)
                values += [
                    repair.value for finding in check(facts, texts, only={rule.name}) for repair in finding.repairs
                ]
    assert values
    assert all(values)
