"""The drawing of a timeline: doubt is drawn, nothing is placed where it cannot have been, nothing lies on another."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.domain.dates import OPEN_FUTURE, OPEN_PAST, Bounds, Kind, bounds
from tocsin.web.timeline import LEFT, MOST_TICKS, RIGHT, ROW, Happening, Row, draw

AROUND = ("2024-01-01", "2026-12-31")  # so that the scale is the same


def happening(edtf: str, completion: str = "done", who: str = "Marta Velin") -> Happening:
    """An event as it is drawn."""
    return Happening("e", "Arrest", edtf, who, edtf, completion, bounds(edtf, Kind.MOMENT) if edtf else None)


def row(edtf: str, completion: str = "done") -> Row:
    """The row of one event between two that fix the scale."""
    first, last = AROUND
    (lane,) = draw([happening(first), happening(edtf, completion), happening(last)]).lanes
    return lane.rows[1] if edtf else lane.rows[2]


@pytest.mark.parametrize(
    ("edtf", "parts"),
    [
        ("2025-05-03", [("dot", "")]),
        ("2025-05-03~", [("span", "both")]),
        ("2025-05", [("span", "both")]),
        ("2025", [("span", "both")]),
        ("2025-05-03/2025-05-09", [("span", "")]),
        ("2025-05/2025-09", [("span", "in"), ("span", ""), ("span", "out")]),
        ("2025-05-03/2025-09", [("span", ""), ("span", "out")]),
        ("2025-05/..", [("span", "in"), ("span", "out")]),
        ("2025-05-03/..", [("span", ""), ("span", "out")]),  # that day, and nobody knows how long
        ("../2025-05", [("span", "in"), ("span", "out")]),
        ("[2025-05-03,2025-05-05]", [("dot", ""), ("dot", "")]),
        ("{2025-05-03,2025-05-05}", [("dot", ""), ("dot", "")]),
        ("", []),
    ],
)
def test_a_day_is_a_dot_a_span_a_bar_and_what_is_not_known_fades(edtf: str, parts: list[tuple[str, str]]) -> None:
    assert [(part.shape, part.fill) for part in row(edtf).parts] == parts


def test_what_sources_differ_about_is_drawn_as_each_says_it() -> None:
    whole = replace(happening("2025-05-03"), others=("2025-08", "2025-09-01/2025-09-05"))
    (lane,) = draw([whole, happening("2024-01-01")]).lanes
    first, second, third = lane.rows[0].parts
    assert [(part.shape, part.torn) for part in lane.rows[0].parts] == [("dot", True), ("span", True), ("span", True)]
    assert first.x < second.x < third.x
    assert not lane.rows[0].exact


def test_one_of_several_days_is_torn_and_all_of_them_are_not() -> None:
    assert [part.torn for part in row("[2025-05-03,2025-05-05]").parts] == [True, True]
    assert [part.torn for part in row("{2025-05-03,2025-05-05}").parts] == [False, False]


def test_the_scale_goes_no_further_than_the_days_that_are_looked_at() -> None:
    within = bounds("2025-06", Kind.MOMENT)
    (lane,) = draw([happening("202X"), happening("2025-06-15")], (within.s_min, within.e_max)).lanes
    decade, day = (one.parts[0] for one in lane.rows)
    assert (decade.x, round(decade.x + decade.width)) == (LEFT, RIGHT)
    assert (RIGHT - LEFT) * 0.4 < day.x < (RIGHT - LEFT) * 0.6


def test_a_name_that_would_be_cut_by_the_edge_is_shortened() -> None:
    (lane,) = draw([happening("2025", who="Velin " * 40)]).lanes
    assert (lane.who[-1], len(lane.who) <= 96) == ("…", True)


@pytest.mark.parametrize("completion", ["done", "attempted", "threatened", "planned", ""])
@pytest.mark.parametrize("edtf", ["2025-05-03", "2025-05", "2025-05/.."])
def test_what_was_not_done_is_hollow(edtf: str, completion: str) -> None:
    assert row(edtf, completion).hollow == (completion in {"attempted", "threatened", "planned"})


def test_parts_touch_and_nothing_is_left_out_between() -> None:
    first, second, third = row("2025-05/2025-09").parts
    assert second.x == pytest.approx(first.x + first.width, abs=0.2)
    assert third.x == pytest.approx(second.x + second.width, abs=0.2)


def test_an_undated_event_stands_last_under_its_person() -> None:
    events = [happening(""), happening("2025"), happening("2024", who="Petro Danko"), happening("", who="Petro Danko")]
    lanes = {lane.who: [one.event.edtf for one in lane.rows] for lane in draw(events).lanes}
    assert lanes == {"Marta Velin": ["2025", ""], "Petro Danko": ["2024", ""]}


def test_a_case_without_any_date_has_no_scale() -> None:
    drawing = draw([happening("")])
    assert drawing.ticks == ()
    assert drawing.lanes[0].rows[0].parts == ()


@st.composite
def some_bounds(draw_one: st.DrawFn) -> Bounds:
    """Any bounds that a date can have."""
    seconds = st.integers(min_value=-(10**11), max_value=10**11)
    s_min, e_max = sorted((draw_one(seconds), draw_one(seconds)))
    inside = st.integers(min_value=s_min, max_value=e_max)
    s_max, e_min = draw_one(inside), draw_one(inside)
    s_min, s_max = draw_one(st.sampled_from([(s_min, s_max), (OPEN_PAST, s_max)]))
    return Bounds(s_min, s_max, e_min, draw_one(st.sampled_from([e_max, OPEN_FUTURE])), draw_one(st.booleans()))


@given(st.lists(st.tuples(st.one_of(st.none(), some_bounds()), st.sampled_from(["", "1/2"]), st.sampled_from("abc"))))
def test_everything_lies_on_the_page_and_no_row_on_another(events: list[tuple[Bounds | None, str, str]]) -> None:
    drawing = draw([Happening(str(n), "x", "y", who, edtf, "done", one) for n, (one, edtf, who) in enumerate(events)])
    rows = [one for lane in drawing.lanes for one in lane.rows]
    assert sorted(one.event.id for one in rows) == sorted(str(number) for number in range(len(events)))
    heights = sorted([one.y for one in rows] + [lane.y for lane in drawing.lanes])
    assert all(later - earlier >= 30 for earlier, later in pairwise(heights))
    assert all(one.y + ROW <= drawing.height for one in rows)
    for one in rows:
        assert bool(one.parts) == (one.event.bounds is not None)
        for part in one.parts:
            assert LEFT <= part.x <= RIGHT
            assert 0 <= part.width <= RIGHT - LEFT + 8
    assert len(drawing.ticks) <= MOST_TICKS + 1
    assert all(LEFT <= tick.x <= RIGHT for tick in drawing.ticks)
