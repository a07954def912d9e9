"""Headlines that say more than the text."""

from __future__ import annotations

from typing import Any

import pytest

from tocsin.checking import check
from tocsin.domain.facts import Severity

RULE = "allegation-told-as-fact"
BODY = "ORVANIA'S SECRET SERVICE IS FOLLOWING EDITORS\n\nTwo editors were followed by unknown men. {}\n"


def followed(case_of: Any, said: str, perpetrator: str = "ORVANIA'S SECRET SERVICE", **more: str) -> Any:
    text = BODY.format(said)
    case = case_of(text)
    heading = text.partition("\n")[0]
    case.event("surveillance", clause=heading, heading="true", perpetrator=perpetrator, **more)
    case.event("surveillance", clause="Two editors were followed", perpetrator="unknown men")
    return case


@pytest.mark.parametrize(
    "said",
    [
        "The editors claim that Orvania's secret service is behind it.",
        "They believe Orvania's Secret Service to be involved.",
        "Orvania's secret service allegedly ordered it.",
    ],
)
def test_a_headline_that_states_what_the_text_attributes(case_of: Any, said: str) -> None:
    case = followed(case_of, said)
    (finding,) = check(case.facts, case.text)
    assert (finding.rule, finding.severity) == (RULE, Severity.QUESTION)
    first, second = (case.text[passage.start : passage.end] for passage in finding.passages)
    assert first == "ORVANIA'S SECRET SERVICE IS FOLLOWING EDITORS" or first == ""
    assert second == said


@pytest.mark.parametrize(
    ("said", "perpetrator", "more"),
    [
        ("Agents of Orvania's secret service showed their cards.", "ORVANIA'S SECRET SERVICE", {}),
        ("The editors claim that Orvania's secret service did it.", "UNKNOWN MEN", {}),
        ("The editors claim that Orvania's secret service did it.", "", {}),
        ("Nobody knows more.", "ORVANIA'S SECRET SERVICE", {}),
        ("Editors say that armed persons did it.", "ARMED PERSONS", {}),
        ("Editors claim Orvania's secret service did it.", "ORVANIA'S SECRET SERVICE", {"attribution": "EDITORS SAY"}),
    ],
)
def test_headlines_that_are_borne_out_are_silent(case_of: Any, said: str, perpetrator: str, more: Any) -> None:
    case = followed(case_of, said, perpetrator, **more)
    assert check(case.facts, case.text, only=[RULE]) == ()


def test_one_question_for_a_headline_that_tells_two_deeds_of_one(case_of: Any) -> None:
    case = followed(case_of, "The editors claim that Orvania's secret service is behind it.")
    case.event("threat", clause="IS FOLLOWING EDITORS", heading="true", perpetrator="ORVANIA'S SECRET SERVICE")
    assert len(check(case.facts, case.text)) == 1


@pytest.mark.parametrize(
    "headline", ["“Orvania's secret service follows editors”", "Orvania's secret service follows us, editors say"]
)
def test_a_headline_that_quotes_or_attributes_says_whose_word_it_is(case_of: Any, headline: str) -> None:
    case = case_of(f"{headline}\n\nEditors claim that Orvania's secret service did it.")
    case.event("surveillance", clause=headline, heading="true", perpetrator="Orvania's secret service")
    assert check(case.facts, case.text) == ()


def test_what_an_office_does_openly_is_no_allegation(case_of: Any) -> None:
    case = case_of("Court bans the paper\n\nA court is said to have banned the paper.")
    case.event("restriction", clause="Court bans the paper", heading="true", perpetrator="Court")
    assert check(case.facts, case.text) == ()


@pytest.mark.parametrize(("attribution", "found"), [("the editors claim", 1), ("", 0)])
def test_a_body_event_with_the_same_perpetrator(case_of: Any, attribution: str, found: int) -> None:
    case = case_of()
    case.event("threat", heading="true", perpetrator="Harbour police")
    more = {"attribution": attribution} if attribution else {}
    case.event("threat", perpetrator="the harbour police", **more)
    assert len(check(case.facts, case.text)) == found


@pytest.mark.parametrize(
    ("headline", "body", "completion", "found"),
    [
        ("abduction", "attempted_abduction", "attempted", 1),
        ("killing", "killing", "threatened", 1),
        ("attempted_abduction", "attempted_abduction", "attempted", 0),
        ("abduction", "abduction", "done", 0),
        ("abduction", "threat", "threatened", 0),
    ],
)
def test_an_attempt_told_as_a_deed(case_of: Any, headline: str, body: str, completion: str, found: int) -> None:
    case = case_of()
    case.event(headline, heading="true", victim="Vera Molnar", label="the abduction")
    case.event(body, victim="Vera Molnar", completion=completion)
    findings = check(case.facts)
    assert len(findings) == found
    assert all("tells of an attempt" in finding.message for finding in findings)
