"""Dates written out: their words, exactly, and their EDTF."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.domain.dates import phrase
from tocsin.reading.dates import Anchor, Basis, DateFound, Flaw, find_dates, resolve_dates

WRITTEN = [  # sentence, the date's words, EDTF
    ("On 5 July 2018 two men came.", "5 July 2018", "2018-07-05"),
    ("On the 5th of July 2018 two men came.", "5th of July 2018", "2018-07-05"),
    ("It was the 1st day of May 2018.", "1st day of May 2018", "2018-05-01"),
    ("On July 5, 2018, two men came.", "July 5, 2018", "2018-07-05"),
    ("On July 5th, 2018 two men came.", "July 5th, 2018", "2018-07-05"),
    ("On Sept. 5, 2018 two men came.", "Sept. 5, 2018", "2018-09-05"),
    ("It was JULY 5, 2018.", "JULY 5, 2018", "2018-07-05"),
    ("On 05 July, 2018 two men came.", "05 July, 2018", "2018-07-05"),
    ("Entered on 2018-07-05 by hand.", "2018-07-05", "2018-07-05"),
    ("Entered on 05.07.2018 by hand.", "05.07.2018", "2018-07-05"),
    ("Entered on 25/07/2018 by hand.", "25/07/2018", "2018-07-25"),
    ("Entered on 07/25/2018 by hand.", "07/25/2018", "2018-07-25"),
    ("Entered on 07/07/2018 by hand.", "07/07/2018", "2018-07-07"),
    ("In October 2017 he left.", "October 2017", "2017-10"),
    ("In October of 2017 he left.", "October of 2017", "2017-10"),
    ("The October 2017 raid.", "October 2017", "2017-10"),
    ("Two were killed in 2016.", "2016", "2016"),
    ("During 2016 it grew worse.", "2016", "2016"),
    ("In autumn 2017 he left.", "autumn 2017", "2017-23"),
    ("In the summer of 2018 he left.", "summer of 2018", "2018-22"),
    ("It was so in the 2010s.", "2010s", "201X"),
    ("Since March 2017 she lives here.", "Since March 2017", "2017-03/.."),
    ("Since 2014 she lives here.", "Since 2014", "2014/.."),
    ("He was held until 5 July 2018.", "until 5 July 2018", "../2018-07-05"),
    ("He was held up to October 2017.", "up to October 2017", "../2017-10"),
    ("He was not told until 5 July 2018.", "5 July 2018", "2018-07-05"),
    ("They didn’t answer until 5 July 2018.", "5 July 2018", "2018-07-05"),
    ("It was before October 2017.", "before October 2017", "[..2017-10]"),
    ("It is due by 5 May 2018.", "by 5 May 2018", "[..2018-05-05]"),
    ("It was after 5 July 2018.", "after 5 July 2018", "[2018-07-05..]"),
    ("Held from 18 to 21 February 2021 she fell ill.", "from 18 to 21 February 2021", "2021-02-18/2021-02-21"),
    ("From 28 June to 3 July 2018 they waited.", "From 28 June to 3 July 2018", "2018-06-28/2018-07-03"),
    ("From 28 December to 3 January 2019.", "From 28 December to 3 January 2019", "2018-12-28/2019-01-03"),
    ("A congress (5-7 July 2018) met.", "5-7 July 2018", "2018-07-05/2018-07-07"),
    ("A congress, July 5–7, 2018, met.", "July 5–7, 2018", "2018-07-05/2018-07-07"),
    ("From 2014 to 2016 he served.", "From 2014 to 2016", "2014/2016"),
    ("From March to May 2017 he served.", "From March to May 2017", "2017-03/2017-05"),
    ("From 5 July 2018 to 9 August he served.", "From 5 July 2018 to 9 August", "2018-07-05/2018-08-09"),
    ("Between 5 and 9 July 2018 men came.", "Between 5 and 9 July 2018", "[2018-07-05..2018-07-09]"),
    ("Between March and May 2017 men came.", "Between March and May 2017", "[2017-03..2017-05]"),
    ("On 5 and 7 July 2018 men came.", "5 and 7 July 2018", "{2018-07-05,2018-07-07}"),
    ("On 5, 7 and 9 July 2018 men came.", "5, 7 and 9 July 2018", "{2018-07-05,2018-07-07,2018-07-09}"),
    ("On 28 June and 3 July 2018 men came.", "28 June and 3 July 2018", "{2018-06-28,2018-07-03}"),
    ("On 3 or 5 October 2017 men came.", "3 or 5 October 2017", "[2017-10-03,2017-10-05]"),
    ("In March and April 2017 men came.", "March and April 2017", "{2017-03,2017-04}"),
    ("In 2014 and 2015 men came.", "2014 and 2015", "{2014,2015}"),
    ("On the night of 3-4 October 2017 men came.", "night of 3-4 October 2017", "[2017-10-03,2017-10-04]"),
    ("In the night from 3 to 4 October 2017.", "night from 3 to 4 October 2017", "[2017-10-03,2017-10-04]"),
    ("On the night of 3 October 2017 men came.", "night of 3 October 2017", "2017-10-03"),
    ("Overnight on 3-4 October 2017 men came.", "Overnight on 3-4 October 2017", "[2017-10-03,2017-10-04]"),
    ("In the first quarter of 2013 men came.", "first quarter of 2013", "[2013-01..2013-03]"),
    ("During the last quarter of 2013 men came.", "last quarter of 2013", "2013-10/2013-12"),
    ("In Q2 2013 men came.", "Q2 2013", "[2013-04..2013-06]"),
    ("Over the first three months of 2013 men came.", "first three months of 2013", "2013-01/2013-03"),
    ("Over the last 2 months of 2013 men came.", "last 2 months of 2013", "2013-11/2013-12"),
    ("In 2014-2016 he served.", "2014-2016", "2014/2016"),
    ("In 2014–2016 he served.", "2014–2016", "2014/2016"),
    ("From 5 July 2018 onwards men came.", "From 5 July 2018 onwards", "2018-07-05/.."),
    ("Starting in March 2017 men came.", "Starting in March 2017", "2017-03/.."),
    ("It is due no later than 5 May 2018.", "no later than 5 May 2018", "[..2018-05-05]"),
    ("In the month of May 2018 men came.", "May 2018", "2018-05"),
    ("Sent Thu, 5 Jul 2018 by hand.", "Thu, 5 Jul 2018", "2018-07-05"),
    ("Entered on 2018-07-05T10:00:00Z by hand.", "2018-07-05", "2018-07-05"),
    ("Entered on 2018/07/05 by hand.", "2018/07/05", "2018-07-05"),
    ("Entered on 5.VII.2018 by hand.", "5.VII.2018", "2018-07-05"),
    ("On the night of 31 May to 1 June 2017.", "night of 31 May to 1 June 2017", "[2017-05-31,2017-06-01]"),
]


def one(text: str) -> DateFound:
    found = find_dates(text)
    assert len(found) == 1, [item.text for item in found]
    return found[0]


@pytest.mark.parametrize(("text", "words", "edtf"), WRITTEN)
def test_a_date_written_out(text: str, words: str, edtf: str) -> None:
    found = one(text)
    assert (found.text, found.edtf, found.basis) == (words, edtf, Basis.EXPLICIT)
    assert (found.anchor, found.flaw) == (Anchor.NONE, None)


APPROXIMATE = [
    ("It was about 5 July 2018.", "about 5 July 2018", "2018-07-05~"),
    ("It was around March 2017.", "around March 2017", "2017-03~"),
    ("It was on or about 5 July 2018.", "on or about 5 July 2018", "2018-07-05~"),
    ("In late October 2017 he left.", "late October 2017", "2017-10"),
    ("In mid-March 2017 he left.", "mid-March 2017", "2017-03"),
    ("At the beginning of March 2017 he left.", "the beginning of March 2017", "2017-03"),
    ("In early 2016 he left.", "early 2016", "2016"),
    ("Later in 2016 he left.", "Later in 2016", "2016"),
    ("In the week of 5 May 2018 men came.", "the week of 5 May 2018", "2018-05-05~"),
    ("In the second half of 2018 he left.", "the second half of 2018", "2018"),
    ("In mid-2018 he left.", "mid-2018", "2018"),
    ("By the end of 2016 he left.", "By the end of 2016", "[..2016]"),
    ("Since about March 2017 he is away.", "Since about March 2017", "2017-03~/.."),
]


@pytest.mark.parametrize(("text", "words", "edtf"), APPROXIMATE)
def test_an_approximate_date(text: str, words: str, edtf: str) -> None:
    found = one(text)
    assert (found.text, found.edtf, found.basis) == (words, edtf, Basis.APPROXIMATE)


WEEKDAYS = [
    ("On Thursday, 5 July 2018, men came.", "Thursday, 5 July 2018", 3),
    ("On Thursday 5 July 2018 men came.", "Thursday 5 July 2018", 3),
    ("On Thursday, July 5, 2018, men came.", "Thursday, July 5, 2018", 3),
    ("On Monday the 2nd of March 2020 men came.", "Monday the 2nd of March 2020", 0),
    ("On Thursday (5 July 2018) men came.", "Thursday (5 July 2018)", 3),
    ("On 5 July 2018 (Thursday) men came.", "5 July 2018 (Thursday)", 3),
    ("On 6 July 2018 (Thursday) men came.", "6 July 2018 (Thursday)", 3),
    ("On 5 July 2018 men came.", "5 July 2018", None),
]


@pytest.mark.parametrize(("text", "words", "weekday"), WEEKDAYS)
def test_a_named_weekday_belongs_to_the_date_right_or_wrong(text: str, words: str, weekday: int | None) -> None:
    found = one(text)
    assert (found.text, found.weekday) == (words, weekday)


@pytest.mark.parametrize(
    "words",
    [
        "31 February 2018",
        "February 31, 2018",
        "29 February 2018",
        "31 June 2018",
        "35 July 2018",
        "31.02.2018",
        "2018-02-30",
        "2018-13-01",
        "31 June",
        "30 and 31 June 2018",
    ],
)
def test_a_date_that_does_not_exist_is_reported_whole(words: str) -> None:
    found = one(f"On {words} he was seized.")
    assert (found.text, found.edtf, found.flaw) == (words, None, Flaw.IMPOSSIBLE)


def test_leap_days_exist_in_leap_years() -> None:
    assert one("On 29 February 2020 he left.").edtf == "2020-02-29"
    assert one("On 29 February he left.").flaw is None


@pytest.mark.parametrize("sign", ["/", "-"])
def test_day_and_month_in_figures_are_asked_when_both_orders_are_possible(sign: str) -> None:
    found = one(f"Sent on 05{sign}07{sign}2018.")
    assert (found.edtf, found.flaw) == ("[2018-07-05,2018-05-07]", Flaw.AMBIGUOUS)


NO_DATES = [
    "You may march on; they may stay.",
    "They may march in spring, and fall asleep in winter; after the fall of the town.",
    "On the 5th floor, the 3rd day of the strike, the 10th anniversary.",
    "Mr May said so, and Theresa May’s office agreed.",
    "Article 311, part 2, and articles 5 and 7.",
    "Resolution 60/16 and the 2012 law on assembly; the law of 2012.",
    "See A/HRC/35/28, AMR 37/6674/2017 and EUR 50/2016/2017.",
    "Case No. 2018/07 and no. 12/05/2017, № 05.07.2018.",
    "https://example.org/2018/07/05/news?year=2017 and www.example.org/in-2016",
    "Write to office2018@example.org or call +380 44 2018 2019.",
    "Page 2017, room 1984, 2018 people, 2016 euros.",
    "In recent months things got worse, for years and years.",
    "Version 5.7.2018.1 and 192.168.20.18.",
    "On 5 occasions in 30 days.",
    "A step in 2016/17 budgets.",
    "In 2000 people fled, in 2016% of cases.",
    "",
]


@pytest.mark.parametrize("text", NO_DATES)
def test_what_only_looks_like_a_date(text: str) -> None:
    assert find_dates(text) == ()


COUNTED = [
    ("In May 20 people came.", "May", "2018-05"),
    ("On July 5 and 12 people came.", "July 5", "2018-07-05"),
    ("On July 5 and 7, men came.", "July 5 and 7", "{2018-07-05,2018-07-07}"),
    ("On May 20 activists met.", "May 20", "2018-05-20"),
]


@pytest.mark.parametrize(("text", "words", "edtf"), COUNTED)
def test_figures_that_count_people_are_no_days(text: str, words: str, edtf: str) -> None:
    (found,) = resolve_dates(find_dates(text), text, document_date="2018-12-01")
    assert (found.text, found.edtf) == (words, edtf)


def test_two_full_dates_stay_two() -> None:
    found = find_dates("On 5 July 2018 and 9 August 2018 men came.")
    assert [item.edtf for item in found] == ["2018-07-05", "2018-08-09"]


def test_a_language_without_rules_has_no_dates() -> None:
    assert find_dates("5 July 2018", language="xx") == ()


MODERN = st.dates(min_value=date(1950, 1, 1), max_value=date(2049, 12, 31))


@given(MODERN, MODERN, st.integers(0, 9))
def test_what_is_put_into_words_is_found_again(a: date, b: date, form: int) -> None:
    first, last = (day.isoformat() for day in sorted([a, b]))
    if first[:7] == last[:7]:
        last = first
    texts = [
        first,
        first[:7],
        first[:4],
        f"{first}/..",
        f"../{first[:7]}",
        f"{first}~",
        f"{first[:7]}~",
        f"{first[:7]}/..",
    ]
    pairs = [f"{first}/{last}", f"[{first}..{last}]"]
    edtf = [*texts, *(pairs if first != last else texts)][form]
    found = one(f"They came {phrase(edtf)}, it is said.")
    assert found.edtf == edtf


@given(st.text(max_size=60), MODERN, st.text(max_size=60))
def test_spans_stand_on_their_words_and_never_overlap(before: str, day: date, after: str) -> None:
    text = f"{before} on {day.day} {day:%B %Y}, last Thursday and three days later {after}"
    found = find_dates(text)
    assert found
    assert all(item.text == text[slice(*item.span)] for item in found)
    assert all(a.span[1] <= b.span[0] for a, b in pairwise(found))
