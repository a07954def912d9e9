"""Dates as facts: value, bounds, words, firmness; one claim for one place of the text."""

from __future__ import annotations

import pytest

from support.rows import DAY, reading_of, sentence
from tocsin.checking import check
from tocsin.domain.dates import Kind, bounds
from tocsin.domain.facts import CaseFacts, Fact, Firmness, Severity
from tocsin.domain.passages import InText
from tocsin.reading import read
from tocsin.reading.facts import facts_of


def _facts(text: str) -> CaseFacts:
    return facts_of(reading_of(text), text)


def _dates(text: str) -> list[Fact]:
    return [fact for fact in _facts(text).facts if fact.property == "event.date"]


TOLD = [
    sentence("On 3 May 2021 Marta Velin was arrested.", "2021-05-03", "3 May 2021"),
    sentence("On Monday, 3 May 2021, Marta Velin was arrested.", "2021-05-03", "Monday, 3 May 2021"),
    sentence("On May 3 Marta Velin was arrested.", "2021-05-03", "May 3"),
    sentence("In May 2021 Marta Velin was arrested.", "2021-05", "May 2021"),
    sentence("In 2019 Marta Velin was arrested.", "2019", "2019"),
    sentence("Yesterday Marta Velin was arrested.", "2021-05-31", "Yesterday"),
    sentence("Last week Marta Velin was arrested.", "[2021-05-24..2021-05-30]", "Last week"),
    sentence("Marta Velin was arrested on or about 3 May 2021.", "2021-05-03~", "on or about 3 May 2021"),
    sentence("Marta Velin was arrested on 3 or 4 May 2021.", "[2021-05-03,2021-05-04]", "3 or 4 May 2021"),
    sentence("Marta Velin was arrested before 3 May 2021.", "[..2021-05-03]", "before 3 May 2021"),
    sentence("Marta Velin has been detained since 3 May 2021.", "2021-05-03/..", "since 3 May 2021"),
    sentence("Marta Velin was detained from 3 to 5 May 2021.", "2021-05-03/2021-05-05", "from 3 to 5 May 2021"),
]


@pytest.mark.parametrize(("text", "value", "words"), TOLD)
def test_the_date_of_an_event_with_its_words(text: str, value: str, words: str) -> None:
    (fact,) = _dates(text)
    assert (fact.entity, fact.value, fact.original) == ("event:0", value, words)
    at = text.index(words)
    assert fact.passages == (InText("", at, at + len(words)),)


@pytest.mark.parametrize(("text", "value", "words"), TOLD)
def test_its_bounds_are_those_of_a_moment_told_on_the_statements_day(text: str, value: str, words: str) -> None:
    (fact,) = _dates(text)
    assert fact.bounds == bounds(value, Kind.MOMENT, told=DAY)
    assert fact.firmness is Firmness.FIRM


def test_an_event_without_a_date_has_no_date_fact() -> None:
    assert _dates("Marta Velin was arrested.") == []


SHARED = [
    sentence("On 3 May 2021 police arrested Marta Velin and beat Tovan Orrel.", 2),
    sentence("On 3 May 2021 police arrested Marta Velin, beat her and searched her flat.", 3),
    sentence("On 3 May 2021 Marta Velin was arrested.", 1),
]


@pytest.mark.parametrize(("text", "count"), SHARED)
def test_events_that_share_the_words_of_a_date_share_its_claim(text: str, count: int) -> None:
    dates = _dates(text)
    assert len(dates) == count
    assert len({fact.entity for fact in dates}) == count
    assert len({fact.claim for fact in dates}) == 1


def test_the_same_words_at_two_places_are_two_claims() -> None:
    dates = _dates("On 3 May 2021 police arrested Marta Velin.\n\nOn 3 May 2021 men beat Tovan Orrel.")
    assert [fact.value for fact in dates] == ["2021-05-03", "2021-05-03"]
    assert len({fact.claim for fact in dates}) == 2


CARRIED = [
    sentence("On 3 May 2021 police searched Marta Velin's flat. She was arrested."),
    sentence("On 3 May 2021 police searched Marta Velin's flat. Tovan Orrel was beaten."),
    sentence("On 3 May 2021 police beat Marta Velin. Officers searched her car. She was arrested."),
]


