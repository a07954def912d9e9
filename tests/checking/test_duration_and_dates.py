"""So many days of detention against the dates beside them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.told_cases import told_case

from tocsin.checking import check
from tocsin.checking.saying import MOST_FINDINGS
from tocsin.checking.words.durations import Lasting, lastings
from tocsin.domain.dates import Kind, bounds
from tocsin.domain.facts import CaseFacts, Fact, Finding, Firmness, Severity
from tocsin.domain.passages import InText

BEGAN = "Ilona Varga was arrested on 3 May 2030. "


def findings(text: str, language: str = "en") -> tuple[Finding, ...]:
    facts, texts = told_case((text,), language, "2031-06-01")
    return check(facts, texts, only={"duration-and-dates"})


@pytest.mark.parametrize(
    ("text", "said", "severity"),
    [
        ("Ilona Varga was held in detention for 10 days, from 3 to 20 May 2030.", "10 days", "contradiction"),
        ("Ilona Varga was held in detention for ten days from 3 to 20 May 2030.", "ten days", "contradiction"),
        ("Ilona Varga was held in detention from 3 May 2030 to 20 May 2030, for 10 days.", "10 days", "contradiction"),
        ("Ilona Varga was held in detention from 3 to 20 May 2030 (15 days).", "15 days", "question"),
        ("Ilona Varga was held in detention from 3 May to 20 July 2030 (five weeks).", "five weeks", "contradiction"),
        ("Ilona Varga was held in detention from 3 May to 20 July 2030 (five months).", "five months", "contradiction"),
        (BEGAN + "On 20 May 2030 she was released after 10 days in custody.", "10 days", "question"),
        ("Ilona Varga was arrested on 3 May 2030 and held for 10 days. She was released on 20 May 2030.", "10 days",
         "question"),
        ("Ilona Varga was arrested on 3 May 2030. She was released on 20 May 2030; she had been held for 10 days.",
         "10 days", "question"),
    ],
)  # fmt: skip
def test_a_number_of_days_that_the_dates_do_not_give(text: str, said: str, severity: str) -> None:
    (finding,) = findings(text)
    places = [place for place in finding.passages if isinstance(place, InText)]
    assert text[places[-1].start : places[-1].end] == said
    assert f"“{said}”" in finding.message
    assert finding.severity is Severity(severity)
    assert len(finding.claims) == len(finding.passages) == len(set(finding.claims))


@pytest.mark.parametrize(
    "text",
    [
        "Ilona Varga was held in detention for 18 days, from 3 to 20 May 2030.",
        "Ilona Varga was held in detention for 16 days, from 3 to 20 May 2030.",
        "Ilona Varga was held in detention from 3 May to 20 July 2030 (eleven weeks).",
        "Ilona Varga was held in detention from 3 May to 20 July 2030 (three months).",
        "Ilona Varga was held in detention from 3 May to 20 July 2030 (two months).",
        "Ilona Varga was held in detention for at least 10 days, from 3 to 20 May 2030.",
        "Ilona Varga was held in detention from 3 to 20 May 2030. The first 10 days she was alone.",
        "Ilona Varga was on hunger strike for 10 days while in detention, from 3 to 20 May 2030.",
        "Ilona Varga refused food for 10 days and was held in detention from 3 to 20 May 2030.",
        "Ilona Varga was held in detention from 3 to 20 May 2030 and 10 days later she fled.",
        "Ilona Varga was held in detention from 3 to 20 May 2030, 10 days of it alone.",
        "Ilona Varga was held in detention from May to July 2030 (10 days).",
        BEGAN + "She was released on 20 May 2030 and spent 10 days in hospital.",
        BEGAN + "She was released on 20 May 2030 after 17 days in custody.",
        BEGAN + "She was released on 20 May 2030 after 10 days of talks.",
        BEGAN + "She was sentenced to 10 days of arrest and released on 20 May 2030.",
        BEGAN + "On 9 May 2030 she was arrested again. She was released on 20 May 2030 after 10 days in custody.",
        "Marta Velin was arrested on 3 May 2030. Ilona Varga was released on 20 May 2030 after 10 days in custody.",
    ],
)
def test_what_may_be_right_stays_silent(text: str) -> None:
    assert [finding.message for finding in findings(text)] == []


def told(text: str, words: str, value: str) -> tuple[CaseFacts, dict[str, str]]:
    """One detention whose date stands at these words."""
    at = text.index(words)
    place = (InText("0", at, at + len(words)),)
    fact = Fact(
        "event:0", "event.date", value, "proposal:0", bounds(value, Kind.MOMENT), original=words, passages=place
    )
    return CaseFacts({"event:0": "event"}, (fact,), (), {"event:0": "the detention"}), {"0": text}


@given(st.dates(date(2000, 1, 1), date(2030, 1, 1)), st.integers(0, 400), st.integers(1, 400))
def test_days_are_counted_with_or_without_their_ends(first: date, length: int, said: int) -> None:
    last = first + timedelta(days=length)
    words = f"from {first} to {last}"
    facts, texts = told(f"She was held {words} ({said} days).", words, f"{first}/{last}")
    found = check(facts, texts, only={"duration-and-dates"})
    assert len(found) == (said not in (length - 1, length, length + 1))


@given(st.sampled_from(["day", "week", "month", "year"]), st.integers(1, 90), st.integers(0, 4_000))
def test_what_is_farther_off_is_never_nearer(unit: str, number: int, days: int) -> None:
    lasting = Lasting(number, unit, 0, 0)
    middle = number * {"day": 1, "week": 7, "month": 30.44, "year": 365.25}[unit]
    farther = days + 1 if days >= middle else max(0, days - 1)
    assert lasting.off(round(middle)) == 0
    assert lasting.off(farther) >= lasting.off(days)


@pytest.mark.parametrize(
    ("text", "unit", "number"),
    [
        ("for 45 days", "day", 45), ("15 суток", "day", 15), ("трёх дней", "day", 3), ("двадцать пять дней", "day", 25),
        ("10 діб", "day", 10), ("трьох днів", "day", 3), ("przez 10 dni", "day", 10), ("po 10 dniach", "day", 10),
        ("two weeks", "week", 2), ("две недели", "week", 2), ("два тижні", "week", 2), ("dwa tygodnie", "week", 2),
        ("two months", "month", 2), ("два месяца", "month", 2), ("два місяці", "month", 2),
        ("dwa miesiące", "month", 2),
        ("two years", "year", 2), ("два года", "year", 2), ("п’ять років", "year", 5), ("pięć lat", "year", 5),
    ],
)  # fmt: skip
def test_durations_in_four_languages(text: str, unit: str, number: int) -> None:
    (found,) = lastings(text)
    assert (found.unit, found.number) == (unit, number)


@pytest.mark.parametrize(
    ("firmness", "severities"),
    [
        (Firmness.FIRM, [Severity.CONTRADICTION]),
        (Firmness.OCR, [Severity.QUESTION]),
        (Firmness.SOFT, []),
    ],
)
def test_figures_that_a_machine_recognised_are_asked_about_only(firmness: Firmness, severities: list[Severity]) -> None:
    text = "Ilona Varga was held in detention for 10 days, from 3 to 20 May 2030."
    facts, texts = told_case((text,), "en", "2031-06-01")
    facts = replace(facts, facts=tuple(replace(fact, firmness=firmness) for fact in facts.facts))
    assert [finding.severity for finding in check(facts, texts, only={"duration-and-dates"})] == severities


@pytest.mark.parametrize(
    "text",
    [
        "about 10 days", "10 days later", "10 days ago", "the first 10 days", "every 3 days", "within 10 days",
        "не менее 10 суток", "10 дней спустя", "первые 10 дней", "понад 10 діб", "10 днів тому", "co najmniej 10 dni",
        "10 dni później", "20 May 2030", "10 daylight", "1.5 days", "2-3 days",
    ],
)  # fmt: skip
def test_what_is_no_firm_duration(text: str) -> None:
    assert list(lastings(text)) == []


@pytest.mark.parametrize("filling", ["10 days, ", "for 10 days in ", "(10 days) ", "held " * 3, "ten "])
def test_texts_that_nobody_writes(filling: str) -> None:
    words = "from 2030-05-03 to 2030-05-20"
    text = f"She was held {words} (" + filling * 20_000
    facts, texts = told(text, words, "2030-05-03/2030-05-20")
    assert len(check(facts, texts, only={"duration-and-dates"})) <= MOST_FINDINGS
