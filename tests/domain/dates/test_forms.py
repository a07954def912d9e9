"""The shapes that a parsed date has."""

from __future__ import annotations

import pytest

from tocsin.domain.dates import Mode, parse
from tocsin.domain.dates.forms import Choice, Day, Edge, Instant, Interval, Part, Range, plain


def test_a_date_keeps_its_parts_and_where_each_mark_stands() -> None:
    form = parse("2017-?10-12~").form
    assert form == Day((Part("2017"), Part("10", left="?"), Part("12", right="~")))


def test_a_clock_time_keeps_its_offset() -> None:
    form = parse("2017-10-03T22:00:00+03:00").form
    assert form == Instant(Day((Part("2017"), Part("10"), Part("03"))), "22:00:00", "+03:00")


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2017/..", Day((Part("2017"),)), Edge.OPEN),
        ("2017/", Day((Part("2017"),)), Edge.UNKNOWN),
        ("../2017", Edge.OPEN, Day((Part("2017"),))),
        ("/2017", Edge.UNKNOWN, Day((Part("2017"),))),
    ],
)
def test_open_and_unknown_are_not_the_same(text: str, start: object, end: object) -> None:
    form = parse(text).form
    assert isinstance(form, Interval)
    assert (form.start, form.end) == (start, end)


def test_a_set_keeps_order_ranges_and_mode() -> None:
    form = parse("[2019,2016..2017,..2014]").form
    assert isinstance(form, Choice)
    assert form.mode is Mode.ONE
    year = {text: Day((Part(text),)) for text in ("2019", "2016", "2017", "2014")}
    assert form.items == (year["2019"], Range(year["2016"], year["2017"]), Range(None, year["2014"]))


@pytest.mark.parametrize(
    ("text", "is_soft", "is_season", "is_plain"),
    [
        ("2017", False, False, True),
        ("2017-10", False, False, True),
        ("2017-10-12", False, False, True),
        ("201X", False, False, False),
        ("2017-10-XX", False, False, False),
        ("2017~", True, False, False),
        ("2017-?10", True, False, False),
        ("2017-21", True, True, False),
        ("2017-24", True, True, False),
    ],
)
def test_what_is_soft_a_season_or_plain(text: str, is_soft: bool, is_season: bool, is_plain: bool) -> None:
    form = parse(text).form
    assert isinstance(form, Day)
    assert (form.soft, form.season, plain(form)) == (is_soft, is_season, is_plain)
