"""Dates in words say what the date says and no more."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.domain.dates.strategies import DAYS, texts

from tocsin.domain.dates import Kind, phrase
from tocsin.domain.errors import BadDate, UnknownWord

WORDS = [
    ("2018-07-05", "on 5 July 2018"),
    ("2017-10", "in October 2017"),
    ("2017-10-XX", "in October 2017"),
    ("2017", "in 2017"),
    ("2017-XX", "in 2017"),
    ("0987", "in 987"),
    ("201X", "in the 2010s"),
    ("201X-XX-XX", "in the 2010s"),
    ("20XX", "between 2000 and 2099"),
    ("201X-10", "between October 2010 and October 2019"),
    ("2017-10-1X", "between 10 and 19 October 2017"),
    ("2017-1X-31", "between 31 October and 31 December 2017"),
    ("2017-23", "in autumn 2017"),
    ("2017-24", "in winter 2017"),
    ("2018-07-05~", "about 5 July 2018"),
    ("2017-10~", "about October 2017"),
    ("201X~", "about the 2010s"),
    ("2018-07-05?", "perhaps on 5 July 2018"),
    ("2017-10?", "perhaps in October 2017"),
    ("?2017", "perhaps in 2017"),
    ("2017-10%", "perhaps about October 2017"),
    ("2017-?10", "in October 2017 (month doubtful)"),
    ("?2017-10", "in October 2017 (year doubtful)"),
    ("2017-10?-12", "on 12 October 2017 (year and month doubtful)"),
    ("2017~-10?-12", "on 12 October 2017 (year approximate; year and month doubtful)"),
    ("2017-%10-12", "on 12 October 2017 (month doubtful and approximate)"),
    ("2017-03/..", "since March 2017"),
    ("2017-03~/..", "since about March 2017"),
    ("2017-03/", "from March 2017 (end unknown)"),
    ("../2017-10", "until October 2017"),
    ("/2017-10", "until October 2017 (start unknown)"),
    ("[..2017-10]", "in or before October 2017"),
    ("[..2017-10-03]", "on or before 3 October 2017"),
    ("[..2017~]", "in or before about 2017"),
    ("[2017-10..]", "in or after October 2017"),
    ("[2017-10-03,2017-10-05]", "on 3 or 5 October 2017"),
    ("{2017-10-03,2017-10-05,2017-10-07}", "on 3, 5 and 7 October 2017"),
    ("[2018-06-28,2018-07-03]", "on 28 June or 3 July 2018"),
    ("[2017-12-28,2018-01-03]", "on 28 December 2017 or 3 January 2018"),
    ("[2017-10,2017-11]", "in October or November 2017"),
    ("[2016,2017]", "in 2016 or 2017"),
    ("[2017-10-03,2017-11]", "on 3 October 2017 or in November 2017"),
    ("[2017-10-03?,2017-10-05]", "perhaps on 3 October 2017 or on 5 October 2017"),
    ("[2017-10-01..2017-10-15]", "between 1 and 15 October 2017"),
    ("[2017-10-01..2017-10-03,2017-10-09]", "between 1 and 3 October 2017 or on 9 October 2017"),
    ("[2017-10-01..2017-11~]", "between 1 October 2017 and about November 2017"),
    ("{2017-10-01..2017-10-03}", "on each day from 1 to 3 October 2017"),
    ("{2017-11..2018-02}", "in each month from November 2017 to February 2018"),
    ("{2014..2016}", "in each year from 2014 to 2016"),
    ("2021-02-18/2021-02-21", "from 18 to 21 February 2021"),
    ("2018-06-28/2018-07-03", "from 28 June to 3 July 2018"),
    ("2017-03/2017-05", "from March to May 2017"),
    ("2014/2016", "from 2014 to 2016"),
    ("2017-03-05/2018", "from 5 March 2017 to 2018"),
    ("2018-07-05~/2018-08?", "from about 5 July 2018 to perhaps August 2018"),
    ("2017-21/2017-23", "from spring 2017 to autumn 2017"),
    ("2017-10-03T22:00+03:00", "on 3 October 2017 at 22:00 (UTC+03:00)"),
    ("2017-10-03T22:00:07Z", "on 3 October 2017 at 22:00:07 (UTC)"),
    ("2017-10-03T22:00:00+03:00/2017-10-04T05:00:00+03:00", "in the night from 3 to 4 October 2017"),
    ("2017-10-31T23:30Z/2017-11-01T09:00Z", "in the night from 31 October to 1 November 2017"),
    ("2017-10-03T22:00Z/2017-10-04T09:30Z", "from 22:00 on 3 October 2017 to 09:30 on 4 October 2017 (UTC)"),
    ("2017-10-03T14:00Z/2017-10-03T16:30Z", "on 3 October 2017 from 14:00 to 16:30 (UTC)"),
    (
        "2017-10-03T22:00Z/2017-10-04T05:00+03:00",
        "from 22:00 on 3 October 2017 (UTC) to 05:00 on 4 October 2017 (UTC+03:00)",
    ),
    ("2017-10-03T22:00Z/..", "since 22:00 on 3 October 2017 (UTC)"),
    ("9999-12-31T22:00Z/9999-12-31T23:00Z", "on 31 December 9999 from 22:00 to 23:00 (UTC)"),
]


@pytest.mark.parametrize(("text", "words"), WORDS)
def test_a_moment_in_words(text: str, words: str) -> None:
    assert phrase(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2017-10", "throughout October 2017"),
        ("2017", "throughout 2017"),
        ("2017-10-12", "on 12 October 2017"),
        ("2017-10-XX", "in October 2017"),
        ("2017-10?", "perhaps in October 2017"),
        ("2017-03/..", "since March 2017"),
    ],
)
def test_an_extent_in_words(text: str, words: str) -> None:
    assert phrase(text, Kind.EXTENT) == words


@given(texts, st.sampled_from(list(Kind)))
def test_words_hold_no_weekday_and_no_sign_of_the_notation(text: str, kind: Kind) -> None:
    words = phrase(text, kind)
    assert not re.search(
        "day(?! from| doubtful| approximate|[);])|X|~|%|/|\\[|\\{|  ", words.replace("on each day", "")
    )


@given(DAYS, st.sampled_from([4, 7]))
def test_a_wide_date_never_gets_a_day(day: object, exact: int) -> None:
    text = str(day)[:exact]
    figures = re.findall("[0-9]+", phrase(text))
    assert [int(figure) for figure in figures] == [int(text[:4])]


@given(texts)
def test_doubt_stays_visible(text: str) -> None:
    if set(text) & set("~?%"):
        assert re.search("about|perhaps|approximate|doubtful", phrase(text))


def test_another_language_is_refused() -> None:
    with pytest.raises(UnknownWord):
        phrase("2018-07-05", language="tlh")


def test_a_bad_date_is_refused() -> None:
    with pytest.raises(BadDate):
        phrase("2018-02-30")
