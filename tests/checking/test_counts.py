"""A number of people against the names, or the parts, beside it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.checking import check
from tocsin.checking.counted import counted
from tocsin.checking.saying import MOST_FINDINGS
from tocsin.domain.facts import Finding, Severity
from tocsin.domain.passages import InText

PEOPLE = ("Ilona Varga", "Marta Velin", "Piotr Zan", "Dana Orel", "Ivo Brand", "Lena Hoff", "Ada Krill")


def findings(case_of: Any, text: str, people: tuple[str, ...] = PEOPLE) -> tuple[Finding, ...]:
    case = case_of(text)
    for number, name in enumerate(people):
        case.kinds[f"person:{number}"] = "person"
        case.fact(f"person:{number}", "person.name", name)
    return check(case.facts, case.text, only=["counts"])


@pytest.mark.parametrize(
    ("text", "said", "given", "severity"),
    [
        ("Two activists (Ilona Varga, Marta Velin and Piotr Zan) were held.", "Two activists", 3, "contradiction"),
        ("2 activists: Ilona Varga, Marta Velin and Piotr Zan.", "2 activists", 3, "contradiction"),
        ("Two Orvanian human rights defenders: Ilona Varga, Marta Velin, Piotr Zan.", "defenders", 3, "contradiction"),
        ("Two activists were arrested: Ilona Varga, Marta Velin and Piotr Zan.", "Two activists", 3, "contradiction"),
        ("Two members of the Lantern Foundation: Ilona Varga (36), Marta Velin, Piotr Zan.", "Two members", 3,
         "contradiction"),
        ("Two activists:\n\n- Ilona Varga\n- Marta Velin, lawyer\n- Piotr Zan (36)\n\nMore.", "Two activists", 3,
         "contradiction"),
        ("Four activists were held:\n1. Ilona Varga\n2) Marta Velin", "Four activists", 2, "question"),
        ("Four activists – Ilona Varga, Marta Velin and Piotr Zan – were held.", "Four activists", 3, "question"),
        ("Nine people, five men and three women, were held.", "Nine people", 8, "question"),
        ("Nine people: five men and three women.", "Nine people", 8, "question"),
        ("Seven people (five men, a woman and two children).", "Seven people", 8, "contradiction"),
        ("Five men and three women, nine people in all.", "nine people", 8, "question"),
        ("They took five men and three women (nine people).", "nine people", 8, "question"),
        ("On 3 May they took five men and a woman, altogether five people.", "five people", 6, "contradiction"),
        ("Пятеро мужчин и женщина, всего семь человек.", "семь человек", 6, "question"),
        ("Двадцать пять человек: двадцать мужчин и шесть женщин.", "Двадцать пять человек", 26, "contradiction"),
        ("Six people: three journalists and two lawyers.", "Six people", 5, "question"),
    ],
)  # fmt: skip
def test_a_number_that_its_list_does_not_give(case_of: Any, text: str, said: str, given: int, severity: str) -> None:
    (finding,) = findings(case_of, text)
    first, second = (text[place.start : place.end] for place in finding.passages if isinstance(place, InText))
    assert said in first
    assert str(given) in finding.message
    assert finding.severity is Severity(severity)
    assert "Varga" in second or "wom" in second or "женщин" in second or "lawyers" in second


@pytest.mark.parametrize(
    "text",
    [
        "Three activists: Ilona Varga, Marta Velin and Piotr Zan.",
        "At least two activists: Ilona Varga, Marta Velin and Piotr Zan.",
        "Two of the activists, Ilona Varga, Marta Velin and Piotr Zan, spoke.",
        "One of the five activists: Ilona Varga, Marta Velin and Piotr Zan.",
        "Two activists, among them Ilona Varga, Marta Velin and Piotr Zan.",
        "Two activists: Ilona Varga, Marta Velin, Piotr Zan and others.",
        "Two activists: Ilona Varga, Marta Velin and the Lantern Foundation.",
        "Two activists: Ilona Varga, Marta Velin, Lantern Watch.",
        "Two activists: Ilona Varga, a lawyer, Marta Velin, an editor.",
        "Two lawyers met the families: Ilona Varga, Marta Velin and Piotr Zan.",
        "Two activists:\n- Ilona Varga\n- Marta Velin\nPiotr Zan is free.",
        "Two activists:\n- Ilona Varga\n- Marta Velin\n- the Lantern Foundation",
        "Three activists:\n- Ilona Varga\n- Marta Velin\n- a man whose name is not known",
        "Two activists:\n- Ilona Varga\n- Marta Velin\n- Lantern Foundation",
        "Two activists:\n- Ilona Varga\n- Marta Velin\n\nTwo lawyers:\n- Piotr Zan\n- Dana Orel",
        "The lawyers of two activists – Ilona Varga, Marta Velin and Piotr Zan – were there.",
        "Адвокаты двух активистов – Ilona Varga, Marta Velin, Piotr Zan – пришли.",
        "Матері двох активістів – Ilona Varga, Marta Velin, Dana Orel – прийшли.",
        "Żony dwóch aktywistów – Ilona Varga, Marta Velin, Dana Orel – przyszły.",
        "Two families: Ilona Varga, Marta Velin and Piotr Zan.",
        "Two letters: Ilona Varga, Marta Velin and Piotr Zan.",
        "On 2 May 2030: Ilona Varga, Marta Velin and Piotr Zan.",
        "Some of the 2,000 people: Ilona Varga, Marta Velin and Piotr Zan.",
        "Nine people, including five men and three women.",
        "Nine people: five men, three women and a child.",
        "Nine people: five men, three of them armed, and four women.",
        "Nine people: five journalists and three women.",
        "Nine people: five children and three girls.",
        "Nine people were killed, five children and three women.",
        "Nine people were killed: five children and three women.",
        "Nine people were hurt: two badly and one lightly.",
        "Nine people were arrested: two on Monday and five on Tuesday.",
        "Nine people: two in Brod and three in Tarn.",
        "Nine people: at least five men and three women.",
        "Five men and at least three women, nine people in all.",
        "Five men and three women of the village, nine people in all.",
        "Five men and three women, nine people of the village.",
        "Nine people were held, five journalists and three lawyers.",
        "They took two journalists, three men and two women.",
        "They took two children, three men and two women.",
        "Three or four people: five men and three women.",
        "From 2–4 people: five men and three women.",
        "From 2 to 4 people: five men and three women.",
        "Chapter 1.5 people: five men and three women.",
    ],
)
def test_what_may_be_right_stays_silent(case_of: Any, text: str) -> None:
    assert [finding.message for finding in findings(case_of, text)] == []


@pytest.mark.parametrize(
    ("text", "was", "becomes"),
    [
        ("Two activists: Ilona Varga, Marta Velin, Piotr Zan.", "Two", "Three"),
        ("They took 2 activists: Ilona Varga, Marta Velin, Piotr Zan.", "2", "3"),
    ],
)
def test_the_number_is_what_is_mended(case_of: Any, text: str, was: str, becomes: str) -> None:
    (finding,) = findings(case_of, text)
    (repair,) = finding.repairs
    assert (repair.was, repair.becomes) == (was, becomes)
    place = repair.passage
    assert isinstance(place, InText)
    mended = text[: place.start] + repair.becomes + text[place.end :]
    assert findings(case_of, mended) == ()


def test_a_slavic_number_is_left_to_the_writer(case_of: Any) -> None:
    (finding,) = findings(case_of, "Двое активистов: Ilona Varga, Marta Velin, Piotr Zan.")
    assert finding.repairs == ()


@given(st.integers(2, 19), st.integers(2, len(PEOPLE)), st.sampled_from([" and ", ", and ", ", "]))
def test_a_list_is_counted_as_it_is(case_of: Any, number: int, named: int, last: str) -> None:
    text = f"They took {number} activists: {', '.join(PEOPLE[: named - 1])}{last}{PEOPLE[named - 1]}."
    assert len(findings(case_of, text)) == (number != named)


@given(st.integers(2, 60), st.integers(1, 30), st.integers(1, 30))
def test_parts_are_summed(case_of: Any, total: int, men: int, women: int) -> None:
    text = f"They took {total} people – {men} men and {women} women – away."
    assert len(findings(case_of, text)) == (total != men + women)


@pytest.mark.parametrize(
    ("count", "named", "asks"),
    [("2", 3, True), ("3", 3, False), ("4", 3, False), ("2..", 3, False), ("..2", 3, True), ("1..2", 3, True)],
)
def test_a_number_typed_for_an_event_against_the_people_named(case_of: Any, count: str, named: int, asks: bool) -> None:
    case = case_of()
    event = case.event("arrest", count=count)
    for number, name in enumerate(PEOPLE[:named]):
        case.fact(f"person:{number}", "person.name", name)
        case.fact(event, "event.victim", name)
    case.fact(event, "event.victim", "a crowd")
    assert [finding.severity for finding in check(case.facts, only=["counts"])] == [Severity.QUESTION] * asks


def test_a_person_with_two_names_is_one(case_of: Any) -> None:
    case = case_of()
    event = case.event("arrest", count="1")
    for name in ("Ilona Varga", "Илона Варга"):
        case.fact("person:0", "person.name", name)
        case.fact(event, "event.victim", name)
    assert check(case.facts, only=["counts"]) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Two people: " * 8_000,
        "Two people (" + "One, " * 20_000,
        ": Ann Bell, " * 8_000,
        "two men and " * 8_000,
        "two men, two people in all" * 4_000,
        ", " * 50_000,
        "Two people:\n" + "- Ilona Varga\n" * 20_000,
        "Two people:\n- Ilona\n" * 5_000,
        "(Two " * 20_000,
        "A " * 50_000 + ": B",
    ],
)
def test_texts_that_nobody_writes(case_of: Any, text: str) -> None:
    assert len(findings(case_of, text)) <= MOST_FINDINGS


def test_no_number_is_taken_out_of_another() -> None:
    assert list(counted("On 1.2 people: two men and two women.")) == []
