"""Stages of proceedings against one another: service before a decision, extradition before asylum."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.checking import check
from tocsin.checking.rows import Row, case_of_rows
from tocsin.domain.facts import Severity

ASYLUM: tuple[Row, ...] = (
    ("proceeding:2", "proceeding.type", "asylum"),
    ("proceeding:2", "proceeding.person", "person:1"),
    ("stage:2", "stage.proceeding", "proceeding:2"),
)


def extradition(step: str, day: str | None, person: str = "person:1") -> list[Row]:
    dated = [("stage:1", "stage.date", day)] if day else []
    return [
        ("person:1", "person.name", "Marta Velin"),
        ("proceeding:1", "proceeding.type", "extradition"),
        ("proceeding:1", "proceeding.person", person),
        ("stage:1", "stage.proceeding", "proceeding:1"),
        ("stage:1", "stage.type", step),
        *dated,
    ]


def messages(rows: list[Row], rule: str) -> list[str]:
    return [finding.message for finding in check(case_of_rows(rows, {"person:1": "Marta Velin"}), only={rule})]


@given(st.integers(1, 28), st.integers(1, 28))
def test_service_before_the_decision_is_asked_about_and_nothing_else(served: int, decided: int) -> None:
    rows = [
        ("stage:1", "stage.type", "expulsion.decision"),
        ("stage:1", "stage.date", f"2031-05-{decided:02}"),
        ("stage:1", "stage.served", f"2031-05-{served:02}"),
    ]
    assert len(messages(rows, "served-before-decided")) == (served < decided)


def test_the_question_about_service_names_both_days() -> None:
    rows = [
        ("stage:1", "stage.type", "expulsion.decision"),
        ("stage:1", "stage.date", "2031-05-20"),
        ("stage:1", "stage.served", "2031-05-02"),
    ]
    (finding,) = check(case_of_rows(rows), only={"served-before-decided"})
    assert finding.message == (
        "“Removal ordered” (20 May 2031) is recorded as served 2 May 2031 and as dated 20 May 2031, which is later. "
        "Which date is right?"
    )
    assert finding.claims == ("row:2", "row:1")
    assert finding.severity is Severity.CONTRADICTION


@pytest.mark.parametrize(
    ("step", "day", "asked"),
    [
        ("extradition.decision", "2031-05-20", True),
        ("extradition.final", "2031-05-20", True),
        ("extradition.surrender", "2031-05", True),
        ("extradition.decision", None, False),
        ("extradition.request", "2031-05-20", False),
        ("extradition.arrest", "2031-05-20", False),
    ],
)
def test_what_decides_an_extradition(step: str, day: str | None, asked: bool) -> None:
    rows = [*extradition(step, day), *ASYLUM, ("stage:2", "stage.type", "asylum.interview")]
    assert len(messages(rows, "extradition-before-asylum")) == asked


@pytest.mark.parametrize(
    ("end", "day", "asked"),
    [
        ("asylum.final", "2031-05-21", True),
        ("asylum.final", "2031-05-20", False),
        ("asylum.final", "2031", False),
        ("asylum.final", "2031-06~", False),
        ("asylum.withdrawn", "2030", False),
        ("asylum.first-decision", "2031-05-01", True),
    ],
)
def test_what_ends_asylum(end: str, day: str, asked: bool) -> None:
    rows = [*extradition("extradition.decision", "2031-05-20"), *ASYLUM]
    rows += [("stage:2", "stage.type", end), ("stage:2", "stage.date", day)]
    assert len(messages(rows, "extradition-before-asylum")) == asked


def test_an_end_without_a_day_leaves_nothing_to_ask() -> None:
    rows = [*extradition("extradition.decision", "2031-05-20"), *ASYLUM, ("stage:2", "stage.type", "asylum.final")]
    assert messages(rows, "extradition-before-asylum") == []


def test_the_extradition_of_somebody_else_is_no_matter() -> None:
    rows = extradition("extradition.decision", "2031-05-20", person="person:2")
    rows += [("person:2", "person.name", "Ivo Brandt"), *ASYLUM, ("stage:2", "stage.type", "asylum.interview")]
    assert messages(rows, "extradition-before-asylum") == []
