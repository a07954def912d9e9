"""What is counted from another date, and years that are left out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.domain.dates import parse
from tocsin.domain.errors import BadDate
from tocsin.reading.dates import Anchor, Basis, DateFound, Offset, Unit, find_dates, resolve_dates, resolve_offset

THURSDAY = "2018-07-12"


def resolved(text: str, day: str | None = THURSDAY) -> tuple[DateFound, ...]:
    return resolve_dates(find_dates(text), text, document_date=day)


FROM_DOCUMENT = [  # sentence, words, EDTF for a statement of Thursday 12 July 2018
    ("He left today.", "today", "2018-07-12"),
    ("He left this morning.", "this morning", "2018-07-12"),
    ("He left yesterday evening.", "yesterday evening", "2018-07-11"),
    ("He left last night.", "last night", "2018-07-11"),
    ("He left the day before yesterday.", "the day before yesterday", "2018-07-10"),
    ("He leaves tomorrow.", "tomorrow", "2018-07-13"),
    ("He left three days ago.", "three days ago", "2018-07-09"),
    ("He left 10 days ago.", "10 days ago", "2018-07-02"),
    ("He left 48 hours ago.", "48 hours ago", "2018-07-10"),
    ("He left six hours ago.", "six hours ago", "[2018-07-11..2018-07-12]"),
    ("He left two weeks ago.", "two weeks ago", "2018-06-28~"),
    ("He left a month ago.", "a month ago", "2018-06~"),
    ("He left two years ago.", "two years ago", "2016~"),
    ("He left last week.", "last week", "[2018-07-02..2018-07-08]"),
    ("He left last weekend.", "last weekend", "[2018-07-07..2018-07-08]"),
    ("He left this week.", "this week", "[2018-07-09..2018-07-15]"),
    ("He left last month.", "last month", "2018-06"),
    ("He left this year.", "this year", "2018"),
    ("He left last year.", "last year", "2017"),
    ("He leaves next month.", "next month", "2018-08"),
    ("He left on Monday.", "Monday", "2018-07-09"),
    ("He left Thursday.", "Thursday", "2018-07-12"),
    ("He left on Friday night.", "Friday", "2018-07-06"),
    ("He left last Thursday.", "last Thursday", "2018-07-05"),
    ("The court meets next Thursday.", "next Thursday", "2018-07-19"),
    ("The court will meet on Monday.", "Monday", "2018-07-16"),
    ("He has been held since last Friday.", "since last Friday", "2018-07-06/.."),
    ("He was held until Monday.", "until Monday", "../2018-07-09"),
    ("He left last October.", "last October", "2017-10"),
    ("He left last June.", "last June", "2018-06"),
    ("He left last summer.", "last summer", "2017-22"),
    ("He left last winter.", "last winter", "2018-24"),
    ("He left this spring.", "this spring", "2018-21"),
    ("He leaves next autumn.", "next autumn", "2018-23"),
    ("He left a year and a half ago.", "a year and a half ago", "2017-01~"),
    ("He left half a year ago.", "half a year ago", "2018-01~"),
    ("Over the past year men came.", "Over the past year", "2017~/.."),
    ("In the last two weeks men came.", "In the last two weeks", "2018-06-28~/.."),
    ("In the first quarter of last year men came.", "first quarter of last year", "[2017-01..2017-03]"),
    ("He leaves next March.", "next March", "2019-03"),
    ("He left this May.", "this May", "2018-05"),
    ("He left in May last year.", "May last year", "2017-05"),
    ("He left on 3 May of last year.", "3 May of last year", "2017-05-03"),
    ("He is away since October last year.", "since October last year", "2017-10/.."),
    ("He left on 5 and 7 May, this year.", "5 and 7 May, this year", "{2018-05-05,2018-05-07}"),
    ("The court meets in March next year.", "March next year", "2019-03"),
    ("He told the Press Council Tuesday.", "Tuesday", "2018-07-10"),
]


@pytest.mark.parametrize(("text", "words", "edtf"), FROM_DOCUMENT)
def test_counted_from_the_statement(text: str, words: str, edtf: str) -> None:
    (found,) = resolved(text)
    assert (found.text, found.edtf, found.basis, found.anchor) == (words, edtf, Basis.RELATIVE, Anchor.DOCUMENT)
    assert resolved(text, day=None)[0].edtf is None


FROM_BEFORE = [  # what follows “On 9 March 2017 he was seized.” (a Thursday)
    ("On the same day he fell ill.", "the same day", "2017-03-09"),
    ("That evening he fell ill.", "That evening", "2017-03-09"),
    ("Later that day he fell ill.", "Later that day", "2017-03-09"),
    ("The next day he fell ill.", "The next day", "2017-03-10"),
    ("The following morning he fell ill.", "The following morning", "2017-03-10"),
    ("He had fallen ill the previous day.", "the previous day", "2017-03-08"),
    ("He had fallen ill the evening before.", "the evening before", "2017-03-08"),
    ("Three days later he fell ill.", "Three days later", "2017-03-12"),
    ("Forty-eight hours later he fell ill.", "Forty-eight hours later", "2017-03-11"),
    ("Two days earlier he fell ill.", "Two days earlier", "2017-03-07"),
    ("He had fallen ill two days before.", "two days before", "2017-03-07"),
    ("A week later he fell ill.", "A week later", "2017-03-16~"),
    ("Two months later he fell ill.", "Two months later", "2017-05~"),
    ("A year earlier he fell ill.", "A year earlier", "2016~"),
    ("The following week he fell ill.", "The following week", "[2017-03-13..2017-03-19]"),
    ("The same week he fell ill.", "The same week", "[2017-03-06..2017-03-12]"),
    ("The weekend before, he fell ill.", "The weekend before", "[2017-03-04..2017-03-05]"),
    ("He was freed the same month.", "the same month", "2017-03"),
    ("He was freed later that month.", "later that month", "2017-03"),
    ("He had been warned the month before.", "the month before", "2017-02"),
    ("He was freed the following year.", "the following year", "2018"),
    ("He was freed that summer.", "that summer", "2017-22"),
    ("He was freed in May of that year.", "May of that year", "2017-05"),
    ("He was freed in May of the following year.", "May of the following year", "2018-05"),
    ("He had been seized the previous Monday.", "the previous Monday", "2017-03-06"),
    ("He was freed the following Monday.", "the following Monday", "2017-03-13"),
]


@pytest.mark.parametrize(("text", "words", "edtf"), FROM_BEFORE)
def test_counted_from_the_date_told_before(text: str, words: str, edtf: str) -> None:
    _, found = resolved(f"On 9 March 2017 he was seized. {text}")
    assert (found.text, found.edtf, found.basis, found.anchor) == (words, edtf, Basis.RELATIVE, Anchor.PREVIOUS)
    assert resolved(text)[0].edtf is None


def test_a_month_gives_no_day_to_what_is_counted_from_it() -> None:
    found = resolved("In October 2017 he was seized. The same day he was beaten. Three days later he was freed.")
    assert [item.edtf for item in found] == ["2017-10", "2017-10", "2017-10~"]


def test_counts_go_on_from_what_was_counted() -> None:
    found = resolved("On 9 March 2017 he left. The next day he wrote. The next day he called.")
    assert [item.edtf for item in found] == ["2017-03-09", "2017-03-10", "2017-03-11"]


def test_the_dateline_is_no_event_to_count_from() -> None:
    found = resolved("Brod, 12 July 2018\n\nThe next day he called.")
    assert [item.edtf for item in found] == ["2018-07-12", None]


def test_an_endless_extent_is_no_event_to_count_from() -> None:
    found = resolved("On 9 March 2017 he left. Since April 2017 he is free. The next day he called.")
    assert found[-1].edtf == "2017-03-10"


def test_the_same_year_counts_from_a_bare_year() -> None:
    found = resolved("On 9 March 2017 he left. In 2015 he had won. The same year he married.")
    assert found[-1].edtf == "2015"


def test_a_distance_from_something_named_is_left_to_the_reader_of_events() -> None:
    (found,) = resolved("Two days after his release he fled.")
    assert (found.text, found.anchor, found.edtf) == ("Two days after", Anchor.NAMED, None)
    assert found.offset is not None
    assert resolve_offset(found.offset, "2018-07-05") == "2018-07-07"
    assert found.offset.days == (2, 2)


LEFT_OUT = [  # text, statement's day, EDTF of the last date
    ("On 9 July men came.", "2018-07-12", "2018-07-09"),
    ("On July 12 men came.", "2018-07-12", "2018-07-12"),
    ("On 13 July men came.", "2018-07-12", "2017-07-13"),
    ("On December 30 men came.", "2018-01-02", "2017-12-30"),
    ("In October men came.", "2018-07-12", "2017-10"),
    ("In July men came.", "2018-07-12", "2018-07"),
    ("In early November men came.", "2018-07-12", "2017-11"),
    ("Since May men come.", "2018-07-12", "2018-05/.."),
    ("From 28 December to 3 January men came.", "2018-07-12", "2017-12-28/2018-01-03"),
    ("On 5 and 7 July men came.", "2018-07-12", "{2018-07-05,2018-07-07}"),
    ("On 29 February men came.", "2018-07-12", "2016-02-29"),
    ("A hearing is scheduled for 12 August.", "2018-07-12", "2018-08-12"),
    ("A hearing is due on 3 March.", "2018-07-12", "2019-03-03"),
    ("On 5 May 2016 men came. On 9 May they came again.", "2018-07-12", "2016-05-09"),
    ("On 28 December 2016 men came. On 3 January they came again.", "2018-07-12", "2017-01-03"),
    ("On 3 January 2016 men came. On 28 December they had come before.", "2018-07-12", "2015-12-28"),
    ("On 5 May 2016 men came.\n\nOn 9 May they came again.", "2018-07-12", "2016-05-09"),
    ("In 2016 men came. On 9 May they came again.", "2018-07-12", "2018-05-09"),
    ("On 5 May 2018 men came. On 9 September they came again.", "2018-07-12", "2017-09-09"),
    ("On 5 May 2016 men came. On 9 May they came again.", None, "2016-05-09"),
    ("On 9 May they came.", None, None),
    ("On 5 May 2016 men came. On the 9th, they came again.", "2018-07-12", "2016-05-09"),
    ("Men came on the 9th.", "2018-07-12", "2018-07-09"),
    ("Men came on the 15th.", "2018-07-12", "2018-06-15"),
    ("The court meets on the 15th, it will sit long.", "2018-07-12", "2018-07-15"),
    ("Men came on the 31st.", "2018-07-12", "2018-05-31"),
    ("Men came on the 9th.", None, None),
    ("Men came in the spring.", "2018-07-12", "2018-21"),
    ("Men came in the autumn.", "2018-07-12", "2017-23"),
]


@pytest.mark.parametrize(("text", "day", "edtf"), LEFT_OUT)
def test_a_year_that_is_left_out(text: str, day: str | None, edtf: str | None) -> None:
    found = resolved(text, day)[-1]
    assert found.edtf == edtf
    assert found.basis is (Basis.APPROXIMATE if "early" in text else Basis.INFERRED)
    assert found.anchor is Anchor.DOCUMENT


def test_a_date_far_back_in_another_paragraph_lends_no_year() -> None:
    text = "On 5 May 2016 men came.\n\n" + "They stayed for hours. " * 30 + "\n\nOn 9 May they came again."
    assert resolved(text)[-1].edtf == "2018-05-09"


@pytest.mark.parametrize(
    "text",
    [
        "Every Monday they come.",
        "The Sunday Herald wrote.",
        "On Easter Sunday.",
        "On Good Friday.",
        "Black Friday.",
        "He fried fish.",
    ],
)
def test_a_weekday_that_is_no_date(text: str) -> None:
    assert find_dates(text) == ()


OFFSETS = [
    (Offset(Unit.DAY, 3, 3), (3, 3)),
    (Offset(Unit.DAY, -2, -1), (-2, -1)),
    (Offset(Unit.WEEK, 2, 2), (14, 14)),
    (Offset(Unit.WEEK, 1, 1, whole=True), (1, 13)),
    (Offset(Unit.WEEK, 0, 0, whole=True), (-6, 6)),
    (Offset(Unit.MONTH, 1, 1), (28, 31)),
    (Offset(Unit.MONTH, -1, -1), (-31, -28)),
    (Offset(Unit.MONTH, -1, -1, whole=True), (-61, -1)),
    (Offset(Unit.YEAR, 1, 1), (365, 366)),
    (Offset(Unit.WEEKDAY, 0, 0, weekday=3), (-7, 0)),
    (Offset(Unit.WEEKDAY, 1, 1, weekday=3), (1, 7)),
]


@pytest.mark.parametrize(("offset", "days"), OFFSETS)
def test_an_offset_as_days(offset: Offset, days: tuple[int, int]) -> None:
    assert offset.days == days


@given(st.dates(), st.integers(-400, 400), st.sampled_from([Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.YEAR]), st.booleans())
def test_an_offset_never_breaks_the_calendar(day: object, count: int, unit: Unit, whole: bool) -> None:
    for exact in (10, 7, 4):
        edtf = resolve_offset(Offset(unit, count, count, whole), str(day)[:exact])
        assert edtf is None or parse(edtf).text == edtf


@pytest.mark.parametrize(
    ("offset", "base"),
    [
        (Offset(Unit.DAY, 1, 1), "9999-12-31"),
        (Offset(Unit.YEAR, -1, -1), "0001"),
        (Offset(Unit.MONTH, 1, 1), "9999-12"),
        (Offset(Unit.MONTH, 1, 1), "2018"),
        (Offset(Unit.WEEK, 1, 1), "2018-07"),
        (Offset(Unit.DAY, 1, 1), "[2018-07-05,2018-07-07]"),
        (Offset(Unit.MONTH, 0, 0, month=5), "2018"),
    ],
)
def test_an_offset_from_what_says_too_little_says_nothing(offset: Offset, base: str) -> None:
    assert resolve_offset(offset, base) is None


def test_doubt_is_handed_on() -> None:
    assert resolve_offset(Offset(Unit.DAY, 1, 1), "2018-07-05~") == "2018-07-06~"


def test_the_statements_day_must_be_a_date() -> None:
    with pytest.raises(BadDate):
        resolved("He left yesterday.", day="12 July 2018")


@given(st.lists(st.sampled_from([text for text, *_ in FROM_DOCUMENT + FROM_BEFORE + LEFT_OUT]), max_size=6))
def test_every_date_that_is_resolved_is_edtf(sentences: list[str]) -> None:
    for item in resolved(" ".join(sentences)):
        if item.edtf is not None:
            assert parse(item.edtf).text == item.edtf
