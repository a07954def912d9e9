"""Time limits of a procedure in a case: by hand, on both sides of the last day, and never an empty answer."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.whole_files import whole_file

from tocsin.checking import Asked, check
from tocsin.checking.rows import Row, case_of_rows
from tocsin.domain.facts import CaseFacts, Finding, Severity
from tocsin.domain.procedures import LimitKind, procedure, procedures

REFUSAL: tuple[Row, ...] = (
    ("proceeding:1", "proceeding.type", "asylum"),
    ("stage:1", "stage.proceeding", "proceeding:1"),
    ("stage:1", "stage.type", "asylum.first-decision"),
)


def limits(facts: CaseFacts, name: str, at: str = "2031-06-01T12:00+00:00") -> tuple[Finding, ...]:
    return check(facts, only={"gap-time-limit"}, asked=Asked(procedure(name), datetime.fromisoformat(at)))


def refusal(*rows: tuple[str, str], day: str) -> str:
    more = [("stage:1", f"stage.{name}", value) for name, value in rows]
    (finding,) = limits(case_of_rows((*REFUSAL, *more)), "asylum", f"{day}T12:00+00:00")
    return finding.message


@pytest.mark.parametrize(
    ("rows", "day", "said"),
    [
        ((("time_limit", "2031-06-03"),), "2031-06-03", "has not passed; it ends on 3 June 2031 (as entered)"),
        ((("time_limit", "2031-06-03"),), "2031-06-04", "has passed; it ended on 3 June 2031 (as entered)"),
        (
            (("time_limit", "2031-06"),),
            "2031-06-02",
            "may have passed; it ends some time between 1 June 2031 and 30 June",
        ),
        ((("served", "2031-05-20"), ("limit_days", "14")), "2031-06-03", "has not passed; it ends on 3 June 2031"),
        ((("served", "2031-05-20"), ("limit_days", "14")), "2031-06-04", "has passed; it ended on 3 June 2031"),
        (
            (("served", "2031-05"), ("limit_days", "14")),
            "2031-05-15",
            "has not passed; it ends some time between 15 May",
        ),
        ((("served", "2031-05"), ("limit_days", "14")), "2031-05-16", "may have passed"),
        ((("served", "2031-05"), ("limit_days", "14")), "2031-06-14", "may have passed"),
        ((("served", "2031-05"), ("limit_days", "14")), "2031-06-15", "has passed; it ended some time between 15 May"),
        ((("served", "2031-05-20~"), ("limit_days", "14")), "2031-09-01", "may have passed"),
        ((("served", "2031-05-20"), ("limit_days", "7..14")), "2031-05-27", "has not passed"),
        ((("served", "2031-05-20"), ("limit_days", "7..14")), "2031-05-28", "may have passed"),
        (
            (("date", "2031-05-20"), ("limit_days", "14")),
            "2031-06-03",
            "has not passed; it ends not before 3 June 2031",
        ),
        (
            (("date", "2031-05-20"), ("limit_days", "14")),
            "2033-06-04",
            "may have passed; it ends not before 3 June 2031",
        ),
        ((("limit_days", "14"),), "2031-06-03", "may have passed; it ends on a day that cannot be told"),
        ((("date", "2031-05-20"), ("served", "2031-05-25")), "2031-06-03", "enter what the lawyer said"),
        ((), "2031-06-03", "a time limit may be running for an appeal: enter what the lawyer said"),
    ],
)
def test_the_limit_of_a_decision(rows: tuple[tuple[str, str], ...], day: str, said: str) -> None:
    assert said in refusal(*rows, day=day)


@given(st.dates(date(2030, 1, 1), date(2032, 1, 1)), st.integers(0, 60), st.integers(1, 60), st.integers(-10, 140))
def test_the_words_agree_with_every_day_of_service(first: date, width: int, days: int, after: int) -> None:
    today = first + timedelta(days=after)
    over = {today > first + timedelta(days=more + days) for more in range(width + 1)}
    served = f"[{first}..{first + timedelta(days=width)}]"
    said = "may have passed" if len(over) == 2 else "has passed" if over == {True} else "has not passed"
    assert said in refusal(("served", served), ("limit_days", str(days)), day=today.isoformat())


@pytest.mark.parametrize("step", ["asylum.appeal", "asylum.appeal-decision", "asylum.final"])
def test_a_later_step_answers_the_decision(step: str) -> None:
    later = (("stage:2", "stage.proceeding", "proceeding:1"), ("stage:2", "stage.type", step))
    found = limits(case_of_rows((*REFUSAL, *later)), "asylum")
    assert not any("stage:1" in finding.subjects for finding in found)


@pytest.mark.parametrize("step", ["asylum.interview", "extradition.appeal", "asylum.withdrawn"])
def test_an_earlier_or_foreign_step_does_not(step: str) -> None:
    later = (("stage:2", "stage.proceeding", "proceeding:1"), ("stage:2", "stage.type", step))
    elsewhere = (("stage:3", "stage.proceeding", "proceeding:2"), ("stage:3", "stage.type", "asylum.appeal"))
    found = limits(case_of_rows((*REFUSAL, *later, *elsewhere)), "asylum")
    assert any("stage:1" in finding.subjects for finding in found)


@pytest.mark.parametrize(
    ("day", "asked", "said"),
    [
        ("2031-03-05", "2031-06-05", "has not passed; it ends on 5 June 2031 (3 months; "),
        ("2031-03-05", "2031-06-06", "has passed; it ended on 5 June 2031"),
        ("2031-03", "2031-06-01", "has not passed; it ends some time between 1 June 2031 and 30 June 2031"),
        ("2031-03", "2031-06-30", "may have passed"),
        ("2031-03", "2031-07-01", "has passed"),
        (
            "2031-03-05?",
            "2031-03-06",
            "may have passed; it ends some time between 26 May 2031 and 12 June 2031, the day",
        ),
        (
            None,
            "2031-06-05",
            "a time limit may be running for the urgent procedure of the Working Group: enter the day",
        ),
    ],
)
def test_three_months_for_the_urgent_procedure(day: str | None, asked: str, said: str) -> None:
    more = [("event:1", "event.date", day)] if day else []
    facts = whole_file(procedure("wgeid"), without=["event.date"], more=more)
    found = [one for one in limits(facts, "wgeid", f"{asked}T12:00+00:00") if "event:1" in one.subjects]
    assert [said in one.message for one in found] == [True], found


def test_the_registry_reads_until_four_in_the_afternoon() -> None:
    facts = whole_file(procedure("rule-39"))  # Wednesday 18 June 2031, 10:00 in Strasbourg
    for at, said in (("2031-06-16T14:00+00:00", "has not passed"), ("2031-06-16T14:00:01+00:00", "has passed")):
        (finding,) = limits(facts, "rule-39", at)
        assert said in finding.message
        assert "at 16:00 on 16 June 2031, Strasbourg time" in finding.message
        assert "not verified" in finding.message


def test_an_unverified_limit_prints_no_day() -> None:
    for name in ("special-procedures", "wgad", "interpol-ccf"):
        (finding,) = [one for one in limits(whole_file(procedure(name)), name) if "answer" in one.subjects[-1]]
        assert finding.message.startswith("Not verified: ")
        assert not any(character.isdigit() for character in finding.message)
        assert finding.severity is Severity.QUESTION


@pytest.mark.parametrize("name", [one.id for one in procedures().values()])
def test_no_answer_is_empty(name: str) -> None:
    """Of a file that lacks nothing else a time limit is asked for, where only a person can know it."""
    found = limits(whole_file(procedure(name)), name)
    asked = {one.subjects[-1].split("/")[2] for one in found}
    assert asked == {limit.id for limit in procedure(name).limits} != set()
    unknown = [limit for limit in procedure(name).limits if limit.kind is LimitKind.ENTERED]
    assert sum("enter what the lawyer said" in one.message for one in found) == len(unknown)


def test_what_the_office_sets_itself_is_not_asked_of_a_lawyer() -> None:
    facts = whole_file(procedure("urgent-action"), without=["intervention.reply_by", "intervention.valid_until"])
    assert limits(facts, "urgent-action") == ()


def test_a_verdict_that_changes_is_another_question() -> None:
    facts = case_of_rows((*REFUSAL, ("stage:1", "stage.time_limit", "2031-06-03")))
    subjects = {limits(facts, "asylum", f"2031-06-0{day}T12:00+00:00")[0].subjects for day in (2, 3, 4, 5)}
    assert len(subjects) == 2


def test_two_accounts_of_a_day_are_reckoned_together() -> None:
    rows = (("served", "2031-05-10"), ("served", "2031-05-20"), ("limit_days", "14"))
    assert "has not passed" in refusal(*rows, day="2031-05-24")
    assert "may have passed" in refusal(*rows, day="2031-05-25")
    assert "has passed" in refusal(*rows, day="2031-06-04")
    assert Asked(procedure("asylum"), datetime(2031, 6, 4, tzinfo=UTC)).today == date(2031, 6, 4)
