"""Deadlines and ages with their words and passages, and what each finding hands over."""

from __future__ import annotations

from typing import Any

import pytest

from tocsin.checking import check
from tocsin.domain.facts import Finding, Severity

TEXT = "Brod, 6 March 2020\n\nVera Molnar, 36, was born on {birth}. Please write before {deadline}.\n"


def told(case_of: Any, birth: str = "29 February 1984", deadline: str = "17 April 2020") -> Any:
    return case_of(TEXT.format(birth=birth, deadline=deadline), "2020-03-06", "6 March 2020")


def only(case: Any, rule: str) -> Finding:
    (finding,) = check(case.facts, case.text, only=[rule])
    return finding


@pytest.mark.parametrize(
    ("words", "value", "becomes"),
    [
        ("17 April 2002", "2002-04-17", "2020"),
        ("17 April 2010", "2010-04-17", "2020"),
        ("17 April 2019", "2019-04-17", "2020"),
        ("17 April 1020", "1020-04-17", "2020"),
        ("17 February 2020", "2020-02-17", None),
    ],
)
def test_a_deadline_that_has_passed(case_of: Any, words: str, value: str, becomes: str | None) -> None:
    case = told(case_of, deadline=words)
    case.fact("request:0", "request.deadline", value, words, dated=True)
    finding = only(case, "deadline-before-statement")
    assert finding.severity is (Severity.CONTRADICTION if becomes else Severity.QUESTION)
    assert [case.text[place.start : place.end] for place in finding.passages] == [words, "6 March 2020"]
    assert [repair.becomes for repair in finding.repairs][:1] == ([becomes] if becomes else [])


@pytest.mark.parametrize("value", ["2020-04-17", "2020-03-05", "[..2020-04-17]", "2020-03", "2020-03-01~"])
def test_a_deadline_that_lies_ahead_or_may(case_of: Any, value: str) -> None:
    case = told(case_of)
    case.fact("request:0", "request.deadline", value, "17 April 2020", dated=True)
    assert check(case.facts, case.text, only=["deadline-before-statement"]) == ()


def test_a_deadline_of_another_statement_is_held_against_its_own(case_of: Any) -> None:
    case = told(case_of)
    case.fact("request:0", "request.deadline", "2002-04-17", dated=True)
    case.rows[-1] = type(case.rows[-1])(
        **{name: getattr(case.rows[-1], name) for name in case.rows[-1].__slots__} | {"statement": "statement:1"}
    )
    assert check(case.facts, case.text, only=["deadline-before-statement"]) == ()


@pytest.mark.parametrize(
    ("birth", "age", "off"),
    [
        ("1984-02-29", 36, 0),
        ("1984-03-06", 36, 0),
        ("1984-03-07", 36, 1),
        ("1984-03-07", 35, 0),
        ("1984", 37, 1),
        ("1984-05", 35, 0),
        ("1984-05", 40, 5),
        ("[1983,1985]", 34, 0),
        ("[1983,1985]", 33, 1),
        ("2020-03-07", 0, 1),
        ("../1960", 36, 0),  # nobody says when before
        ("1990/..", 36, 0),
    ],
)
def test_years_between_a_birth_and_a_statement(case_of: Any, birth: str, age: int, off: int) -> None:
    case = told(case_of)
    case.fact("person:0", "person.birth", birth, dated=True)
    case.fact("person:0", "person.age", str(age))
    findings = check(case.facts, case.text, only=["age-and-birth"])
    assert [finding.severity for finding in findings] == (
        [] if off == 0 else [Severity.QUESTION if off == 1 else Severity.CONTRADICTION]
    )


def test_an_age_finding_has_three_sides(case_of: Any) -> None:
    case = told(case_of, birth="29 February 1948")
    case.fact("person:0", "person.birth", "1948-02-29", "29 February 1948", dated=True)
    case.fact("person:0", "person.age", "36", "36")
    finding = only(case, "age-and-birth")
    sides = [case.text[place.start : place.end] for place in finding.passages]
    assert sides == ["36", "29 February 1948", "6 March 2020"]
    assert finding.subjects == ("person:0",)


def test_an_age_without_a_birth_or_a_day_is_silent(case_of: Any) -> None:
    case = case_of()
    case.fact("person:0", "person.age", "36")
    assert check(case.facts) == ()
    case.fact("person:0", "person.birth", "1948", dated=True)
    assert check(case.facts) == ()
