"""Every rule shows in its own file that it speaks, and that it keeps silent, in each of the four languages."""

from __future__ import annotations

import pytest

from tocsin.checking import rules
from tocsin.checking.rule import Rule


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.name) for rule in rules()])
@pytest.mark.parametrize("language", ["en", "uk", "ru", "pl"])
def test_a_rule_speaks_and_keeps_silent_in_every_language(rule: Rule, language: str) -> None:
    speaks = {bool(example.strikes) for example in rule.examples if example.language == language}
    assert speaks == {True, False}
