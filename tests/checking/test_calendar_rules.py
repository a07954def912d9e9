"""Rules that need a calendar and the words: weekday, days that do not exist, ages, deadlines."""

from __future__ import annotations

from typing import Any

import pytest

from tocsin.checking import check
from tocsin.domain.facts import Severity

WEEKDAY_RIGHT = [
    "He was taken on Friday 28 February 2020.",
    "He was taken on Friday, 28 February 2020.",
    "He was taken on Friday, February 28, 2020.",
    "He was taken on Friday, the 28th of February 2020.",
    "He was taken on 28 February 2020, a Friday.",
    "He was taken on 28 February 2020 (Friday).",
    "He was born on 29 February 1984 and seen on the Wednesday of this week, 4 March 2020.",
    "On Monday he wrote; on 28 February 2020 he was taken.",
]


@pytest.mark.parametrize("text", WEEKDAY_RIGHT)
def test_a_weekday_that_is_right_is_silent(case_of: Any, text: str) -> None:
    assert check(case_of(text).facts, text) == ()


@pytest.mark.parametrize("text", WEEKDAY_RIGHT[:6])
def test_a_weekday_that_is_wrong_is_found_with_the_right_one(case_of: Any, text: str) -> None:
    text = text.replace("Friday", "Tuesday")
    (finding,) = check(case_of(text).facts, text)
    assert (finding.rule, finding.severity) == ("weekday", Severity.CONTRADICTION)
    assert finding.message.startswith("28 February 2020 was a Friday, not a Tuesday.")
    assert (finding.repairs[-1].was, finding.repairs[-1].becomes) == ("Tuesday", "Friday")
    (passage,) = finding.passages
    assert "28" in text[passage.start : passage.end]
    assert "Tuesday" in text[passage.start : passage.end]


@pytest.mark.parametrize(
    ("text", "was", "becomes"),
    [
        ("В среду, 14 марта 2023 года, её задержали.", "среду", "вторник"),
        ("Среда, 14 марта 2023 года: её задержали.", "Среда", "Вторник"),
        ("Её задержали 16 марта 2023 года (среда).", "среда", "четверг"),
        ("У середу, 17 березня 2023 року, її затримали.", "середу", "п’ятницю"),
        ("У п'ятницю 14 березня 2023 року її затримали.", "п'ятницю", "вівторок"),
        ("W środę, 17 marca 2023 roku, została zatrzymana.", "środę", "piątek"),
        ("W niedzielę 15 października 2023 r. były wybory.", None, None),
        ("В понедельник 13 марта 2023 года её задержали.", None, None),
        ("У суботу, 18 березня 2023 року, її звільнили.", None, None),
        ("On TUESDAY 17 March 2023 she was held.", "TUESDAY", "FRIDAY"),
    ],
)
def test_days_of_the_week_in_four_languages(case_of: Any, text: str, was: str | None, becomes: str | None) -> None:
    findings = check(case_of(text).facts, text)
    assert [(finding.repairs[0].was, finding.repairs[0].becomes) for finding in findings] == (
        [(was, becomes)] if was else []
    )


@pytest.mark.parametrize("text", ["31 квітня 2018 року", "30 февраля 2018 года", "31 czerwca 2018 r."])
def test_days_that_do_not_exist_in_other_languages(case_of: Any, text: str) -> None:
    assert [finding.rule for finding in check(case_of(text).facts, text)] == ["no-such-date"]


def test_a_year_that_all_other_dates_have_is_the_first_repair(case_of: Any) -> None:
    text = "On Thursday 5 July 2013 he was taken. On 6 July 2018 he was charged."
    case = case_of(text)
    case.event("charge", "2018-07-06", "6 July 2018")
    (finding,) = check(case.facts, text)
    assert [(repair.was, repair.becomes) for repair in finding.repairs] == [("2013", "2018"), ("Thursday", "Friday")]


