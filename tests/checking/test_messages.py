"""What an officer reads: every rule's message in full, and that it names all sides."""

from __future__ import annotations

from typing import Any

import pytest

from tocsin.checking import check, rules


def message(case: Any, rule: str) -> str:
    (finding,) = check(case.facts, case.text or None, only=[rule])
    return finding.message


def test_a_report_of_two_deeds(case_of: Any) -> None:
    case = case_of()
    press = case.event("press_conference", "2013-07-10", label="the press conference")
    for day in ("2018-07-05", "2018-07-09"):
        case.relation("reports", press, case.event("threat", day))
    assert message(case, "reported-before-it-happened") == (
        "The press conference is dated 10 July 2013 but tells of 5 July 2018 and 9 July 2018. "
        "With 2018 in place of 2013 everything fits."
    )


def test_a_statement_before_what_it_tells(case_of: Any) -> None:
    case = case_of("Brod, 12 July 2018. On 5 July 2081 men came.", "2018-07-12", "12 July 2018")
    case.event("assault", "2081-07-05", "5 July 2081")
    assert message(case, "reported-before-it-happened") == (
        "This statement is dated 12 July 2018 but tells of 5 July 2081. With 2018 in place of 2081 everything fits."
    )


@pytest.mark.parametrize(
    ("kind", "said"),
    [("after", "is told as coming after"), ("same_day", "is told as on the same day as")],
)
def test_an_order(case_of: Any, kind: str, said: str) -> None:
    case = case_of()
    first, second = case.event("release", "2017-11-03", label="the release"), case.event("arrest", "2018-11-03")
    case.relation(kind, first, second)
    assert message(case, "order-of-events").startswith(
        f"The release (3 November 2017) {said} the arrest (3 November 2018). Which date is right?"
    )


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ((3, 3), "3 days after"),
        ((1, 1), "1 day after"),
        ((2, 3), "2 to 3 days after"),
        ((-3, -3), "3 days before"),
        ((-3, -2), "2 to 3 days before"),
        ((0, 2), "0 to 2 days after"),
    ],
)
def test_a_distance(case_of: Any, days: tuple[int, int], said: str) -> None:
    case = case_of()
    fire, beating = case.event("assault", "2021-05-26", label="the fire"), case.event("assault", "2021-05-06")
    case.relation("distance", fire, beating, days)
    assert message(case, "distance-between-dates").startswith(
        f"The fire (26 May 2021) is said to be {said} the assault (6 May 2021); "
        f"by their dates it is {'20 days after' if 'before' in said else '20'}."
    )


def test_a_duration(case_of: Any) -> None:
    case = case_of("He was held from 18 to 21 February 2021.")
    held = case.event("detention", "2021-02-18/2021-02-21", "18 to 21 February 2021")
    case.relation("duration", held, held, (45, 45))
    assert message(case, "distance-between-dates") == (
        "The detention is said to have lasted 45 days, but is dated 18 to 21 February 2021."
    )


def test_two_accounts(case_of: Any) -> None:
    case = case_of()
    case.event("arrest", "2018-07-05", label="the arrest of Ivo Brandt")
    case.fact("event:0", "event.date", "2018-07-09", dated=True)
    assert message(case, "two-dates").startswith(
        "Two accounts differ about the arrest of Ivo Brandt: 5 July 2018 and 9 July 2018. Which is right?"
    )


def test_an_age(case_of: Any) -> None:
    case = case_of(told="2020-03-06")
    case.kinds["person:0"], case.labels["person:0"] = "person", "Ivo Brandt"
    case.fact("person:0", "person.birth", "1984-02-29", dated=True)
    case.fact("person:0", "person.age", "46")
    assert message(case, "age-and-birth") == (
        "Ivo Brandt is said to be 46, and to be born 29 February 1984; on 6 March 2020 that does not fit. "
        "Which is right?"
    )


def test_a_deadline(case_of: Any) -> None:
    case = case_of(told="2020-03-06")
    case.fact("request:0", "request.deadline", "2002-04-17", dated=True)
    assert message(case, "deadline-before-statement") == (
        "The deadline (17 April 2002) lies before the statement (6 March 2020). "
        "With 2020 in place of 2002 everything fits."
    )


@pytest.mark.parametrize(
    ("text", "rule", "said"),
    [
        (
            "On Tuesday 28 February 2020.",
            "weekday",
            "28 February 2020 was a Friday, not a Tuesday. Is the date right, or the day of the week?",
        ),
        (
            "On 31 April 2020.",
            "no-such-date",
            "There was no 31 April 2020: that month has 30 days. Which day is meant?",
        ),
        ("On 31 April.", "no-such-date", "There was no 31 April: that month has 30 days. Which day is meant?"),
    ],
)
def test_the_calendar(case_of: Any, text: str, rule: str, said: str) -> None:
    assert message(case_of(text), rule) == said


def test_no_rule_scores_a_witness_or_commands() -> None:
    """The words of the rules themselves: a reason, no verdict."""
    for rule in rules():
        assert not {"lie", "liar", "false", "error", "must not", "credib"} & set(rule.reason.casefold().split())
        assert rule.name.replace("-", "").isalpha()


@pytest.mark.parametrize(
    ("days", "severity"),
    [((3, 3), "contradiction"), ((18, 24), "contradiction"), ((183, 549), "question"), ((15, 45), "question")],
)
def test_what_is_counted_in_months_or_years_is_a_question(case_of: Any, days: tuple[int, int], severity: str) -> None:
    case = case_of()
    fire, beating = case.event("assault", "2021-05-06", label="the fire"), case.event("assault", "2021-12-06")
    case.relation("distance", fire, beating, days)
    [found] = [one for one in check(case.facts) if one.rule == "distance-between-dates"]
    assert str(found.severity) == severity
