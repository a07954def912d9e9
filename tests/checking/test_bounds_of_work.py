"""Texts and cases that nobody writes must not stop anything: what is found is bounded, and found in one pass."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from tocsin.checking import check
from tocsin.checking.conflicts import MOST_CONFLICTS, conflicts
from tocsin.checking.saying import MOST_FINDINGS


@pytest.mark.parametrize(
    ("text", "most"),
    [
        (". " * 50_000, 0),
        ("\n" * 50_000, 0),
        ("5" + " " * 100_000, 0),
        ("\n \t" * 30_000, 0),
        ("Tuesday " * 20_000, 0),
        ("5 " * 50_000, 0),
        ("July " * 30_000, 0),
        ("Thursday 5 July 2018 " * 3_000, 0),
        ("Tuesday 5 July 2018 " * 3_000, MOST_FINDINGS),
        ("31 April 2018 " * 3_000, MOST_FINDINGS),
    ],
)
def test_long_texts_of_one_kind(case_of: Any, text: str, most: int) -> None:
    assert len(check(case_of(text).facts, text)) == most


def test_a_wrong_date_of_the_statement_is_one_finding_not_one_for_each_event(case_of: Any) -> None:
    case = case_of(told="1991-06-01")
    for number in range(120):
        case.event("threat", f"2021-{1 + number % 12:02d}-{1 + number % 28:02d}")
    (finding,) = check(case.facts)
    assert finding.claims[0] == case.rows[0].claim


def test_many_independent_slips_are_all_named(case_of: Any) -> None:
    case = case_of()
    for number in range(8):
        press = case.event("press_conference", f"2014-03-{1 + number:02d}")
        case.relation("reports", press, case.event("threat", f"2019-03-{1 + number:02d}"))
    assert len(check(case.facts)) == 8


def test_of_hundreds_of_slips_as_many_are_named_as_anybody_reads(case_of: Any) -> None:
    case = case_of()
    for number in range(300):
        press = case.event("press_conference", f"2014-03-{1 + number % 28:02d}")
        case.relation("reports", press, case.event("threat", f"2019-03-{1 + number % 28:02d}"))
    found = conflicts(case.facts)
    assert len(found) == MOST_CONFLICTS
    assert all(conflict.repairs[0].becomes in {"2014", "2019"} for conflict in found)


def test_hundreds_of_days_for_one_event(case_of: Any) -> None:
    case = case_of()
    for number in range(400):
        case.fact("event:0", "event.date", f"20{10 + number % 14}-05-{1 + number % 28:02d}", dated=True)
    assert 0 < len(conflicts(case.facts)) <= MOST_CONFLICTS


def test_nonsense_is_as_bounded_as_sense(case_of: Any) -> None:
    case, kinds = case_of(), itertools.cycle(("after", "reports", "same_day", "distance"))
    for number in range(400):
        case.event("arrest", ("2018", f"201{number % 10}-0{1 + number % 9}-{10 + number % 18}")[number % 2])
    for number, kind in zip(range(1_200), kinds, strict=False):
        case.relation(kind, f"event:{number * 7 % 400}", f"event:{number * 13 % 399 + 1}", (number % 90, number % 90))
    assert 0 < len(conflicts(case.facts)) <= MOST_CONFLICTS


def test_a_contradiction_that_nobody_could_follow_is_left(case_of: Any) -> None:
    for length, days, found in ((30, 15, True), (400, 2, False)):
        case = case_of()
        for number in range(length):
            case.event("arrest", "2018")
            if number:
                case.relation("distance", f"event:{number}", f"event:{number - 1}", (days, days))
        assert bool(conflicts(case.facts)) is found


def test_hundreds_of_links_without_a_slip_are_silent(case_of: Any) -> None:
    case = case_of(told="2021-12-31")
    events = [case.event("threat", f"2021-{1 + number // 28:02d}-{1 + number % 28:02d}") for number in range(280)]
    for earlier, later in itertools.pairwise(events):
        case.relation("after", later, earlier)
        case.relation("reports", later, earlier)
    assert check(case.facts) == ()