@pytest.mark.parametrize("text", CARRIED)
def test_a_date_that_is_carried_over_is_soft_and_shares_the_claim_of_its_words(text: str) -> None:
    first, *others = _dates(text)
    assert first.firmness is Firmness.FIRM
    for fact in others:
        assert fact.firmness is Firmness.SOFT
        assert (fact.value, fact.claim, fact.passages) == (first.value, first.claim, first.passages)


def test_only_dates_are_soft() -> None:
    for param in CARRIED:
        facts = _facts(param.values[0]).facts
        assert {fact.property for fact in facts if fact.firmness is Firmness.SOFT} <= {"event.date"}


STATEMENTS = [
    sentence("Dovrin, 4 May 2021\n\nMarta Velin was arrested.", None, "2021-05-04", "4 May 2021"),
    sentence("Dovrin, 4 May 2021\n\nMarta Velin was arrested.", "2021-05-04", "2021-05-04", "4 May 2021"),
    sentence("Dovrin, 4 May 2021\n\nMarta Velin was arrested.", "2021-06-01", "2021-06-01", ""),
    sentence("Marta Velin was arrested.", "2021-06-01", "2021-06-01", ""),
    sentence("Date: 4 May 2021\n\nMarta Velin was arrested.", None, "2021-05-04", "4 May 2021"),
]


@pytest.mark.parametrize(("text", "date", "value", "words"), STATEMENTS)
def test_the_statements_day_has_a_passage_only_where_the_text_has_it(
    text: str, date: str | None, value: str, words: str
) -> None:
    (fact,) = facts_of(read(text, date=date), text).of("statement:0", "statement.date")
    assert (fact.value, fact.original) == (value, words)
    assert bool(fact.passages) is bool(words)
    assert fact.bounds == bounds(value, Kind.MOMENT, told=value)


def test_a_statement_without_a_day_has_no_date_fact() -> None:
    text = "Marta Velin was arrested."
    assert facts_of(read(text), text).of("statement:0", "statement.date") == ()


DEADLINES = [
    sentence("The Ministry of Ports must answer by 30 June 2021.", "2021-06-30", "by 30 June 2021"),
    sentence("We call on the Ministry of Ports to answer before 30 June 2021.", "2021-06-30", "before 30 June 2021"),
    sentence(
        "We call on the Ministry of Ports to answer no later than 30 June 2021.",
        "2021-06-30",
        "no later than 30 June 2021",
    ),
    sentence(
        "The police must find the men.\n\nPlease send appeals before 30 June 2021 to:\n\nProsecutor General\nDovrin\n",
        "2021-06-30",
        "before 30 June 2021",
    ),
]


@pytest.mark.parametrize(("text", "value", "words"), DEADLINES)
def test_the_deadline_of_a_request(text: str, value: str, words: str) -> None:
    facts = _facts(text)
    (fact,) = facts.of("request:0", "request.deadline")
    assert (fact.value, fact.original, facts.kinds["request:0"]) == (value, words, "request")
    assert fact.bounds == bounds(value, Kind.MOMENT, told=DAY)


def test_requests_that_share_a_deadline_share_its_claim() -> None:
    text = "The police must act. The court must act.\n\nSend letters by 30 June 2021 to:\n\nProsecutor General\n"
    found = [fact for fact in _facts(text).facts if fact.property == "request.deadline"]
    assert len(found) == 2
    assert len({fact.claim for fact in found}) == 1


def test_a_request_without_a_deadline_is_no_entity() -> None:
    assert "request:0" not in _facts("The Ministry of Ports must answer.").kinds


def test_a_deadline_before_its_statement_is_found_with_its_repair() -> None:
    text = "Dovrin, 1 June 2021\n\nThe Ministry of Ports must answer by 15 June 2020."
    findings = check(facts_of(read(text), text), text)
    (finding,) = [finding for finding in findings if finding.rule == "deadline-before-statement"]
    assert finding.severity is Severity.CONTRADICTION
    assert [(repair.was, repair.becomes) for repair in finding.repairs] == [("2020", "2021")]


@pytest.mark.parametrize("text", [f"Dovrin, 1 June 2021\n\n{param.values[0]}" for param in DEADLINES])
def test_a_deadline_ahead_of_its_statement_is_no_finding(text: str) -> None:
    assert not [found for found in check(facts_of(read(text), text), text) if found.rule.startswith("deadline")]
