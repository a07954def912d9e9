"""How rules are found and asked."""

from __future__ import annotations

from typing import Any

import pytest

from tocsin.checking import check, rules
from tocsin.checking import rules as listed_rules
from tocsin.checking.sentences import Layout
from tocsin.domain.errors import UnknownWord


def test_every_file_is_a_rule_of_its_name() -> None:
    names = [rule.name for rule in listed_rules()]
    assert names == sorted(set(names))
    assert {"weekday", "reported-before-it-happened", "order-of-events"} <= set(names)
    assert all(rule.version >= 1 and rule.reason.endswith(".") for rule in rules())


def test_only_the_rules_asked_for_answer(case_of: Any) -> None:
    text = "On Tuesday 28 February 2020 and on 31 April 2020."
    facts = case_of(text).facts
    assert [finding.rule for finding in check(facts, text)] == ["weekday", "no-such-date"]
    assert [finding.rule for finding in check(facts, text, only={"no-such-date"})] == ["no-such-date"]
    assert check(facts, text, only=()) == ()


def test_a_rule_that_is_none_is_refused(case_of: Any) -> None:
    with pytest.raises(UnknownWord, match="no rule called “horoscope”"):
        check(case_of().facts, only=["horoscope"])


TEXT = "First. On 5 Dec. 2018 he left, e.g. by car! “Was it so?” Yes\nNext line\n\nLast paragraph."


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("First", "First."),
        ("5 Dec", "On 5 Dec. 2018 he left, e.g. by car!"),
        ("Was it", "“Was it so?”"),
        ("Yes", "Yes"),
        ("Next", "Next line"),
        ("Last", "Last paragraph."),
    ],
)
def test_sentences(words: str, sentence: str) -> None:
    layout, at = Layout(TEXT), TEXT.index(words)
    begin, end = layout.sentence(at, at + len(words))
    assert TEXT[begin:end].strip() == sentence


def test_paragraphs_part_at_empty_lines_if_there_are_any() -> None:
    layout = Layout(TEXT)
    assert [layout.paragraph(TEXT.index(word)) for word in ("First", "Next", "Last")] == [0, 0, 1]
    assert Layout("a\nb").paragraph(2) == 1
    assert Layout("").sentence(0, 0) == (0, 0)
