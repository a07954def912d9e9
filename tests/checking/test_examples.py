"""Every rule is held to its own examples of hit and silence."""

from __future__ import annotations

from datetime import datetime

import pytest
from tests.support.told_cases import told_case

from tocsin.checking import check, rules
from tocsin.checking.rule import Asked, Example, Rule
from tocsin.domain.facts import CaseFacts, Finding
from tocsin.domain.passages import InText
from tocsin.domain.procedures import procedure

EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.name}-{number}-{example.language}")
    for rule in rules()
    for number, example in enumerate(rule.examples)
]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_example_of_the_rule(rule: Rule, example: Example) -> None:
    facts, texts = _case(example)
    found = check(facts, texts, only={rule.name}, asked=_asked(example))
    assert len(found) == len(example.strikes), [finding.message for finding in found]
    for finding, words in zip(found, example.strikes, strict=True):
        assert words in "\n".join(_words(finding, texts)), finding.message


def _case(example: Example) -> tuple[CaseFacts, dict[str, str]]:
    if isinstance(example.told, CaseFacts):
        return example.told, {}
    return told_case(example.told, example.language, example.date)


def _asked(example: Example) -> Asked | None:
    noon = datetime.fromisoformat(f"{example.date}T12:00+00:00")
    return Asked(procedure(example.procedure), noon) if example.procedure else None


def _words(finding: Finding, texts: dict[str, str]) -> list[str]:
    passages = (passage for passage in finding.passages if isinstance(passage, InText))
    return [finding.message, *(texts[passage.text][passage.start : passage.end] for passage in passages)]
