"""Minimal sets, which date is suspected, and the order of repairs."""

from __future__ import annotations

from typing import Any

import pytest

from tocsin.checking.conflicts import Conflict, conflicts
from tocsin.domain.facts import Firmness


def only(case: Any) -> Conflict:
    (conflict,) = conflicts(case.facts, case.texts)
    return conflict


def chain(case_of: Any, *dates: str) -> Any:
    """Events of these dates, each told as coming after the one before it."""
    case = case_of()
    for date in dates:
        case.event("threat", date)
    for number in range(1, len(dates)):
        case.relation("after", f"event:{number}", f"event:{number - 1}")
    return case


FIRST = [
    # dates told in this order; the one that is wrong; what mends it
    (("2018-07-05", "2013-07-10", "2018-07-12"), "2013-07-10", "2018"),
    (("2018-07-05", "2018-07-10", "2013-07-12"), "2013-07-12", "2018"),
    (("2031-07-05", "2021-07-10", "2021-07-12"), "2031-07-05", "2021"),
    (("2021-02-18", "2012-02-20", "2021-02-23"), "2012-02-20", "2021"),
    (("2021-02-18", "2021-02-20", "2012-02-23"), "2012-02-23", "2021"),
    (("2019-12-28", "2019-12-30", "2019-01-02"), "2019-01-02", "2020"),
    (("2018-03-04", "2008-03-05", "2018-03-06", "2018-03-07"), "2008-03-05", "2018"),
    (("2018-03-04", "2018-03-05", "2028-03-06", "2018-03-07"), "2028-03-06", "2018"),
    (("2018-03", "2013-04", "2018-05"), "2013-04", "2018"),
]


@pytest.mark.parametrize(("dates", "wrong", "mended"), FIRST)
def test_the_lone_year_is_the_wrong_one(case_of: Any, dates: tuple[str, ...], wrong: str, mended: str) -> None:
    conflict = only(chain(case_of, *dates))
    assert conflict.suspect.fact.value == wrong
    assert (conflict.repairs[0].was, conflict.repairs[0].becomes) == (wrong[:4], mended)
    assert conflict.whole


def test_a_minimal_set_leaves_out_what_has_no_part_in_it(case_of: Any) -> None:
    case = chain(case_of, "2018-07-05", "2018-07-06", "2018-07-07")
    wrong = case.event("release", "2012-01-01")
    case.relation("after", wrong, "event:1")
    conflict = only(case)
    assert {side.fact.value for side in conflict.sides} >= {"2018-07-06"}
    assert len(conflict.claims) == 3  # two dates and the saying that binds them


def test_a_conflict_may_run_through_events_without_a_date(case_of: Any) -> None:
    case = case_of()
    first, middle, last = case.event("arrest", "2018-07-05"), case.event("trial", "2018"), case.event("release", "2017")
    case.relation("after", middle, first)
    case.relation("after", last, middle)
    conflict = only(case)
    assert {conflict.suspect.fact.value, *(side.fact.value for side in conflict.sides)} == {"2018", "2017"}


@pytest.mark.parametrize(
    ("middle", "more", "bound"),
    [
        ("arrest", {}, True),
        ("arrest", {"count": "12"}, False),  # twelve people are not arrested in one moment
        ("trial", {}, False),  # it may have begun before and ended behind
    ],
)
def test_a_step_of_a_moment_passes_on_what_lies_before_and_behind_it(
    case_of: Any, middle: str, more: dict[str, str], bound: bool
) -> None:
    case = case_of()
    case.event("charge", "2018-07-20")
    case.event(middle, "2018", **more)
    case.event("release", "2018-05-05")
    case.relation("after", "event:1", "event:0")
    case.relation("after", "event:2", "event:1")
    found = conflicts(case.facts)
    assert [len(conflict.claims) for conflict in found] == ([4] if bound else [])


def test_two_claims_about_one_date_contradict_each_other(case_of: Any) -> None:
    case = case_of()
    case.fact("event:0", "event.date", "2018-07-05", dated=True)
    case.fact("event:0", "event.date", "2018-07-09", dated=True)
    conflict = only(case)
    assert conflict.links == ()
    assert [side.fact.value for side in (conflict.suspect, *conflict.sides)].sort() == [
        "2018-07-05",
        "2018-07-09",
    ].sort()


def test_no_repair_where_no_slip_explains_it(case_of: Any) -> None:
    case = chain(case_of, "2018", "1951")
    for date in ("2018", "1951"):
        case.event("threat", date)
        case.relation("same_day", "event:0" if date == "2018" else "event:1", f"event:{2 + (date == '1951')}")
    assert only(case).repairs == ()


def test_a_soft_date_is_never_called_wrong(case_of: Any) -> None:
    text = "On 5 July 2018 he was held. Nothing. He fled."
    case = case_of(text)
    case.event("arrest", "2018-07-05", "5 July 2018", clause="He fled", firmness=Firmness.SOFT)
    case.event("release", "2012-07-01")
    case.relation("after", "event:1", "event:0")
    assert conflicts(case.facts, case.texts) == ()


@pytest.mark.parametrize("firmness", [Firmness.FIRM, Firmness.OCR])
def test_a_machine_is_suspected_first(case_of: Any, firmness: Firmness) -> None:
    case = case_of()
    case.event("arrest", "2018-07-05", firmness=firmness)
    case.event("release", "2013-07-09")
    case.event("trial", "2018-09-09")
    case.relation("after", "event:1", "event:0")
    suspect = only(case).suspect.fact.value
    assert suspect == ("2018-07-05" if firmness is Firmness.OCR else "2013-07-09")


def test_conflicts_stand_in_the_order_of_the_text(case_of: Any) -> None:
    text = "Brod, 1 May 2018. A: 3 June 2018. B: 4 July 2018. C: 5 August 2018."
    case = case_of(text, "2018-05-01", "1 May 2018")
    for words, value in (("4 July 2018", "2018-07-04"), ("3 June 2018", "2018-06-03"), ("5 August 2018", "2018-08-05")):
        case.event("threat", value, words)
    places = [conflict.suspect.place for conflict in conflicts(case.facts, case.texts)]
    assert places == sorted(places)


def test_every_repair_is_of_a_date_that_takes_part(case_of: Any) -> None:
    case = chain(case_of, "2018-07-05", "2013-07-10", "2018-07-12")
    conflict = only(case)
    parts = {conflict.suspect.claim, *(side.claim for side in conflict.sides)}
    assert {repair.claim for repair in conflict.repairs} <= parts
    assert 1 <= len(conflict.repairs) <= 3
