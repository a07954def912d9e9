"""Every form in words, by itself, as an end, and in doubt: no word of it sharper than the date, none left out."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.domain.dates.strategies import texts

from tocsin.domain.dates import Kind, bounds, parse, phrase

BETWEEN = [
    ("20XX", "between 2000 and 2099"),
    ("20XX?", "perhaps between 2000 and 2099"),
    ("20XX~", "between 2000 and 2099 (approximate)"),
    ("20XX%", "perhaps between 2000 and 2099 (approximate)"),
    ("2017-1X", "between October and December 2017"),
    ("2017-0X", "between January and September 2017"),
    ("2017-10-0X", "between 1 and 9 October 2017"),
    ("2017-10-3X", "between 30 and 31 October 2017"),
    ("2016-02-2X", "between 20 and 29 February 2016"),
    ("2017-02-2X", "between 20 and 28 February 2017"),
    ("2017-XX-05", "between 5 January and 5 December 2017"),
    ("201X-24", "between December 2009 and February 2020"),
    ("20XX/..", "since some time between 2000 and 2099"),
    ("20XX~/..", "since some time between 2000 and 2099 (approximate)"),
    ("2017-1X/", "from some time between October and December 2017 (end unknown)"),
    ("../2017-1X", "until some time between October and December 2017"),
    ("2017-1X/2018", "from some time between October and December 2017 to 2018"),
    ("2016/2017-1X", "from 2016 to some time between October and December 2017"),
    ("[..2017-1X]", "between October and December 2017 or before that"),
    ("[2017-1X..]", "between October and December 2017 or after that"),
    ("[20XX,1999]", "between 2000 and 2099 or in 1999"),
    ("{20XX,1999}", "between 2000 and 2099 and in 1999"),
]
ENDS = [
    ("2018-07-05/..", "since 5 July 2018"),
    ("2018/..", "since 2018"),
    ("201X/..", "since the 2010s"),
    ("2017-23/..", "since autumn 2017"),
    ("2018-07-05?/..", "since perhaps 5 July 2018"),
    ("2017-?10/..", "since October 2017 (month doubtful)"),
    ("2018-07-05/", "from 5 July 2018 (end unknown)"),
    ("../2018-07-05", "until 5 July 2018"),
    ("/2018-07-05~", "until about 5 July 2018 (start unknown)"),
    ("../201X", "until the 2010s"),
    ("../2017-10-03T22:00Z", "until 22:00 on 3 October 2017 (UTC)"),
    ("[..2018]", "in or before 2018"),
    ("[2018..]", "in or after 2018"),
    ("[2018-07-05..]", "on or after 5 July 2018"),
    ("[..201X]", "in or before the 2010s"),
    ("[..2017-10-03~]", "on or before about 3 October 2017"),
]
SAME = [
    ("2017-10-03/2017-10-03", "on 3 October 2017"),
    ("2017-10/2017-10", "in October 2017"),
    ("2016/2016", "in 2016"),
    ("2016~/2016~", "about 2016"),
    ("[2017-10-03..2017-10-03]", "on 3 October 2017"),
    ("[2017-10..2017-10]", "in October 2017"),
]
SETS = [
    ("[2017-10-03,2017-10-05,2017-10-07]", "on 3, 5 or 7 October 2017"),
    ("[2017-10-03,2017-11-05]", "on 3 October or 5 November 2017"),
    ("[2016-10-03,2017-10-03]", "on 3 October 2016 or 3 October 2017"),
    ("{2017-10,2017-11}", "in October and November 2017"),
    ("{2017-10-03,2017-11}", "on 3 October 2017 and in November 2017"),
    ("[201X,2021]", "in the 2010s or in 2021"),
    ("[2017-23,2018-21]", "in autumn 2017 or in spring 2018"),
    ("[2017-10..2017-12]", "between October and December 2017"),
    ("[2017-10-01..2018-02-15,2019]", "between 1 October 2017 and 15 February 2018 or in 2019"),
    ("{2017..2018}", "in each year from 2017 to 2018"),
    ("[..2016,2018]", "in or before 2016 or in 2018"),
]
NIGHTS = [
    ("2017-10-03T18:00Z/2017-10-04T09:00Z", "in the night from 3 to 4 October 2017"),
    ("2017-10-03T17:59Z/2017-10-04T09:00Z", "from 17:59 on 3 October 2017 to 09:00 on 4 October 2017 (UTC)"),
    ("2017-10-03T18:00Z/2017-10-04T09:01Z", "from 18:00 on 3 October 2017 to 09:01 on 4 October 2017 (UTC)"),
    ("2017-10-03T22:00Z/2017-10-05T05:00Z", "from 22:00 on 3 October 2017 to 05:00 on 5 October 2017 (UTC)"),
    ("2017-12-31T22:00Z/2018-01-01T05:00Z", "in the night from 31 December 2017 to 1 January 2018"),
    ("2016-02-29T23:00Z/2016-03-01T01:00Z", "in the night from 29 February to 1 March 2016"),
    ("2017-10-03T00:00Z", "on 3 October 2017 at 00:00 (UTC)"),
    ("2017-10-03T01:00-03:30", "on 3 October 2017 at 01:00 (UTC-03:30)"),
]


@pytest.mark.parametrize(("text", "words"), [*BETWEEN, *ENDS, *SAME, *SETS, *NIGHTS])
def test_the_phrase(text: str, words: str) -> None:
    assert phrase(text) == words


DOUBTS = [
    ("2018-07-05", "2018-07-05~", "about 5 July 2018"),
    ("2018-07-05", "2018-07-05?", "perhaps on 5 July 2018"),
    ("2018-07-05", "2018-07-05%", "perhaps about 5 July 2018"),
    ("2018-07", "?2018-07", "in July 2018 (year doubtful)"),
    ("2018-07", "2018-~07", "in July 2018 (month approximate)"),
    ("2018-07-05", "2018-07-?05", "on 5 July 2018 (day doubtful)"),
    ("2018-07-05", "2018?-07-05", "on 5 July 2018 (year doubtful)"),
    ("2018-07-05", "%2018-07-05", "on 5 July 2018 (year doubtful and approximate)"),
    ("2018-07-05", "?2018-~07-05", "on 5 July 2018 (year doubtful; month approximate)"),
    ("201X", "201X?", "perhaps in the 2010s"),
    ("2017-24", "2017-24~", "about winter 2017"),
]


@pytest.mark.parametrize(("firm", "doubted", "words"), DOUBTS)
def test_each_mark_of_doubt_is_seen(firm: str, doubted: str, words: str) -> None:
    assert phrase(doubted) == words != phrase(firm)
    assert bounds(doubted, Kind.MOMENT).soft


@given(texts, st.sampled_from(list(Kind)))
def test_a_phrase_begins_with_a_place_in_time_and_closes_what_it_opens(text: str, kind: Kind) -> None:
    words = phrase(text, kind)
    assert re.match(r"(on|in|about|perhaps|between|since|from|until|throughout) ", words)
    assert words.count("(") == words.count(")")
    assert not re.search(r"(?:since|until) \S+ and |\bto between|or before (?:on|in) |  | $", words)


@given(texts)
def test_no_figure_stands_in_the_words_that_the_date_does_not_bound(text: str) -> None:
    """Years in the words lie within the years that the date allows."""
    if "X" in text or ".." in text:
        return
    known = {int(year) for year in re.findall(r"\d{4}", text)}
    assert {int(year) for year in re.findall(r"\b\d{4}\b", phrase(text))} <= known


@given(texts)
def test_what_has_no_day_gets_none(text: str) -> None:
    if re.search(r"-[?~%]?\d\d[?~%]?-|T|X", text):
        return
    assert not re.search(
        r"\b\d{1,2} (January|February|March|April|May|June|July|August|Sept|Octo|Nov|Dec)", phrase(text)
    )
    assert parse(text).text == text