@pytest.mark.parametrize(
    ("said", "told", "severity"),
    [
        ("Thursday, 5 July", "2018-07-12", None),
        ("Tuesday, 5 July", "2018-07-12", Severity.CONTRADICTION),
        ("Wednesday, 5 July", "2018-12-12", None),  # 2017 may be meant
        ("Sunday, 5 July", "2018-12-12", Severity.QUESTION),
    ],
)
def test_a_year_that_we_reckoned_weighs_less(case_of: Any, said: str, told: str, severity: Severity | None) -> None:
    text = f"On {said}, he was taken."
    case = case_of(text, told)
    case.event("arrest", "2018-07-05", "5 July")
    assert [finding.severity for finding in check(case.facts, text)] == ([severity] if severity else [])


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("On 31 April 2018 he was taken.", "30"),
        ("On February 30, 2018 he was taken.", "28"),
        ("On 29 February 2019 he was taken.", "28"),
        ("On 31 June he was taken.", "30"),
        ("On 32 May 2018 he was taken.", "31"),
    ],
)
def test_a_day_that_no_calendar_has(case_of: Any, text: str, last: str) -> None:
    (finding,) = check(case_of(text).facts, text)
    assert (finding.rule, finding.severity) == ("no-such-date", Severity.CONTRADICTION)
    assert finding.repairs[0].becomes == last
    passage = finding.repairs[0].passage
    assert text[passage.start : passage.end] == finding.repairs[0].was


def test_a_leap_day_of_the_year_that_all_other_dates_have(case_of: Any) -> None:
    text = "On 29 February 2021 he was taken. On 2 March 2020 he was charged."
    case = case_of(text)
    case.event("charge", "2020-03-02", "2 March 2020")
    (finding,) = check(case.facts, text)
    assert [(repair.was, repair.becomes) for repair in finding.repairs] == [("2021", "2020"), ("29", "28")]


@pytest.mark.parametrize(
    "text",
    [
        "On 29 February 2020 and 31 May 2018 he was free.",
        "On 29 February he is 36.",
        "Page 31 June Avenue 7".replace("31 June", "30 June"),
        "He was 41 May 2018 he turned 42.",
        "It cost 300 May 2018.",
        "At 10:31 April 2018 seemed far.",
        "",
    ],
)
def test_days_that_exist_and_numbers_that_are_none(case_of: Any, text: str) -> None:
    assert check(case_of(text).facts, text) == ()


@pytest.mark.parametrize(
    ("birth", "age", "severity"),
    [
        ("1984-02-29", "36", None),
        ("1984-02-29", "35", Severity.QUESTION),
        ("1984-02-29", "38", Severity.CONTRADICTION),
        ("1984", "35", None),
        ("1984", "36", None),
        ("1984", "39", Severity.CONTRADICTION),
        ("1984~", "46", None),
        ("1984-02-29", "thirty", None),
    ],
)
def test_age_against_birth(case_of: Any, birth: str, age: str, severity: Severity | None) -> None:
    case = case_of(told="2020-03-06")
    case.fact("person:0", "person.birth", birth, dated=True)
    case.fact("person:0", "person.age", age)
    findings = check(case.facts)
    assert [finding.severity for finding in findings] == ([severity] if severity else [])
    assert all(finding.rule == "age-and-birth" and len(finding.claims) == 3 for finding in findings)


@pytest.mark.parametrize(
    ("deadline", "severity", "first"),
    [
        ("2020-04-17", None, None),
        ("2020-03-06", None, None),
        ("2002-04-17", Severity.CONTRADICTION, "2020"),
        ("2019-04-17", Severity.CONTRADICTION, None),
        ("2020-02-17", Severity.QUESTION, None),
        ("2020-04", None, None),
    ],
)
def test_a_deadline_lies_ahead(case_of: Any, deadline: str, severity: Severity | None, first: str | None) -> None:
    case = case_of(told="2020-03-06")
    case.kinds["request:0"] = "request"
    case.fact("request:0", "request.deadline", deadline, dated=True)
    findings = check(case.facts)
    assert [finding.severity for finding in findings] == ([severity] if severity else [])
    if first:
        assert findings[0].repairs[0].becomes == first
