"""A release told right behind its arrest and dated before it: asked only where nothing else explains it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.support.told_cases import told_case

from tocsin.checking import check
from tocsin.domain.facts import CaseFacts, Finding, Firmness, Severity

RULE = "release-before-arrest"
ARREST = "On 5 July 2030 police arrested Ilona Varga."
RELEASE = "On 26 June 2030 a court released Ilona Varga on bail."
TOLD = f"{ARREST} {RELEASE}"


def case_of(text: str, date: str = "2030-08-15") -> tuple[CaseFacts, dict[str, str]]:
    return told_case((text,), "en", date)


def findings(text: str, date: str = "2030-08-15") -> tuple[Finding, ...]:
    return check(*case_of(text, date), only={RULE})


def test_it_is_a_question_with_both_dates_and_what_would_mend_either() -> None:
    (finding,) = findings(TOLD)
    assert finding.severity is Severity.QUESTION
    assert finding.message == (
        "The release of Ilona Varga (26 June 2030) is told right after the arrest of Ilona Varga (5 July 2030), "
        "and is dated before it. Is one of the dates a slip, or was it another arrest?"
    )
    assert [repair.value for repair in finding.repairs] == ["2030-07-26", "2030-06-05"]
    assert len(finding.claims) == len(finding.passages) == 2


def test_what_lies_after_the_telling_is_no_repair() -> None:
    (finding,) = findings(TOLD, "2030-07-20")
    assert [repair.value for repair in finding.repairs] == ["2030-06-05"]


def test_a_day_of_the_week_speaks_for_its_date() -> None:
    (finding,) = findings(f"On Friday, 5 July 2030 police arrested Ilona Varga. {RELEASE}")
    assert [repair.value for repair in finding.repairs] == ["2030-07-26"]  # 5 June was a Wednesday
    assert findings(f"On Friday, 5 July 2030 police arrested Ilona Varga. On Wednesday, {RELEASE[3:]}") == ()


@pytest.mark.parametrize(
    "text",
    [
        f"{RELEASE} {ARREST}",  # as it happened: released, and arrested afterwards
        f"{ARREST}\n\n{RELEASE}",
        f"{ARREST} Her lawyer was not let in. {RELEASE}",
        f"{ARREST} A court had released Ilona Varga on 26 June 2030.",
        f"{ARREST} Earlier, on 26 June 2030, a court released Ilona Varga.",
        f"On 5 July 2030 police arrested Ilona Varga again. {RELEASE}",
        f"On 2 June 2030 police arrested Ilona Varga.\n\n{TOLD}",
        f"In June 2030 police arrested Ilona Varga.\n\n{TOLD}",
        f"{TOLD}\n\nOn 30 July 2030 a court released Ilona Varga.",
        f"{ARREST} On 26 June 2030 a court released Marta Velin on bail.",
        "On 5 July police arrested Ilona Varga. On 26 June a court released Ilona Varga on bail.",
        f"{ARREST} In June 2030 a court released Ilona Varga on bail.",
        f"{ARREST} On 26 February 2030 a court released Ilona Varga on bail.",
        "On 5 July 2030 police arrested Ilona Varga. On 26 May 2030 a court released Ilona Varga on bail.",
        "On 5 July 2030 police arrested Ilona Varga. On 5 July 2030 a court released Ilona Varga on bail.",
    ],
)
def test_what_may_be_right_stays_silent(text: str) -> None:
    assert [finding.message for finding in findings(text)] == []


@pytest.mark.parametrize("firmness", [Firmness.OCR, Firmness.SOFT])
def test_a_date_that_was_only_taken_over_is_not_asked_about(firmness: Firmness) -> None:
    facts, texts = case_of(TOLD)
    facts = replace(facts, facts=tuple(replace(fact, firmness=firmness) for fact in facts.facts))
    assert len(check(facts, texts, only={RULE})) == (firmness is Firmness.OCR)


def test_typed_rows_without_a_text_are_left_to_the_chronology() -> None:
    facts, _ = case_of(TOLD)
    assert check(facts, {}, only={RULE}) == ()
