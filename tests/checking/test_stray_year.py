"""A lone year among others, asked about and never asserted."""

from __future__ import annotations

from typing import Any

import pytest

from tocsin.checking import check
from tocsin.domain.facts import Severity

TEXT = "Brod, 20 May 2021\n\nOn 3 May 2021 he was followed. {} he was threatened. On 9 May 2021 he left."


def told(case_of: Any, said: str, words: str, value: str) -> Any:
    case = case_of(TEXT.format(said), "2021-05-20", "20 May 2021")
    case.event("surveillance", "2021-05-03", "3 May 2021")
    case.event("threat", value, words)
    case.event("other", "2021-05-09", "9 May 2021")
    return case


@pytest.mark.parametrize(
    ("said", "words", "value", "found"),
    [
        ("On 6 May 2012", "6 May 2012", "2012-05-06", 1),
        ("On 6 May 2011", "6 May 2011", "2011-05-06", 1),
        ("On 6 May 2021", "6 May 2021", "2021-05-06", 0),
        ("On 6 May 2013", "6 May 2013", "2013-05-06", 0),  # no slip of one hand
        ("On 6 August 2012", "6 August 2012", "2012-08-06", 0),
        ("In May 2012", "May 2012", "2012-05", 0),
        ("Earlier, on 6 May 2012,", "6 May 2012", "2012-05-06", 0),
        ("On 6 May 2012, the first time,", "6 May 2012", "2012-05-06", 0),
    ],
)
def test_a_lone_year_is_asked_about(case_of: Any, said: str, words: str, value: str, found: int) -> None:
    case = told(case_of, said, words, value)
    findings = check(case.facts, case.text)
    assert len(findings) == found
    for finding in findings:
        assert (finding.rule, finding.severity) == ("stray-year", Severity.QUESTION)
        assert finding.message.startswith(f"{words} is told between 3 May 2021 and 9 May 2021.")
        assert (finding.repairs[0].was, finding.repairs[0].becomes) == (value[:4], "2021")


def test_the_only_date_is_held_against_the_statement(case_of: Any) -> None:
    text = "Brod, 20 May 2021\n\nOn 6 May 2012 he was threatened."
    case = case_of(text, "2021-05-20", "20 May 2021")
    case.event("threat", "2012-05-06", "6 May 2012")
    (finding,) = check(case.facts, text)
    assert len(finding.passages) == 2
    assert finding.repairs[0].becomes == "2021"


def test_a_date_that_a_contradiction_names_is_not_asked_about_again(case_of: Any) -> None:
    case = told(case_of, "On 6 May 2031", "6 May 2031", "2031-05-06")
    assert [finding.rule for finding in check(case.facts, case.text)] == ["reported-before-it-happened"]
