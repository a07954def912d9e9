"""One event that two accounts date differently."""

from __future__ import annotations

from typing import Any

import pytest

from tocsin.checking import check
from tocsin.domain.facts import Stance


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ("2018-07-05", "2018-07-09", 1),
        ("2018-07", "2018-08-01", 1),
        ("2018-07", "2018-07-09", 0),
        ("2018", "2018-07", 0),
        ("2018-07-05~", "2018-07-09", 0),
        ("2018-07-05", "2018-07-05", 0),
        ("[2018-07-03,2018-07-05]", "2018-07-05", 0),
        ("[2018-07-03..2018-07-05]", "2018-07-07", 1),
    ],
)
def test_two_dates_of_one_event(case_of: Any, first: str, second: str, found: int) -> None:
    case = case_of()
    case.event("arrest", first, label="the arrest of Ivo Brandt")
    case.fact("event:0", "event.date", second, dated=True)
    findings = check(case.facts)
    assert [finding.rule for finding in findings] == ["two-dates"] * found
    for finding in findings:
        assert finding.message.startswith("Two accounts differ about the arrest of Ivo Brandt: ")
        assert finding.subjects == ("event:0",)
        assert len(finding.claims) == 2


def test_two_births_of_one_person(case_of: Any) -> None:
    case = case_of()
    case.kinds["person:0"], case.labels["person:0"] = "person", "Ivo Brandt"
    for day in ("1988-02-29", "1989-03-01"):
        case.fact("person:0", "person.birth", day, dated=True)
    (finding,) = check(case.facts)
    assert "about the birth of Ivo Brandt: " in finding.message


def test_a_denial_is_another_claim_and_no_contradiction(case_of: Any) -> None:
    case = case_of()
    case.event("arrest", "2018-07-05")
    case.fact("event:0", "event.date", "2018-07-09", dated=True, stance=Stance.DENIES)
    assert check(case.facts) == ()


def test_three_accounts_are_named_together(case_of: Any) -> None:
    case = case_of()
    case.event("arrest", "2018-07-05")
    for day in ("2018-07-09", "2018-08-01"):
        case.fact("event:0", "event.date", day, dated=True)
    findings = check(case.facts)
    assert {claim for finding in findings for claim in finding.claims} == {
        row.claim for row in case.rows if row.property == "event.date"
    }


def test_a_correction_in_the_words_of_one_text_settles_it(case_of: Any) -> None:
    told = "Marta Velin was arrested on 14 May 2031. We earlier said 14 May. The right date is 15 May 2031."
    for text, found in ((told, 0), (told.replace("The right date", "The next hearing"), 1)):
        case = case_of(text)
        case.event("arrest", "2031-05-14", "14 May 2031")
        case.fact("event:0", "event.date", "2031-05-15", "15 May 2031", dated=True)
        assert len(check(case.facts, case.texts, only={"two-dates"})) == found


def test_a_correction_leaves_what_a_third_account_says(case_of: Any) -> None:
    told = "We earlier said 14 May 2031. The right date is 15 May 2031. They say 18 May 2031."
    case = case_of(told)
    case.event("arrest", "2031-05-14", "14 May 2031")
    for day in ("15", "18"):
        case.fact("event:0", "event.date", f"2031-05-{day}", f"{day} May 2031", dated=True)
    assert len(check(case.facts, case.texts, only={"two-dates"})) == 1
